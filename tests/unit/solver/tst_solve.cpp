#include "solver/referee.h"
#include "solver/solve.h"
#include "support/testmain.h"
#include "unit/solver/made.h"

using namespace fieldlane;
using namespace fieldlane::solver;

namespace {

Problem problemFrom(ProblemDraft draft)
{
    auto problem = Problem::make(std::move(draft));
    if (!problem)
        qFatal("%s: %s", qPrintable(problem.error().subject), qPrintable(problem.error().detail));
    return *std::move(problem);
}

SolveOptions stepsOf(qint64 steps, quint64 seed = 1)
{
    SolveOptions options;
    options.steps = steps;
    options.seed = seed;
    return options;
}

/// Pins what is tied as early as it can begin, if it can: what begins together waits for the last of it, and what waits for
/// something, for its end.
bool pinEarliest(const Problem &problem, Plan &plan)
{
    plan.pins.clear();
    for (int visit = 0; visit < int(problem.visits().size()); ++visit)
        plan.pins.push_back({visit, {}});
    for (;;) {
        const Verdict verdict = judge(problem, plan);
        std::vector<qint64> starts(problem.visits().size(), -1);
        for (size_t v = 0; v < plan.routes.size(); ++v) {
            for (size_t s = 0; s < verdict.routes[v].steps.size(); ++s) {
                const StepTime &time = verdict.routes[v].steps[s];
                if (plan.routes[v][s].kind == Step::Kind::Visit)
                    starts[size_t(plan.routes[v][s].index)] = qint64(time.arrival) + time.waiting;
            }
        }
        bool isChanged = false;
        const auto wait = [&](int visit, qint64 until) {
            if (starts[size_t(visit)] < 0 || starts[size_t(visit)] >= until)
                return;
            plan.pins[size_t(visit)].starts.start = Time(until);
            isChanged = true;
        };
        for (const auto &group : problem.together()) {
            for (const int one : group) {
                for (const int other : group)
                    wait(one, starts[size_t(other)]);
            }
        }
        for (const Succession &s : problem.successions())
            wait(s.after, starts[size_t(s.before)] + problem.callOf(s.before).service);
        if (!isChanged)
            return verdict.violations.empty();
        const auto isTie = [](const Violation &v) { return v.rule == Violation::Rule::Together || v.rule == Violation::Rule::Succession; };
        if (!std::all_of(verdict.violations.begin(), verdict.violations.end(), isTie))
            return false;
    }
}

/// Every order of some visits for one vehicle, with breaks at every place: the least that a route can cost.
class BruteForce
{
public:
    explicit BruteForce(const Problem &problem)
        : m_problem(problem)
        , m_best(judge(problem, bare()).objective())
    {
    }
    Cost run()
    {
        m_plan = bare();
        give(0);
        return m_best;
    }

private:
    Plan bare() const
    {
        Plan plan = emptyPlan(m_problem);
        for (size_t v = 0; v < plan.routes.size(); ++v) {
            plan.routes[v] = m_problem.fixedRoutes()[v];
            for (const int fixed : m_problem.vehicles()[v].fixedCalls)
                plan.unassigned.erase(std::find(plan.unassigned.begin(), plan.unassigned.end(), fixed));
        }
        return plan;
    }
    void give(int visit)
    {
        if (visit == int(m_problem.visits().size())) {
            if (pinEarliest(m_problem, m_plan))
                m_best = std::min(m_best, judge(m_problem, m_plan).objective());
            return;
        }
        auto &open = m_plan.unassigned;
        give(visit + 1); // left out, or fixed
        const auto slot = std::find(open.begin(), open.end(), visit);
        if (slot == open.end())
            return;
        const std::vector<int> before = open;
        open.erase(slot);
        for (auto &route : m_plan.routes) {
            for (size_t at = 0; at <= route.size(); ++at) {
                route.insert(route.begin() + qsizetype(at), {Step::Kind::Visit, visit});
                give(visit + 1);
                route.erase(route.begin() + qsizetype(at));
            }
        }
        open = before;
    }

    const Problem &m_problem;
    Plan m_plan;
    Cost m_best;
};

void addKinds()
{
    QTest::addColumn<Wanted>("wanted");
    QTest::newRow("windows and skills") << Wanted {};
    QTest::newRow("breaks") << Wanted {.breaks = true};
    QTest::newRow("many windows") << Wanted {.breaks = true, .manyWindows = true};
    QTest::newRow("loads both ways") << Wanted {.loads = true};
    QTest::newRow("setups") << Wanted {.breaks = true, .setups = true};
    QTest::newRow("limits") << Wanted {.shipments = 3, .limits = true};
    QTest::newRow("open ends") << Wanted {.breaks = true, .openEnds = true};
    QTest::newRow("fixed calls") << Wanted {.breaks = true, .fixedCalls = true};
    QTest::newRow("penalties and preferences") << Wanted {.penalties = true, .pairCosts = true};
    QTest::newRow("spread work") << Wanted {.breaks = true, .pairCosts = true, .loadCosts = true};
    QTest::newRow("overtime") << Wanted {.breaks = true, .overtime = true};
    QTest::newRow("overtime and open ends") << Wanted {.manyWindows = true, .openEnds = true, .penalties = true, .overtime = true};
    QTest::newRow("spread shipments") << Wanted {.jobs = 8, .shipments = 6, .loads = true, .loadCosts = true};
    QTest::newRow("shipments") << Wanted {.jobs = 8, .shipments = 6, .loads = true};
    QTest::newRow("together") << Wanted {.together = true};
    QTest::newRow("one after the other") << Wanted {.breaks = true, .successions = true};
    QTest::newRow("together, and one after the other") << Wanted {.breaks = true, .together = true, .successions = true};
    QTest::newRow("tied, with overtime and limits") << Wanted {.manyWindows = true, .limits = true, .penalties = true, .overtime = true, .together = true, .successions = true};
    QTest::newRow("lopsided ways") << Wanted {.breaks = true, .lopsided = true};
    QTest::newRow("all at once") << Wanted {.jobs = 14, .vehicles = 4, .shipments = 5, .breaks = true, .manyWindows = true, .loads = true,
        .setups = true, .limits = true, .openEnds = true, .fixedCalls = true, .penalties = true, .pairCosts = true, .loadCosts = true, .overtime = true, .lopsided = true, .together = true, .successions = true};
}

} // namespace

Q_DECLARE_METATYPE(fieldlane::solver::Wanted)

class TestSolve : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plansKeepAllRules_data() { addKinds(); }
    void plansKeepAllRules()
    {
        QFETCH(Wanted, wanted);
        for (quint64 seed = 1; seed <= 8; ++seed) {
            const Problem problem = problemFrom(made(wanted, seed));
            Cost reported = 0;
            const Plan plan = solve(problem, stepsOf(1500, seed), {}, [&](const SolveProgress &progress) { reported = progress.objective; });
            const Verdict verdict = judge(problem, plan);
            QVERIFY2(verdict.violations.empty(),
                qPrintable(QStringLiteral("seed %1, rule %2, vehicle %3, visit %4")
                               .arg(seed)
                               .arg(verdict.violations.empty() ? -1 : int(verdict.violations[0].rule))
                               .arg(verdict.violations.empty() ? -1 : verdict.violations[0].vehicle)
                               .arg(verdict.violations.empty() ? -1 : verdict.violations[0].visit)));
            QCOMPARE(verdict.objective(), reported);
            QVERIFY(plan.unassigned.size() < problem.visits().size());
        }
    }
    void smallOnesAreOptimal_data() { addKinds(); }
    void smallOnesAreOptimal()
    {
        QFETCH(Wanted, wanted);
        wanted.jobs = wanted.shipments > 0 ? 2 : 4;
        wanted.shipments = std::min(wanted.shipments, 1);
        wanted.vehicles = 2;
        for (quint64 seed = 1; seed <= 6; ++seed) {
            const Problem problem = problemFrom(made(wanted, seed));
            const Plan plan = solve(problem, stepsOf(3000, seed));
            QCOMPARE(judge(problem, plan).objective(), BruteForce(problem).run());
        }
    }
    void threadsDoNotChangeThePlan_data()
    {
        QTest::addColumn<int>("jobs");
        QTest::addColumn<bool>("tied");
        QTest::newRow("chains that exchange") << 60 << false;
        QTest::newRow("chains that share a big plan") << 700 << false;
        QTest::newRow("chains that exchange what is tied") << 60 << true;
        QTest::newRow("chains that share a big plan with ties across") << 700 << true;
    }
    void threadsDoNotChangeThePlan()
    {
        QFETCH(int, jobs);
        QFETCH(bool, tied);
        const Problem problem = problemFrom(made({.jobs = jobs, .vehicles = jobs / 8, .breaks = true, .together = tied, .successions = tied}, 3));
        SolveOptions options = stepsOf(1000, 7);
        options.chains = 3;
        const Plan one = solve(problem, options);
        options.threads = 2;
        QVERIFY(one == solve(problem, options));
        options.threads = 3;
        QVERIFY(one == solve(problem, options));
        QVERIFY(judge(problem, one).violations.empty());
        options.seed = 8;
        QVERIFY(one != solve(problem, options));
    }
    void moreStepsAreNoWorse()
    {
        const Problem problem = problemFrom(made({.jobs = 60, .vehicles = 8}, 5));
        const Cost first = judge(problem, solve(problem, stepsOf(0))).objective();
        const Cost later = judge(problem, solve(problem, stepsOf(3000))).objective();
        QVERIFY(later < first);
    }
    void stopsWhenAsked()
    {
        const Problem problem = problemFrom(made({}, 1));
        SolveOptions options;
        options.time = core::hours(1);
        qint64 looks = 0;
        const core::StopToken stop;
        options.elapsed = [&] {
            if (++looks > 20)
                stop.finish();
            return core::Duration(0);
        };
        QVERIFY(judge(problem, solve(problem, options, stop)).violations.empty());
        QVERIFY(looks < 30);
    }
    void theClockEndsASearch()
    {
        const Problem problem = problemFrom(made({}, 1));
        SolveOptions options;
        options.time = core::seconds(1);
        qint64 now = 0;
        options.elapsed = [&] { return core::Duration(now += 10); };
        QVERIFY(judge(problem, solve(problem, options)).violations.empty());
        QVERIFY(now >= 1000 && now < 1400);
    }
    void theClockIsSharedByTheChainsOfAThread()
    {
        const Problem problem = problemFrom(made({}, 1));
        SolveOptions options;
        options.chains = 3;
        options.time = core::seconds(10);
        qint64 now = 0;
        options.elapsed = [&] { return core::Duration(now += 10); };
        std::vector<qint64> steps;
        const Plan plan = solve(problem, options, {}, [&](const SolveProgress &progress) { steps = progress.steps; });
        QVERIFY(judge(problem, plan).violations.empty());
        QCOMPARE(steps.size(), size_t(3));
        const auto [least, most] = std::minmax_element(steps.begin(), steps.end());
        QVERIFY(*least > 0);
        QVERIFY(*most < 2 * *least);
    }
    void timeWithoutAClockIsNoLimit()
    {
        const Problem problem = problemFrom(made({}, 1));
        SolveOptions options;
        options.time = core::seconds(1);
        QVERIFY(solve(problem, options) == solve(problem, SolveOptions()));
        options.steps = 300;
        QVERIFY(solve(problem, options) == solve(problem, stepsOf(300)));
    }
    void allChainsBeginWithTheFirstPlan()
    {
        const Problem problem = problemFrom(made({.jobs = 60, .vehicles = 8, .breaks = true}, 5));
        SolveOptions options = stepsOf(0);
        const Plan one = solve(problem, options);
        options.chains = 4;
        QVERIFY(solve(problem, options) == one);
    }
    void nothingToDo()
    {
        ProblemDraft draft = made({}, 1);
        draft.jobs.clear();
        const Problem problem = problemFrom(draft);
        QVERIFY(solve(problem, stepsOf(10)) == emptyPlan(problem));
    }
    void aPenaltyIsPaidWhenTheWayCostsMore()
    {
        ProblemDraft draft = made({.jobs = 1, .vehicles = 1}, 2);
        draft.jobs[0].skills = {};
        draft.jobs[0].windows = {};
        draft.jobs[0].penalty = 1;
        QCOMPARE(solve(problemFrom(draft), stepsOf(10)).unassigned.size(), size_t(1));
        draft.jobs[0].penalty = 100'000;
        QCOMPARE(solve(problemFrom(draft), stepsOf(10)).unassigned.size(), size_t(0));
    }
    void priorityOutweighsAnyCost()
    {
        ProblemDraft draft = made({.jobs = 2, .vehicles = 1}, 2);
        for (Job &job : draft.jobs) {
            job.skills = {};
            job.windows = {};
            job.priority = 1;
        }
        draft.vehicles[0].maxTasks = 1;
        draft.pairCosts = {{1, 0, 900'000}};
        draft.jobs[1].priority = 2;
        QVERIFY((solve(problemFrom(draft), stepsOf(50)).unassigned == std::vector<int> {0}));
    }
};

FIELDLANE_TEST_MAIN(TestSolve)
#include "tst_solve.moc"
