#include "desk/poolquestion.h"
#include "core/zone.h"
#include "store/searchindex.h"
#include <algorithm>
#include <set>

namespace fieldlane::desk {

using core::TimeSpan;
using domain::DueRange;
using domain::OrderState;

namespace {

constexpr core::Instant firstDue = core::fromMs(0);

QTimeZone zoneOf(const Catalog &catalog)
{
    for (const domain::Unit &unit : catalog.units()) {
        if (!unit.parentId.isValid())
            return core::zoneOf(unit.zone);
    }
    return QTimeZone::systemTimeZone();
}

TimeSpan daysFrom(const Catalog &catalog, core::Instant now, int first, int count)
{
    QTimeZone zone = zoneOf(catalog);
    if (!zone.isValid())
        zone = QTimeZone::utc();
    const QDate day = core::localDay(zone, now).addDays(first);
    return {core::fromDateTime(day.startOfDay(zone)), core::fromDateTime(day.addDays(count).startOfDay(zone))};
}

/// Open orders among the wished states; without any the span of time is empty, so that nothing is meant.
void onlyOpen(store::PoolQuery &query)
{
    std::vector<OrderState> &states = query.filter.states;
    if (states.empty()) {
        for (int s = 0; s < domain::orderStateCount; ++s)
            states.push_back(OrderState(s));
    }
    std::erase_if(states, [](OrderState s) { return domain::isFinished(s); });
    if (states.empty())
        query.due = TimeSpan {firstDue, firstDue};
}

} // namespace

std::vector<domain::UnitId> withUnitsBelow(const std::vector<domain::UnitId> &units, const Catalog &catalog)
{
    if (units.empty())
        return {};
    const std::set<domain::UnitId> wished(units.begin(), units.end());
    std::vector<domain::UnitId> all;
    for (const domain::Unit &unit : catalog.units()) {
        const auto line = catalog.lineage(unit.id);
        if (std::any_of(line.begin(), line.end(), [&](domain::UnitId id) { return wished.count(id) > 0; }))
            all.push_back(unit.id);
    }
    return all.empty() ? units : all;
}

store::PoolQuery resolved(
    const PoolQuestion &question, const domain::Viewer &viewer, const Catalog &catalog, core::Instant now)
{
    store::PoolQuery query;
    query.viewer = viewer;
    query.filter = question.filter;
    query.sort = question.sort;
    query.words = store::searchWords(question.filter.text);
    query.filter.units = withUnitsBelow(question.filter.units, catalog);
    switch (question.filter.due) {
    case DueRange::Any:
        break;
    case DueRange::Overdue:
        query.due = TimeSpan {firstDue, now};
        onlyOpen(query);
        break;
    case DueRange::Today:
        query.due = daysFrom(catalog, now, 0, 1);
        break;
    case DueRange::Tomorrow:
        query.due = daysFrom(catalog, now, 1, 1);
        break;
    case DueRange::NextSevenDays:
        query.due = daysFrom(catalog, now, 0, 7);
        break;
    case DueRange::Without:
        query.withoutDue = true;
        break;
    }
    return query;
}

} // namespace fieldlane::desk
