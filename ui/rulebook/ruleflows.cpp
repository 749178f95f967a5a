#include "ui/rulebook/ruleflows.h"
#include "ui/rulebook/draftbar.h"
#include "ui/rulebook/publishdialog.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::rulebook {

using core::Result;
using rules::Rule;
using Kind = MessageStrip::Kind;

RuleFlows::RuleFlows(const Ground &ground, QWidget *window)
    : QObject(window)
    , m_ground(ground)
    , m_window(window)
{
}

void RuleFlows::restore(const rules::RuleBook &book)
{
    m_ground.edit.replace(book.rules, tr("Take over a version"));
    m_ground.draft.strip().show(Kind::Done, tr("The rules of version %1 are in the draft.").arg(book.version.number),
        {{tr("Undo"), [this] { m_ground.edit.undoStack().undo(); }, QStringLiteral("undoRestore")}});
}

void RuleFlows::importRules()
{
    m_ground.files.open(m_window, [this](const QString &path) { takeFile(path); });
}

void RuleFlows::takeFile(const QString &path)
{
    QString problem;
    const auto reading = RuleFiles::read(path, problem);
    if (!reading)
        return m_ground.draft.strip().show(Kind::Wrong, problem);
    if (!reading->usable)
        return m_ground.draft.strip().show(Kind::Wrong, reading->findings.empty() ? tr("The file holds no rules.") : m_vocabulary->words().finding(reading->findings.front()));
    m_ground.checks.askOnce(*reading, this,
        [this, book = reading->book](const std::vector<rules::BookFinding> &findings) { askToTake(book, findings); });
}

void RuleFlows::askToTake(const rules::RuleBook &book, const std::vector<rules::BookFinding> &findings)
{
    QStringList details;
    for (const rules::BookFinding &finding : findings) {
        QString name = finding.ruleId;
        for (const Rule &rule : book.rules) {
            if (rule.id == finding.ruleId)
                name = rule.title();
        }
        //: The name of a rule, and what is wrong with it.
        details += name.isEmpty() ? m_vocabulary->words().finding(finding) : tr("“%1”: %2").arg(name, m_vocabulary->words().finding(finding));
    }
    const Question question {tr("Import rules"),
        tr("The file holds %n rules. They take the place of those in the draft.", nullptr, int(book.rules.size())), details, tr("Import"), tr("Cancel")};
    m_ground.prompts.ask(question, this, [this, book](bool isAgreed) {
        if (!isAgreed)
            return;
        m_ground.edit.replace(book.rules, tr("Import rules"));
        m_ground.draft.strip().show(Kind::Done, tr("The rules of the file are in the draft."),
            {{tr("Undo"), [this] { m_ground.edit.undoStack().undo(); }, QStringLiteral("undoImport")}});
    });
}

void RuleFlows::exportRules()
{
    m_ground.files.save(m_window, QStringLiteral("rules.json"), [this](const QString &path) {
        const QString problem = RuleFiles::write(path, m_ground.edit.book());
        m_ground.draft.strip().show(problem.isEmpty() ? Kind::Done : Kind::Wrong, problem.isEmpty() ? tr("The rules of the draft were written to %1.").arg(path) : problem);
    });
}

void RuleFlows::openPublishing()
{
    m_ground.keeper.save();
    const PublishDialog::Content content {m_ground.keeper.published().reading.book, m_ground.edit.book(), m_findings,
        m_ground.keeper.published().version.number + 1, m_reason};
    m_dialog = new PublishDialog(content, *m_vocabulary, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &PublishDialog::wanted, this, &RuleFlows::publish);
    connect(m_dialog, &QDialog::rejected, this, [this] { m_reason = m_dialog->reason(); });
    connect(m_dialog, &PublishDialog::replayWanted, this, &RuleFlows::replayWanted);
    m_dialog->open();
}

void RuleFlows::publish(const QString &reason)
{
    m_ground.keeper.publish(reason, this, [this](const Result<desk::RulesPublished> &published) {
        if (!published || published->version == 0) {
            const QString why = published ? tr("Nothing was published: errors stand against it.") : Words::error(published.error());
            return m_dialog ? m_dialog->tell(why) : m_ground.draft.strip().show(Kind::Wrong, why);
        }
        m_reason.clear();
        if (m_dialog)
            m_dialog->accept();
        m_ground.draft.strip().show(Kind::Done, tr("Version %1 of the rules counts from now on.").arg(published->version),
            {{tr("Take back"), [this] { takeBack(); }, QStringLiteral("takeBack")}});
    });
}

void RuleFlows::takeBack()
{
    m_ground.keeper.takeBack(this, [this](const Result<desk::Outcome> &outcome) {
        if (!outcome)
            return m_ground.draft.strip().show(Kind::Wrong, Words::error(outcome.error()));
        m_ground.draft.strip().show(Kind::Done, tr("The rules of the version before count again; the draft is as you left it."));
    });
}

} // namespace fieldlane::ui::rulebook
