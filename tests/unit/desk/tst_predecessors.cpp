#include "desk/draftruling.h"
#include "desk/suggestions.h"
#include "store/orderrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::OrderId;
using domain::OrderRecord;
using rules::Constraint;

/// Orders that wait for others: whoever plans one hears of the other, by whichever way.
class TestPredecessors : public QObject, private support::DeskFixture
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    domain::TechnicianId m_anna, m_beat;
    domain::Order m_first, m_next;
    core::Instant m_nine;

    OrderRecord record(OrderId id)
    {
        return value<OrderRecord>(*m_desk, [&](store::Connection &c) { return store::OrderRepository(c).byId(id); });
    }
    core::Result<Outcome> send(const SingleCommand &command) { return run(*m_desk, command); }
    core::Result<Outcome> plan(OrderId order, domain::TechnicianId technician, core::Instant start, Consent consent = Consent::None)
    {
        return send(PlanOrder {order, 0, technician, start, {}, consent, {}});
    }
    /// What the answer to a plan says of the other order.
    static const rules::Finding *finding(const core::Result<Outcome> &answer, Constraint constraint)
    {
        if (!answer || !answer->placement)
            return nullptr;
        const auto &findings = answer->placement->findings;
        const auto it = std::find_if(findings.begin(), findings.end(), [&](const rules::Finding &f) { return f.constraint == constraint; });
        return it == findings.end() ? nullptr : &*it;
    }
    core::Result<Outcome> follow(const domain::Order &order, const QString &number)
    {
        const domain::Order base = record(order.id).order;
        domain::Order edited = base;
        edited.follows = number;
        return send(EditOrder {base, edited});
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        clock.set(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")));
        m_desk = open();
        m_anna = addTechnician(*m_desk, QStringLiteral("Anna"));
        m_beat = addTechnician(*m_desk, QStringLiteral("Beat"));
        m_first = addOrder(*m_desk, QStringLiteral("First"));
        domain::Order next = order(QStringLiteral("Next"));
        next.follows = m_first.number;
        m_next = addOrder(*m_desk, next);
        m_nine = clock.now() + hours(1);
    }
    void cleanup()
    {
        QCOMPARE(problems(), QStringList());
        m_desk.reset();
    }

    void asksWhatComesFirst_data() { support::addDatabaseRows(); }
    void asksWhatComesFirst()
    {
        const auto unplanned = plan(m_next.id, m_beat, m_nine);
        QCOMPARE(unplanned->status, Status::NeedsConsent);
        QVERIFY(finding(unplanned, Constraint::Predecessor) && !finding(unplanned, Constraint::Predecessor)->at);
        QVERIFY(plan(m_first.id, m_anna, m_nine)->isDone());
        const auto early = plan(m_next.id, m_beat, m_nine + minutes(30));
        QCOMPARE(early->status, Status::NeedsConsent);
        QCOMPARE(finding(early, Constraint::Predecessor)->amount, core::Duration(minutes(30)));
        QCOMPARE(finding(early, Constraint::Predecessor)->name, m_first.number);
        const auto after = plan(m_next.id, m_beat, m_nine + hours(1));
        QVERIFY(after->isDone() && !finding(after, Constraint::Predecessor));
        const auto late = plan(m_first.id, m_anna, m_nine + minutes(15));
        QCOMPARE(late->status, Status::NeedsConsent);
        QCOMPARE(finding(late, Constraint::Successor)->amount, core::Duration(minutes(15)));
        QVERIFY(plan(m_first.id, m_anna, m_nine + minutes(15), Consent::Given)->isDone());
    }
    void whatIsOverIsWaitedForNoMore_data() { support::addDatabaseRows(); }
    void whatIsOverIsWaitedForNoMore()
    {
        QVERIFY(send(StepOrder {m_first.id, 0, OrderAction::Cancel, QStringLiteral("mistake"), {}, {}})->isDone());
        QVERIFY(plan(m_next.id, m_beat, m_nine)->isDone());
        QVERIFY(record(m_next.id).predecessor && record(m_next.id).predecessor->isOver());
    }
    void dispatchWaitsToo_data() { support::addDatabaseRows(); }
    void dispatchWaitsToo()
    {
        QVERIFY(!send(AutoAssign {m_next.id, 0})); // nobody has the first one
        QVERIFY(plan(m_first.id, m_anna, m_nine + hours(1))->isDone());
        QVERIFY(send(AutoAssign {m_next.id, 0})->isDone());
        QVERIFY(record(m_next.id).lead()->plannedStart >= record(m_first.id).lead()->plannedEnd);
    }
    void aDragSaysTheSame_data() { support::addDatabaseRows(); }
    void aDragSaysTheSame()
    {
        const auto fetched = [&](OrderId id) {
            std::optional<OrderRecord> found;
            m_desk->fetchOrder(id, this, [&](const auto &r) { found = *r; });
            return *found;
        };
        QVERIFY(!fetched(m_next.id).predecessor->planned);
        QVERIFY(plan(m_first.id, m_anna, m_nine)->isDone());
        QCOMPARE(fetched(m_next.id).predecessor->planned, std::optional(core::TimeSpan {m_nine, m_nine + hours(1)})); // nothing stale
        const engine::Placement dragged = m_desk->place(engine::jobOf(fetched(m_next.id)), m_beat, m_nine + minutes(20));
        const auto command = plan(m_next.id, m_beat, m_nine + minutes(20));
        QCOMPARE(dragged.findings, command->placement->findings);
        QVERIFY(finding(command, Constraint::Predecessor));
        QVERIFY(plan(m_next.id, m_beat, m_nine + hours(2))->isDone());
        QCOMPARE(fetched(m_first.id).successors.front().planned->start, m_nine + hours(2));
    }
    void whatIsWaitedForHearsOfIt_data() { support::addDatabaseRows(); }
    void whatIsWaitedForHearsOfIt()
    {
        const domain::Order third = addOrder(*m_desk, QStringLiteral("Third"));
        const auto other = open(QStringLiteral("berta"));
        std::vector<std::set<OrderId>> told;
        connect(other.get(), &Desk::ordersChanged, this, [&](const auto &orders) { told.push_back(orders); });
        for (Desk *desk : {m_desk.get(), other.get()}) // kept from now on
            desk->fetchOrder(m_first.id, this, [](const auto &) {});
        QVERIFY(follow(third, m_first.number)->isDone());
        QCOMPARE(told.size(), size_t(0));
        other->poll();
        QVERIFY(!told.empty() && told.front().count(m_first.id) == 1);
        for (Desk *desk : {m_desk.get(), other.get()}) {
            desk->fetchOrder(m_first.id, this, [](const core::Result<OrderRecord> &record) { QCOMPARE(record->successors.size(), size_t(2)); });
            QVERIFY(desk->cachedOrder(m_first.id));
        }
    }
    void pagesTellTheSame_data() { support::addDatabaseRows(); }
    void pagesTellTheSame()
    {
        domain::Order third = order(QStringLiteral("Third"));
        third.follows = m_first.number;
        const OrderId last = addOrder(*m_desk, third).id;
        QVERIFY(plan(m_first.id, m_anna, m_nine)->isDone());
        const auto all = value<std::vector<OrderRecord>>(*m_desk, [](store::Connection &c) { return store::OrderRepository(c).after(OrderId(), 1000); });
        QCOMPARE(all.size(), size_t(3));
        for (const OrderRecord &one : all) {
            QCOMPARE(one.predecessor, record(one.order.id).predecessor);
            QCOMPARE(one.successors, record(one.order.id).successors);
        }
        QCOMPARE(record(m_first.id).successors.size(), size_t(2));
        const auto some = value<std::vector<OrderRecord>>(*m_desk, [&](store::Connection &c) { return store::OrderRepository(c).byIds({last}); });
        QCOMPARE(some.front().predecessor, record(last).predecessor);
    }
    void waitingForNothingIsRefused_data() { support::addDatabaseRows(); }
    void waitingForNothingIsRefused()
    {
        const auto unknown = follow(m_first, QStringLiteral("WO-999"));
        QVERIFY(!unknown && unknown.error().detail.contains(QLatin1String("WO-999")));
        QVERIFY(!follow(m_first, m_first.number));
        QVERIFY(!follow(m_first, m_next.number));
        domain::Order third = order(QStringLiteral("Third"));
        third.follows = m_next.number;
        third = addOrder(*m_desk, third);
        QVERIFY(!follow(m_first, third.number));
        QVERIFY(follow(m_next, {})->isDone());
        QVERIFY(follow(m_first, third.number)->isDone()); // third, next; first
    }
    void whoCanGoIsToldOfWhatComesFirst_data() { support::addDatabaseRows(); }
    void whoCanGoIsToldOfWhatComesFirst()
    {
        QVERIFY(plan(m_first.id, m_anna, m_nine + hours(2))->isDone());
        domain::Order draft = order(QStringLiteral("Third"));
        draft.follows = m_first.number;
        std::optional<OrderRecord> ruled;
        ruleDraft(*m_desk, draft, this, [&](const OrderRecord &record) { ruled = record; });
        QVERIFY(ruled && ruled->predecessor);
        const auto suggested = suggest(*m_desk, engine::jobOf(*ruled), draft.priority, 5);
        QCOMPARE(suggested.size(), size_t(2));
        for (const Suggestion &one : suggested)
            QVERIFY(one.option.placement.start >= m_nine + hours(3));
    }
    void enteredAndSentAtOnce_data() { support::addDatabaseRows(); }
    void enteredAndSentAtOnce()
    {
        QVERIFY(plan(m_first.id, m_anna, m_nine)->isDone());
        CreateOrder create;
        create.order = order(QStringLiteral("Third"));
        create.order.follows = m_first.number;
        create.plan = PlanOrder {{}, 0, m_beat, m_nine + minutes(10), {}, Consent::None, {}};
        const auto answer = send(create);
        QVERIFY(answer && finding(answer, Constraint::Predecessor));
        QCOMPARE(answer->status, Status::NeedsConsent);
    }
};

FIELDLANE_TEST_MAIN(TestPredecessors)
#include "tst_predecessors.moc"
