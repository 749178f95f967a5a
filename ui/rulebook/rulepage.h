#pragma once
#include "rules/bookfinding.h"
#include "rules/rulecounter.h"
#include "ui/rulebook/actionseditor.h"
#include "ui/rulebook/conditioneditor.h"

class QCheckBox;
class QPlainTextEdit;
class QVBoxLayout;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::rulebook {

/// One rule: its name, its sentence as it reads back, live counts, when, then, and what is wrong with it. A rule of which
/// something is not understood is shown as it is stored, with what that is, and cannot be edited.
class RulePage : public QWidget
{
    Q_OBJECT
public:
    explicit RulePage(QWidget *parent = nullptr);
    /// The vocabulary is borrowed until the next one is given.
    void setVocabulary(const Vocabulary *vocabulary);
    void setEditable(bool editable);
    void setRule(const rules::Rule &rule);
    void setCount(const rules::RuleCount *count, const std::function<QString(const QString &)> &nameOf);
    /// Those of this rule.
    void setFindings(const std::vector<rules::BookFinding> &findings);
    void focusName();
    void focusConditions();
    /// Whether everything of a rule is understood, finished or not: what can be edited here without losing a part.
    static bool isEditable(const rules::Rule &rule);

Q_SIGNALS:
    /// `part` is the same while one value is being typed.
    void edited(const fieldlane::rules::Rule &rule, const QString &what, const QString &part);

private:
    QWidget *makeHead();
    QWidget *makeStory();
    void join();
    void addHeading(QVBoxLayout *column, const QString &text, const QString &explanation);
    void showSentence();
    void showFindings();
    void follow(const rules::BookFinding &finding);
    void take(const QString &what, const QString &part);

    const Vocabulary *m_vocabulary = nullptr;
    rules::Rule m_rule;
    bool m_mayEdit = false;
    std::vector<rules::BookFinding> m_findings;
    QLineEdit *m_name;
    QCheckBox *m_enabled;
    QCheckBox *m_stops;
    TextLabel *m_sentence;
    TextLabel *m_counts;
    TextLabel *m_never;
    TextLabel *m_unknown;
    QPlainTextEdit *m_raw;
    QWidget *m_editors;
    ConditionEditor *m_when;
    ActionsEditor *m_then;
    QWidget *m_findingBox;
    QVBoxLayout *m_findingColumn;
};

} // namespace fieldlane::ui::rulebook
