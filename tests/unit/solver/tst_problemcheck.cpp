#include "solver/problem.h"
#include "support/testmain.h"
#include "unit/solver/made.h"
#include <functional>

using namespace fieldlane;
using namespace fieldlane::solver;

using Damage = std::function<void(ProblemDraft &)>;
Q_DECLARE_METATYPE(Damage)
Q_DECLARE_METATYPE(fieldlane::solver::Fault)

class TestProblemCheck : public QObject
{
    Q_OBJECT

    static Damage job(const std::function<void(Job &)> &change)
    {
        return [change](ProblemDraft &draft) { change(draft.jobs[2]); };
    }
    static Damage vehicle(const std::function<void(Vehicle &)> &change)
    {
        return [change](ProblemDraft &draft) { change(draft.vehicles[1]); };
    }

    static std::vector<Break> breaksOf(int count, Time service)
    {
        std::vector<Break> breaks;
        for (int b = 0; b < count; ++b)
            breaks.push_back({quint64(b), service, {}});
        return breaks;
    }

    static void takeNumberOut(ProblemDraft &draft)
    {
        std::vector<qint32> entries = draft.profiles[0].durations.entries();
        entries.pop_back();
        draft.profiles[0].distances = Matrix(draft.profiles[0].durations.size(), entries);
    }
    static void makeTooDear(ProblemDraft &draft)
    {
        const int size = draft.profiles[0].durations.size();
        draft.profiles[0].costs = Matrix(size, std::vector<qint32>(size_t(size) * size_t(size), largestEntry));
        draft.jobs.resize(600, Job(draft.jobs[0]));
        for (size_t j = 0; j < draft.jobs.size(); ++j) {
            draft.jobs[j].id = j;
            draft.jobs[j].delivery = draft.jobs[j].pickup = {};
            draft.jobs[j].priority = j % 2 ? 100 : 0;
        }
    }

    static void row(const char *name, const Damage &damage, Fault fault) { QTest::newRow(name) << damage << fault; }
    static void addTies()
    {
        row("alone together", [](ProblemDraft &d) { d.together = {{3}}; }, Fault::TieImpossible);
        row("together with itself", [](ProblemDraft &d) { d.together = {{3, 3}}; }, Fault::TieImpossible);
        row("in two groups", [](ProblemDraft &d) { d.together = {{3, 4}, {5, 3}}; }, Fault::TieImpossible);
        row("together with a shipment", [](ProblemDraft &d) { d.together = {{3, 20}}; }, Fault::UnknownVisit);
        row("together with nobody", [](ProblemDraft &d) { d.together = {{3, -1}}; }, Fault::UnknownVisit);
        row("together with a setup", [](ProblemDraft &d) {
            d.jobs[3].setup = 1;
            d.together = {{2, 3}};
        }, Fault::TieImpossible);
        row("together for no time", [](ProblemDraft &d) {
            d.jobs[3].service = 0;
            d.together = {{2, 3}};
        }, Fault::TieImpossible);
        row("together with a fixed one", [](ProblemDraft &d) {
            d.vehicles[0].fixedCalls = {3};
            d.together = {{2, 3}};
        }, Fault::TieImpossible);
        row("waiting for what is not there", [](ProblemDraft &d) { d.successions = {{3, 99}}; }, Fault::UnknownVisit);
        row("waiting twice", [](ProblemDraft &d) { d.successions = {{3, 4}, {3, 4}}; }, Fault::IdTwice);
        row("waiting for itself", [](ProblemDraft &d) { d.successions = {{3, 3}}; }, Fault::TieImpossible);
        row("waiting in a circle", [](ProblemDraft &d) { d.successions = {{3, 4}, {4, 5}, {5, 3}}; }, Fault::TieImpossible);
        row("waiting for one of its own group", [](ProblemDraft &d) {
            d.together = {{3, 5}};
            d.successions = {{3, 4}, {4, 5}};
        }, Fault::TieImpossible);
    }

private Q_SLOTS:
    void aSoundProblemHasNoFaults()
    {
        const ProblemDraft draft = made({.shipments = 3, .breaks = true, .loads = true, .fixedCalls = true, .together = true, .successions = true}, 1);
        QVERIFY(!draft.together.empty() && !draft.successions.empty());
        QVERIFY(Problem::check(draft).empty());
        QVERIFY(Problem::make(draft).hasValue());
    }
    void everyFaultIsFound_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<Fault>("fault");
        row("no vehicles", [](ProblemDraft &d) { d.vehicles.clear(); }, Fault::NoVehicles);
        row("no matrix", [](ProblemDraft &d) { d.profiles.clear(); }, Fault::NoMatrix);
        row("matrix of another size", [](ProblemDraft &d) { d.profiles[0].distances = Matrix(2, {0, 1, 1, 0}); }, Fault::MatrixSize);
        row("matrix with a number too few", takeNumberOut, Fault::MatrixSize);
        row("negative way", [](ProblemDraft &d) {
            std::vector<qint32> entries = d.profiles[0].durations.entries();
            entries[5] = -1;
            d.profiles[0].durations = Matrix(d.profiles[0].durations.size(), entries);
        }, Fault::NumberOutOfBounds);
        row("place outside", job([](Job &j) { j.location = 1000; }), Fault::UnknownLocation);
        row("negative place", job([](Job &j) { j.location = -1; }), Fault::UnknownLocation);
        row("negative service", job([](Job &j) { j.service = -1; }), Fault::NumberOutOfBounds);
        row("endless service", job([](Job &j) { j.service = longestDuration + 1; }), Fault::NumberOutOfBounds);
        row("negative setup", job([](Job &j) { j.setup = -5; }), Fault::NumberOutOfBounds);
        row("window backwards", job([](Job &j) { j.windows = {{10, 5}}; }), Fault::ContradictoryWindow);
        row("window before time", job([](Job &j) { j.windows = {{-10, 5}}; }), Fault::NumberOutOfBounds);
        row("windows overlap", job([](Job &j) { j.windows = {{0, 10}, {5, 20}}; }), Fault::UnorderedWindows);
        row("id twice", job([](Job &j) { j.id = 1; }), Fault::IdTwice);
        row("priority", job([](Job &j) { j.priority = 101; }), Fault::NumberOutOfBounds);
        row("wish before all time", job([](Job &j) { j.wish = -1; }), Fault::NumberOutOfBounds);
        row("negative penalty", job([](Job &j) { j.penalty = -1; }), Fault::NumberOutOfBounds);
        row("negative amount", job([](Job &j) { j.pickup = {-1, 0}; }), Fault::NumberOutOfBounds);
        row("amount of too many numbers", job([](Job &j) { j.pickup.assign(33, 1); }), Fault::NumberOutOfBounds);
        row("amount of another length", job([](Job &j) { j.pickup = {1, 2, 3}; }), Fault::AmountDimensions);
        row("all amounts together", [](ProblemDraft &d) {
            for (Job &one : d.jobs)
                one.pickup = {largestAmount, 0};
        }, Fault::TooLarge);
        row("vehicle that is not there", job([](Job &j) { j.allowedVehicles = {99}; }), Fault::UnknownVehicle);
        row("profile that is not there", vehicle([](Vehicle &v) { v.profile = 4; }), Fault::UnknownProfile);
        row("shift backwards", vehicle([](Vehicle &v) { v.shift = {10, 5}; }), Fault::ContradictoryWindow);
        row("vehicle twice", vehicle([](Vehicle &v) { v.id = 0; }), Fault::IdTwice);
        row("start outside", vehicle([](Vehicle &v) { v.start = 1000; }), Fault::UnknownLocation);
        row("negative limit", vehicle([](Vehicle &v) { v.maxTasks = -1; }), Fault::NumberOutOfBounds);
        row("negative price of load", vehicle([](Vehicle &v) { v.loadPercent = -1; }), Fault::NumberOutOfBounds);
        row("price of load too high", vehicle([](Vehicle &v) { v.loadPercent = mostPercent + 1; }), Fault::NumberOutOfBounds);
        row("negative price of overtime", vehicle([](Vehicle &v) { v.overtimePercent = -1; }), Fault::NumberOutOfBounds);
        row("overtime before all time", vehicle([](Vehicle &v) { v.overtimeFrom = -1; }), Fault::NumberOutOfBounds);
        row("negative fixed cost", vehicle([](Vehicle &v) { v.fixedCost = -1; }), Fault::NumberOutOfBounds);
        row("break backwards", vehicle([](Vehicle &v) { v.breaks = {{0, 10, {{9, 3}}}}; }), Fault::ContradictoryWindow);
        row("break twice", vehicle([](Vehicle &v) { v.breaks = {{4, 10, {}}, {5, 10, {}}, {4, 10, {}}}; }), Fault::IdTwice);
        row("a break too many", vehicle([](Vehicle &v) { v.breaks = breaksOf(mostBreaks + 1, 10); }), Fault::NumberOutOfBounds);
        row("breaks without end", vehicle([](Vehicle &v) { v.breaks = breaksOf(100'000, 10); }), Fault::NumberOutOfBounds);
        row("breaks that last too long", vehicle([](Vehicle &v) { v.breaks = breaksOf(2, longestDuration / 2 + 1); }), Fault::NumberOutOfBounds);
        row("fixed twice", vehicle([](Vehicle &v) { v.fixedCalls = {3, 3}; }), Fault::FixedTwice);
        row("fixed that is not there", vehicle([](Vehicle &v) { v.fixedCalls = {99}; }), Fault::UnknownVisit);
        row("fixed pickup alone", vehicle([](Vehicle &v) { v.fixedCalls = {20}; }), Fault::FixedImpossible);
        row("fixed delivery first", vehicle([](Vehicle &v) { v.fixedCalls = {21, 20}; }), Fault::FixedImpossible);
        row("negative preference", [](ProblemDraft &d) { d.pairCosts = {{0, 0, -1}}; }, Fault::NumberOutOfBounds);
        row("preference for nobody", [](ProblemDraft &d) { d.pairCosts = {{0, 99, 1}}; }, Fault::UnknownVehicle);
        row("preference twice", [](ProblemDraft &d) { d.pairCosts = {{0, 1, 5}, {1, 1, 5}, {0, 1, largestEntry}}; }, Fault::IdTwice);
        addTies();
        row("objective beyond 64 bits", makeTooDear, Fault::TooLarge);
    }
    void everyFaultIsFound()
    {
        QFETCH(Damage, damage);
        QFETCH(Fault, fault);
        ProblemDraft draft = made({.shipments = 2, .loads = true}, 1);
        damage(draft);
        const Findings findings = Problem::check(draft);
        QVERIFY(std::any_of(findings.begin(), findings.end(), [fault](const Finding &finding) { return finding.fault == fault; }));
        const auto problem = Problem::make(draft);
        QVERIFY(!problem.hasValue());
        QVERIFY(!problem.error().detail.isEmpty());
    }
    /// Nobody serves longer than a shift, whatever all orders take together.
    void dearLoadOfALargeDayIsNoFault()
    {
        ProblemDraft draft = made({}, 1);
        draft.vehicles[0].shift = {0, 36'000};
        for (Vehicle &vehicle : draft.vehicles)
            vehicle.loadPercent = mostPercent;
        Job job = draft.jobs[0];
        job.service = 3'600;
        job.priority = 90;
        for (quint64 id = 1'000; id < 6'000; ++id) {
            job.id = id;
            draft.jobs.push_back(job);
        }
        QVERIFY(Problem::check(draft).empty());
    }
    void aRouteThatCannotBeginSoIsRefused()
    {
        ProblemDraft draft = made({}, 1);
        draft.jobs[0].skills = {77};
        draft.vehicles[0].fixedCalls = {0};
        QVERIFY(!Problem::make(draft).hasValue());
    }
    void aRouteThatCannotBeginSoIsRefusedWithoutTryingAllPlacesOfItsBreaks()
    {
        ProblemDraft draft = made({}, 1);
        for (Job &job : draft.jobs) {
            job.skills = {};
            job.windows = {};
        }
        draft.jobs[19].skills = {77};
        draft.vehicles[0].shift = {0, latestTime};
        draft.vehicles[0].breaks = breaksOf(mostBreaks, 10);
        for (int j = 0; j < 20; ++j)
            draft.vehicles[0].fixedCalls.push_back(j);
        QVERIFY(!Problem::make(draft).hasValue());
        draft.jobs[19].skills = {};
        QVERIFY(Problem::make(draft).hasValue());
        draft.vehicles[0].breaks.back().windows = {{0, 0}}; // too early behind the others, wherever those are
        QVERIFY(!Problem::make(draft).hasValue());
    }
    void breaksFindTheirPlacesLateInARoute()
    {
        ProblemDraft draft = made({}, 1);
        for (Job &job : draft.jobs) {
            job.skills = {};
            job.windows = {};
        }
        draft.vehicles[0].shift = {0, latestTime};
        draft.vehicles[0].breaks = breaksOf(mostBreaks, 10);
        for (int j = 0; j < 20; ++j)
            draft.vehicles[0].fixedCalls.push_back(j);
        const Time late = longestDuration; // long after the last call, which may not wait for a break
        draft.jobs[19].windows = {{0, late - 1}};
        for (size_t b = 0; b < draft.vehicles[0].breaks.size(); ++b)
            draft.vehicles[0].breaks[b].windows = {{late + Time(b) * 100, late + Time(b) * 100 + 50}};
        const auto problem = Problem::make(draft);
        QVERIFY(problem.hasValue());
        QCOMPARE(problem->fixedRoutes()[0][19], (Step {Step::Kind::Visit, 19}));
    }
    void allFaultsAreFoundAtOnce()
    {
        ProblemDraft draft = made({}, 1);
        draft.jobs[0].service = -1;
        draft.jobs[1].location = -1;
        draft.vehicles[0].profile = 9;
        QCOMPARE(Problem::check(draft).size(), size_t(3));
    }
};

FIELDLANE_TEST_MAIN(TestProblemCheck)
#include "tst_problemcheck.moc"
