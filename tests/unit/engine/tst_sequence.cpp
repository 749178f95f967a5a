#include "engine/sequence.h"
#include "support/testmain.h"
#include "unit/engine/madedays.h"
#include <algorithm>
#include <map>
#include <set>

using namespace fieldlane;
using namespace fieldlane::engine;
using rules::Severity;
using support::MadeDays;

namespace {

PlanOptions searching()
{
    PlanOptions options;
    options.steps = 2000;
    return options;
}

} // namespace

/// Orders that wait for others, in plans.
class TestSequence : public QObject
{
    Q_OBJECT
    int m_bothMoved = 0; ///< of two of which one waits for the other
    int m_oneMoved = 0;
    int m_refused = 0; ///< places of the solver that placement had something against

private Q_SLOTS:
    void whatComesFirstIsDoneFirst_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("days %d", seed) << seed;
    }
    void whatComesFirstIsDoneFirst()
    {
        QFETCH(int, seed);
        MadeDays made(quint64(seed), {.technicians = 6, .orders = 25, .booked = 15, .days = 2});
        made.offerMovable();
        made.giveSequences();
        const auto plan = planDays(made.request, searching());
        QVERIFY(plan);
        PlanOptions two = searching();
        two.threads = 2;
        const auto same = planDays(made.request, two);
        QVERIFY(same && same->after == plan->after && same->moves.size() == plan->moves.size());
        m_refused += plan->refused;
        const auto &tasks = made.request.tasks;
        std::vector<std::optional<core::TimeSpan>> spans;
        for (const PlanTask &task : tasks)
            spans.push_back(task.present ? std::optional(task.present->span) : std::nullopt);
        std::set<size_t> moved;
        for (const PlanMove &move : plan->moves) {
            spans[move.task] = move.placement.service();
            moved.insert(move.task);
            QVERIFY(move.placement.severity() < Severity::Ask);
        }
        std::map<domain::OrderId, size_t> taskOf;
        for (size_t t = 0; t < tasks.size(); ++t)
            taskOf.emplace(tasks[t].job.orderId, t);
        for (size_t t = 0; t < tasks.size(); ++t) {
            if (!tasks[t].job.predecessor || !spans[t])
                continue;
            const size_t first = taskOf.at(tasks[t].job.predecessor->orderId);
            if (moved.count(t) == 0 && (moved.count(first) == 0 || !spans[first]))
                continue; // as somebody planned it
            QVERIFY2(spans[first], tasks[t].number.toUtf8());
            QVERIFY2(spans[first]->end <= spans[t]->start, tasks[t].number.toUtf8());
            ++(moved.count(t) > 0 && moved.count(first) > 0 ? m_bothMoved : m_oneMoved);
        }
    }
    void someWaitForOthers()
    {
        qInfo("%d times both moved, %d times one of them, %d refused", m_bothMoved, m_oneMoved, m_refused);
        QVERIFY(m_bothMoved > 20 && m_oneMoved > 5);
        QVERIFY(m_refused < 10); // the search itself keeps what comes first first
    }
    void whatWaitsForEachOtherIsLeftOut()
    {
        MadeDays made(3, {.technicians = 4, .orders = 6, .booked = 0});
        auto &tasks = made.request.tasks;
        for (PlanTask &task : tasks)
            task.job = [&] { Job job; job.orderId = task.job.orderId; job.place = core::Coordinate {47.14, 9.52}; job.work = core::minutes(30); return job; }();
        for (size_t t = 0; t < 2; ++t) {
            tasks[t].job.predecessor = TiedOrder {tasks[1 - t].job.orderId, tasks[1 - t].number, {}};
            tasks[t].job.successors = {{tasks[1 - t].job.orderId, tasks[1 - t].number, {}}};
        }
        const auto plan = planDays(made.request, searching());
        QVERIFY(plan);
        for (const Unplanned &unplanned : plan->unplanned) {
            const bool isInCircle = unplanned.task < 2;
            const bool isTold = std::any_of(unplanned.findings.begin(), unplanned.findings.end(),
                [](const rules::Finding &f) { return f.constraint == rules::Constraint::Predecessor; });
            QCOMPARE(isTold, isInCircle);
        }
        QVERIFY(plan->unplanned.size() >= 2);
    }
    void whatLiesElsewhereIsKnownToTheJobAlone()
    {
        std::vector<PlanTask> tasks(3);
        for (size_t t = 0; t < 3; ++t)
            tasks[t].job.orderId = domain::OrderId(qint64(t) + 1);
        tasks[2].job.predecessor = TiedOrder {domain::OrderId(1), {}, {}};
        tasks[0].job.successors = {{domain::OrderId(3), {}, {}}};
        tasks[1].job.predecessor = TiedOrder {domain::OrderId(9), {}, {}};
        const Sequence sequence(tasks);
        QCOMPARE(sequence.before(2), std::optional<size_t>(0));
        QVERIFY(!sequence.before(1) && !sequence.isTied(1) && sequence.isTied(0));
        QCOMPARE(sequence.depth(2), size_t(1));
        const core::TimeSpan span {MadeDays::midnight(), MadeDays::midnight() + core::hours(1)};
        sequence.tell(tasks, 0, span);
        QCOMPARE(tasks[2].job.predecessor->span, std::optional(span));
        sequence.tell(tasks, 2, span);
        QCOMPARE(tasks[0].job.successors.front().span, std::optional(span));
        QVERIFY(!tasks[1].job.predecessor->span);
    }
};

FIELDLANE_TEST_MAIN(TestSequence)
#include "tst_sequence.moc"
