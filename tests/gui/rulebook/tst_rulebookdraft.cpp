#include "gui/rulebook/rulebookground.h"
#include "support/testmain.h"
#include "ui/rulebook/publishdialog.h"
#include <QJsonDocument>
#include <QPlainTextEdit>

using namespace fieldlane;
using fixture::RulebookGround;
using Tab = ui::rulebook::RuleBookWindow::Tab;

/// The draft of the rules in the editor: published, taken back, imported, in conflict, not understood.
class TestRulebookDraft : public QObject
{
    Q_OBJECT
    std::unique_ptr<RulebookGround> m_g;

private Q_SLOTS:
    void init() { m_g = std::make_unique<RulebookGround>(); }
    void cleanup() { m_g.reset(); }

    void aBookIsPublishedAndTakenBack()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->press("publish");
        auto *dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        QVERIFY(!m_g->in<QAbstractButton>("publishNow", dialog)->isEnabled()); // nobody said why
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Storm season"));
        m_g->press("publishNow", dialog);
        QTRY_COMPARE(m_g->published().version.number, 1);
        QCOMPARE(m_g->published().version.why, QStringLiteral("Storm season"));
        QVERIFY(m_g->told().contains(QLatin1String("Version 1 of the rules counts")));
        QVERIFY(!m_g->in<QAbstractButton>("publish")->isEnabled()); // there is nothing more
        QCOMPARE(m_g->label("draftLine"), QStringLiteral("No changes; version 1 counts"));
        m_g->press("ruleDeleteButton");
        QTRY_VERIFY(m_g->in<QAbstractButton>("publish")->isEnabled());
        m_g->press("publish");
        dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Not the first"));
        m_g->press("publishNow", dialog);
        QTRY_COMPARE(m_g->published().version.number, 2);
        m_g->window->turnTo(Tab::Versions);
        QCOMPARE(m_g->in<QListWidget>("versions")->count(), 2);
        QVERIFY(m_g->label("versionTitle").contains(QLatin1String("Not the first")));
        QVERIFY2(m_g->label("versionChanges").startsWith(QStringLiteral("“First” is gone")), qPrintable(m_g->label("versionChanges")));
        m_g->press("takeBackVersion");
        QTRY_COMPARE(m_g->published().version.number, 3);
        QCOMPARE(m_g->published().reading.book.rules.size(), size_t(3));
        QCOMPARE(m_g->names().size(), 2); // the draft is as it was
        m_g->window->turnTo(Tab::Versions);
        m_g->in<QListWidget>("versions")->setCurrentRow(2);
        m_g->press("restoreVersion");
        QCOMPARE(m_g->book().rules, RulebookGround::threeRules().rules);
        m_g->press("undoRestore");
        QCOMPARE(m_g->names().size(), 2);
    }
    void errorsStandAgainstPublishing()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->press("add:");
        m_g->pick("field:1", "Postcode");
        m_g->press("publish");
        auto *dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Try"));
        QVERIFY(!m_g->in<QAbstractButton>("publishNow", dialog)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        m_g->press("ruleEnabled"); // switched off it may be unfinished
        QTRY_VERIFY(m_g->in<QAbstractButton>("publish")->isEnabled());
        m_g->press("publish");
        dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Try"));
        m_g->press("publishNow", dialog);
        QTRY_COMPARE(m_g->published().version.number, 1);
    }
    void whatNobodyUnderstandsIsShownAndSurvives()
    {
        const rules::RuleBook book = RulebookGround::read(R"({"fieldlane-rules": 1, "rules": [{"id": "x", "name": "Moon", "when": {"moon": 7}, "then": [{"sendDrone": true}], "colour": "red"}, "nonsense"]})");
        m_g->saveDraft(book);
        m_g->open();
        QVERIFY(m_g->in("notUnderstood")->isVisible());
        QVERIFY(m_g->in<QPlainTextEdit>("rawRule")->toPlainText().contains(QLatin1String("moon")));
        QVERIFY(m_g->in<QLineEdit>("ruleName")->isReadOnly());
        QVERIFY(!m_g->in("conditionEditor")->isVisible());
        m_g->window->choose(1);
        QVERIFY(m_g->in<QPlainTextEdit>("rawRule")->toPlainText().contains(QLatin1String("nonsense")));
        m_g->press("ruleUpButton");
        QTRY_COMPARE(m_g->draft()->reading.book.rules.at(1).when, book.rules.at(0).when);
        QTRY_COMPARE(m_g->draft()->reading.book.rules.at(1).extra, book.rules.at(0).extra);
        QCOMPARE(m_g->draft()->reading.book.rules.at(0).unread, book.rules.at(1).unread);
    }
    void whatNobodyUnderstandsIsPublishedAsItWas()
    {
        const char *file = R"({"fieldlane-rules": 1, "mood": {"calm": true}, "rules": [
            {"id": "a", "name": "Plain", "enabled": true, "stops": false, "when": {"and": []}, "then": [{"setPriority": 2}]},
            {"id": "x", "name": "Moon", "enabled": false, "stops": false, "when": {"and": [{"moon": 7.5}]}, "then": [{"sendDrone": [null, true]}], "colour": "red"}]})";
        m_g->saveDraft(RulebookGround::read(file));
        m_g->open();
        m_g->type(m_g->in<QLineEdit>("ruleName"), QStringLiteral("Renamed")); // the other rule is edited beside it
        m_g->press("publish");
        auto *dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Try"));
        m_g->press("publishNow", dialog);
        QTRY_COMPARE(m_g->published().version.number, 1);
        const QJsonObject published = rules::toJson(m_g->published().reading.book);
        const QJsonObject given = QJsonDocument::fromJson(file).object();
        QCOMPARE(published[QStringLiteral("mood")], given[QStringLiteral("mood")]);
        QCOMPARE(published[QStringLiteral("rules")][1], given[QStringLiteral("rules")][1]);
        QCOMPARE(published[QStringLiteral("rules")][0][QStringLiteral("name")].toString(), QStringLiteral("Renamed"));
        m_g->window->choose(1);
        QVERIFY(m_g->in("notUnderstood")->isVisible()); // the finding
    }
    void filesComeAndGoWithTheirFindings()
    {
        QTemporaryDir folder;
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        m_g->exportPath = folder.filePath(QStringLiteral("rules.json"));
        m_g->press("ruleExportButton");
        m_g->press("ruleDeleteButton");
        m_g->importPath = m_g->exportPath;
        m_g->press("ruleImportButton");
        QCOMPARE(m_g->answers.asked, QStringList {QStringLiteral("The file holds 3 rules. They take the place of those in the draft.")});
        QCOMPARE(m_g->book().rules, RulebookGround::threeRules().rules);
        m_g->press("undoImport");
        QCOMPARE(m_g->names().size(), 2);
        QFile bad(folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("{") == 1);
        bad.close();
        m_g->importPath = bad.fileName();
        m_g->press("ruleImportButton");
        QVERIFY(m_g->told().startsWith(QLatin1String("The file is damaged")));
        m_g->importPath = folder.path();
        m_g->press("ruleImportButton");
        QVERIFY(m_g->told().contains(QLatin1String("cannot be read")));
        QCOMPARE(m_g->names().size(), 2);
    }
    void somebodyElseSavedMeanwhile()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->open();
        rules::RuleBook theirs = RulebookGround::threeRules();
        theirs.rules.pop_back();
        m_g->saveDraft(theirs, QStringLiteral("berta"));
        m_g->press("ruleDuplicateButton");
        QTRY_VERIFY2(m_g->told().startsWith(QLatin1String("berta saved the draft")), qPrintable(m_g->told()));
        QVERIFY(m_g->told().contains(QStringLiteral("“Third” is gone")));
        QCOMPARE(m_g->draft()->reading.book.rules, theirs.rules); // nothing was written over
        m_g->press("keepMine");
        QTRY_COMPARE(m_g->draft()->reading.book.rules.size(), size_t(4));
        m_g->saveDraft(theirs, QStringLiteral("berta"));
        m_g->press("ruleDuplicateButton");
        QTRY_VERIFY(m_g->in("draftStrip")->isVisible());
        m_g->press("takeTheirs");
        QCOMPARE(m_g->book().rules, theirs.rules);
        QCOMPARE(m_g->in("draftStrip")->isVisible(), false);
    }
    void withThreadsNothingWaitsAndNothingIsLost()
    {
        desk::Desk::Options options;
        options.database = m_g->company.desks.url;
        options.mode = core::Worker::Mode::Threaded;
        auto threaded = desk::Desk::open(options, m_g->company.desks.clock);
        QVERIFY(threaded);
        m_g->own = std::move(*threaded);
        m_g->open();
        QTRY_VERIFY(m_g->in<QAbstractButton>("ruleNewButton")->isEnabled());
        QTRY_COMPARE(m_g->window->keeper().state(), desk::RuleDraftKeeper::State::Same);
        m_g->press("ruleNewButton");
        m_g->press("add:");
        m_g->pick("field:0", "Description");
        QTest::keyClicks(m_g->in<QLineEdit>("addTag", m_g->in("value:0")), QStringLiteral("burst")); // faster than anybody saves
        QTRY_COMPARE(m_g->counts(), QStringLiteral("1 now · 1 in 30 days"));
        QTRY_COMPARE(m_g->window->keeper().state(), desk::RuleDraftKeeper::State::Saved);
        QTRY_VERIFY(m_g->window->findChild<QAbstractButton *>(QStringLiteral("finding:0"))); // it does nothing
        m_g->type(m_g->in<QLineEdit>("ruleName"), QStringLiteral("Burst"));
        m_g->window->close(); // with an edit on its way
        QTRY_COMPARE(m_g->draft()->reading.book.rules.front().name, QStringLiteral("Burst"));
        QTRY_COMPARE(m_g->window->keeper().state(), desk::RuleDraftKeeper::State::Saved);
        QTRY_VERIFY(!m_g->window->isVisible());
    }
    void whoMayNotEditReads()
    {
        m_g->saveDraft(RulebookGround::threeRules());
        m_g->company.person(QStringLiteral("dora"), "regionManager");
        m_g->open(QStringLiteral("dora"));
        QCOMPARE(m_g->sentence(2), QStringLiteral("If the priority is Emergency: plan 1 h 30 min of work."));
        QVERIFY(!m_g->in("conditionEditor")->isEnabled());
        QVERIFY(m_g->in<QLineEdit>("ruleName")->isReadOnly());
        for (const char *name : {"ruleNewButton", "ruleDeleteButton", "ruleImportButton", "publish"})
            QVERIFY2(!m_g->in<QAbstractButton>(name)->isEnabled(), name);
        QVERIFY(m_g->in<QAbstractButton>("ruleExportButton")->isEnabled());
        QTest::keyClick(&m_g->window->list(), Qt::Key_Space);
        QCOMPARE(m_g->book().rules, RulebookGround::threeRules().rules);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestRulebookDraft)
#include "tst_rulebookdraft.moc"
