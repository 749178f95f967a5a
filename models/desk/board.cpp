#include "desk/board.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::AssignmentId;
using domain::PlannedWork;
using domain::TechnicianId;

namespace {

bool byStart(const PlannedWork &a, const PlannedWork &b)
{
    return std::tuple(a.assignment.plannedStart, a.assignment.id) < std::tuple(b.assignment.plannedStart, b.assignment.id);
}

} // namespace

void Board::reset(core::TimeSpan span, Work work)
{
    m_span = span;
    m_lanes.clear();
    m_laneOf.clear();
    m_ofOrder.clear();
    m_laneOf.reserve(work.size());
    for (PlannedWork &w : work) {
        m_laneOf.emplace(w.assignment.id, w.assignment.technicianId);
        m_ofOrder.emplace(w.assignment.orderId, w.assignment.id);
        m_lanes[w.assignment.technicianId].push_back(std::move(w));
    }
    for (auto &[id, lane] : m_lanes)
        std::sort(lane.begin(), lane.end(), byStart);
}

std::set<TechnicianId> Board::replaceOrder(domain::OrderId id, const Work &work)
{
    std::set<TechnicianId> touched;
    const auto [first, last] = m_ofOrder.equal_range(id);
    for (auto it = first; it != last; ++it) {
        const TechnicianId lane = m_laneOf.at(it->second);
        std::erase_if(m_lanes[lane], [&](const PlannedWork &w) { return w.assignment.id == it->second; });
        m_laneOf.erase(it->second);
        touched.insert(lane);
    }
    m_ofOrder.erase(first, last);
    for (const PlannedWork &w : work) {
        if (!w.assignment.planned().overlaps(m_span))
            continue;
        Work &lane = m_lanes[w.assignment.technicianId];
        lane.insert(std::upper_bound(lane.begin(), lane.end(), w, byStart), w);
        m_laneOf.emplace(w.assignment.id, w.assignment.technicianId);
        m_ofOrder.emplace(id, w.assignment.id);
        touched.insert(w.assignment.technicianId);
    }
    return touched;
}

const Board::Work &Board::lane(TechnicianId id) const
{
    static const Work none;
    const auto it = m_lanes.find(id);
    return it == m_lanes.end() ? none : it->second;
}

const PlannedWork *Board::find(AssignmentId id) const
{
    const auto lane = m_laneOf.find(id);
    if (lane == m_laneOf.end())
        return nullptr;
    const Work &work = m_lanes.at(lane->second);
    const auto it = std::find_if(work.begin(), work.end(), [&](const PlannedWork &w) { return w.assignment.id == id; });
    return it == work.end() ? nullptr : &*it;
}

const PlannedWork *Board::findOrder(domain::OrderId id) const
{
    const PlannedWork *found = nullptr;
    const auto [first, last] = m_ofOrder.equal_range(id);
    for (auto it = first; it != last; ++it) {
        const PlannedWork *w = find(it->second);
        if (w && w->assignment.role == domain::AssignmentRole::Lead
            && (!found || found->assignment.visitId < w->assignment.visitId))
            found = w;
    }
    return found;
}

void Board::setRevision(TechnicianId id, QDate day, qint64 revision)
{
    m_revisions[{id, day}] = revision;
}

qint64 Board::revision(TechnicianId id, QDate day) const
{
    const auto it = m_revisions.find({id, day});
    return it == m_revisions.end() ? 0 : it->second;
}

} // namespace fieldlane::desk
