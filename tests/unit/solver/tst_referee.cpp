#include "solver/referee.h"
#include "support/testmain.h"
#include "unit/solver/made.h"

using namespace fieldlane;
using namespace fieldlane::solver;

namespace {

using Rule = Violation::Rule;

/// Four places in a row, 100 apart; a vehicle at the first, jobs at the others.
ProblemDraft row()
{
    ProblemDraft draft;
    std::vector<qint32> entries;
    for (int from = 0; from < 4; ++from) {
        for (int to = 0; to < 4; ++to)
            entries.push_back(100 * std::abs(from - to));
    }
    draft.profiles.push_back({Matrix(4, entries), {}, Matrix(4, entries)});
    for (int j = 0; j < 3; ++j) {
        Job job;
        job.id = quint64(10 + j);
        job.location = j + 1;
        job.service = 50;
        job.priority = j;
        draft.jobs.push_back(job);
    }
    Vehicle vehicle;
    vehicle.start = vehicle.end = 0;
    vehicle.shift = {1000, 3000};
    vehicle.fixedCost = 7;
    draft.vehicles.push_back(vehicle);
    return draft;
}

Plan routeOf(const Problem &problem, const std::vector<Step> &steps)
{
    Plan plan = emptyPlan(problem);
    plan.routes[0] = steps;
    for (const Step step : steps) {
        auto &open = plan.unassigned;
        if (step.kind == Step::Kind::Visit)
            open.erase(std::remove(open.begin(), open.end(), step.index), open.end());
    }
    return plan;
}

constexpr Step visit(int index)
{
    return {Step::Kind::Visit, index};
}

} // namespace

class TestReferee : public QObject
{
    Q_OBJECT

    static bool breaks(const ProblemDraft &draft, const std::vector<Step> &steps, Rule rule)
    {
        const auto problem = Problem::make(draft);
        if (!problem)
            return false;
        const auto violations = judge(*problem, routeOf(*problem, steps)).violations;
        return std::any_of(violations.begin(), violations.end(), [rule](const Violation &v) { return v.rule == rule; });
    }

private Q_SLOTS:
    /// Each of two calls pays for half of the other, and one alone for nothing.
    void sharedWorkCosts()
    {
        ProblemDraft draft = row();
        draft.vehicles[0].fixedCost = 0;
        const auto alone = Problem::make(draft);
        draft.vehicles[0].loadPercent = 40;
        const auto shared = Problem::make(draft);
        const auto costs = [](const Problem &p, const std::vector<Step> &steps) { return judge(p, routeOf(p, steps)).travelCost; };
        const Cost both = draft.jobs[0].service + draft.jobs[1].service;
        QVERIFY(both > 0);
        QCOMPARE(costs(*shared, {visit(0), visit(1)}) - costs(*alone, {visit(0), visit(1)}), both * 40 / 200);
        QCOMPARE(costs(*shared, {visit(0)}), costs(*alone, {visit(0)}));
    }
    void overtimeHasItsPrice()
    {
        ProblemDraft draft = row();
        const auto free = Problem::make(draft);
        const Verdict before = judge(*free, routeOf(*free, {visit(0), visit(1)}));
        draft.vehicles[0].overtimeFrom = before.routes[0].arrival - 30;
        draft.vehicles[0].overtimePercent = 250;
        const auto priced = Problem::make(draft);
        QCOMPARE(judge(*priced, routeOf(*priced, {visit(0), visit(1)})).travelCost, before.travelCost + 75);
        QCOMPARE(judge(*priced, routeOf(*priced, {visit(0)})).travelCost, judge(*free, routeOf(*free, {visit(0)})).travelCost);
    }
    void timesAndCosts()
    {
        ProblemDraft draft = row();
        draft.jobs[1].windows = {{1400, 1500}};
        draft.jobs[1].setup = 20;
        draft.pairCosts = {{1, 0, 5}};
        const auto problem = Problem::make(draft);
        const Verdict verdict = judge(*problem, routeOf(*problem, {visit(0), visit(1)}));
        const RouteTimes &route = verdict.routes[0];
        QCOMPARE(route.departure, 1000);
        QCOMPARE(route.steps[0].arrival, 1100);
        QCOMPARE(route.steps[1].arrival, 1250);
        QCOMPARE(route.steps[1].waiting, 150);
        QCOMPARE(route.steps[1].setup, 20);
        QCOMPARE(route.arrival, 1400 + 20 + 50 + 200);
        QCOMPARE(route.travel, 400);
        QCOMPARE(route.distance, 400);
        QCOMPARE(route.cost, Cost(400 + 7 + 5));
        QCOMPARE(verdict.priorityServed, 1);
        QCOMPARE(verdict.objective(), 412 + 2 * problem->priorityPoint());
        QVERIFY(verdict.violations.empty());
    }
    void aLateDepartureWaitsLess()
    {
        ProblemDraft draft = row();
        draft.jobs[1].windows = {{1400, 1500}};
        const auto problem = Problem::make(draft);
        const Verdict verdict = judge(*problem, routeOf(*problem, {visit(0), visit(1)}), Departure::Late);
        QCOMPARE(verdict.routes[0].departure, 1150);
        QCOMPARE(verdict.routes[0].steps[1].waiting, 0);
        QCOMPARE(verdict.routes[0].arrival, 1650);
    }
    void aBreakIsTakenOnTheWay()
    {
        ProblemDraft draft = row();
        draft.vehicles[0].breaks = {{0, 30, {{1040, 1060}}}};
        const auto problem = Problem::make(draft);
        const Verdict verdict = judge(*problem, routeOf(*problem, {{Step::Kind::Break, 0}, visit(0)}));
        QVERIFY(verdict.violations.empty());
        QCOMPARE(verdict.routes[0].steps[0].waiting, 40); // driving
        QCOMPARE(verdict.routes[0].steps[1].arrival, 1130);
    }
    void everyRuleIsSeen()
    {
        ProblemDraft draft = row();
        draft.jobs[0].windows = {{0, 1050}};
        QVERIFY(breaks(draft, {visit(0)}, Rule::Window));
        draft = row();
        draft.vehicles[0].shift.end = 1200;
        QVERIFY(breaks(draft, {visit(0)}, Rule::Shift));
        draft = row();
        draft.jobs[0].delivery = {2};
        draft.jobs[1].pickup = {2};
        draft.vehicles[0].capacity = {3};
        QVERIFY(breaks(draft, {visit(1), visit(0)}, Rule::Capacity));
        QVERIFY(!breaks(draft, {visit(0), visit(1)}, Rule::Capacity));
        draft = row();
        draft.jobs[0].skills = {4};
        QVERIFY(breaks(draft, {visit(0)}, Rule::NotAllowed));
        draft = row();
        draft.vehicles[0].maxTasks = 1;
        QVERIFY(breaks(draft, {visit(0), visit(1)}, Rule::MaxTasks));
        draft = row();
        draft.vehicles[0].maxTravelTime = 199;
        QVERIFY(breaks(draft, {visit(0)}, Rule::MaxTravelTime));
        draft = row();
        draft.vehicles[0].maxDistance = 199;
        QVERIFY(breaks(draft, {visit(0)}, Rule::MaxDistance));
        draft = row();
        draft.vehicles[0].breaks = {{0, 30, {}}};
        QVERIFY(breaks(draft, {visit(0)}, Rule::Breaks));
        draft = row();
        draft.vehicles[0].breaks = {{0, 30, {{1000, 1100}}}};
        QVERIFY(breaks(draft, {visit(0), {Step::Kind::Break, 0}}, Rule::Breaks));
        draft = row();
        draft.vehicles[0].fixedCalls = {1};
        QVERIFY(breaks(draft, {visit(0), visit(1)}, Rule::FixedCalls));
        QVERIFY(breaks(draft, {}, Rule::FixedCalls));
        draft = row();
        QVERIFY(breaks(draft, {visit(0), visit(0)}, Rule::LostOrDoubled));
    }
    void aDeliveryFollowsItsPickup()
    {
        ProblemDraft draft = row();
        const Job pickup = draft.jobs[1];
        const Job delivery = draft.jobs[2];
        draft.jobs.resize(1);
        draft.shipments.push_back({pickup, delivery, {}});
        QVERIFY(breaks(draft, {visit(2), visit(1)}, Rule::Precedence));
        QVERIFY(breaks(draft, {visit(1)}, Rule::Precedence));
        QVERIFY(!breaks(draft, {visit(1), visit(0), visit(2)}, Rule::Precedence));
    }
    void togetherIsAtTheSameTimeByDifferentVehicles()
    {
        ProblemDraft draft = row();
        draft.vehicles.push_back(draft.vehicles[0]);
        draft.vehicles[1].id = 1;
        draft.together = {{0, 1}};
        const auto problem = Problem::make(draft);
        const auto isTogether = [&](const Plan &plan) {
            const auto violations = judge(*problem, plan).violations;
            return std::none_of(violations.begin(), violations.end(), [](const Violation &v) { return v.rule == Rule::Together; });
        };
        QVERIFY(isTogether(emptyPlan(*problem)));
        QVERIFY(!isTogether(routeOf(*problem, {visit(0)})));
        QVERIFY(!isTogether(routeOf(*problem, {visit(0), visit(1)})));
        Plan plan = routeOf(*problem, {visit(0)});
        plan.routes[1] = {visit(1)};
        plan.unassigned = {2};
        QVERIFY(!isTogether(plan)); // 100 and 200 away
        plan.pins = {{0, {1200, 1200}}};
        QVERIFY(isTogether(plan));
        QVERIFY(judge(*problem, plan).violations.empty());
        plan.pins = {{0, {1201, 1201}}};
        QVERIFY(!isTogether(plan));
        plan.pins = {{0, {1050, 1060}}};
        QVERIFY(judge(*problem, plan).violations.front().rule == Rule::Window);
    }
    void whatWaitsBeginsWhenTheOtherIsDone()
    {
        ProblemDraft draft = row();
        draft.successions = {{1, 0}};
        QVERIFY(breaks(draft, {visit(0), visit(1)}, Rule::Succession));
        QVERIFY(breaks(draft, {visit(0)}, Rule::Succession));
        QVERIFY(!breaks(draft, {visit(1)}, Rule::Succession));
        QVERIFY(!breaks(draft, {visit(1), visit(0)}, Rule::Succession));
        draft.vehicles.push_back(draft.vehicles[0]);
        draft.vehicles[1].id = 1;
        const auto problem = Problem::make(draft);
        Plan plan = routeOf(*problem, {visit(1)});
        plan.routes[1] = {visit(0)};
        plan.unassigned = {2};
        QVERIFY(judge(*problem, plan).violations.front().rule == Rule::Succession);
        plan.pins = {{0, {1249, latestTime}}}; // the other begins at 1200 and takes 50
        QVERIFY(judge(*problem, plan).violations.front().rule == Rule::Succession);
        plan.pins = {{0, {1250, latestTime}}};
        QVERIFY(judge(*problem, plan).violations.empty());
    }
    void timesBeyondTheLatestAreSeen()
    {
        ProblemDraft draft = row();
        draft.vehicles[0].shift = {0, latestTime};
        const Job endless = draft.jobs[0];
        draft.jobs.clear();
        std::vector<Step> steps;
        for (int j = 0; j < 44; ++j) { // together somewhat more than 32 bits hold
            draft.jobs.push_back(endless);
            draft.jobs.back().id = quint64(j);
            draft.jobs.back().service = longestDuration;
            steps.push_back(visit(j));
        }
        QVERIFY(breaks(draft, steps, Rule::Window));
        QVERIFY(breaks(draft, steps, Rule::Shift));
        const auto problem = Problem::make(draft);
        const Verdict verdict = judge(*problem, routeOf(*problem, steps));
        QCOMPARE(verdict.routes[0].arrival, latestTime);
        for (const StepTime &step : verdict.routes[0].steps) {
            QVERIFY(step.arrival >= 0 && step.arrival <= latestTime);
            QCOMPARE(step.waiting, 0);
        }
    }
    void aVisitThatIsNowhereIsSeen()
    {
        const auto problem = Problem::make(row());
        Plan plan = emptyPlan(*problem);
        plan.unassigned.pop_back();
        const auto violations = judge(*problem, plan).violations;
        QCOMPARE(violations.size(), size_t(1));
        QVERIFY((violations[0] == Violation {Rule::LostOrDoubled, -1, 2}));
    }
};

FIELDLANE_TEST_MAIN(TestReferee)
#include "tst_referee.moc"
