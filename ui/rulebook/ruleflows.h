#pragma once
#include "desk/rulechecks.h"
#include "desk/ruledraftkeeper.h"
#include "ui/rulebook/bookedit.h"
#include "ui/rulebook/rulefiles.h"
#include "ui/rulebook/vocabulary.h"
#include "ui/shared/prompts.h"
#include <QPointer>

class QWidget;

namespace fieldlane::ui::rulebook {

class DraftBar;
class PublishDialog;

/// What is done with a whole book: import and export, publishing with its dialog, taking a version back or over. Owned by
/// the window.
class RuleFlows : public QObject
{
    Q_OBJECT
public:
    /// All borrowed; they outlive it.
    struct Ground
    {
        desk::RuleDraftKeeper &keeper;
        desk::RuleChecks &checks;
        BookEdit &edit;
        DraftBar &draft; ///< tells what came of it
        Prompts &prompts;
        RuleFiles::Doors files;
    };
    RuleFlows(const Ground &ground, QWidget *window);
    void setVocabulary(const Vocabulary *vocabulary) { m_vocabulary = vocabulary; } ///< borrowed
    /// What stands against the edited book.
    void setFindings(const std::vector<rules::BookFinding> &findings) { m_findings = findings; }

    void importRules();
    void exportRules();
    void openPublishing();
    void takeBack();
    void restore(const rules::RuleBook &book);

Q_SIGNALS:
    /// Somebody wants to see past days under the edited rules before publishing them.
    void replayWanted();

private:
    void takeFile(const QString &path);
    void askToTake(const rules::RuleBook &book, const std::vector<rules::BookFinding> &findings);
    void publish(const QString &reason);

    Ground m_ground;
    QWidget *m_window;
    const Vocabulary *m_vocabulary = nullptr;
    std::vector<rules::BookFinding> m_findings;
    QPointer<PublishDialog> m_dialog;
    QString m_reason; ///< typed, and not yet published
};

} // namespace fieldlane::ui::rulebook
