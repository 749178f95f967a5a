#include "desk/rulechecks.h"
#include "desk/ruledraftkeeper.h"
#include "desk/ruletrial.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using Keep = RuleDraftKeeper::Keep;
using State = RuleDraftKeeper::State;
using support::DeskFixture;

/// The draft of the rules as an editor keeps it, with others who edit it too.
class TestRuleDraftKeeper : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Desk> m_other;
    std::unique_ptr<RuleDraftKeeper> m_keeper;
    std::unique_ptr<RuleDraftKeeper> m_theirs;
    std::vector<core::Error> m_failures;

    void open()
    {
        QFETCH(QString, database);
        m_failures.clear();
        m_fixture.freshDatabase(database);
        m_desk = m_fixture.open();
        m_other = m_fixture.open(QStringLiteral("berta"));
        m_keeper = std::make_unique<RuleDraftKeeper>(*m_desk, core::Duration(0));
        m_theirs = std::make_unique<RuleDraftKeeper>(*m_other, core::Duration(0));
        connect(m_keeper.get(), &RuleDraftKeeper::failed, this, [this](const core::Error &error) { m_failures.push_back(error); });
        m_keeper->read();
        m_theirs->read();
    }
    static rules::RuleBook bookOf(std::initializer_list<const char *> ids)
    {
        rules::RuleBook book;
        for (const char *id : ids) {
            rules::Rule rule;
            rule.id = QLatin1String(id);
            rule.name = rule.id;
            rule.then = {{rules::ActionKind::SetPriority, domain::Priority::High, {}}};
            book.rules.push_back(rule);
        }
        return book;
    }
    std::optional<DraftBook> stored()
    {
        std::optional<DraftBook> draft;
        m_desk->read<std::optional<DraftBook>>([](store::Connection &c) { return draftBook(c); }, m_desk.get(),
            [&](const core::Result<std::optional<DraftBook>> &r) { draft = *r; });
        return draft;
    }
    static core::Result<RulesPublished> publish(RuleDraftKeeper &keeper, const char *why)
    {
        std::optional<core::Result<RulesPublished>> answer;
        keeper.publish(QLatin1String(why), &keeper, [&](const core::Result<RulesPublished> &r) { answer = r; });
        return answer.value_or(core::Error {ErrorCode::Internal, {}, QStringLiteral("no answer")});
    }

private Q_SLOTS:
    void cleanup()
    {
        m_keeper.reset();
        m_theirs.reset();
        m_desk.reset();
        m_other.reset();
    }

    void editsAreSavedOfThemselves_data() { support::addDatabaseRows(); }
    void editsAreSavedOfThemselves()
    {
        open();
        QCOMPARE(m_keeper->state(), State::Same);
        QVERIFY(!stored());
        m_keeper->edit(bookOf({"a"}));
        m_keeper->edit(bookOf({"a", "b"}));
        QCOMPARE(m_keeper->state(), State::Unsaved);
        QVERIFY(!stored()); // a moment later
        QTRY_COMPARE(m_keeper->state(), State::Saved);
        QCOMPARE(stored()->revision, 1); // both at once
        QCOMPARE(stored()->reading.book.rules, bookOf({"a", "b"}).rules);
        QCOMPARE(stored()->author, QStringLiteral("anna"));
        m_keeper->edit(bookOf({"b"}));
        m_keeper->save();
        QCOMPARE(stored()->revision, 2);
        m_keeper->save(); // there is nothing to save
        QCOMPARE(stored()->revision, 2);
    }
    void whatOthersSaveIsTakenUp_data() { support::addDatabaseRows(); }
    void whatOthersSaveIsTakenUp()
    {
        open();
        QSignalSpy read(m_keeper.get(), &RuleDraftKeeper::bookRead);
        m_keeper->look();
        QCOMPARE(read.size(), 0); // nothing is new
        m_theirs->edit(bookOf({"a"}));
        m_theirs->save();
        m_keeper->look();
        QCOMPARE(read.size(), 1);
        QCOMPARE(m_keeper->book().rules, bookOf({"a"}).rules);
        m_keeper->edit(bookOf({"a", "mine"}));
        m_theirs->edit(bookOf({"a", "theirs"}));
        m_theirs->save();
        m_keeper->look(); // edits are not thrown away
        QCOMPARE(m_keeper->book().rules, bookOf({"a", "mine"}).rules);
    }
    void aConflictStaysUntilItIsDecided_data() { support::addDatabaseRows(); }
    void aConflictStaysUntilItIsDecided()
    {
        open();
        m_theirs->edit(bookOf({"theirs"}));
        m_theirs->save();
        m_keeper->edit(bookOf({"mine"}));
        m_keeper->save();
        QCOMPARE(m_keeper->state(), State::Conflict);
        QCOMPARE(m_keeper->stored()->author, QStringLiteral("berta"));
        m_keeper->edit(bookOf({"mine", "more"}));
        QCOMPARE(m_keeper->state(), State::Conflict);
        QCOMPARE(stored()->reading.book.rules, bookOf({"theirs"}).rules);
        m_keeper->decide(Keep::Mine);
        QCOMPARE(m_keeper->state(), State::Saved);
        QCOMPARE(stored()->reading.book.rules, bookOf({"mine", "more"}).rules);
        m_theirs->look();
        m_theirs->edit(bookOf({"again"}));
        m_theirs->save();
        m_keeper->edit(bookOf({"x"}));
        m_keeper->save();
        m_keeper->decide(Keep::Theirs);
        QCOMPARE(m_keeper->state(), State::Saved);
        QCOMPARE(m_keeper->book().rules, bookOf({"again"}).rules);
        QVERIFY(m_failures.empty());
    }
    void publishingSavesFirst_data() { support::addDatabaseRows(); }
    void publishingSavesFirst()
    {
        open();
        m_keeper->edit(bookOf({"a"}));
        QCOMPARE(publish(*m_keeper, "Storm season")->version, 1);
        QCOMPARE(m_keeper->state(), State::Same);
        QCOMPARE(m_keeper->published().version.why, QStringLiteral("Storm season"));
        QCOMPARE(publish(*m_keeper, "again").error().code, ErrorCode::InvalidInput); // nothing changed
        rules::RuleBook unfinished = bookOf({"a", "b"});
        unfinished.rules[1].then = {{rules::ActionKind::SetUnit, {}, {}}};
        m_keeper->edit(unfinished);
        const auto refused = publish(*m_keeper, "unfinished");
        QVERIFY(refused && refused->version == 0 && !refused->findings.empty());
        QCOMPARE(m_keeper->state(), State::Saved);
    }
    void aVersionThatCameMeanwhileIsTakenNoteOf_data() { support::addDatabaseRows(); }
    void aVersionThatCameMeanwhileIsTakenNoteOf()
    {
        open();
        m_theirs->edit(bookOf({"a"}));
        QCOMPARE(publish(*m_theirs, "first")->version, 1);
        m_keeper->look();
        m_keeper->edit(bookOf({"a", "mine"}));
        m_keeper->save();
        std::optional<core::Result<Outcome>> back;
        m_theirs->look();
        m_theirs->takeBack(this, [&](const core::Result<Outcome> &r) { back = r; });
        QVERIFY(*back && (*back)->isDone());
        QCOMPARE(m_theirs->published().version.number, 2);
        QVERIFY(m_theirs->published().reading.book.rules.empty());
        QVERIFY(!m_theirs->isBehind()); // who takes it back has seen it
        QCOMPARE(m_theirs->book().rules, bookOf({"a", "mine"}).rules);
        m_keeper->read();
        QCOMPARE(publish(*m_keeper, "on from there")->version, 3);
        // A draft that was begun before somebody else published.
        m_theirs->read();
        m_theirs->edit(bookOf({"b"}));
        m_theirs->save();
        std::optional<core::Result<Outcome>> again;
        m_keeper->read();
        m_keeper->edit(bookOf({"b", "c"}));
        m_keeper->takeBack(this, [&](const core::Result<Outcome> &r) { again = r; }); // with an edit that is not saved
        QVERIFY(*again);
        m_keeper->save();
        m_keeper->read();
        QVERIFY(m_keeper->isBehind());
        QCOMPARE(publish(*m_keeper, "too early").error().code, ErrorCode::Conflict);
        m_keeper->goOn(Keep::Mine);
        QVERIFY(!m_keeper->isBehind());
        QCOMPARE(publish(*m_keeper, "now")->version, 5);
        QCOMPARE(m_keeper->published().reading.book.rules, bookOf({"b", "c"}).rules);
    }
    void versionsAreRead_data() { support::addDatabaseRows(); }
    void versionsAreRead()
    {
        open();
        m_keeper->edit(bookOf({"a"}));
        QVERIFY(publish(*m_keeper, "first"));
        m_keeper->edit(bookOf({"b"}));
        QVERIFY(publish(*m_keeper, "second"));
        std::vector<rules::BookVersion> versions;
        m_keeper->versions(this, [&](const core::Result<std::vector<rules::BookVersion>> &r) { versions = *r; });
        QCOMPARE(versions.size(), size_t(2));
        QCOMPARE(versions.front().why, QStringLiteral("second"));
        std::optional<core::Result<PublishedBook>> book;
        m_keeper->version(1, this, [&](const core::Result<PublishedBook> &r) { book = r; });
        QCOMPARE((*book)->reading.book.rules, bookOf({"a"}).rules);
        m_keeper->version(7, this, [&](const core::Result<PublishedBook> &r) { book = r; });
        QCOMPARE(book->error().code, ErrorCode::NotFound);
    }
    void whoMayNotEditIsRefused_data() { support::addDatabaseRows(); }
    void whoMayNotEditIsRefused()
    {
        open();
        const auto clerk = m_fixture.open(QStringLiteral("clara"), domain::Permissions {domain::Permission::EnterOrders});
        RuleDraftKeeper keeper(*clerk, core::Duration(0));
        std::vector<core::Error> failures;
        connect(&keeper, &RuleDraftKeeper::failed, this, [&](const core::Error &error) { failures.push_back(error); });
        keeper.read();
        keeper.edit(bookOf({"a"}));
        keeper.save();
        QCOMPARE(failures.size(), size_t(1));
        QCOMPARE(failures.front().code, ErrorCode::Forbidden);
        QCOMPARE(keeper.state(), State::Unsaved);
        QVERIFY(!stored());
    }
    void anOrderIsTried_data() { support::addDatabaseRows(); }
    void anOrderIsTried()
    {
        open();
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.number = QStringLiteral("W-7");
        order.description = QStringLiteral("Pipe burst");
        DeskFixture::addOrder(*m_desk, order);
        rules::RuleBook book = bookOf({"a", "b"});
        book.rules[0].when = rules::Condition::of({QStringLiteral("description"), rules::Operator::HasAny, rules::Keywords {{QStringLiteral("burst")}, {}}});
        book.rules[0].stops = true;
        const auto tried = [&](const domain::Viewer &viewer, const QString &number) {
            std::optional<core::Result<RuleTrial>> answer;
            m_desk->read<RuleTrial>(
                [&](store::Connection &c) { return tryRules(c, viewer, m_desk->catalog(), book, number, m_desk->now()); }, m_desk.get(),
                [&](core::Result<RuleTrial> r) { answer = std::move(r); });
            return *answer;
        };
        const auto trial = tried(m_desk->viewer(), QStringLiteral("W-7"));
        QVERIFY(trial);
        QCOMPARE(trial->order.number, QStringLiteral("W-7"));
        QCOMPARE(trial->traces.at(0).state, rules::RuleState::Matched);
        QCOMPARE(trial->traces.at(0).condition.found, QStringList {QStringLiteral("burst")});
        QCOMPARE(trial->traces.at(1).state, rules::RuleState::NotAsked);
        QVERIFY(trial->outcome.stopped);
        QCOMPARE(tried(m_desk->viewer(), QStringLiteral("W-8")).error().code, ErrorCode::NotFound);
        domain::Viewer blind = m_desk->viewer();
        blind.scope = domain::DataScope::Own;
        QCOMPARE(tried(blind, QStringLiteral("W-7")).error().code, ErrorCode::NotFound);
    }
    void findingsAreThoseOfTheNewestBook_data() { support::addDatabaseRows(); }
    void findingsAreThoseOfTheNewestBook()
    {
        open();
        RuleChecks checks(*m_desk);
        std::vector<rules::BookFinding> found;
        connect(&checks, &RuleChecks::checked, this, [&](const std::vector<rules::BookFinding> &findings) { found = findings; });
        rules::RuleBook book = bookOf({"a"});
        book.rules[0].then.clear();
        checks.ask(book);
        QCOMPARE(found.size(), bookFindings({book, {}, true}, m_desk->catalog(), m_desk->now()).size());
        QVERIFY(!found.empty());
        const rules::BookReading broken = rules::ruleBookFromFile("{");
        std::vector<rules::BookFinding> ofFile;
        checks.askOnce(broken, this, [&](const std::vector<rules::BookFinding> &findings) { ofFile = findings; });
        QCOMPARE(ofFile.size(), size_t(1));
        QCOMPARE(ofFile.front().fault, rules::BookFault::NotJson);
    }
};

FIELDLANE_TEST_MAIN(TestRuleDraftKeeper)
#include "tst_ruledraftkeeper.moc"
