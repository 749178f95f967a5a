#include "app/bench/planbench.h"
#include "app/bench/memory.h"
#include "core/random.h"
#include "core/zone.h"
#include "desk/backtest.h"
#include "desk/desk.h"
#include "desk/lanes.h"
#include "engine/bookings.h"
#include "engine/offer.h"
#include "engine/planning.h"
#include "store/orderrepository.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::app::bench {

using core::Result;

namespace {

constexpr core::Duration searchTime = core::seconds(5);
constexpr core::Duration realSearchTime = core::seconds(60);

core::Instant midnight()
{
    return *core::fromIso(QStringLiteral("2026-03-03T23:00:00Z")); // in Vaduz
}

/// A square in which a technician has some ten orders to do, as in a town with its country around.
class Place
{
public:
    Place(core::Random &random, int technicians)
        : m_random(random)
        , m_side(0.04 * std::sqrt(double(technicians)))
    {
    }
    core::Coordinate operator()() { return {47 + m_random.unit() * m_side, 9 + m_random.unit() * m_side * 1.4}; }

private:
    core::Random &m_random;
    double m_side;
};

engine::Lane laneFor(int number, core::Random &random, Place &place)
{
    static constexpr std::array<const char *, 6> skills {"hvac", "gas", "lift", "network", "water", "electric"};
    engine::Lane lane;
    domain::Technician &t = lane.technician;
    t.id = domain::TechnicianId(number);
    t.name = QStringLiteral("Technician %1").arg(number);
    t.zone = QStringLiteral("Europe/Vaduz");
    t.home = place();
    for (const char *skill : skills) {
        if (random.chance(0.5))
            t.skills.push_back({QLatin1String(skill), int(random.between(1, 3)), {}});
    }
    const int start = int(random.between(14, 18)) * 30;
    for (int weekday = 1; weekday <= 7; ++weekday)
        t.shifts.push_back({weekday, start, start + 9 * 60, start + 4 * 60, start + 4 * 60 + 30});
    lane.calendar = domain::calendarOf(t, {}, {midnight() - core::hours(48), midnight() + core::hours(96)});
    return lane;
}

engine::PlanTask taskFor(int number, core::Random &random, Place &place)
{
    engine::PlanTask task;
    task.job.orderId = domain::OrderId(number);
    task.number = QStringLiteral("WO-%1").arg(number, 6, 10, QLatin1Char('0'));
    task.job.place = place();
    task.job.work = core::minutes(5 * random.between(4, 15));
    const double urgency = random.unit();
    task.priority = urgency < 0.03 ? domain::Priority::Emergency : urgency < 0.15 ? domain::Priority::High
        : urgency < 0.75                                                           ? domain::Priority::Normal
                                                                                   : domain::Priority::Low;
    if (random.chance(0.7)) {
        static constexpr std::array<const char *, 6> skills {"hvac", "gas", "lift", "network", "water", "electric"};
        task.job.requirements = {{QLatin1String(random.pick(skills)), random.chance(0.2) ? 2 : 1, {}}};
    }
    if (random.chance(0.4)) {
        task.job.windowStart = midnight() + core::minutes(30 * random.between(16, 28));
        task.job.windowEnd = *task.job.windowStart + core::hours(random.between(2, 4));
    }
    return task;
}

/// A made day with its plan carried out, at ten in the morning.
struct PlannedDay
{
    engine::PlanRequest request;
    std::vector<engine::PlanTask> given; ///< now where the plan has them
};

Result<PlannedDay> plannedDay(const MadeDay &made)
{
    PlannedDay day {requestOf(made), {}};
    FIELDLANE_ASSIGN(plan, engine::planDays(day.request, {}));
    for (const engine::PlanMove &move : plan.moves) {
        engine::PlanTask task = day.request.tasks[move.task];
        task.job.moving = domain::AssignmentId(task.job.orderId.value());
        task.present = engine::Stay {move.technicianId, move.placement.service()};
        engine::addBooking(day.request.lanes[size_t(move.technicianId.value()) - 1].bookings, engine::bookingOf(task.job, move.placement, task.number));
        day.given.push_back(std::move(task));
    }
    day.request.context.now = midnight() + core::hours(10);
    return day;
}

engine::PlanTask emergency(const MadeDay &made, core::Random &random, Place &place)
{
    engine::PlanTask task = taskFor(made.orders + 1, random, place);
    task.priority = domain::Priority::Emergency;
    task.job.windowStart.reset();
    task.job.windowEnd.reset();
    return task;
}

std::vector<engine::Candidate> candidatesOf(const engine::Job &job, const engine::PlanRequest &request)
{
    std::vector<engine::Candidate> candidates(request.lanes.size());
    for (size_t lane = 0; lane < candidates.size(); ++lane)
        engine::weigh(candidates[lane], job, request.lanes[lane], request.context);
    return candidates;
}

/// Everybody, the best first, with all that speaks for and against them.
rules::Decision explained(std::vector<engine::Candidate> candidates, domain::Priority priority)
{
    std::sort(candidates.begin(), candidates.end(), [&](const auto &a, const auto &b) { return engine::rankOf(a, priority) < engine::rankOf(b, priority); });
    std::vector<rules::DecisionCandidate> records;
    for (engine::Candidate &candidate : candidates) {
        const QString name = candidate.name;
        records.push_back(engine::offerOf(std::move(candidate), priority).toRecord(name));
    }
    const domain::TechnicianId best = records.front().technicianId;
    return rules::decisionOf({}, std::move(records), best);
}

Result<engine::DayPlan> planned(const engine::PlanRequest &request, std::optional<core::Duration> time, Timing &timing)
{
    engine::PlanOptions options; // one thread, so that its processor time is the plan's
    const double start = Timing::now(Timing::Clock::Cpu);
    options.time = time;
    if (time)
        options.elapsed = [start] { return core::Duration(qint64(Timing::now(Timing::Clock::Cpu) - start)); };
    auto plan = engine::planDays(request, options);
    timing.add(Timing::now(Timing::Clock::Cpu) - start);
    return plan;
}

QJsonObject figures(const engine::DayPlan &plan)
{
    return {{QStringLiteral("planned"), plan.after.planned}, {QStringLiteral("open"), plan.after.openCount()},
        {QStringLiteral("travel_hours"), double(plan.after.travel.count()) / 3'600'000}, {QStringLiteral("refused"), plan.refused},
        {QStringLiteral("refilled"), plan.refilled}};
}

/// All orders that came in on a day, and everybody with an empty lane, as that morning began.
Result<engine::PlanRequest> realRequest(desk::Desk &desk, store::Connection &connection)
{
    const QTimeZone zone = desk::companyZone(desk.catalog());
    const core::TimeSpan year {core::fromMs(0), desk.now()};
    FIELDLANE_ASSIGN(day, desk::fullestDay(connection, year, zone));
    engine::PlanRequest request;
    request.days = core::localDaySpan(zone, day);
    request.context = desk::placementContext(desk.catalog(), request.days.start);
    FIELDLANE_ASSIGN(records, store::OrderRepository(connection).enteredIn(request.days, 1'000'000));
    for (const domain::OrderRecord &record : records) {
        engine::PlanTask task;
        task.job = engine::jobOf(record.order);
        task.job.due.reset(); // it is what became of them
        task.number = record.order.number;
        task.priority = record.order.priority;
        request.tasks.push_back(std::move(task));
    }
    const core::TimeSpan around {request.days.start - core::hours(48), request.days.end + core::hours(72)};
    for (const domain::Technician &technician : desk.catalog().technicians())
        request.lanes.push_back(desk::laneOf(technician, desk.catalog(), {}, around, request.days.start));
    return request;
}

} // namespace

engine::PlanRequest requestOf(const MadeDay &day)
{
    core::Random random(day.seed);
    Place place(random, day.technicians);
    engine::PlanRequest request;
    request.days = {midnight(), midnight() + core::hours(24)};
    request.context.now = midnight();
    for (int t = 1; t <= day.technicians; ++t)
        request.lanes.push_back(laneFor(t, random, place));
    for (int o = 1; o <= day.orders; ++o)
        request.tasks.push_back(taskFor(o, random, place));
    return request;
}

Result<void> runPlanBench(const MadeDay &day, double firstPlanMs, Report &report)
{
    const engine::PlanRequest request = requestOf(day);
    const QString name = QStringLiteral("plan.%1x%2").arg(day.orders).arg(day.technicians);
    Timing first;
    FIELDLANE_ASSIGN(plan, planned(request, {}, first));
    report.addAgainst(name + QStringLiteral(".first"), first, firstPlanMs, figures(plan));
    Timing searched;
    FIELDLANE_ASSIGN(better, planned(request, searchTime, searched));
    report.add(name + QStringLiteral(".searched"), searched, figures(better));
    report.addValue(name + QStringLiteral(".memory"), peakMegabytes(), QStringLiteral("MB"));
    return {};
}

Result<void> runInsertBench(const MadeDay &made, Report &report)
{
    constexpr int times = 200;
    constexpr double bestMs = 1;
    constexpr double explainedMs = 5;
    FIELDLANE_ASSIGN(day, plannedDay(made));
    core::Random random(made.seed);
    Place place(random, made.technicians);
    const QJsonObject more {{QStringLiteral("planned"), qint64(day.given.size())}, {QStringLiteral("technicians"), made.technicians}};
    size_t best = 0;
    const auto find = [&] {
        const auto candidates = candidatesOf(emergency(made, random, place).job, day.request);
        const auto first = std::min_element(candidates.begin(), candidates.end(), [](const auto &a, const auto &b) {
            return engine::rankOf(a, domain::Priority::Emergency) < engine::rankOf(b, domain::Priority::Emergency);
        });
        best += size_t(first->technicianId.value());
    };
    report.addAgainst(QStringLiteral("plan.insert"), Timing::of(times, find), bestMs, more);
    const auto explain = [&] {
        best += explained(candidatesOf(emergency(made, random, place).job, day.request), domain::Priority::Emergency).candidates.size();
    };
    report.addAgainst(QStringLiteral("plan.insert.explained"), Timing::of(times, explain), explainedMs, more);
    day.request.tasks = std::move(day.given);
    day.request.disturbsLeast = true;
    const auto insert = [&] {
        day.request.tasks.push_back(emergency(made, random, place));
        const auto plan = engine::planDays(day.request, {});
        best += plan ? plan->moves.size() : 0;
        day.request.tasks.pop_back();
    };
    report.add(QStringLiteral("plan.insert.asPlan"), Timing::of(10, insert), more); // as a proposal with figures of the day
    return best > 0 ? Result<void>() : core::Error {core::ErrorCode::Internal, QStringLiteral("plan.insert"), QStringLiteral("Nobody was found.")};
}

Result<void> runRealPlanBench(const QString &database, Report &report)
{
    const core::SystemClock clock;
    desk::Desk::Options options;
    options.database = database;
    options.access = desk::Desk::Access::ReadOnly;
    FIELDLANE_ASSIGN(desk, desk::Desk::open(options, clock));
    std::optional<Result<engine::PlanRequest>> request;
    desk->read<engine::PlanRequest>([&](store::Connection &c) { return realRequest(*desk, c); }, desk.get(),
        [&](Result<engine::PlanRequest> read) { request = std::move(read); });
    if (!*request)
        return request->error();
    engine::PlanOptions search;
    search.chains = 2;
    search.threads = 2;
    search.time = realSearchTime;
    const double start = Timing::now(Timing::Clock::Wall);
    search.elapsed = [start] { return core::Duration(qint64(Timing::now(Timing::Clock::Wall) - start)); };
    FIELDLANE_ASSIGN(plan, engine::planDays(**request, search));
    Timing timing(Timing::Clock::Wall);
    timing.add(Timing::now(Timing::Clock::Wall) - start);
    QJsonObject more = figures(plan);
    more[QStringLiteral("orders")] = qint64((*request)->tasks.size());
    more[QStringLiteral("technicians")] = qint64((*request)->lanes.size());
    report.add(QStringLiteral("plan.real"), timing, more);
    return {};
}

} // namespace fieldlane::app::bench
