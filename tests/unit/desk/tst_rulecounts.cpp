#include "desk/automatic.h"
#include "desk/orderfacts.h"
#include "desk/rulebooks.h"
#include "desk/rulecounts.h"
#include "rules/rulematcher.h"
#include "support/databases.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using namespace fieldlane::rules;
using support::DeskFixture;

/// Counts of rules over the database, as the editor shows them.
class TestRuleCounts : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RuleCounts> m_counts;
    std::map<QString, RuleCount> m_answers;

    void open()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        m_desk = m_fixture.open();
    }
    void openCounts()
    {
        m_counts = std::make_unique<RuleCounts>(*m_desk);
        connect(m_counts.get(), &RuleCounts::counted, this, [this](const QString &id, const RuleCount &count) { m_answers[id] = count; });
        connect(m_counts.get(), &RuleCounts::failed, this, [](const core::Error &error) { qFatal("%s", qPrintable(error.detail)); });
    }
    static Rule ruleOf(const char *id, Condition when, bool stops = false)
    {
        Rule rule;
        rule.id = QLatin1String(id);
        rule.when = std::move(when);
        rule.stops = stops;
        return rule;
    }
    static Condition has(const char *word)
    {
        return Condition::of({QStringLiteral("description"), Operator::HasAny, Keywords {{QLatin1String(word)}, WordMatch::Parts}});
    }
    domain::Order order(const char *description)
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Rosa"));
        o.description = QLatin1String(description);
        return o;
    }

    std::optional<domain::Order> recordOf(domain::OrderId id)
    {
        std::optional<domain::Order> found;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { found = r->order; });
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture.clock.set(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")));
        m_answers.clear();
    }
    void cleanup()
    {
        m_counts.reset();
        m_desk.reset();
    }
    void countsFollowWhatIsEntered_data() { support::addDatabaseRows(); }
    void countsFollowWhatIsEntered()
    {
        open();
        DeskFixture::addOrder(*m_desk, order("Pipe burst"));
        DeskFixture::addOrder(*m_desk, order("No hot water"));
        openCounts();
        RuleBook book;
        book.rules = {ruleOf("burst", has("burst"), true), ruleOf("water", has("water")), ruleOf("pipe", has("pipe"))};
        m_counts->ask(book, 1);
        QVERIFY(!m_counts->isCounting());
        QCOMPARE(m_answers[QStringLiteral("burst")].now, 1);
        QCOMPARE(m_answers[QStringLiteral("burst")].past, 1);
        QVERIFY(m_answers[QStringLiteral("pipe")].isNeverReached());
        const domain::Order third = DeskFixture::addOrder(*m_desk, order("Pipe leaks"));
        QCOMPARE(m_answers[QStringLiteral("pipe")].now, 2); // nobody asked again
        QCOMPARE(m_answers[QStringLiteral("pipe")].nowTaken, 1);
        const StepOrder cancel {third.id, 0, domain::OrderAction::Cancel, QStringLiteral("Wrong number"), {}, {}};
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(cancel))->isDone());
        QCOMPARE(m_answers[QStringLiteral("pipe")].now, 1);
        QCOMPARE(m_answers[QStringLiteral("pipe")].past, 2); // it was there
        m_fixture.clock.set(m_desk->now() + core::hours(24 * 31));
        m_counts->ask(book, 2);
        QCOMPARE(m_answers[QStringLiteral("pipe")].now, 1);
        QCOMPARE(m_answers[QStringLiteral("pipe")].past, 0);
    }
    void countsAreWhatDispatchWouldSee_data() { support::addDatabaseRows(); }
    void countsAreWhatDispatchWouldSee()
    {
        open();
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Asia/Shanghai");
        unit.area = {{{{47, 9}, {47, 10}, {48, 10}, {48, 9}}}};
        const domain::UnitId north(DeskFixture::save(*m_desk, unit));
        domain::Technician ada = DeskFixture::technician(QStringLiteral("Ada"));
        ada.unitId = north;
        DeskFixture::addTechnician(*m_desk, ada);
        domain::Order near = DeskFixture::addOrder(*m_desk, order("Pipe burst"));
        domain::Order far = order("Pipe burst");
        far.location = core::Coordinate {47.9, 9.9};
        far.requirements = {{QStringLiteral("hvac"), 5, {}}}; // nobody can
        far = DeskFixture::addOrder(*m_desk, far);
        domain::FaultType fault; // younger than the orders, which do not name it
        fault.name = QStringLiteral("Burst");
        fault.keywords = {QStringLiteral("burst")};
        const domain::FaultTypeId burst(DeskFixture::save(*m_desk, fault));
        openCounts();
        RuleBook book;
        book.rules = {ruleOf("unit", Condition::of({QStringLiteral("unit"), Operator::IsOneOf, Members {{north.value()}}})),
            ruleOf("fault", Condition::of({QStringLiteral("faultType"), Operator::IsOneOf, Members {{burst.value()}}})),
            ruleOf("near", Condition::of({QStringLiteral("nearestTechnician"), Operator::LessThan, NumberRange {{}, 5000.0}})),
            ruleOf("nobody", Condition::of({QStringLiteral("nearestTechnician"), Operator::IsEmpty, {}})),
            ruleOf("morning", Condition::of({QStringLiteral("timeOfDay"), Operator::During, TimeRange {480, 540}}))};
        m_counts->ask(book, 0);
        for (const Rule &rule : book.rules) {
            int now = 0;
            for (const domain::Order &stored : {near, far}) {
                const domain::Order whole = completed(stored, m_desk->catalog());
                now += RuleMatcher(rule.when).matches(orderFacts(whole, {}, m_desk->catalog(), m_desk->now())) ? 1 : 0;
            }
            QCOMPARE(m_answers[rule.id].now, now);
        }
        QCOMPARE(m_answers[QStringLiteral("unit")].now, 2);
        QCOMPARE(m_answers[QStringLiteral("fault")].now, 2);
        QCOMPARE(m_answers[QStringLiteral("near")].now, 1);
        QCOMPARE(m_answers[QStringLiteral("nobody")].now, 1);
        QCOMPARE(m_answers[QStringLiteral("morning")].now, 2);
        fault = *m_desk->catalog().organisation().faultType(burst);
        fault.keywords = {QStringLiteral("leak")};
        DeskFixture::save(*m_desk, fault);
        QCOMPARE(m_answers[QStringLiteral("fault")].now, 0);
    }
    void whatIsOutOfSightIsNotCounted_data() { support::addDatabaseRows(); }
    void whatIsOutOfSightIsNotCounted()
    {
        open();
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("UTC");
        domain::Order inSight = order("Pipe burst");
        inSight.unitId = domain::UnitId(DeskFixture::save(*m_desk, unit));
        DeskFixture::addOrder(*m_desk, inSight);
        DeskFixture::addOrder(*m_desk, order("Pipe burst"));
        OrderColumns all(std::make_shared<Catalog>(m_desk->catalog()), m_desk->viewer(), m_desk->now());
        domain::Viewer viewer = m_desk->viewer();
        viewer.scope = domain::DataScope::OwnUnit;
        viewer.units = {inSight.unitId};
        OrderColumns some(std::make_shared<Catalog>(m_desk->catalog()), viewer, m_desk->now());
        std::optional<core::Result<bool>> read;
        m_desk->read<bool>(
            [&](store::Connection &c) -> core::Result<bool> {
                FIELDLANE_TRY(all.load(c, {}));
                FIELDLANE_TRY(some.load(c, {}));
                return true;
            },
            m_desk.get(), [&](core::Result<bool> r) { read = r; });
        QVERIFY(*read);
        QCOMPARE(all.columns().size(), size_t(2));
        QCOMPARE(some.columns().size(), size_t(1));
    }
    void loadingStopsAtOnceAndGoesOn_data() { support::addDatabaseRows(); }
    void loadingStopsAtOnceAndGoesOn()
    {
        open();
        std::vector<domain::OrderId> ids;
        for (int i = 0; i < 10; ++i)
            ids.push_back(DeskFixture::addOrder(*m_desk, order(i % 2 == 0 ? "Pipe burst" : "Boiler cold")).id);
        const auto catalog = std::make_shared<const Catalog>(m_desk->catalog());
        OrderColumns columns(catalog, m_desk->viewer(), m_desk->now());
        const auto read = [&](const std::function<core::Result<void>(store::Connection &)> &work) {
            const auto done = DeskFixture::value<int>(*m_desk, [&](store::Connection &c) -> core::Result<int> {
                const auto result = work(c);
                return result || result.error().code == core::ErrorCode::Cancelled ? core::Result<int>(result ? 1 : 0) : result.error();
            });
            return done == 1;
        };
        core::StopToken stop;
        QVERIFY(read([&](store::Connection &c) { return columns.loadMore(c, stop, 3); })); // what there is
        QVERIFY(read([&](store::Connection &c) { return columns.loadMore(c, stop, 3); }));
        QCOMPARE(columns.columns().size(), size_t(3));
        stop.abandon();
        QVERIFY(!read([&](store::Connection &c) { return columns.load(c, stop); }));
        QCOMPARE(columns.columns().size(), size_t(3)); // not one step more
        QVERIFY(!columns.isLoaded());
        domain::Order changed = order("Pipe burst"); // one that was read, one that was not, and a new one
        ids.push_back(DeskFixture::addOrder(*m_desk, changed).id);
        for (const domain::OrderId id : {ids[1], ids[7]}) {
            domain::Order edited = *recordOf(id);
            edited.description = QStringLiteral("Pipe burst too");
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(EditOrder {*recordOf(id), edited})));
        }
        QVERIFY(read([&](store::Connection &c) { return columns.refresh(c, {ids[1], ids[7], ids[10]}); }));
        int steps = 0;
        for (; !columns.isLoaded(); ++steps)
            QVERIFY(read([&](store::Connection &c) { return columns.loadMore(c, {}, 3); }));
        QCOMPARE(steps, 3); // seven orders, three at a time
        RuleCounter counter(columns.columns(), ruleFieldsOf(*catalog));
        counter.setNow(m_desk->now());
        RuleBook book;
        book.rules = {ruleOf("pipe", has("pipe"))};
        QCOMPARE(counter.count(book, 0, {})->now, 8);
    }
    void theNextKeyDropsWhatIsAsked_data() { support::addDatabaseRows(); }
    void theNextKeyDropsWhatIsAsked()
    {
        open();
        for (int i = 0; i < 30; ++i)
            DeskFixture::addOrder(*m_desk, order("Pipe burst"));
        desk::Desk::Options options;
        options.database = m_fixture.url;
        options.mode = core::Worker::Mode::Threaded;
        auto threaded = Desk::open(options, m_fixture.clock);
        QVERIFY(threaded);
        RuleCounts counts(**threaded);
        QSignalSpy finished(&counts, &RuleCounts::finished);
        QStringList told;
        connect(&counts, &RuleCounts::counted, this, [&](const QString &id, const RuleCount &count) {
            told += QStringLiteral("%1 %2").arg(id).arg(count.now);
        });
        for (const char *key : {"b", "bu", "bur"}) {
            RuleBook book;
            book.rules = {ruleOf(key, has(key))};
            counts.ask(book, 0);
        }
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(told, QStringList {QStringLiteral("bur 30")});
    }
};

FIELDLANE_TEST_MAIN(TestRuleCounts)
#include "tst_rulecounts.moc"
