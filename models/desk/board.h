#pragma once
#include "core/spanset.h"
#include "domain/plannedwork.h"
#include <QDate>
#include <map>
#include <QHash>
#include <QVarLengthArray>
#include <set>
#include <unordered_map>

namespace fieldlane::desk {

/// What one technician has in some days, by start.
struct LaneWork
{
    domain::TechnicianId technicianId;
    std::vector<domain::PlannedWork> work;
};

/// The assignments of the loaded days, per technician and by start. Lives on the GUI thread.
class Board
{
public:
    using Work = std::vector<domain::PlannedWork>;

    void reset(core::TimeSpan span, std::vector<LaneWork> lanes);
    /// All work that touches a span, which counts as loaded from now on; the technicians with more work than before.
    std::set<domain::TechnicianId> add(core::TimeSpan span, std::vector<LaneWork> lanes);
    /// Forgets other days; the technicians with less work than before.
    std::set<domain::TechnicianId> keepOnly(const core::SpanSet &spans);
    /// Replaces everything of one order; the technicians whose lanes changed.
    std::set<domain::TechnicianId> replaceOrder(domain::OrderId id, const Work &work);

    /// Replaces what orders out of sight take of the loaded days; the technicians of whom other times are taken now.
    std::set<domain::TechnicianId> setTaken(Work work);
    /// Times of a technician that orders out of sight take, by start; no order is known by them.
    const Work &taken(domain::TechnicianId id) const;
    /// Another number after each change of what somebody has, or of what is taken of their time.
    quint64 stamp(domain::TechnicianId id) const;

    const core::SpanSet &loaded() const { return m_loaded; }
    const Work &lane(domain::TechnicianId id) const;
    /// Null when the assignment is not loaded. Valid until the next change.
    const domain::PlannedWork *find(domain::AssignmentId id) const;
    /// The lead assignment of an order, if loaded.
    const domain::PlannedWork *findOrder(domain::OrderId id) const;
    size_t size() const { return size_t(m_laneOf.size()); }

    void setRevision(domain::TechnicianId id, QDate day, qint64 revision);
    qint64 revision(domain::TechnicianId id, QDate day) const;

private:
    bool remember(const domain::PlannedWork &work); ///< false: it is known
    QVarLengthArray<domain::AssignmentId, 4> assignmentsOf(domain::OrderId id) const;
    void forget(const domain::PlannedWork &work);
    void stampAll(const std::set<domain::TechnicianId> &technicians);

    core::SpanSet m_loaded;
    std::unordered_map<domain::TechnicianId, Work> m_lanes;
    std::map<domain::TechnicianId, Work> m_taken;
    QHash<domain::AssignmentId, domain::TechnicianId> m_laneOf;
    QHash<domain::OrderId, domain::AssignmentId> m_ofOrder; // one; most orders have no other, and there are many
    QMultiHash<domain::OrderId, domain::AssignmentId> m_othersOfOrder;
    std::map<std::pair<domain::TechnicianId, QDate>, qint64> m_revisions;
    QHash<domain::TechnicianId, quint64> m_stamps;
    quint64 m_stamp = 0; ///< of the last change
    quint64 m_stampOfAll = 0; ///< of those without one of their own
};

} // namespace fieldlane::desk
