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

bool hasSameTimes(const Board::Work &a, const Board::Work &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PlannedWork &x, const PlannedWork &y) {
        const auto times = [](const PlannedWork &w) {
            const domain::Assignment &t = w.assignment;
            return std::tuple(t.id, t.plannedStart, t.plannedEnd, t.arrivedAt, t.completedAt, w.state);
        };
        return times(x) == times(y);
    });
}

} // namespace

void Board::reset(core::TimeSpan span, std::vector<LaneWork> lanes)
{
    m_loaded = {};
    m_lanes.clear();
    m_taken.clear();
    m_laneOf.clear();
    m_ofOrder.clear();
    m_othersOfOrder.clear();
    m_stamps.clear();
    m_stampOfAll = ++m_stamp;
    add(span, std::move(lanes));
}

// Work that reaches over from days which were there before is known already, and as new. A lane that was empty takes
// what comes as it is: there are hundreds of thousands, of some hundred bytes.
std::set<TechnicianId> Board::add(core::TimeSpan span, std::vector<LaneWork> lanes)
{
    m_loaded.add(span);
    qsizetype more = 0;
    for (const LaneWork &lane : lanes)
        more += qsizetype(lane.work.size());
    m_laneOf.reserve(m_laneOf.size() + more);
    m_ofOrder.reserve(m_ofOrder.size() + more);
    std::set<TechnicianId> touched;
    for (auto &[id, work] : lanes) {
        std::erase_if(work, [this](const PlannedWork &w) { return !remember(w); });
        if (work.empty())
            continue;
        touched.insert(touched.end(), id);
        Work &lane = m_lanes[id];
        if (lane.empty()) {
            lane = std::move(work);
            continue;
        }
        const auto known = Work::difference_type(lane.size());
        lane.insert(lane.end(), std::move_iterator(work.begin()), std::move_iterator(work.end()));
        std::inplace_merge(lane.begin(), lane.begin() + known, lane.end(), byStart);
    }
    stampAll(touched);
    return touched;
}

bool Board::remember(const PlannedWork &work)
{
    domain::TechnicianId &lane = m_laneOf[work.assignment.id];
    if (lane.isValid())
        return false;
    lane = work.assignment.technicianId;
    domain::AssignmentId &first = m_ofOrder[work.assignment.orderId];
    if (first.isValid())
        m_othersOfOrder.insert(work.assignment.orderId, work.assignment.id);
    else
        first = work.assignment.id;
    return true;
}

QVarLengthArray<AssignmentId, 4> Board::assignmentsOf(domain::OrderId id) const
{
    QVarLengthArray<AssignmentId, 4> all;
    if (const auto first = m_ofOrder.find(id); first != m_ofOrder.end())
        all.push_back(*first);
    const auto [from, to] = m_othersOfOrder.equal_range(id);
    std::copy(from, to, std::back_inserter(all));
    return all;
}

std::set<TechnicianId> Board::keepOnly(const core::SpanSet &spans)
{
    std::set<TechnicianId> touched;
    m_loaded.keepOnly(spans);
    for (auto &[id, lane] : m_lanes) {
        const auto far = std::stable_partition(lane.begin(), lane.end(),
            [this](const PlannedWork &w) { return m_loaded.overlaps(w.assignment.planned()); });
        if (far == lane.end())
            continue;
        std::for_each(far, lane.end(), [this](const PlannedWork &w) { forget(w); });
        lane.erase(far, lane.end());
        lane.shrink_to_fit();
        touched.insert(id);
    }
    std::erase_if(m_revisions, [this](const auto &entry) {
        const core::Instant noon = core::fromDateTime(entry.first.second.startOfDay(Qt::UTC)) + core::hours(12);
        return !m_loaded.overlaps({noon - core::hours(36), noon + core::hours(36)});
    });
    stampAll(touched);
    return touched;
}

void Board::forget(const PlannedWork &work)
{
    m_laneOf.remove(work.assignment.id);
    const domain::OrderId order = work.assignment.orderId;
    if (m_ofOrder.value(order) != work.assignment.id)
        m_othersOfOrder.remove(order, work.assignment.id);
    else if (m_othersOfOrder.contains(order))
        m_ofOrder.insert(order, m_othersOfOrder.take(order));
    else
        m_ofOrder.remove(order);
}

std::set<TechnicianId> Board::replaceOrder(domain::OrderId id, const Work &work)
{
    std::set<TechnicianId> touched;
    for (const AssignmentId old : assignmentsOf(id)) {
        const TechnicianId lane = m_laneOf.take(old);
        std::erase_if(m_lanes[lane], [&](const PlannedWork &w) { return w.assignment.id == old; });
        touched.insert(lane);
    }
    m_ofOrder.remove(id);
    m_othersOfOrder.remove(id);
    for (const PlannedWork &w : work) {
        if (!m_loaded.overlaps(w.assignment.planned()))
            continue;
        Work &lane = m_lanes[w.assignment.technicianId];
        lane.insert(std::upper_bound(lane.begin(), lane.end(), w, byStart), w);
        remember(w);
        touched.insert(w.assignment.technicianId);
    }
    stampAll(touched);
    return touched;
}

std::set<TechnicianId> Board::setTaken(Work work)
{
    std::map<TechnicianId, Work> taken;
    std::sort(work.begin(), work.end(), byStart);
    for (PlannedWork &w : work)
        taken[w.assignment.technicianId].push_back(std::move(w));
    std::set<TechnicianId> touched;
    for (const auto &[id, times] : taken) {
        if (!hasSameTimes(times, this->taken(id)))
            touched.insert(id);
    }
    for (const auto &entry : m_taken) {
        if (!taken.contains(entry.first))
            touched.insert(entry.first);
    }
    m_taken = std::move(taken);
    stampAll(touched);
    return touched;
}

void Board::stampAll(const std::set<TechnicianId> &technicians)
{
    for (const TechnicianId id : technicians)
        m_stamps.insert(id, ++m_stamp);
}

quint64 Board::stamp(TechnicianId id) const
{
    return m_stamps.value(id, m_stampOfAll);
}

const Board::Work &Board::taken(TechnicianId id) const
{
    static const Work none;
    const auto it = m_taken.find(id);
    return it == m_taken.end() ? none : it->second;
}

const Board::Work &Board::lane(TechnicianId id) const
{
    static const Work none;
    const auto it = m_lanes.find(id);
    return it == m_lanes.end() ? none : it->second;
}

const PlannedWork *Board::find(AssignmentId id) const
{
    const TechnicianId lane = m_laneOf.value(id);
    if (!lane.isValid())
        return nullptr;
    const Work &work = m_lanes.at(lane);
    const auto it = std::find_if(work.begin(), work.end(), [&](const PlannedWork &w) { return w.assignment.id == id; });
    return it == work.end() ? nullptr : &*it;
}

const PlannedWork *Board::findOrder(domain::OrderId id) const
{
    const PlannedWork *found = nullptr;
    for (const AssignmentId one : assignmentsOf(id)) {
        const PlannedWork *w = find(one);
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
