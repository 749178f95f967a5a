#pragma once
#include "desk/ruletrial.h"
#include "ui/rulebook/vocabulary.h"
#include <QWidget>

class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace fieldlane::ui {
class MessageStrip;
class TextLabel;
}

namespace fieldlane::ui::rulebook {

/// The rules on one order: type its number, and see of each condition whether it is met and what the order says, and what
/// would be done. Changes nothing.
class TrialPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TrialPanel(QWidget *parent = nullptr);
    void setVocabulary(const Vocabulary *vocabulary); ///< borrowed
    void show(const rules::RuleBook &book, const desk::RuleTrial &trial);
    void showError(const QString &sentence);
    /// The number that is asked for; empty before the first.
    QString number() const;
    void focusNumber();

Q_SIGNALS:
    void wanted(const QString &number);

private:
    void ask();
    void addRule(const rules::Rule &rule, const rules::RuleTrace &trace);
    void addCondition(QTreeWidgetItem *parent, const rules::Condition &condition, const rules::ConditionTrace &trace, bool isAsked);
    void setVerdict(QTreeWidgetItem *item, bool holds) const;
    void showOutcome(const rules::RuleBook &book, const desk::RuleTrial &trial);

    const Vocabulary *m_vocabulary = nullptr;
    QLineEdit *m_number;
    QPushButton *m_test;
    TextLabel *m_order;
    TextLabel *m_outcome;
    TextLabel *m_hint;
    QTreeWidget *m_tree;
};

} // namespace fieldlane::ui::rulebook
