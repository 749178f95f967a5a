#pragma once
#include "ui/rulebook/argumenteditors.h"

class QVBoxLayout;

namespace fieldlane::ui::rulebook {

/// What a rule does, one row for each action.
class ActionsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ActionsEditor(QWidget *parent = nullptr);
    /// The vocabulary is borrowed until the next one is given.
    void setVocabulary(const Vocabulary *vocabulary);
    void setActions(const std::vector<rules::Action> &actions);
    /// Sentences by the number of the action.
    void setFaults(const std::map<int, QString> &faults);
    void focus(int action);

Q_SIGNALS:
    /// `part` is the same while one value is being typed.
    void edited(const std::vector<fieldlane::rules::Action> &actions, const QString &part);

private:
    void rebuild();
    QWidget *newRow(size_t place, QWidget *parent);
    void addEditor(size_t place, QWidget *row);
    void addUnknown(const rules::Action &action, QWidget *row);
    void add(rules::ActionKind kind);
    void take(const std::vector<rules::Action> &actions, const QString &part);
    void paintFault(QWidget *row, const QString &sentence);

    const Vocabulary *m_vocabulary = nullptr;
    std::vector<rules::Action> m_actions;
    std::map<int, QString> m_faults;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    std::vector<QWidget *> m_rows;
    bool m_isBuilt = false;
};

} // namespace fieldlane::ui::rulebook
