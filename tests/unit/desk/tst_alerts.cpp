#include "support/testmain.h"
#include "unit/desk/alertground.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::AlertKind;
using domain::OrderAction;
using support::AlertGround;
using support::DeskFixture;

/// Each kind comes and goes at exactly its instant.
class TestAlerts : public QObject
{
    Q_OBJECT
    std::unique_ptr<AlertGround> m_ground;

    AlertGround &ground() { return *m_ground; }
    core::Instant eight() const { return *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")); }
    core::Duration wayFromHome() const { return geo::TravelModel().estimate({47.14, 9.52}, {47.16, 9.51}).time; }
    void rows() { support::addDatabaseRows(); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_ground = std::make_unique<AlertGround>(database);
    }
    void cleanup() { m_ground.reset(); }

    void nothingIsWrongInAnEmptyCompany_data() { rows(); }
    void nothingIsWrongInAnEmptyCompany() { QVERIFY(ground().look().empty()); }

    void unclaimed_data() { rows(); }
    void unclaimed()
    {
        const auto id = ground().add(ground().order());
        ground().step(id, OrderAction::Offer);
        const core::Instant until = eight() + hours(2);
        QVERIFY(ground().comesExactlyAt(AlertKind::Unclaimed, until - minutes(15)));
        QVERIFY(!ground().find(AlertKind::Unclaimed)->passed);
        QCOMPARE(ground().find(AlertKind::Unclaimed)->name, QStringLiteral("North pool"));
        const QString before = ground().find(AlertKind::Unclaimed)->episode();
        ground().lookAt(until);
        QVERIFY(ground().find(AlertKind::Unclaimed)->passed);
        QVERIFY(ground().find(AlertKind::Unclaimed)->episode() != before);
        ground().fixture.clock.set(until - minutes(1));
        ground().run(SingleCommand(ClaimOrder {id, ground().ursula}));
        ground().look();
        QVERIFY(!ground().find(AlertKind::Unclaimed));
    }
    void notAcceptedLongAfterDispatch_data() { rows(); }
    void notAcceptedLongAfterDispatch()
    {
        const auto id = ground().add(ground().order());
        ground().plan(id, ground().ursula, eight() + hours(3) + minutes(30));
        QVERIFY(ground().comesExactlyAt(AlertKind::NotAccepted, eight() + hours(1)));
        ground().step(id, OrderAction::Accept);
        ground().look();
        QVERIFY(!ground().find(AlertKind::NotAccepted));
    }
    void notAcceptedOnlyWhenItBeginsSoon_data() { rows(); }
    void notAcceptedOnlyWhenItBeginsSoon()
    {
        const auto id = ground().add(ground().order());
        ground().plan(id, ground().ursula, eight() + hours(8));
        QVERIFY(ground().comesExactlyAt(AlertKind::NotAccepted, eight() + hours(5)));
    }
    void notAcceptedShortlyBeforeTheStart_data() { rows(); }
    void notAcceptedShortlyBeforeTheStart()
    {
        const auto id = ground().add(ground().order());
        ground().plan(id, ground().ursula, eight() + minutes(50));
        QVERIFY(ground().comesExactlyAt(AlertKind::NotAccepted, eight() + minutes(20)));
        const auto soon = ground().add(ground().order());
        ground().fixture.clock.set(eight());
        ground().plan(soon, ground().viktor, eight() + minutes(25));
        ground().step(id, OrderAction::Accept);
        QVERIFY(ground().comesExactlyAt(AlertKind::NotAccepted, eight() + minutes(5))); // nobody answers at once
    }
    void lateStart_data() { rows(); }
    void lateStart()
    {
        const core::Instant start = eight() + hours(1);
        const auto id = ground().accepted(ground().order(), ground().ursula, start);
        const core::Instant lastToLeave = start + minutes(15) - wayFromHome();
        QVERIFY(ground().comesExactlyAt(AlertKind::LateStart, lastToLeave + core::Duration(1)));
        const domain::Alert alert = *ground().find(AlertKind::LateStart);
        QCOMPARE(alert.orderId, id);
        QCOMPARE(alert.technicianId, ground().ursula);
        QCOMPARE(alert.limit, std::optional(start));
        QCOMPARE(*alert.foreseen, lastToLeave + core::Duration(1) + wayFromHome());
        ground().step(id, OrderAction::Arrive);
        ground().look();
        QVERIFY(!ground().find(AlertKind::LateStart));
    }
    void lateForThePromisedWindow_data() { rows(); }
    void lateForThePromisedWindow()
    {
        domain::Order order = ground().order();
        order.windowStart = eight() + hours(1);
        order.windowEnd = eight() + hours(2);
        ground().accepted(order, ground().ursula, eight() + hours(1));
        QVERIFY(ground().comesExactlyAt(AlertKind::LateStart, *order.windowEnd - wayFromHome() + core::Duration(1)));
    }
    void latenessOfOneMakesTheNextLate_data() { rows(); }
    void latenessOfOneMakesTheNextLate()
    {
        ground().onSite(ground().order(), ground().ursula, eight() + minutes(30)); // until 9:30
        const auto next = ground().accepted(ground().order(), ground().ursula, eight() + minutes(95));
        // Whoever goes on past the plan is thought to need ten minutes more, and the next is at the same place.
        const core::Instant late = eight() + minutes(95 + 15 - 10) + core::Duration(1);
        QVERIFY(ground().comesExactlyAt(AlertKind::LateStart, late));
        QCOMPARE(ground().find(AlertKind::LateStart)->orderId, next);
        ground().report(ground().ursula, {47.16, 9.51}, late); // says nothing new
        ground().look();
        QVERIFY(ground().find(AlertKind::LateStart));
    }
    void neverStarted_data() { rows(); }
    void neverStarted()
    {
        const core::Instant start = eight() + hours(2);
        ground().accepted(ground().order(), ground().ursula, start);
        ground().lookAt(start + hours(24) - core::Duration(1));
        QVERIFY(ground().find(AlertKind::LateStart)->foreseen);
        ground().lookAt(start + hours(24)); // a day later nobody foresees anything
        QVERIFY(!ground().find(AlertKind::LateStart)->foreseen);
        QVERIFY(ground().goesExactlyAt(AlertKind::LateStart, start + hours(24 * 14)));
    }
    void overrun_data() { rows(); }
    void overrun()
    {
        const auto id = ground().onSite(ground().order(), ground().ursula, eight() + minutes(30));
        const auto next = ground().accepted(ground().order(), ground().ursula, eight() + hours(5));
        QVERIFY(ground().comesExactlyAt(AlertKind::Overrun, eight() + minutes(30 + 60 + 15)));
        const domain::Alert alert = *ground().find(AlertKind::Overrun);
        QCOMPARE(alert.otherId, next);
        QCOMPARE(alert.actBy, eight() + hours(5));
        QCOMPARE(core::Duration(alert.amount), core::Duration(minutes(15)));
        ground().step(id, OrderAction::Complete);
        ground().look();
        QVERIFY(!ground().find(AlertKind::Overrun));
    }
    void deadlineOfAnUnplannedOrder_data() { rows(); }
    void deadlineOfAnUnplannedOrder()
    {
        domain::Order order = ground().order();
        order.due = eight() + hours(6);
        const auto id = ground().add(order);
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaAtRisk, *order.due - hours(1) - minutes(30) - hours(1)));
        QVERIFY(ground().goesExactlyAt(AlertKind::SlaAtRisk, *order.due));
        QVERIFY(ground().find(AlertKind::SlaBroken)); // that instant it is another one
        ground().fixture.clock.set(eight());
        ground().plan(id, ground().ursula, eight() + hours(1));
        ground().step(id, OrderAction::Accept);
        ground().lookAt(*order.due - hours(2));
        QVERIFY(!ground().find(AlertKind::SlaAtRisk)); // planned in time
    }
    void windowAndAnswer_data() { rows(); }
    void windowAndAnswer()
    {
        domain::Order order = ground().order();
        order.windowEnd = eight() + hours(5);
        ground().add(order);
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaAtRisk, *order.windowEnd - minutes(90)));
        QCOMPARE(ground().find(AlertKind::SlaAtRisk)->subject, qint64(domain::Deadline::Window));
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaBroken, *order.windowEnd));
        order.windowEnd.reset();
        order.responseDue = eight() + hours(3);
        ground().add(order);
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaAtRisk, *order.responseDue - minutes(90)));
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaBroken, *order.responseDue));
    }
    void deadlineThatThePlanMisses_data() { rows(); }
    void deadlineThatThePlanMisses()
    {
        domain::Order order = ground().order();
        order.due = eight() + hours(4);
        ground().accepted(order, ground().ursula, eight() + hours(24));
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaAtRisk, *order.due - minutes(90)));
        QCOMPARE(*ground().find(AlertKind::SlaAtRisk)->foreseen, eight() + hours(25));
    }
    void deadlineThatTheDayMisses_data() { rows(); }
    void deadlineThatTheDayMisses()
    {
        domain::Order order = ground().order();
        order.due = eight() + minutes(140);
        const auto id = ground().onSite(order, ground().ursula, eight() + minutes(60)); // until 10:00, due 10:20
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaAtRisk, eight() + minutes(130) + core::Duration(1)));
        ground().step(id, OrderAction::Complete);
        ground().look();
        QVERIFY(!ground().find(AlertKind::SlaAtRisk));
    }
    void brokenDeadline_data() { rows(); }
    void brokenDeadline()
    {
        domain::Order order = ground().order();
        order.due = eight() + hours(2);
        const auto id = ground().onSite(order, ground().ursula, eight() + minutes(30));
        QVERIFY(ground().comesExactlyAt(AlertKind::SlaBroken, *order.due));
        QCOMPARE(ground().find(AlertKind::SlaBroken)->technicianId, ground().ursula);
        ground().step(id, OrderAction::Complete);
        ground().look();
        QVERIFY(!ground().find(AlertKind::SlaBroken));
    }
    void overlap_data() { rows(); }
    void overlap()
    {
        const core::Instant start = eight() + hours(2);
        ground().accepted(ground().order(), ground().ursula, start);
        ground().look();
        QVERIFY(!ground().find(AlertKind::Overlap));
        const auto second = ground().accepted(ground().order(), ground().ursula, start + minutes(30));
        ground().look();
        const domain::Alert alert = *ground().find(AlertKind::Overlap);
        QCOMPARE(alert.orderId, second);
        QCOMPARE(core::Duration(alert.amount), core::Duration(minutes(30)));
        QCOMPARE(alert.actBy, start + minutes(30));
        QVERIFY(ground().goesExactlyAt(AlertKind::Overlap, start + minutes(60))); // the first is over by then
        ground().fixture.clock.set(eight());
        ground().plan(second, ground().viktor, start + minutes(30));
        ground().look();
        QVERIFY(!ground().find(AlertKind::Overlap));
    }
    void silentTechnician_data() { rows(); }
    void silentTechnician()
    {
        const auto id = ground().accepted(ground().order(), ground().ursula, eight() + hours(1));
        ground().step(id, OrderAction::StartTravel);
        ground().lookAt(eight() + hours(1));
        QVERIFY(!ground().find(AlertKind::TechnicianSilent)); // has no phone that reports
        ground().report(ground().ursula, {47.15, 9.52}, eight() + minutes(10));
        QVERIFY(ground().comesExactlyAt(AlertKind::TechnicianSilent, eight() + minutes(40)));
        ground().report(ground().ursula, {47.155, 9.52}, eight() + minutes(40));
        ground().look();
        QVERIFY(!ground().find(AlertKind::TechnicianSilent));
        ground().fixture.clock.set(eight() + minutes(45));
        ground().step(id, OrderAction::Arrive); // a sign of life, too
        QVERIFY(ground().comesExactlyAt(AlertKind::TechnicianSilent, eight() + minutes(45 + 120)));
        ground().step(id, OrderAction::Complete);
        ground().look();
        QVERIFY(!ground().find(AlertKind::TechnicianSilent));
    }
    void missingCoordinates_data() { rows(); }
    void missingCoordinates()
    {
        domain::Order order = ground().order();
        order.location.reset();
        const auto id = ground().add(order);
        ground().look();
        QVERIFY(ground().find(AlertKind::MissingCoordinates));
        std::optional<domain::Order> base;
        ground().desk->fetchOrder(id, this, [&](const core::Result<domain::OrderRecord> &r) { base = r->order; });
        domain::Order edited = *base;
        edited.location = core::Coordinate {47.16, 9.51};
        ground().run(SingleCommand(EditOrder {*base, edited}));
        ground().look();
        QVERIFY(!ground().find(AlertKind::MissingCoordinates));
    }
    void certificate_data() { rows(); }
    void certificate()
    {
        domain::Technician t = *ground().desk->catalog().technician(ground().ursula);
        const core::Instant end = eight() + hours(24 * 30);
        t.skills = {{QStringLiteral("hvac"), 2, end}};
        ground().run(SingleCommand(Save<domain::Technician> {t}));
        QVERIFY(ground().comesExactlyAt(AlertKind::CertificateExpiring, end - hours(24 * 14)));
        QVERIFY(!ground().find(AlertKind::CertificateExpiring)->orderId.isValid());
        ground().lookAt(end - core::Duration(1));
        QVERIFY(!ground().find(AlertKind::CertificateExpiring)->passed);
        ground().lookAt(end);
        QVERIFY(ground().find(AlertKind::CertificateExpiring)->passed);
        QVERIFY(!ground().goesExactlyAt(AlertKind::CertificateExpiring, end + hours(24 * 14))); // ends with that instant
        ground().lookAt(end + hours(24 * 14) + core::Duration(1));
        QVERIFY(!ground().find(AlertKind::CertificateExpiring));
    }
    void certificateThatAnOrderNeeds_data() { rows(); }
    void certificateThatAnOrderNeeds()
    {
        const core::Instant end = eight() + hours(24);
        const auto before = ground().add(ground().order());
        ground().plan(before, ground().ursula, eight() + hours(1));
        const auto after = ground().add(ground().order());
        ground().plan(after, ground().ursula, end + hours(1));
        domain::Technician t = *ground().desk->catalog().technician(ground().ursula);
        t.skills = {{QStringLiteral("hvac"), 2, end}};
        ground().run(SingleCommand(Save<domain::Technician> {t}));
        ground().look();
        const domain::Alert *alert = ground().find(AlertKind::CertificateExpiring);
        QVERIFY(alert);
        QCOMPARE(alert->orderId, after);
        QCOMPARE(alert->amount, 1);
    }
    void absentWithOrders_data() { rows(); }
    void absentWithOrders()
    {
        const core::Instant start = eight() + hours(2);
        const auto first = ground().accepted(ground().order(), ground().ursula, start);
        ground().accepted(ground().order(), ground().ursula, start + hours(2));
        const domain::Absence absence {{}, ground().ursula, {eight() + hours(1), eight() + hours(9)}, QStringLiteral("Sick")};
        const auto id = ground().run(SingleCommand(Save<domain::Absence> {absence})).createdId;
        ground().look();
        const domain::Alert alert = *ground().find(AlertKind::AbsentWithOrders);
        QCOMPARE(alert.amount, 2);
        QCOMPARE(alert.orderId, first);
        QCOMPARE(alert.subject, id);
        QCOMPARE(alert.name, QStringLiteral("Sick"));
        ground().lookAt(start + hours(1));
        QVERIFY(!ground().find(AlertKind::LateStart)); // one alert for all of it
        QVERIFY(ground().goesExactlyAt(AlertKind::AbsentWithOrders, absence.span.end));
        ground().fixture.clock.set(eight());
        ground().run(SingleCommand(Remove<domain::Absence> {domain::AbsenceId(id)}));
        ground().look();
        QVERIFY(!ground().find(AlertKind::AbsentWithOrders));
    }
    void aFarAbsenceIsNoHurry_data() { rows(); }
    void aFarAbsenceIsNoHurry()
    {
        const core::Instant leave = eight() + hours(24 * 4);
        ground().accepted(ground().order(), ground().ursula, leave + hours(1));
        ground().run(SingleCommand(Save<domain::Absence> {{{}, ground().ursula, {leave, leave + hours(24)}, {}}}));
        QVERIFY(ground().comesExactlyAt(AlertKind::AbsentWithOrders, leave - hours(48)));
    }
    void clockSetBack_data() { rows(); }
    void clockSetBack()
    {
        domain::Order order = ground().order();
        order.due = eight() + hours(2);
        ground().add(order);
        ground().accepted(ground().order(), ground().ursula, eight() + hours(1));
        QSignalSpy told(ground().alerts.get(), &Alerts::appeared);
        ground().lookAt(eight());
        const QStringList early = ground().keys();
        ground().lookAt(eight() + hours(3));
        const QStringList late = ground().keys();
        QVERIFY(late != early);
        const int times = int(told.size());
        ground().lookAt(eight());
        QCOMPARE(ground().keys(), early);
        ground().lookAt(eight() + hours(3));
        QCOMPARE(ground().keys(), late); // neither lost nor doubled,
        QCOMPARE(told.size(), times); // and nothing is told twice
    }
    void aChangeIsSeenWithoutALookEverywhere_data() { rows(); }
    void aChangeIsSeenWithoutALookEverywhere()
    {
        const core::Instant start = eight() + hours(1);
        const auto id = ground().accepted(ground().order(), ground().ursula, start);
        const auto other = ground().accepted(ground().order(), ground().viktor, start);
        ground().lookAt(start + hours(1));
        QCOMPARE(ground().alerts->list().size(), size_t(2));
        QSignalSpy changed(ground().alerts.get(), &Alerts::changed);
        ground().plan(id, ground().ursula, start + hours(3)); // tells orders and lanes
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(ground().alerts->list().size(), size_t(1));
        QCOMPARE(ground().alerts->list().front().alert.orderId, other);
        const QStringList narrow = ground().keys();
        ground().look();
        QCOMPARE(ground().keys(), narrow); // the same as a look everywhere
    }
};

FIELDLANE_TEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
