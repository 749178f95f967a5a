#include "gui/companyground.h"
#include "support/testmain.h"
#include "unit/desk/alertground.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using core::hours;
using core::minutes;
using domain::AlertKind;
using domain::AlertMarkKind;
using support::AlertGround;

/// What people note about alerts, and who sees which.
class TestAlertMarks : public QObject
{
    Q_OBJECT
    void rows() { support::addDatabaseRows(); }

    static const Alerts::Entry *entryOf(const Alerts &alerts, AlertKind kind)
    {
        for (const Alerts::Entry &entry : alerts.list()) {
            if (entry.alert.kind == kind)
                return &entry;
        }
        return nullptr;
    }
    /// A late start, half an hour past the bearable.
    static QString lateStart(AlertGround &ground, domain::OrderId *order = nullptr)
    {
        const core::Instant start = ground.now() + hours(1);
        const auto id = ground.accepted(ground.order(), ground.ursula, start);
        if (order)
            *order = id;
        ground.lookAt(start + minutes(45));
        return ground.find(AlertKind::LateStart)->key();
    }

private Q_SLOTS:
    void acknowledgedUntilItGetsWorse_data() { rows(); }
    void acknowledgedUntilItGetsWorse()
    {
        QFETCH(QString, database);
        AlertGround ground(database);
        domain::OrderId order;
        const QString key = lateStart(ground, &order);
        QCOMPARE(ground.alerts->openCount(), 1);
        QVERIFY(ground.mark(key, {AlertMarkKind::Acknowledged, QStringLiteral("called him"), {}}));
        QCOMPARE(ground.alerts->openCount(), 0);
        Alerts other(*ground.desk); // another desk, after a restart
        other.refresh();
        QCOMPARE(other.find(key)->standing.acknowledged->who, QStringLiteral("anna"));
        QCOMPARE(other.find(key)->standing.acknowledged->text, QStringLiteral("called him"));
        QCOMPARE(other.find(key)->standing.acknowledged->at, ground.now());
        ground.lookAt(ground.now() + minutes(15));
        QCOMPARE(ground.alerts->openCount(), 0);
        ground.lookAt(ground.now() + core::Duration(1));
        QCOMPARE(ground.alerts->openCount(), 1); // more than a quarter of an hour later than when it was seen
        QVERIFY(ground.mark(key, {}));
        ground.plan(order, ground.ursula, ground.now() + minutes(5)); // planned anew, and late again
        ground.lookAt(ground.now() + hours(1));
        QCOMPARE(ground.alerts->openCount(), 1);
    }
    void snoozedAndBack_data() { rows(); }
    void snoozedAndBack()
    {
        QFETCH(QString, database);
        AlertGround ground(database);
        domain::Order order = ground.order();
        order.due = ground.now();
        ground.add(order);
        ground.look();
        const QString key = ground.find(AlertKind::SlaBroken)->key();
        const core::Instant until = ground.now() + minutes(15);
        QVERIFY(ground.mark(key, {AlertMarkKind::Snoozed, {}, until}));
        QCOMPARE(ground.alerts->openCount(), 0);
        ground.lookAt(until - core::Duration(1));
        QCOMPARE(ground.alerts->openCount(), 0);
        ground.lookAt(until);
        QCOMPARE(ground.alerts->openCount(), 1);
        ground.lookAt(until - minutes(5)); // the clock was set back: it was put off until then
        QCOMPARE(ground.alerts->openCount(), 0);
        QVERIFY(ground.mark(key, {AlertMarkKind::Reopened, {}, {}}));
        QCOMPARE(ground.alerts->openCount(), 1);
        const auto over = ground.mark(key, {AlertMarkKind::Snoozed, {}, ground.now()});
        QCOMPARE(over.error().code, ErrorCode::InvalidInput);
        QCOMPARE(ground.mark(QStringLiteral("lateStart-999"), {}).error().code, ErrorCode::NotFound);
        QCOMPARE(ground.mark(key, {AlertMarkKind::Note, QStringLiteral("  "), {}}).error().code, ErrorCode::InvalidInput);
    }
    void notesAndReminders_data() { rows(); }
    void notesAndReminders()
    {
        QFETCH(QString, database);
        AlertGround ground(database);
        const QString key = lateStart(ground);
        QVERIFY(ground.mark(key, {AlertMarkKind::Note, QStringLiteral("stuck in traffic"), {}}));
        QVERIFY(ground.mark(key, {AlertMarkKind::Note, QStringLiteral("customer knows"), {}}));
        std::optional<core::Result<void>> answer;
        ground.alerts->remind(key, this, [&](const core::Result<void> &r) { answer = r; });
        QVERIFY2(answer && *answer, answer && !*answer ? qPrintable(answer->error().detail) : "");
        ground.look();
        const domain::AlertStanding &standing = ground.alerts->find(key)->standing;
        QVERIFY(standing.isOpen()); // a note settles nothing
        QCOMPARE(standing.notes.size(), size_t(2));
        QCOMPARE(standing.notes[1].text, QStringLiteral("customer knows"));
        QCOMPARE(standing.reminded->who, QStringLiteral("anna"));
        QCOMPARE(ground.fixture.problems(), QStringList());
    }
    void newAlertsAreToldOnce()
    {
        AlertGround ground(QStringLiteral("sqlite"));
        domain::Order order = ground.order();
        order.due = ground.now();
        ground.add(order);
        QSignalSpy told(ground.alerts.get(), &Alerts::appeared);
        ground.look();
        QCOMPARE(told.size(), 0); // was wrong before anybody looked
        order.due = ground.now() - minutes(1);
        ground.add(order);
        ground.look();
        ground.look();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].value<std::vector<domain::Alert>>().size(), size_t(1));
    }
    void everybodySeesTheirOwnUnits()
    {
        fixture::CompanyGround company(QStringLiteral("sqlite")); // what the server lets through: tst_rowsecurity
        const auto inNorth = company.technician(QStringLiteral("Nora"), company.north);
        const auto inSouth = company.technician(QStringLiteral("Sam"), company.south);
        company.plan(company.order(QStringLiteral("N-1"), company.north), inNorth);
        company.plan(company.order(QStringLiteral("S-1"), company.south), inSouth);
        for (const auto technician : {inNorth, inSouth}) { // a person, not an order
            domain::Technician t = *company.everybody->catalog().technician(technician);
            t.skills = {{QStringLiteral("hvac"), 2, company.desks.clock.now() + hours(24)}};
            company.run(SingleCommand(Save<domain::Technician> {t}));
        }
        company.person(QStringLiteral("rita"), "regionManager", company.north);
        company.person(QStringLiteral("chief"), "manager");
        company.person(QStringLiteral("tom"), "technician", company.north, inNorth);
        company.desks.clock.advance(hours(3));
        Alerts all(*company.everybody);
        all.refresh();
        QCOMPARE(all.list().size(), size_t(4)); // two late starts, two certificates
        const auto ritas = company.enter(QStringLiteral("rita"));
        Alerts own(*ritas);
        own.refresh();
        QCOMPARE(own.list().size(), size_t(2));
        for (const Alerts::Entry &entry : own.list())
            QCOMPARE(entry.alert.technicianId, inNorth);
        const auto mark = [this](Alerts &alerts, const QString &key) {
            std::optional<core::Result<void>> answer;
            alerts.mark(key, {}, this, [&](const core::Result<void> &r) { answer = r; });
            return *answer;
        };
        QVERIFY(mark(own, entryOf(own, AlertKind::LateStart)->alert.key()));
        const auto chiefs = company.enter(QStringLiteral("chief"));
        Alerts seen(*chiefs);
        seen.refresh();
        QCOMPARE(seen.list().size(), size_t(4));
        QCOMPARE(seen.openCount(), 3); // what one has seen, all know
        QCOMPARE(mark(seen, seen.list().front().alert.key()).error().code, ErrorCode::Forbidden); // only looks
        const auto toms = company.enter(QStringLiteral("tom"));
        Alerts mine(*toms);
        mine.refresh();
        QCOMPARE(mine.list().size(), size_t(2)); // a technician's own
        for (const Alerts::Entry &entry : mine.list())
            QCOMPARE(entry.alert.technicianId, inNorth);
        QCOMPARE(mark(mine, mine.list().front().alert.key()).error().code, ErrorCode::Forbidden);
    }
    void thresholdsAreTheCompanys_data() { rows(); }
    void thresholdsAreTheCompanys()
    {
        QFETCH(QString, database);
        AlertGround ground(database);
        domain::AlertPolicy policy;
        policy.lateBy = minutes(50);
        const auto write = [&](const domain::Viewer &viewer) {
            std::optional<core::Result<void>> answer;
            ground.desk->read<void>([&](store::Connection &c) { return writeAlertPolicy(c, viewer, policy); }, this,
                [&](core::Result<void> r) { answer = r; });
            return *answer;
        };
        domain::Viewer clerk = ground.desk->viewer();
        clerk.permissions = {domain::Permission::SeePool, domain::Permission::EnterOrders};
        QCOMPARE(write(clerk).error().code, ErrorCode::Forbidden);
        QVERIFY(write(ground.desk->viewer()));
        const core::Instant start = ground.now() + hours(1);
        ground.accepted(ground.order(), ground.ursula, start);
        const core::Duration way = geo::TravelModel().estimate({47.14, 9.52}, {47.16, 9.51}).time;
        QVERIFY(ground.comesExactlyAt(AlertKind::LateStart, start + minutes(50) - way + core::Duration(1)));
        QCOMPARE(ground.alerts->policy(), policy);
    }
};

FIELDLANE_TEST_MAIN(TestAlertMarks)
#include "tst_alertmarks.moc"
