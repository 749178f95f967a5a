#include "desk/demodispatcher.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "store/boardrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using domain::Technician;

namespace {

constexpr auto step = core::minutes(15);

bool masters(const Technician &t, const std::vector<domain::Skill> &needs)
{
    return std::all_of(needs.begin(), needs.end(), [&](const domain::Skill &need) {
        return std::any_of(t.skills.begin(), t.skills.end(),
            [&](const domain::Skill &have) { return have.name == need.name && have.level >= need.level; });
    });
}

/// A dispatcher plans what is late all the same; better late than never.
bool isOnlyLate(const engine::Placement &placement)
{
    using C = rules::Constraint;
    return std::all_of(placement.findings.begin(), placement.findings.end(), [](const rules::Finding &f) {
        return f.severity < rules::Severity::Ask || f.constraint == C::Due || f.constraint == C::WindowLate;
    });
}

core::Instant nextQuarter(core::Instant t)
{
    const auto floor = std::chrono::floor<std::chrono::duration<qint64, std::ratio<900>>>(t);
    return floor == t ? t : floor + step;
}

} // namespace

DemoDispatcher::DemoDispatcher(store::Connection &connection, core::TimeSpan span)
    : m_connection(connection)
{
    m_board.reset(span, {});
}

Result<void> DemoDispatcher::readCatalog()
{
    FIELDLANE_ASSIGN(catalog, Catalog::load(m_connection));
    m_catalog = std::move(catalog);
    return {};
}

Result<void> DemoDispatcher::readOrder(domain::OrderId id)
{
    FIELDLANE_ASSIGN(work, store::BoardRepository(m_connection).ofOrder(id));
    m_board.replaceOrder(id, work);
    return {};
}

std::optional<DemoDispatcher::Choice> DemoDispatcher::choose(const Wish &wish, core::Instant now) const
{
    constexpr qint64 strangerCost = 2400;
    const core::Instant from = nextQuarter(wish.notBefore);
    const core::TimeSpan span = placementSpan(from);
    const engine::PlacementContext context = placementContext(m_catalog, now);
    const auto near = m_catalog.lineage(wish.unit);
    std::optional<Choice> best;
    qint64 bestCost = 0;
    for (const Technician &t : m_catalog.technicians()) {
        if (t.id == wish.avoid || !masters(t, wish.job.requirements))
            continue;
        const engine::Lane lane = laneOf(t, m_catalog, m_board.lane(t.id), span, now);
        auto placement = engine::placeEarliest(wish.job, lane, from, context, step);
        if (!placement || !isOnlyLate(*placement) || placement->start > wish.notAfter)
            continue;
        const bool isNear = std::find(near.begin(), near.end(), t.unitId) != near.end();
        const qint64 wait = (placement->start - from).count() / 1000;
        const qint64 cost = rules::total(placement->cost) + wait / 2 + (isNear ? 0 : strangerCost);
        if (!best || cost < bestCost) {
            best = Choice {t.id, std::move(*placement)};
            bestCost = cost;
        }
    }
    return best;
}

bool DemoDispatcher::isAbsent(domain::TechnicianId id, core::Instant at) const
{
    const auto &absences = m_catalog.absencesOf(id);
    return std::any_of(absences.begin(), absences.end(), [&](const domain::Absence &a) { return a.span.contains(at); });
}

bool DemoDispatcher::isAtWork(domain::TechnicianId id, core::Instant at) const
{
    const Technician *t = m_catalog.technician(id);
    if (!t)
        return false;
    const auto calendar = m_catalog.calendarOf(*t, {at - core::hours(24), at + core::hours(24)});
    const auto shifts = calendar.shifts;
    return !isAbsent(id, at)
        && std::any_of(shifts.begin(), shifts.end(), [&](core::TimeSpan s) { return s.contains(at); });
}

} // namespace fieldlane::desk
