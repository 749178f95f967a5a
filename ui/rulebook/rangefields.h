#pragma once
#include "ui/rulebook/amountfields.h"
#include "ui/rulebook/operandeditors.h"

class QDateEdit;
class QLabel;
class QTimeEdit;

// The values of rows that are ranges. With an operator that has one end, the other is not shown.
namespace fieldlane::ui::rulebook {

/// Numbers as they are; distances in kilometres.
class NumberRangeField : public OperandEditor
{
    Q_OBJECT
public:
    NumberRangeField(rules::Operator op, rules::ValueKind kind, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    rules::Operator m_op;
    double m_scale; ///< of what is stored to what is shown
    NumberField *m_from = nullptr;
    NumberField *m_to = nullptr;
};

/// Priorities by name.
class LevelRangeField : public OperandEditor
{
    Q_OBJECT
public:
    LevelRangeField(rules::Operator op, const Vocabulary &vocabulary, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    rules::Operator m_op;
    SearchChoice *m_from = nullptr;
    SearchChoice *m_to = nullptr;
};

class DurationRangeField : public OperandEditor
{
    Q_OBJECT
public:
    DurationRangeField(rules::Operator op, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    rules::Operator m_op;
    DurationField *m_from = nullptr;
    DurationField *m_to = nullptr;
};

class DateRangeField : public OperandEditor
{
    Q_OBJECT
public:
    DateRangeField(rules::Operator op, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    rules::Operator m_op;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
};

/// Days before or after today.
class DayRangeField : public OperandEditor
{
    Q_OBJECT
public:
    explicit DayRangeField(QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    NumberField *m_from;
    NumberField *m_to;
};

/// From one time of the day to another, over midnight when that is earlier.
class TimeRangeField : public OperandEditor
{
    Q_OBJECT
public:
    explicit TimeRangeField(QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    QLineEdit *m_from;
    QLineEdit *m_to;
};

} // namespace fieldlane::ui::rulebook
