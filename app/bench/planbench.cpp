#include "app/bench/planbench.h"
#include "app/bench/memory.h"
#include "core/random.h"
#include "engine/planning.h"
#include <cmath>

namespace fieldlane::app::bench {

using core::Result;

namespace {

constexpr double smallFirstPlan = 500; // milliseconds
constexpr double largeFirstPlan = 5000;
constexpr double largeMemory = 1000; // megabytes
constexpr core::Duration searchTime = core::seconds(5);

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

Result<engine::DayPlan> planned(const engine::PlanRequest &request, std::optional<core::Duration> time, Timing &timing)
{
    engine::PlanOptions options;
    const double start = Timing::now(Timing::Clock::Wall);
    options.time = time;
    if (time)
        options.elapsed = [start] { return core::Duration(qint64(Timing::now(Timing::Clock::Wall) - start)); };
    auto plan = engine::planDays(request, options);
    timing.add(Timing::now(Timing::Clock::Wall) - start);
    return plan;
}

QJsonObject figures(const engine::DayPlan &plan)
{
    return {{QStringLiteral("planned"), plan.after.planned}, {QStringLiteral("open"), plan.after.openCount()},
        {QStringLiteral("travel_hours"), double(plan.after.travel.count()) / 3'600'000}, {QStringLiteral("refused"), plan.refused},
        {QStringLiteral("refilled"), plan.refilled}};
}

Result<void> measure(const MadeDay &day, double targetMs, Report &report)
{
    const engine::PlanRequest request = requestOf(day);
    const QString name = QStringLiteral("plan.%1x%2").arg(day.orders).arg(day.technicians);
    Timing first(Timing::Clock::Wall);
    FIELDLANE_ASSIGN(plan, planned(request, {}, first));
    report.addAgainst(name + QStringLiteral(".first"), first, targetMs, figures(plan));
    Timing searched(Timing::Clock::Wall);
    FIELDLANE_ASSIGN(better, planned(request, searchTime, searched));
    report.add(name + QStringLiteral(".searched"), searched, figures(better));
    return {};
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

Result<void> runPlanBench(bool isFull, Report &report)
{
    FIELDLANE_TRY(measure({}, smallFirstPlan, report));
    if (!isFull)
        return {};
    FIELDLANE_TRY(measure({5000, 500, 7}, largeFirstPlan, report));
    report.addValue(QStringLiteral("plan.memory"), residentMegabytes(), QStringLiteral("MB"), largeMemory);
    return {};
}

} // namespace fieldlane::app::bench
