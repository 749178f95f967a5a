#pragma once
#include "ui/rulebook/operandeditors.h"

class QAbstractButton;
class QCheckBox;

// The values of rows that are lists.
namespace fieldlane::ui::rulebook {

class TagField;

/// Records of master data, by name.
class RecordsField : public OperandEditor
{
    Q_OBJECT
public:
    RecordsField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    TagField *m_tags;
};

/// Some of a few that always are the same: priorities, days of the week. Each is a button that stays down.
class LevelsField : public OperandEditor
{
    Q_OBJECT
public:
    LevelsField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    std::vector<QAbstractButton *> m_buttons;
    rules::Members m_members; ///< as given; also what no button stands for
};

/// Words of a closed or open list.
class CodesField : public OperandEditor
{
    Q_OBJECT
public:
    CodesField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    TagField *m_tags;
};

/// Words and phrases in any language, whole or as parts of longer ones.
class KeywordsField : public OperandEditor
{
    Q_OBJECT
public:
    explicit KeywordsField(QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    TagField *m_tags;
    QCheckBox *m_whole;
};

/// Beginnings of postcodes.
class PrefixesField : public OperandEditor
{
    Q_OBJECT
public:
    explicit PrefixesField(QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    TagField *m_tags;
};

} // namespace fieldlane::ui::rulebook
