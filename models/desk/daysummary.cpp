#include "desk/daysummary.h"
#include "core/zone.h"
#include "store/reportrepository.h"
#include <numeric>

namespace fieldlane::desk {

using core::Result;
using domain::OrderState;

namespace {

constexpr core::Duration ratingsBack = core::hours(24 * 30);

core::Duration lengthOf(const std::vector<core::TimeSpan> &spans, core::TimeSpan day)
{
    core::Duration sum {0};
    for (const core::TimeSpan &span : spans)
        sum += std::max(core::Duration(0), span.intersected(day).length());
    return sum;
}

/// Working time and planned work of the technicians in sight.
void addLanes(const Desk &desk, core::TimeSpan day, std::map<domain::UnitId, DaySummary::UnitRow> &units)
{
    for (const domain::Technician &technician : desk.catalog().technicians()) {
        if (!technician.active || !desk.viewer().seesTechnician(technician))
            continue;
        const engine::Lane lane = desk.lane(technician.id, day);
        DaySummary::UnitRow &row = units[technician.unitId];
        row.time += lengthOf(lane.calendar.workingTime(), day);
        for (const auto *works : {&desk.board().lane(technician.id), &desk.board().taken(technician.id)}) {
            for (const domain::PlannedWork &work : *works)
                row.work += std::max(core::Duration(0), work.occupied(desk.now()).intersected(day).length());
        }
    }
}

} // namespace

Stage stageOf(OrderState state)
{
    switch (state) {
    case OrderState::Draft:
    case OrderState::PendingReview:
    case OrderState::PendingAllocation:
        return Stage::Entry;
    case OrderState::PendingDispatch:
    case OrderState::Offered:
        return Stage::Dispatch;
    case OrderState::Assigned:
    case OrderState::Accepted:
        return Stage::Planned;
    case OrderState::Travelling:
    case OrderState::OnSite:
    case OrderState::Paused:
        return Stage::UnderWay;
    case OrderState::Completed:
    case OrderState::Closed:
    case OrderState::Cancelled:
        break;
    }
    return Stage::Done;
}

int DaySummary::UnitRow::open() const
{
    return std::accumulate(orders.begin(), orders.end() - 1, 0);
}

DaySummary::UnitRow DaySummary::total() const
{
    UnitRow sum;
    for (const UnitRow &row : units) {
        for (size_t i = 0; i < row.orders.size(); ++i)
            sum.orders[i] += row.orders[i];
        sum.late += row.late;
        sum.work += row.work;
        sum.time += row.time;
    }
    return sum;
}

std::optional<double> DaySummary::satisfaction() const
{
    const int count = std::accumulate(ratings.begin(), ratings.end(), 0);
    if (count == 0)
        return std::nullopt;
    double sum = 0;
    for (size_t i = 0; i < ratings.size(); ++i)
        sum += double(i + 1) * ratings[i];
    return sum / count;
}

void summariseDay(Desk &desk, const QTimeZone &zone, QObject *context, std::function<void(const Result<DaySummary> &)> done)
{
    if (!desk.viewer().permissions.has(domain::Permission::SeeReports))
        return done(core::Error {core::ErrorCode::Forbidden, desk.viewer().login, QStringLiteral("You have no permission to see reports.")});
    struct Figures
    {
        std::vector<store::ReportRepository::Count> counts;
        int unclaimed = 0;
        std::array<int, 5> ratings {};
    };
    const core::Instant now = desk.now();
    const core::TimeSpan day = core::localDaySpan(zone, core::localDay(zone, now));
    desk.read<Figures>(
        [viewer = desk.viewer(), day, now](store::Connection &connection) -> Result<Figures> {
            store::ReportRepository reports(connection, viewer);
            FIELDLANE_ASSIGN(counts, reports.counts(day.start, now));
            FIELDLANE_ASSIGN(unclaimed, reports.unclaimed(now));
            FIELDLANE_ASSIGN(ratings, reports.ratings(now - ratingsBack));
            return Figures {std::move(counts), unclaimed, ratings};
        },
        context,
        [&desk, day, done](const Result<Figures> &figures) {
            if (!figures)
                return done(figures.error());
            std::map<domain::UnitId, DaySummary::UnitRow> units;
            for (const auto &count : figures->counts) {
                DaySummary::UnitRow &row = units[count.unit];
                row.orders[size_t(stageOf(count.state))] += count.orders;
                row.late += count.late;
            }
            addLanes(desk, day, units);
            DaySummary summary;
            for (auto &[unit, row] : units) {
                row.unit = unit;
                summary.units.push_back(row);
            }
            summary.unclaimed = figures->unclaimed;
            summary.ratings = figures->ratings;
            done(summary);
        });
}

} // namespace fieldlane::desk
