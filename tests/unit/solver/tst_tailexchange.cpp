#include "solver/referee.h"
#include "solver/solve.h"
#include "solver/tailexchange.h"
#include "support/testmain.h"
#include "unit/solver/made.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::solver;

Q_DECLARE_METATYPE(fieldlane::solver::Wanted)

/// Exchanged ends of routes, judged by the referee.
class TestTailExchange : public QObject
{
    Q_OBJECT
    static std::vector<std::vector<int>> routesOf(const State &state)
    {
        std::vector<std::vector<int>> routes;
        for (int vehicle = 0; vehicle < state.model().vehicleCount(); ++vehicle)
            routes.push_back(state.nodesOf(vehicle));
        return routes;
    }
    static Problem problemFrom(ProblemDraft draft)
    {
        auto problem = Problem::make(std::move(draft));
        if (!problem)
            qFatal("%s: %s", qPrintable(problem.error().subject), qPrintable(problem.error().detail));
        return *std::move(problem);
    }
    /// A plan that a short search leaves, in which exchanges are still worth something.
    static void setPlan(State &state, const Problem &problem, quint64 seed)
    {
        SolveOptions options;
        options.steps = 30;
        options.seed = seed;
        const Plan plan = solve(problem, options);
        Layout layout;
        auto &routes = layout.routes;
        routes.resize(plan.routes.size());
        for (size_t v = 0; v < routes.size(); ++v) {
            for (const Step &step : plan.routes[v])
                routes[v].push_back(step.kind == Step::Kind::Visit ? step.index : state.model().vehicle(int(v)).firstBreak + step.index);
        }
        layout.pins = state.pins();
        const std::vector<int> &tied = state.model().ties().visits();
        for (const Pin &pin : plan.pins)
            layout.pins[size_t(std::find(tied.begin(), tied.end(), pin.visit) - tied.begin())] = pin.starts;
        state.setPlan(layout);
    }
    /// Where the calls of the tail behind `seed` go when it changes places with what begins at some visit, tried one by one.
    static Cost bestByTrying(State &state, const Problem &problem, int seed)
    {
        int first = state.stop(seed).next;
        while (state.model().node(first).isBreak)
            first = state.stop(first).next;
        Cost best = none;
        for (int other = 0; other < state.model().visitCount() && !state.model().node(first).isFixed; ++other) {
            const int route = state.stop(other).route;
            if (route < 0 || route == state.stop(seed).route || state.model().node(other).isFixed)
                continue;
            const int breaks = breaksFrom(state, first);
            const bool isSamePattern
                = state.model().vehicle(route).breakPattern == state.model().vehicle(state.stop(seed).route).breakPattern;
            state.begin();
            if (breaks == breaksFrom(state, other) && (breaks == 0 || isSamePattern)) {
                state.exchangeTails(first, other);
                const Verdict verdict = judge(problem, state.toPlan());
                if (verdict.violations.empty())
                    best = std::min(best, verdict.objective());
            }
            state.rollback();
        }
        return best;
    }
    static constexpr Cost none = std::numeric_limits<Cost>::max();
    static int breaksFrom(const State &state, int node)
    {
        int breaks = 0;
        for (const int end = state.model().endOf(state.stop(node).route); node != end; node = state.stop(node).next)
            breaks += state.model().node(node).isBreak;
        return breaks;
    }

private Q_SLOTS:
    void theBestOneIsFoundAndTakenBack_data()
    {
        QTest::addColumn<Wanted>("wanted");
        QTest::newRow("windows and skills") << Wanted {.jobs = 24, .vehicles = 5};
        QTest::newRow("breaks") << Wanted {.jobs = 24, .vehicles = 5, .breaks = true};
        QTest::newRow("setups") << Wanted {.jobs = 24, .vehicles = 5, .setups = true};
        QTest::newRow("limits") << Wanted {.jobs = 24, .vehicles = 5, .limits = true};
        QTest::newRow("open ends") << Wanted {.jobs = 24, .vehicles = 5, .openEnds = true};
        QTest::newRow("spread work") << Wanted {.jobs = 24, .vehicles = 5, .breaks = true, .loadCosts = true};
        QTest::newRow("overtime") << Wanted {.jobs = 24, .vehicles = 5, .breaks = true, .loadCosts = true, .overtime = true};
        QTest::newRow("ties") << Wanted {.jobs = 24, .vehicles = 5, .breaks = true, .together = true, .successions = true};
        QTest::newRow("fixed calls and preferences") << Wanted {.jobs = 24, .vehicles = 5, .breaks = true, .fixedCalls = true, .pairCosts = true};
    }
    void theBestOneIsFoundAndTakenBack()
    {
        QFETCH(Wanted, wanted);
        int possible = 0;
        int carriedOut = 0;
        for (quint64 seed = 1; seed <= 12; ++seed) {
            const Problem problem = problemFrom(made(wanted, seed));
            const Model model(problem);
            const Neighbours neighbours(model, {});
            State state(model);
            setPlan(state, problem, seed);
            TailExchange exchange(state, neighbours);
            QVERIFY(exchange.isPossible());
            const auto before = routesOf(state);
            const Cost objective = state.objective();
            for (int visit = 0; visit < model.visitCount(); ++visit) {
                if (!state.isPlanned(visit))
                    continue;
                const Cost best = bestByTrying(state, problem, visit);
                QCOMPARE(routesOf(state), before);
                state.begin();
                const bool done = exchange.around(visit, Cost(1) << 40);
                const Verdict verdict = judge(problem, state.toPlan());
                QVERIFY(!done || best != none);
                possible += best != none;
                if (done) {
                    QVERIFY(verdict.violations.empty());
                    QCOMPARE(verdict.objective(), state.objective());
                    QVERIFY(state.objective() >= best);
                    carriedOut += state.objective() == best;
                }
                state.rollback();
                QCOMPARE(routesOf(state), before);
                QCOMPARE(state.objective(), objective);
                if (best == none)
                    continue;
                state.begin();
                QVERIFY(!exchange.around(visit, best - objective - 1)); // none costs less than the best of them
                state.rollback();
            }
        }
        const QByteArray counts = QByteArray::number(carriedOut) + " of " + QByteArray::number(possible);
        QVERIFY2(carriedOut > 30 && carriedOut * 4 > possible * 3, counts); // a few need another end than the one they were reckoned with
    }
    void loadsDecide()
    {
        ProblemDraft draft = made({.jobs = 12, .vehicles = 4}, 3);
        for (Job &job : draft.jobs) {
            job.windows = {};
            job.skills = {};
            job.delivery = {2};
            job.pickup = {};
        }
        for (Vehicle &vehicle : draft.vehicles)
            vehicle.capacity = {7};
        const Problem problem = problemFrom(std::move(draft));
        const Model model(problem);
        const Neighbours neighbours(model, {});
        State state(model);
        setPlan(state, problem, 1);
        QCOMPARE(state.plannedCount(), 12); // each has three, and a fourth would be too much
        TailExchange exchange(state, neighbours);
        int exchanged = 0;
        for (int visit = 0; visit < model.visitCount(); ++visit) {
            state.begin();
            if (exchange.around(visit, Cost(1) << 40)) {
                ++exchanged;
                for (int vehicle = 0; vehicle < model.vehicleCount(); ++vehicle)
                    QCOMPARE(state.route(vehicle).calls, 3);
            }
            state.rollback();
        }
        QVERIFY(exchanged > 0);
    }
    void shipmentsStayTogether()
    {
        const Problem problem = problemFrom(made({.jobs = 6, .shipments = 3}, 1));
        const Model model(problem);
        const Neighbours neighbours(model, {});
        State state(model);
        QVERIFY(!TailExchange(state, neighbours).isPossible());
    }
};

FIELDLANE_TEST_MAIN(TestTailExchange)
#include "tst_tailexchange.moc"
