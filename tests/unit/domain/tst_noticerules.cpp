#include "domain/noticerules.h"
#include "domain/noticetext.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

const core::Instant now = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

/// "kind audience reader", sorted: what a change tells.
QStringList linesOf(const std::vector<Notice> &notices)
{
    QStringList lines;
    for (const Notice &n : notices)
        lines += QStringLiteral("%1 %2 %3").arg(toCode(n.kind), toCode(n.audience), n.key.section(QLatin1Char('.'), -1));
    lines.sort();
    return lines;
}

} // namespace

/// A unit "North" below "Company"; Ursula (p1/t1), Viktor (p2/t2), Werner without account (t3), Rita manages North (p4),
/// Carla enters (p5), Doris has a desk (p6), Max manages the company (p7).
class TestNoticeRules : public QObject
{
    Q_OBJECT
    std::vector<Person> m_people;
    std::vector<Technician> m_technicians;
    std::vector<Unit> m_units;
    std::vector<ClaimPool> m_pools;
    std::vector<NoticeKind> m_customer;
    OrderRecord m_before;
    OrderRecord m_after;
    Occasion m_occasion;

    void hire(qint64 id, const char *name, qint64 technician = 0)
    {
        Person p;
        p.id = PersonId(id);
        p.login = QString::fromLatin1(name).toLower();
        p.name = QLatin1String(name);
        p.technicianId = TechnicianId(technician);
        p.unitId = UnitId(2);
        p.email = p.login + QStringLiteral("@example.org");
        m_people.push_back(p);
    }
    void train(qint64 id, const char *name)
    {
        Technician t;
        t.id = TechnicianId(id);
        t.name = QLatin1String(name);
        t.zone = QStringLiteral("Europe/Vaduz");
        t.phone = QStringLiteral("+423 %1").arg(id);
        m_technicians.push_back(t);
    }
    static Assignment work(qint64 technician, int hour, AssignmentRole role = AssignmentRole::Lead)
    {
        Assignment a;
        a.id = AssignmentId(technician);
        a.technicianId = TechnicianId(technician);
        a.visitId = VisitId(1);
        a.role = role;
        a.plannedStart = now + core::hours(hour);
        a.plannedEnd = a.plannedStart + core::hours(1);
        return a;
    }
    void step(OrderState from, OrderState to, OrderAction action)
    {
        m_before.order.state = from;
        m_after.order.state = to;
        m_occasion.action = toCode(action);
    }
    void plan(OrderRecord &record, const Assignment &a)
    {
        if (record.visits.empty())
            record.visits.push_back({VisitId(1), record.order.id, 1});
        record.assignments.push_back(a);
    }
    NoticeGround ground() const { return {m_people, m_technicians, m_units, m_pools, m_customer}; }
    QStringList told() const { return linesOf(noticesFor(m_before, m_after, m_occasion, ground())); }

private Q_SLOTS:
    void init()
    {
        m_people.clear();
        m_technicians.clear();
        m_customer.clear();
        hire(1, "Ursula", 1);
        hire(2, "Viktor", 2);
        hire(4, "Rita");
        hire(5, "Carla");
        hire(6, "Doris");
        hire(7, "Max");
        train(1, "Ursula");
        train(2, "Viktor");
        train(3, "Werner");
        Unit company;
        company.id = UnitId(1);
        company.managerId = PersonId(7);
        Unit north;
        north.id = UnitId(2);
        north.parentId = company.id;
        north.managerId = PersonId(4);
        north.name = QStringLiteral("North");
        north.zone = QStringLiteral("Europe/Vaduz");
        m_units = {company, north};
        ClaimPool pool;
        pool.id = PoolId(1);
        pool.name = QStringLiteral("Claims");
        pool.members = {TechnicianId(1), TechnicianId(2), TechnicianId(3)};
        m_pools = {pool};
        m_before = {};
        m_before.order.id = OrderId(42);
        m_before.order.version = 6;
        m_before.order.unitId = north.id;
        m_before.order.number = QStringLiteral("WO-42");
        m_before.order.phone = QStringLiteral("+423 99");
        m_before.order.enteredBy = PersonId(5);
        m_after = m_before;
        m_after.order.version = 7;
        m_occasion = {QString(), QString(), now, PersonId(), TechnicianId(), QStringLiteral("anna")};
    }

    void assignment()
    {
        step(OrderState::PendingDispatch, OrderState::Assigned, OrderAction::Assign);
        plan(m_after, work(1, 2));
        plan(m_after, work(3, 2, AssignmentRole::Assistant));
        m_customer = {NoticeKind::Assigned};
        QCOMPARE(told(),
            (QStringList {"assigned assistant t3", "assigned customer customer", "assigned manager p4", "assigned technician p1"}));
    }
    void transfer()
    {
        step(OrderState::Accepted, OrderState::Assigned, OrderAction::Reassign);
        plan(m_before, work(1, 2));
        plan(m_after, work(2, 2));
        QCOMPARE(told(),
            (QStringList {"assigned manager p4", "assigned technician p2", "takenAway formerTechnician p1"}));
    }
    void otherTime()
    {
        step(OrderState::Assigned, OrderState::Assigned, OrderAction::Reassign);
        plan(m_before, work(1, 2));
        plan(m_after, work(1, 5));
        m_customer = {NoticeKind::Rescheduled};
        QCOMPARE(told(),
            (QStringList {"rescheduled customer customer", "rescheduled manager p4", "rescheduled technician p1"}));
        const auto notices = noticesFor(m_before, m_after, m_occasion, ground());
        QCOMPARE(notices.front().facts.value(toCode(Fact::Before)).toDouble(), double(core::toMs(now + core::hours(2))));
    }
    void assistantsMoveWithTheLead()
    {
        step(OrderState::Assigned, OrderState::Assigned, OrderAction::Reassign);
        for (auto *record : {&m_before, &m_after}) {
            plan(*record, work(1, record == &m_before ? 2 : 4));
            plan(*record, work(2, record == &m_before ? 2 : 4, AssignmentRole::Assistant));
        }
        QVERIFY(told().contains(QStringLiteral("rescheduled assistant p2")));
    }
    void takenOff()
    {
        step(OrderState::Assigned, OrderState::PendingDispatch, OrderAction::Unassign);
        plan(m_before, work(3, 2));
        QCOMPARE(told(), (QStringList {"arrived manager p4", "takenAway formerTechnician t3"}));
        m_customer = {NoticeKind::Postponed};
        QCOMPARE(told().size(), 2); // it is about to lie elsewhere
        m_occasion.reason = QStringLiteral("Emergency: WO-1");
        QCOMPARE(told(), (QStringList {"arrived manager p4", "postponed customer customer", "takenAway formerTechnician t3"}));
    }
    void rejected()
    {
        step(OrderState::Assigned, OrderState::PendingDispatch, OrderAction::Reject);
        plan(m_before, work(1, 2));
        m_occasion.actor = PersonId(1);
        m_occasion.reason = QStringLiteral("ill");
        QCOMPARE(told(), QStringList {"rejected manager p4"});
    }
    void cancelled()
    {
        step(OrderState::Assigned, OrderState::Cancelled, OrderAction::Cancel);
        plan(m_before, work(1, 2));
        auto gone = work(1, 2);
        gone.booked = false;
        plan(m_after, gone);
        m_customer = {NoticeKind::Cancelled};
        QCOMPARE(told(),
            (QStringList {"cancelled customer customer", "cancelled enteredBy p5", "cancelled formerTechnician p1",
                "cancelled manager p4"}));
    }
    void completedIsNoLoss()
    {
        step(OrderState::OnSite, OrderState::Completed, OrderAction::Complete);
        plan(m_before, work(1, 2));
        auto done = work(1, 2);
        done.booked = false;
        plan(m_after, done);
        QCOMPARE(told(), QStringList());
        m_customer = {NoticeKind::Completed};
        QCOMPARE(told(), QStringList {"completed customer customer"});
    }
    void returnedToWhoEnteredIt()
    {
        step(OrderState::PendingReview, OrderState::Draft, OrderAction::Return);
        QCOMPARE(told(), QStringList {"returned enteredBy p5"});
        step(OrderState::Draft, OrderState::Draft, OrderAction::Return); // an edit after it leaves its traces
        QCOMPARE(told(), QStringList());
    }
    void offeredInAPool()
    {
        step(OrderState::PendingDispatch, OrderState::Offered, OrderAction::Offer);
        m_after.order.poolId = PoolId(1);
        m_after.order.claimUntil = now + core::hours(2);
        QCOMPARE(told(),
            (QStringList {"offered manager p4", "offered poolMember p1", "offered poolMember p2", "offered poolMember t3"}));
    }
    void handedToADesk()
    {
        step(OrderState::PendingDispatch, OrderState::PendingDispatch, OrderAction::HandOver);
        m_after.order.poolId = PoolId(1);
        m_after.order.handlerId = PersonId(6);
        QCOMPARE(told(), (QStringList {"arrived manager p4", "handedOver handler p6"}));
    }
    void allocatedToAnotherUnit()
    {
        step(OrderState::PendingDispatch, OrderState::PendingDispatch, OrderAction::Allocate);
        m_after.order.unitId = UnitId(1);
        QCOMPARE(told(), (QStringList {"arrived manager p7", "takenAway manager p4"}));
    }
    void managerAboveWhenTheUnitHasNone()
    {
        m_units[1].managerId = {};
        step(OrderState::Draft, OrderState::PendingDispatch, OrderAction::SubmitForDispatch);
        QCOMPARE(told(), QStringList {"arrived manager p7"});
    }
    void nobodyHearsOfTheirOwnDeed()
    {
        step(OrderState::Offered, OrderState::Assigned, OrderAction::Claim);
        plan(m_after, work(1, 2));
        m_occasion.actorTechnician = TechnicianId(1);
        QCOMPARE(told(), QStringList {"assigned manager p4"});
    }
    void onceEach()
    {
        m_units[1].managerId = PersonId(1); // the technician leads the unit
        step(OrderState::PendingDispatch, OrderState::Assigned, OrderAction::Assign);
        plan(m_after, work(1, 2));
        QCOMPARE(told(), QStringList {"assigned technician p1"});
    }
    void whoLeftHearsNothing()
    {
        m_people[0].active = false;
        m_technicians[2].active = false;
        step(OrderState::PendingDispatch, OrderState::Offered, OrderAction::Offer);
        m_after.order.poolId = PoolId(1);
        QCOMPARE(told(), (QStringList {"offered manager p4", "offered poolMember p2"}));
    }
    void importsTellNobody()
    {
        step(OrderState::PendingDispatch, OrderState::Assigned, OrderAction::Assign);
        plan(m_after, work(1, 2));
        m_occasion.action = QStringLiteral("import");
        QCOMPARE(told(), QStringList());
    }
    void reminders()
    {
        step(OrderState::Offered, OrderState::Offered, OrderAction::Offer);
        m_after.order.poolId = PoolId(1);
        QCOMPARE(linesOf(remindersFor(m_after, m_occasion, ground())),
            (QStringList {"reminder poolMember p1", "reminder poolMember p2", "reminder poolMember t3"}));
        m_after.order.state = OrderState::PendingDispatch;
        QCOMPARE(linesOf(remindersFor(m_after, m_occasion, ground())), QStringList {"reminder manager p4"});
        m_after.order.state = OrderState::Assigned;
        plan(m_after, work(2, 2));
        QCOMPARE(linesOf(remindersFor(m_after, m_occasion, ground())), QStringList {"reminder technician p2"});
    }
    void deliveriesGoWhereTheReaderIs()
    {
        NoticeChannel mail;
        mail.id = NoticeChannelId(1);
        mail.channel = Channel::Email;
        mail.kinds = {NoticeKind::Assigned};
        mail.customerKinds = {NoticeKind::Assigned};
        NoticeChannel sms = mail;
        sms.id = NoticeChannelId(2);
        sms.channel = Channel::Sms;
        sms.customerKinds = {NoticeKind::Assigned};
        NoticeChannel off = sms;
        off.id = NoticeChannelId(3);
        off.active = false;
        const std::vector<NoticeChannel> channels {mail, sms, off};
        step(OrderState::PendingDispatch, OrderState::Assigned, OrderAction::Assign);
        m_customer = {NoticeKind::Assigned};
        plan(m_after, work(1, 2));
        plan(m_after, work(3, 2, AssignmentRole::Assistant));
        m_after.order.email = QStringLiteral("hilti@example.org");
        QStringList sent;
        for (const Notice &n : noticesFor(m_before, m_after, m_occasion, ground())) {
            for (const Delivery &d : deliveriesFor(n, m_after, channels, ground()))
                sent += QStringLiteral("%1 %2").arg(d.dedupe, d.address);
        }
        QCOMPARE(sent,
            (QStringList {"o42.v7.assigned.p1.c1 ursula@example.org", "o42.v7.assigned.p1.c2 +423 1",
                "o42.v7.assigned.t3.c2 +423 3", "o42.v7.assigned.p4.c1 rita@example.org", "o42.v7.assigned.customer.c1 hilti@example.org",
                "o42.v7.assigned.customer.c2 +423 99"}));
        const Notice correction = correctionOf(noticesFor(m_before, m_after, m_occasion, ground()).front(), m_after, m_occasion);
        QCOMPARE(correction.key, QStringLiteral("o42.v7.correction.p1"));
        QCOMPARE(deliveriesFor(correction, m_after, channels, ground()).size(), size_t(2)); // the same ways
    }
    void anOfferIsOverWhenTheOrderLeavesThePool_data()
    {
        QTest::addColumn<OrderState>("from");
        QTest::addColumn<OrderState>("to");
        QTest::addColumn<bool>("isOtherPool");
        QTest::addColumn<bool>("isTaken");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("claimed") << OrderState::Offered << OrderState::Assigned << false << true << true;
        QTest::newRow("taken out") << OrderState::Offered << OrderState::PendingDispatch << false << false << true;
        QTest::newRow("another pool") << OrderState::Offered << OrderState::Offered << true << false << true;
        QTest::newRow("edited") << OrderState::Offered << OrderState::Offered << false << false << false;
        QTest::newRow("offered") << OrderState::PendingDispatch << OrderState::Offered << false << false << false;
        QTest::newRow("never offered") << OrderState::PendingDispatch << OrderState::Assigned << false << true << false;
    }
    void anOfferIsOverWhenTheOrderLeavesThePool()
    {
        QFETCH(OrderState, from);
        QFETCH(OrderState, to);
        QFETCH(bool, isOtherPool);
        QFETCH(bool, isTaken);
        step(from, to, OrderAction::Claim);
        m_before.order.poolId = PoolId(1);
        m_after.order.poolId = isOtherPool ? PoolId(2) : PoolId(1);
        if (isTaken)
            plan(m_after, work(1, 2));
        const auto taker = settlementOf(m_before, m_after, ground());
        QTEST(taker.has_value(), "isOver");
        if (taker)
            QCOMPARE(*taker, isTaken ? m_technicians.front().name : QStringLiteral(""));
    }
};

FIELDLANE_TEST_MAIN(TestNoticeRules)
#include "tst_noticerules.moc"
