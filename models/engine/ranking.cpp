#include "engine/ranking.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;

const Booking *currentBooking(const Lane &lane, Instant now)
{
    for (const Booking &b : lane.bookings) {
        if (b.underWay || b.span.contains(now))
            return &b;
    }
    return nullptr;
}

namespace {

constexpr Duration lookAhead = core::hours(24);

/// The lane as it would be if everything not finished by `from` made room.
Lane clearedFrom(const Lane &lane, Instant from, const Booking *keep)
{
    Lane cleared = lane;
    std::erase_if(cleared.bookings,
        [&](const Booking &b) { return b.span.end > from && (!keep || b.assignmentId != keep->assignmentId); });
    return cleared;
}

/// What of the lane a placement runs into, travel included.
bool isInTheWay(const Booking &b, const Placement &placement, const Job &job, const Booking *keep)
{
    return b.span.overlaps(placement.occupied()) && !job.moves(b.assignmentId) && (!keep || b.assignmentId != keep->assignmentId);
}

/// Drives off at `leave` from where the cleared lane says the person is. What is not in the way stays, and the placement
/// is judged beside it.
SendOption sendAt(const Job &job, const Lane &lane, Instant leave, const Booking *keep, const PlacementContext &context)
{
    const Lane cleared = clearedFrom(lane, leave, keep);
    const Placement there = place(job, cleared, leave, context);
    SendOption option {place(job, cleared, leave + there.in.travel.time, context), {}, {}};
    Lane left = lane;
    std::erase_if(left.bookings, [&](const Booking &b) {
        const bool makesRoom = isInTheWay(b, option.placement, job, keep);
        if (makesRoom)
            option.displaced.push_back(b.orderId);
        if (makesRoom && b.promised)
            option.broken.push_back(b.orderId);
        return makesRoom;
    });
    if (left.bookings.size() != cleared.bookings.size())
        option.placement = place(job, left, option.arrival(), context);
    return option;
}

/// The first moment the person works at or after `t`.
Instant atWork(const Lane &lane, Instant t)
{
    for (const TimeSpan &shift : lane.calendar.shifts) {
        if (shift.contains(t))
            return t;
        if (shift.start > t)
            return shift.start;
    }
    return t;
}

int spareLevels(const Job &job, const domain::Technician &t)
{
    int spare = 0;
    for (const domain::Skill &need : job.requirements) {
        for (const domain::Skill &have : t.skills) {
            if (have.name == need.name)
                spare += std::max(0, have.level - need.level);
        }
    }
    return spare;
}

bool isAboutPerson(const rules::Finding &f)
{
    using C = rules::Constraint;
    return f.constraint <= C::Certificate || f.constraint == C::Excluded || f.constraint == C::Inactive
        || f.constraint == C::Absence || f.constraint == C::NoShift || f.constraint == C::LockedPerson;
}

const SendOption &soonest(const Candidate &c)
{
    return c.afterCurrent && c.afterCurrent->arrival() <= c.now->arrival() ? *c.afterCurrent : *c.now;
}

} // namespace

Candidate candidateOf(const Job &job, const Lane &lane, const PlacementContext &context)
{
    const domain::Technician &t = lane.technician;
    const Instant now = context.now;
    const Booking *current = currentBooking(lane, now);
    Candidate c;
    c.technicianId = t.id;
    c.name = t.name;
    c.now = sendAt(job, lane, atWork(lane, now), nullptr, context);
    c.afterCurrent
        = current ? sendAt(job, lane, std::max(current->span.end, now), current, context) : *c.now;
    if (auto gap = placeEarliest(job, lane, std::max(now, job.windowStart.value_or(now)), context))
        c.nextGap = SendOption {std::move(*gap), {}, {}};
    if (t.position && t.position->at <= now)
        c.positionAge = now - t.position->at;
    if (const auto from = lastKnownPlace(t); from && job.place)
        c.distanceMetres = geo::distanceMetres(*from, *job.place);
    for (const Booking &b : lane.bookings)
        c.load += std::max(Duration(0), b.span.intersected({now, now + lookAhead}).length());
    c.spareLevels = spareLevels(job, t);
    for (const rules::Finding &f : soonest(c).placement.findings) {
        if (isAboutPerson(f))
            c.severity = std::max(c.severity, f.severity);
    }
    c.score = rules::total(soonest(c).placement.cost);
    return c;
}

std::vector<Candidate> rank(const Job &job, const std::vector<Lane> &lanes, const PlacementContext &context)
{
    std::vector<Candidate> candidates;
    candidates.reserve(lanes.size());
    for (const Lane &lane : lanes)
        candidates.push_back(candidateOf(job, lane, context));
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        const auto key = [](const Candidate &c) {
            return std::tuple(c.severity, soonest(c).arrival(), c.score, c.technicianId);
        };
        return key(a) < key(b);
    });
    return candidates;
}

} // namespace fieldlane::engine
