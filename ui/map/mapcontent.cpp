#include "ui/map/mapcontent.h"
#include "core/zone.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::map {

namespace {

constexpr core::Duration startGrace = core::minutes(10);

bool isOver(const std::optional<core::Instant> &limit, core::Instant now)
{
    return limit && *limit < now;
}

} // namespace

MapContent::MapContent(const desk::Desk &desk, const std::vector<domain::WaitingOrder> &waiting)
    : m_desk(desk)
    , m_waiting(waiting)
{
}

OrderLook MapContent::lookOf(const domain::PlannedWork &work, core::Instant now)
{
    if (domain::isFinished(work.state))
        return OrderLook::Done;
    const bool begun = work.assignment.arrivedAt.has_value();
    const bool shouldHaveBegun = !begun && work.assignment.plannedStart + startGrace < now;
    if (shouldHaveBegun || (!begun && isOver(work.windowEnd, now)) || isOver(work.due, now))
        return OrderLook::Late;
    if (domain::isUnderWay(work.state))
        return OrderLook::UnderWay;
    return work.priority == domain::Priority::Emergency ? OrderLook::Emergency : OrderLook::Planned;
}

OrderLook MapContent::lookOf(const domain::WaitingOrder &order, core::Instant now)
{
    if (order.priority == domain::Priority::Emergency)
        return OrderLook::Emergency;
    return isOver(order.windowEnd, now) || isOver(order.due, now) ? OrderLook::Late : OrderLook::Waiting;
}

core::TimeSpan MapContent::today(const domain::Technician &technician) const
{
    const QTimeZone zone = core::zoneOf(technician.zone);
    const core::Instant now = m_desk.now();
    if (!zone.isValid())
        return {now - core::hours(12), now + core::hours(12)};
    return core::localDaySpan(zone, core::localDay(zone, now));
}

void MapContent::addWork(MapData &data, const domain::Technician &technician) const
{
    const core::TimeSpan day = today(technician);
    const core::Instant now = m_desk.now();
    for (const domain::PlannedWork &work : m_desk.board().lane(technician.id)) {
        const bool lead = work.assignment.role == domain::AssignmentRole::Lead;
        if (!work.place || !lead || !work.occupied(now).overlaps(day))
            continue;
        const QTimeZone zone = core::zoneOf(technician.zone);
        const QString detail = tr("%1, %2, %3, planned %4", "state, customer, technician, time")
                                   .arg(Words::state(work.state), work.customerName.toString(), technician.name,
                                       Words::span(work.assignment.planned(), zone));
        data.orders.push_back({work.assignment.orderId, *work.place, lookOf(work, now), work.number, detail});
    }
}

void MapContent::addWaiting(MapData &data) const
{
    for (const domain::WaitingOrder &order : m_waiting) {
        const QString where = order.address.isEmpty() ? order.customerName : order.address;
        const QString detail
            = tr("%1, %2, %3", "state, priority, address").arg(Words::state(order.state), Words::priority(order.priority), where);
        data.orders.push_back({order.id, order.place, lookOf(order, m_desk.now()), order.number, detail});
    }
}

void MapContent::addTechnician(MapData &data, const domain::Technician &technician) const
{
    if (!technician.active || (!technician.position && !technician.home))
        return;
    TechnicianMark mark {technician.id, {}, technician.name, {}, technician.duty != domain::DutyStatus::OffDuty, {}};
    mark.place = technician.position ? technician.position->place : *technician.home;
    if (technician.position)
        mark.seenAt = technician.position->at;
    const domain::Unit *unit = m_desk.catalog().unit(technician.unitId);
    mark.detail = unit ? tr("%1, %2", "duty, unit").arg(Words::duty(technician.duty), unit->name)
                       : Words::duty(technician.duty);
    data.technicians.push_back(mark);
}

void MapContent::addOutlines(MapData &data) const
{
    for (const domain::Unit &unit : m_desk.catalog().units()) {
        if (!unit.area.empty())
            data.outlines.push_back({unit.id, unit.name, unit.area});
    }
}

std::optional<DayRoute> MapContent::route(domain::TechnicianId id) const
{
    const domain::Technician *technician = m_desk.catalog().technician(id);
    if (!technician)
        return std::nullopt;
    DayRoute route {id, technician->home, {}, technician->home};
    std::vector<const domain::PlannedWork *> day;
    for (const domain::PlannedWork &work : m_desk.board().lane(id)) {
        if (work.place && work.occupied(m_desk.now()).overlaps(today(*technician)) && work.state != domain::OrderState::Cancelled)
            day.push_back(&work);
    }
    std::stable_sort(day.begin(), day.end(), [this](const auto *a, const auto *b) {
        return a->occupied(m_desk.now()).start < b->occupied(m_desk.now()).start;
    });
    for (const domain::PlannedWork *work : day)
        route.stops.push_back({work->assignment.orderId, *work->place, domain::isFinished(work->state)});
    return route.stops.empty() ? std::nullopt : std::optional(route);
}

MapData MapContent::data(domain::TechnicianId routeOf) const
{
    MapData data;
    data.now = m_desk.now();
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        if (!m_desk.viewer().seesTechnician(technician))
            continue;
        addTechnician(data, technician);
        addWork(data, technician);
    }
    addWaiting(data);
    addOutlines(data);
    data.route = route(routeOf);
    return data;
}

} // namespace fieldlane::ui::map
