#include "engine/ranking.h"
#include "core/sorting.h"
#include "engine/way.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;

namespace {

constexpr Duration lookAhead = core::hours(24);

} // namespace

const Booking *currentBooking(const LaneView &lane, Instant now)
{
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= now + lookAhead)
            break;
        if (b.underWay || b.span.contains(now))
            return &b;
    }
    return nullptr;
}

namespace {

/// What of a lane is over by a moment. Mostly that is how it begins; else `copy` holds it.
std::span<const Booking> overBy(Instant t, std::span<const Booking> bookings, std::vector<Booking> &copy)
{
    const auto isOver = [t](const Booking &b) { return b.span.end <= t; };
    const auto first = std::find_if_not(bookings.begin(), bookings.end(), isOver);
    const auto begun = std::find_if(first, bookings.end(), [t](const Booking &b) { return b.span.start > t; });
    if (std::none_of(first, begun, isOver))
        return {bookings.begin(), first};
    std::copy_if(bookings.begin(), begun, std::back_inserter(copy), isOver);
    return copy;
}

/// Drives off at `leave` from where the person is thought to be when all that is not over by then makes room. What is
/// not in the way of the work and the way to it stays, and the placement is judged beside it.
SendOption sendAt(const Job &job, const LaneView &lane, Instant leave, const Booking *current, const PlacementContext &context)
{
    std::vector<Booking> copy;
    const LaneView cleared = lane.among(overBy(leave, lane.bookings, copy));
    const Instant start = leave + wayTo(job, cleared, leave, context).travel.time;
    const TimeSpan taken {start - wayTo(job, cleared, start, context).travel.time,
        endOfWork(start, laidWork(job), lane.calendar.shifts, lane.calendar.breaks, job.splittable)};
    const auto isInTheWay = [&](const Booking &b) { return b.span.overlaps(taken) && !job.moves(b.assignmentId) && &b != current; };
    SendOption option;
    QVarLengthArray<const Booking *, 8> displaced;
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= taken.end)
            break;
        if (!isInTheWay(b))
            continue;
        displaced.push_back(&b);
        option.displaced.push_back(b.orderId);
        if (b.promised)
            option.broken.push_back(b.orderId);
    }
    option.placement = place(job, lane.without({displaced.data(), size_t(displaced.size())}), start, context);
    return option;
}

/// The first moment the person works at or after `t`.
Instant atWork(const LaneView &lane, Instant t)
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
        || f.constraint == C::FaultType || f.constraint == C::ExcludedByRule || f.constraint == C::Absence || f.constraint == C::NoShift || f.constraint == C::LockedPerson;
}

const SendOption &soonest(const Candidate &c)
{
    return c.afterCurrent && c.afterCurrent->arrival() <= c.now->arrival() ? *c.afterCurrent : *c.now;
}

} // namespace

Candidate candidateOf(const Job &job, const LaneView &lane, const PlacementContext &context)
{
    Candidate candidate;
    weigh(candidate, job, lane, context);
    return candidate;
}

SendOption sentNow(const Job &job, const LaneView &lane, const PlacementContext &context)
{
    return sendAt(job, lane, atWork(lane, context.now), nullptr, context);
}

std::optional<SendOption> sentAfterCurrent(const Job &job, const LaneView &lane, const PlacementContext &context)
{
    const Booking *current = currentBooking(lane, context.now);
    if (!current)
        return std::nullopt;
    return sendAt(job, lane, std::max(current->span.end, context.now), current, context);
}

std::optional<SendOption> sentIntoGap(const Job &job, const LaneView &lane, const PlacementContext &context)
{
    auto gap = placeEarliest(job, lane, std::max(context.now, job.windowStart.value_or(context.now)), context);
    if (!gap)
        return std::nullopt;
    return SendOption {std::move(*gap), {}, {}};
}

Bearings bearingsOf(const Job &job, const LaneView &lane, Instant now)
{
    const domain::Technician &t = lane.technician;
    Bearings bearings;
    if (t.position && t.position->at <= now)
        bearings.positionAge = now - t.position->at;
    if (const auto from = lastKnownPlace(t); from && job.place)
        bearings.distanceMetres = geo::distanceMetres(*from, *job.place);
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= now + lookAhead)
            break;
        bearings.load += std::max(Duration(0), b.span.intersected({now, now + lookAhead}).length());
    }
    bearings.spareLevels = spareLevels(job, t);
    return bearings;
}

void weigh(Candidate &c, const Job &job, const LaneView &given, const PlacementContext &context)
{
    Ways ways;
    const LaneView lane = given.remembering(ways);
    c.technicianId = lane.technician.id;
    c.name = lane.technician.name;
    c.now = sentNow(job, lane, context);
    c.afterCurrent = sentAfterCurrent(job, lane, context);
    if (!c.afterCurrent)
        c.afterCurrent = c.now;
    c.nextGap = sentIntoGap(job, lane, context);
    static_cast<Bearings &>(c) = bearingsOf(job, lane, context.now);
    for (const rules::Finding &f : soonest(c).placement.findings) {
        if (isAboutPerson(f))
            c.severity = std::max(c.severity, f.severity);
    }
    c.score = rules::total(soonest(c).placement.cost);
}

void sortByArrival(std::vector<Candidate> &candidates)
{
    core::sortByKey(candidates, [](const Candidate &c) { return std::tuple(c.severity, soonest(c).arrival(), c.score, c.technicianId); });
}

std::vector<Candidate> rank(const Job &job, const std::vector<Lane> &lanes, const PlacementContext &context)
{
    std::vector<Candidate> candidates;
    candidates.reserve(lanes.size());
    for (const Lane &lane : lanes)
        candidates.push_back(candidateOf(job, lane, context));
    sortByArrival(candidates);
    return candidates;
}

} // namespace fieldlane::engine
