#include "desk/ordercolumns.h"
#include "desk/automatic.h"
#include "domain/fields.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include "rules/rulecounter.h"
#include "store/countedorders.h"

namespace fieldlane::desk {

using core::Result;

namespace {

constexpr size_t manyPlaces = 24; ///< from so many on an index is faster than looking at each
constexpr size_t closest = 4; ///< the index rounds: the nearest is among its first few

QString needsOf(const domain::Order &order)
{
    static const domain::Field<domain::Order> field = [] {
        for (const auto &f : domain::orderFields()) {
            if (qstrcmp(f.name, "requirements") == 0)
                return f;
        }
        return domain::orderFields().front();
    }();
    return order.requirements.empty() ? QString() : field.read(order).toString();
}

} // namespace

OrderColumns::OrderColumns(std::shared_ptr<const Catalog> catalog, domain::Viewer viewer, core::Instant now)
    : m_viewer(std::move(viewer))
{
    setPeople(std::move(catalog), now);
    m_columns.setHolidays(m_catalog->organisation().holidays);
}

void OrderColumns::setPeople(std::shared_ptr<const Catalog> catalog, core::Instant now)
{
    m_catalog = std::move(catalog);
    m_now = now;
    for (Group &group : m_groups)
        group = {group.example, false, {}, {}};
    m_columns.setNearest([this](quint32 group, core::Coordinate from) { return nearest(m_groups[group], from); });
}

Result<void> OrderColumns::load(store::Connection &connection, const core::StopToken &stop)
{
    while (!isLoaded()) {
        if (stop.shouldStop())
            return core::Error {core::ErrorCode::Cancelled, {}, {}};
        FIELDLANE_TRY(loadMore(connection, stop));
    }
    m_faults.clear();
    return {};
}

Result<void> OrderColumns::loadMore(store::Connection &connection, const core::StopToken &stop, size_t most)
{
    if (!m_ids) {
        FIELDLANE_ASSIGN(ids, store::CountedOrders(connection, m_viewer).ids(m_now - rules::RuleCounter::past, stop));
        m_ids = std::move(ids);
        return {};
    }
    const auto next = std::span(*m_ids).subspan(m_read, std::min(most, m_ids->size() - m_read));
    FIELDLANE_TRY(readAgain(connection, next));
    m_read += next.size();
    return {};
}

Result<void> OrderColumns::refresh(store::Connection &connection, const std::vector<domain::OrderId> &ids)
{
    const auto read = readAgain(connection, ids);
    m_faults.clear();
    return read;
}

Result<void> OrderColumns::readAgain(store::Connection &connection, std::span<const domain::OrderId> ids)
{
    for (const domain::OrderId id : ids)
        m_columns.remove(id);
    return store::CountedOrders(connection, m_viewer).among(ids, [this](const store::CountedOrder &order) { put(order); });
}

void OrderColumns::put(const store::CountedOrder &counted)
{
    domain::Order order = counted.order;
    if (!order.faultTypeId.isValid() && m_faults.contains(order.description))
        order.faultTypeId = m_faults.value(order.description); // orders often say the same
    order = completed(std::move(order), *m_catalog);
    if (!counted.order.faultTypeId.isValid())
        m_faults.insert(order.description, order.faultTypeId);
    rules::FactsContext context;
    if (const domain::Unit *unit = m_catalog->unit(order.unitId))
        context.zone = unit->zone;
    context.units = m_catalog->lineage(order.unitId);
    context.customerGrade = counted.customerGrade;
    context.warrantyUntil = counted.warrantyUntil;
    m_columns.put(order, context, groupOf(order));
}

quint32 OrderColumns::groupOf(const domain::Order &order)
{
    const QString key = QStringLiteral("%1 %2 %3").arg(order.unitId.value()).arg(order.faultTypeId.value()).arg(needsOf(order));
    if (const auto it = m_groupCodes.constFind(key); it != m_groupCodes.constEnd())
        return *it;
    m_groups.push_back({order, false, {}, {}});
    return *m_groupCodes.insert(key, quint32(m_groups.size() - 1));
}

std::optional<double> OrderColumns::nearest(Group &group, core::Coordinate from) const
{
    if (!group.isAsked) {
        group.isAsked = true;
        std::vector<geo::NearestIndex::Place> places;
        for (const domain::Technician *t : qualifiedFor(group.example, *m_catalog, m_now)) {
            if (const auto place = engine::lastKnownPlace(*t))
                places.push_back({*place});
        }
        for (const auto &place : places)
            group.places.push_back(place.at);
        if (places.size() >= manyPlaces)
            group.index.emplace(places);
    }
    std::optional<double> nearest;
    const auto look = [&](core::Coordinate place) {
        const double metres = geo::distanceMetres(place, from);
        nearest = std::min(metres, nearest.value_or(metres));
    };
    if (group.index) {
        for (const geo::NearestIndex::Hit &hit : group.index->nearest(from, closest))
            look(group.places[hit.index]);
    } else {
        for (const core::Coordinate place : group.places)
            look(place);
    }
    return nearest;
}

} // namespace fieldlane::desk
