#pragma once
#include "ui/rulebook/conditionrow.h"

class QVBoxLayout;

namespace fieldlane::ui::rulebook {

class GroupBox;

/// When a rule applies, as groups and rows in each other. What is edited is told at once; what the edit changes in the
/// shape of the tree is shown anew, with the keyboard where it was.
class ConditionEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ConditionEditor(QWidget *parent = nullptr);
    /// The vocabulary is borrowed until the next one is given.
    void setVocabulary(const Vocabulary *vocabulary);
    void setCondition(const rules::Condition &condition);
    const rules::Condition &condition() const { return m_stored; }
    /// Sentences by the place of what they are about, as findings have it.
    void setFaults(const std::map<rules::ConditionPath, QString> &faults);
    /// Puts the keyboard where a finding leads.
    void focus(const rules::ConditionPath &path);

Q_SIGNALS:
    /// `part` is the same while one value is being typed.
    void edited(const fieldlane::rules::Condition &condition, const QString &part);

private:
    void take(const rules::Condition &root, const QString &part);
    void restructure(const rules::Condition &root, const rules::ItemPath &focus);
    void rebuild();
    QWidget *newItem(const rules::Condition &item, const rules::ItemPath &path, QWidget *parent);
    GroupBox *newGroup(const rules::Condition &group, const rules::ItemPath &path, QWidget *parent);
    ConditionRow *newRow(const rules::Condition &item, const rules::ItemPath &path, QWidget *parent);
    void addRow(const rules::ItemPath &group);
    void addGroup(const rules::ItemPath &group);
    void move(const rules::ItemPath &path, int by);

    const Vocabulary *m_vocabulary = nullptr;
    rules::Condition m_stored; ///< as the rule has it
    rules::Condition m_root; ///< as it is shown: asGroup()
    std::map<rules::ConditionPath, QString> m_faults;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    std::vector<ConditionRow *> m_rows;
};

} // namespace fieldlane::ui::rulebook
