#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::AssignmentRole;
using domain::OrderAction;
using domain::TechnicianId;
using What = AssistOrder::What;

/// Assistants go where the lead goes, unless they were given a time of their own on purpose.
class TestAssistants : public QObject, private support::DeskFixture
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    TechnicianId m_anna, m_beat, m_carl;
    domain::OrderId m_order;
    core::Instant m_start;

    domain::OrderRecord record(domain::OrderId id)
    {
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, this, [&](const auto &r) { record = *r; });
        return *record;
    }
    domain::OrderRecord record() { return record(m_order); }
    /// The booked assistant's time; an empty span when they have none here.
    core::TimeSpan timeOf(TechnicianId technician)
    {
        for (const domain::Assignment &a : record().assignments) {
            if (a.booked && a.technicianId == technician && a.role == AssignmentRole::Assistant)
                return a.planned();
        }
        return {};
    }
    core::Result<Outcome> send(const SingleCommand &command) { return run(*m_desk, command); }
    core::Result<Outcome> plan(TechnicianId technician, core::Instant start, Consent consent = Consent::None)
    {
        return send(PlanOrder {m_order, 0, technician, start, {}, consent, {}});
    }
    core::Result<Outcome> assist(TechnicianId technician, What what = What::Join, core::Instant start = {},
        Consent consent = Consent::None)
    {
        return send(AssistOrder {m_order, 0, technician, what, start, {}, consent});
    }
    void undo()
    {
        bool isDone = false;
        m_desk->undo(this, [&](const core::Result<Outcome> &outcome) { isDone = outcome && outcome->isDone(); });
        QVERIFY(isDone);
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
        m_carl = addTechnician(*m_desk, QStringLiteral("Carl"));
        m_order = addOrder(*m_desk, QStringLiteral("Hasler")).id;
        m_start = clock.now() + hours(2);
        QVERIFY(plan(m_anna, m_start)->isDone());
    }
    void cleanup()
    {
        QCOMPARE(problems(), QStringList());
        m_desk.reset();
    }

    void goWhereTheLeadGoes_data() { support::addDatabaseRows(); }
    void goWhereTheLeadGoes()
    {
        QVERIFY(assist(m_beat)->isDone());
        QCOMPARE(timeOf(m_beat), (core::TimeSpan {m_start, m_start + hours(1)}));
        QVERIFY(plan(m_carl, m_start + hours(1))->isDone());
        QCOMPARE(timeOf(m_beat), (core::TimeSpan {m_start + hours(1), m_start + hours(2)}));
        undo();
        QCOMPARE(timeOf(m_beat).start, m_start);
        QCOMPARE(record().lead()->technicianId, m_anna);
        undo();
        QCOMPARE(timeOf(m_beat), core::TimeSpan());
        QVERIFY(send(StepOrder {m_order, 0, OrderAction::Unassign, {}, {}, {}})->isDone());
        undo();
        QCOMPARE(record().lead()->technicianId, m_anna);
    }

    void keepATimeOfTheirOwn_data() { support::addDatabaseRows(); }
    void keepATimeOfTheirOwn()
    {
        const core::Instant own = m_start + minutes(30);
        QVERIFY(assist(m_beat, What::OwnTime, own)->isDone());
        QVERIFY(plan(m_anna, m_start + hours(3))->isDone());
        QCOMPARE(timeOf(m_beat), (core::TimeSpan {own, own + hours(1)}));
        QVERIFY(assist(m_beat)->isDone()); // with the lead again
        QCOMPARE(timeOf(m_beat).start, m_start + hours(3));
        QVERIFY(plan(m_anna, m_start + hours(4))->isDone());
        QCOMPARE(timeOf(m_beat).start, m_start + hours(4));
    }

    void whoBecomesTheLeadAssistsNoMore_data() { support::addDatabaseRows(); }
    void whoBecomesTheLeadAssistsNoMore()
    {
        QVERIFY(assist(m_beat)->isDone());
        QVERIFY(plan(m_beat, m_start)->isDone());
        QCOMPARE(record().assignments.size(), size_t(1));
        QCOMPARE(record().lead()->technicianId, m_beat);
        QVERIFY(!assist(m_beat)); // nobody assists themselves
        undo();
        QCOMPARE(timeOf(m_beat).start, m_start);
    }

    void areAskedAboutLikeTheLead_data() { support::addDatabaseRows(); }
    void areAskedAboutLikeTheLead()
    {
        const domain::Absence course {{}, m_beat, {m_start, m_start + hours(5)}, QStringLiteral("Course")};
        const domain::OrderId other = addOrder(*m_desk, QStringLiteral("Beck")).id;
        QVERIFY(send(PlanOrder {other, 0, m_carl, m_start, {}, {}, {}})->isDone());
        const auto double_ = assist(m_carl);
        QCOMPARE(double_->status, Status::NeedsConsent);
        QCOMPARE(double_->placement->findings.front().constraint, rules::Constraint::Overlap);
        QVERIFY(assist(m_carl, What::Join, {}, Consent::Given)->isDone());
        QVERIFY(record().assignments.back().overlapAllowed);

        QVERIFY(assist(m_beat)->isDone());
        QVERIFY(send(Save<domain::Absence> {course})->isDone());
        const auto moved = plan(m_anna, m_start + hours(2));
        QVERIFY(moved->status == Status::NeedsConsent || moved->status == Status::Blocked);
        const auto &findings = moved->placement->findings;
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const rules::Finding &f) {
            return f.constraint == rules::Constraint::Absence && f.companion == QLatin1String("Beat");
        }));
        // The same before the drop, on the board in memory.
        const engine::Placement shown = m_desk->place(engine::jobOf(record()), m_anna, m_start + hours(2));
        QCOMPARE(shown.findings, findings);
    }

    void workAMonthAtMost_data() { support::addDatabaseRows(); }
    void workAMonthAtMost()
    {
        AssistOrder wish {m_order, 0, m_beat, What::OwnTime, m_start, core::hours(24 * 31), Consent::Given};
        QCOMPARE(send(wish).error().code, core::ErrorCode::InvalidInput);
        wish.work = core::Duration(0);
        QCOMPARE(send(wish).error().code, core::ErrorCode::InvalidInput);
        const auto resized = send(PlanOrder {m_order, 0, m_anna, m_start, core::hours(24 * 31), Consent::Given, {}});
        QCOMPARE(resized.error().code, core::ErrorCode::InvalidInput);
        QCOMPARE(timeOf(m_beat), core::TimeSpan());
    }
    void needNoSkillOfTheLead_data() { support::addDatabaseRows(); }
    void needNoSkillOfTheLead()
    {
        domain::Technician helper = technician(QStringLiteral("Dora"));
        helper.skills.clear();
        QVERIFY(assist(addTechnician(*m_desk, helper))->isDone());
    }

    void comeAndGoWhileTheLeadIsUnderWay_data() { support::addDatabaseRows(); }
    void comeAndGoWhileTheLeadIsUnderWay()
    {
        QVERIFY(assist(m_beat)->isDone());
        clock.set(m_start);
        QVERIFY(send(StepOrder {m_order, 0, OrderAction::Arrive, {}, {}, {}})->isDone());
        QCOMPARE(assist(m_carl).error().code, core::ErrorCode::Forbidden); // the lead's start is past
        QVERIFY(assist(m_carl, What::OwnTime, m_start + minutes(20))->isDone());
        QVERIFY(assist(m_carl, What::Leave)->isDone());
        QCOMPARE(assist(m_carl, What::Leave).error().code, core::ErrorCode::Forbidden);
        clock.set(m_start + minutes(50));
        QVERIFY(send(StepOrder {m_order, 0, OrderAction::Complete, {}, {}, {}})->isDone());
        for (const domain::Assignment &a : record().assignments) { // who went along was there as long as the lead
            QVERIFY(!a.booked);
            QCOMPARE(a.arrivedAt, std::optional(m_start));
            QCOMPARE(a.completedAt, std::optional(m_start + minutes(50)));
        }
        QCOMPARE(assist(m_carl).error().code, core::ErrorCode::Forbidden); // nothing is planned any more
    }

    void areNotNeededWhenTheWorkIsDoneBefore_data() { support::addDatabaseRows(); }
    void areNotNeededWhenTheWorkIsDoneBefore()
    {
        QVERIFY(assist(m_beat, What::OwnTime, m_start + hours(4))->isDone());
        clock.set(m_start);
        QVERIFY(send(StepOrder {m_order, 0, OrderAction::Arrive, {}, {}, {}})->isDone());
        clock.set(m_start + hours(1));
        QVERIFY(send(StepOrder {m_order, 0, OrderAction::Complete, {}, {}, {}})->isDone());
        const auto record = this->record();
        const auto beat = std::find_if(record.assignments.begin(), record.assignments.end(),
            [&](const domain::Assignment &a) { return a.technicianId == m_beat; });
        QVERIFY(!beat->booked);
        QVERIFY(!beat->arrivedAt && !beat->completedAt);
    }

    void arePlannedByDispatchersOnly_data() { support::addDatabaseRows(); }
    void arePlannedByDispatchersOnly()
    {
        auto clerk = open(QStringLiteral("clerk"), {domain::Permission::EnterOrders});
        const auto refused = run(*clerk, SingleCommand(AssistOrder {m_order, 0, m_beat}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::Forbidden);
        QVERIFY(!send(AssistOrder {addOrder(*m_desk, QStringLiteral("Beck")).id, 0, m_beat})); // not planned
    }

    void changePersonInOneStep_data() { support::addDatabaseRows(); }
    void changePersonInOneStep()
    {
        QVERIFY(assist(m_beat)->isDone());
        QVERIFY(send(PlanOrder {addOrder(*m_desk, QStringLiteral("Beck")).id, 0, m_carl, m_start, {}, {}, {}})->isDone());
        Batch batch {QStringLiteral("assist"), {AssistOrder {m_order, 0, m_beat, What::Leave}, AssistOrder {m_order, 0, m_carl}}, {}, {}};
        QCOMPARE(run(*m_desk, batch)->status, Status::NeedsConsent);
        QCOMPARE(timeOf(m_beat).start, m_start); // nothing of it was kept
        std::get<AssistOrder>(batch.commands[1]).consent = Consent::Given;
        QVERIFY(run(*m_desk, batch)->isDone());
        QCOMPARE(timeOf(m_beat), core::TimeSpan());
        QCOMPARE(timeOf(m_carl).start, m_start);
        undo();
        QCOMPARE(timeOf(m_beat).start, m_start);
        QCOMPARE(timeOf(m_carl), core::TimeSpan());
    }
};

FIELDLANE_TEST_MAIN(TestAssistants)
#include "tst_assistants.moc"
