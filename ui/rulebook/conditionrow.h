#pragma once
#include "rules/conditionitems.h"
#include "ui/rulebook/operandeditors.h"

class QHBoxLayout;
class QToolButton;

namespace fieldlane::ui::rulebook {

/// One row of a condition: field, operator and value, with what can be done to it. What is unknown here is shown as it is
/// stored and cannot be edited.
class ConditionRow : public QWidget
{
    Q_OBJECT
public:
    ConditionRow(const rules::Condition &condition, const rules::ItemPath &path, const Vocabulary &vocabulary, QWidget *parent);

    const rules::ItemPath &path() const { return m_path; }
    const rules::Condition &condition() const { return m_condition; }
    /// Marks it, with a sentence that says why; empty: nothing is wrong.
    void setFault(const QString &sentence);
    void focusFirst();

Q_SIGNALS:
    /// `part` is the same while one value is being typed; empty for what is chosen.
    void edited(const fieldlane::rules::Condition &condition, const QString &part);
    void removeWanted();
    void moveWanted(int by);
    void groupWanted(fieldlane::rules::GroupMode mode);
    void duplicateWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeEditors(QHBoxLayout *row);
    void makeUnknown(QHBoxLayout *row);
    void makeButtons(QHBoxLayout *row);
    void makeValue();
    void chooseField(const QString &code);
    void chooseOperator(rules::Operator op);
    void store(const rules::Row &row, const QString &part = {});

    rules::Condition m_condition;
    rules::ItemPath m_path;
    const Vocabulary &m_vocabulary;
    SearchChoice *m_field = nullptr;
    SearchChoice *m_operator = nullptr;
    OperandEditor *m_value = nullptr;
    QHBoxLayout *m_valuePlace = nullptr;
    QToolButton *m_more = nullptr;
    bool m_isFaulty = false;
};

/// "0.1": for the names of the editors of an item.
QString pathText(const rules::ItemPath &path);

} // namespace fieldlane::ui::rulebook
