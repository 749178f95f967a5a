#include "desk/visits.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::Assignment;
using domain::OrderRecord;
using domain::TechnicianId;

namespace {

std::vector<TechnicianId> companionsOf(const OrderRecord &record)
{
    std::vector<TechnicianId> companions;
    const Assignment *lead = record.bookedLead();
    for (const Assignment &a : record.assignments) {
        if (lead && domain::goesAlong(a, *lead))
            companions.push_back(a.technicianId);
    }
    return companions;
}

/// The visit goes on in another one, with the same people.
void beginVisit(OrderRecord &record, TechnicianId lead, const std::vector<TechnicianId> &companions)
{
    record.visits.push_back({{}, record.order.id, int(record.visits.size()) + 1});
    for (Assignment &a : record.assignments) {
        if (a.booked)
            a.visitId = {};
    }
    const auto add = [&record](TechnicianId technician, domain::AssignmentRole role) {
        Assignment a;
        a.technicianId = technician;
        a.role = role;
        record.assignments.push_back(a);
    };
    add(lead, domain::AssignmentRole::Lead);
    for (const TechnicianId companion : companions)
        add(companion, domain::AssignmentRole::Assistant);
}

void setPlan(Assignment &a, TechnicianId technician, core::TimeSpan span, core::Instant at)
{
    if (!a.dispatchedAt || a.technicianId != technician || a.plannedStart != span.start)
        a.dispatchedAt = at; // it has to be accepted anew, from now on
    a.technicianId = technician;
    a.plannedStart = span.start;
    a.plannedEnd = span.end;
    a.acceptedAt.reset();
    a.travelStartedAt.reset();
    a.arrivedAt.reset();
}

} // namespace

void endVisits(OrderRecord &record, core::Instant at)
{
    for (const domain::Visit &visit : record.visits) {
        const auto isThere = [&](const Assignment &a) { return a.booked && a.arrivedAt && a.visitId == visit.id; };
        if (std::none_of(record.assignments.begin(), record.assignments.end(), isThere))
            continue;
        for (Assignment &a : record.assignments) {
            if (!a.booked || a.visitId != visit.id || !(a.arrivedAt || a.plannedStart < at))
                continue;
            a.completedAt = std::max(at, a.arrivedAt.value_or(a.plannedStart));
            a.booked = false;
        }
    }
}

std::vector<size_t> movePlan(OrderRecord &record, TechnicianId technician, core::TimeSpan span, core::Instant at)
{
    const std::vector<TechnicianId> companions = companionsOf(record);
    const Assignment *before = record.bookedLead();
    if (!before || before->arrivedAt) {
        endVisits(record, at);
        beginVisit(record, technician, companions);
    }
    std::vector<size_t> planned;
    const auto isLead = [](const Assignment &a) { return a.booked && a.role == domain::AssignmentRole::Lead; };
    std::erase_if(record.assignments, [&](const Assignment &a) { return a.booked && !isLead(a) && a.technicianId == technician; });
    for (size_t i = 0; i < record.assignments.size(); ++i) {
        Assignment &a = record.assignments[i];
        const bool along = a.booked && std::find(companions.begin(), companions.end(), a.technicianId) != companions.end();
        if (!isLead(a) && !along)
            continue;
        setPlan(a, isLead(a) ? technician : a.technicianId, span, at);
        planned.push_back(i);
    }
    return planned;
}

} // namespace fieldlane::desk
