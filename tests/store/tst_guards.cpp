#include "store/eventrepository.h"
#include "store/table.h"
#include "support/databases.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::store;
using core::ErrorCode;
using core::hours;
using core::Instant;

namespace {

const Instant morning = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

} // namespace

/// What the database refuses whoever writes to it.
class TestGuards : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    domain::TechnicianId m_technician;
    domain::OrderId m_order;
    domain::VisitId m_visit;

    domain::Assignment booking(Instant start, Instant end) const
    {
        domain::Assignment a;
        a.orderId = m_order;
        a.visitId = m_visit;
        a.technicianId = m_technician;
        a.plannedStart = start;
        a.plannedEnd = end;
        return a;
    }
    core::Result<domain::AssignmentId> book(const domain::Assignment &a) { return assignmentTable(*m_connection).insert(a); }
    void rows() { support::addDatabaseRows(); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        auto connection = Connection::open(
            *DatabaseUrl::parse(support::freshDatabase(database, m_folder)), Connection::Access::Create);
        QVERIFY(connection);
        m_connection = std::move(*connection);
        domain::Technician t;
        t.name = QStringLiteral("Ursula Hasler");
        t.zone = QStringLiteral("Europe/Vaduz");
        m_technician = *technicianTable(*m_connection).insert(t);
        domain::Order o;
        o.number = QStringLiteral("A-1");
        o.zone = QStringLiteral("Europe/Vaduz");
        m_order = *orderTable(*m_connection).insert(o);
        m_visit = *visitTable(*m_connection).insert({{}, m_order, 1});
    }

    void noDoubleBooking_data() { rows(); }
    void noDoubleBooking()
    {
        const auto first = book(booking(morning, morning + hours(2)));
        QVERIFY(first);
        QVERIFY(book(booking(morning + hours(2), morning + hours(3)))); // touching is not overlapping
        const auto clash = book(booking(morning + hours(1), morning + hours(4)));
        QVERIFY(!clash);
        QCOMPARE(clash.error().code, ErrorCode::Conflict);

        domain::Assignment allowed = booking(morning + hours(1), morning + hours(4));
        allowed.overlapAllowed = true;
        const auto onPurpose = book(allowed);
        QVERIFY(onPurpose);
        allowed.id = *onPurpose;
        allowed.overlapAllowed = false;
        QVERIFY(!assignmentTable(*m_connection).update(allowed)); // taking the consent away is a clash again

        domain::Assignment done = booking(morning + hours(1), morning + hours(4));
        done.booked = false;
        const auto finished = book(done);
        QVERIFY(finished);
        done.id = *finished;
        done.booked = true;
        QVERIFY(!assignmentTable(*m_connection).update(done));
    }
    void movingOntoAnotherBookingIsRefused_data() { rows(); }
    void movingOntoAnotherBookingIsRefused()
    {
        QVERIFY(book(booking(morning, morning + hours(1))));
        domain::Assignment later = booking(morning + hours(2), morning + hours(3));
        later.id = *book(later);
        later.plannedStart = morning;
        QVERIFY(!assignmentTable(*m_connection).update(later));
        later.plannedStart = morning + hours(1);
        QVERIFY(assignmentTable(*m_connection).update(later));
    }
    void impossibleRowsAreRefused_data() { rows(); }
    void impossibleRowsAreRefused()
    {
        QVERIFY(!book(booking(morning, morning)));
        QVERIFY(!book(booking(morning, morning + hours(24 * 61))));
        domain::Assignment orphan = booking(morning, morning + hours(1));
        orphan.technicianId = domain::TechnicianId(999);
        QVERIFY(!book(orphan));
        domain::Order o;
        o.number = QStringLiteral("A-1"); // twice
        o.zone = QStringLiteral("UTC");
        QVERIFY(!orderTable(*m_connection).insert(o));
        o.number = QStringLiteral("A-2");
        o.location = core::Coordinate {91, 0};
        QVERIFY(!orderTable(*m_connection).insert(o));
        o.location.reset();
        o.windowStart = morning;
        o.windowEnd = morning - hours(1);
        QVERIFY(!orderTable(*m_connection).insert(o));
    }
    void historyIsAppendOnly_data() { rows(); }
    void historyIsAppendOnly()
    {
        domain::Event event;
        event.at = morning;
        event.actor = event.commandId = event.subjectKind = event.action = QStringLiteral("x");
        QVERIFY(EventRepository(*m_connection).append(event));
        QVERIFY(!m_connection->execute(QStringLiteral("UPDATE events SET actor = 'y'")));
        QVERIFY(!m_connection->execute(QStringLiteral("DELETE FROM events")));
        QCOMPARE(*EventRepository(*m_connection).lastId(), 1);
    }
    void countersFollowOrders_data() { rows(); }
    void countersFollowOrders()
    {
        const auto amount = [&](const char *state) {
            return m_connection
                ->single(QStringLiteral("SELECT coalesce(sum(amount), 0) FROM order_counts WHERE state = ?"),
                    {QLatin1String(state)})
                ->toInt();
        };
        QCOMPARE(amount("draft"), 1);
        auto order = *orderTable(*m_connection).byId(m_order);
        order.state = domain::OrderState::PendingDispatch;
        order.lastAction = domain::toCode(domain::OrderAction::SubmitForDispatch);
        QVERIFY(orderTable(*m_connection).update(order));
        QCOMPARE(amount("draft"), 0);
        QCOMPARE(amount("pendingDispatch"), 1);
        QVERIFY(!orderTable(*m_connection).update(order)); // its version is old by now
    }
    void statesFollowTheLifecycle_data() { rows(); }
    void statesFollowTheLifecycle()
    {
        auto order = *orderTable(*m_connection).byId(m_order);
        const auto step = [&](domain::OrderState to, const char *action) {
            auto moved = order;
            moved.state = to;
            moved.lastAction = QLatin1String(action);
            const bool done = orderTable(*m_connection).update(moved).hasValue();
            if (done)
                order = *orderTable(*m_connection).byId(m_order);
            return done;
        };
        QVERIFY(!step(domain::OrderState::Closed, "close")); // no such step from a draft
        QVERIFY(!step(domain::OrderState::PendingReview, "submitForDispatch")); // that step leads elsewhere
        QVERIFY(!step(domain::OrderState::PendingReview, "nonsense"));
        QVERIFY(step(domain::OrderState::PendingReview, "submitForReview"));
        QVERIFY(step(domain::OrderState::Draft, "")); // the last step taken back
        QVERIFY(step(domain::OrderState::Closed, "import")); // as a file found it
        domain::Order born;
        born.number = QStringLiteral("A-2");
        born.zone = QStringLiteral("Europe/Vaduz");
        born.state = domain::OrderState::OnSite;
        QVERIFY(!orderTable(*m_connection).insert(born));
        born.state = domain::OrderState::PendingDispatch;
        born.lastAction = QStringLiteral("submitForDispatch");
        QVERIFY(orderTable(*m_connection).insert(born));
    }
};

FIELDLANE_TEST_MAIN(TestGuards)
#include "tst_guards.moc"
