#pragma once
#include "core/shorttext.h"
#include "domain/calendar.h"
#include "domain/order.h"
#include "domain/unit.h"
#include "engine/ways.h"
#include "engine/worktime.h"
#include "geo/travel.h"
#include "rules/policy.h"
#include <algorithm>
#include <memory>
#include <span>

namespace fieldlane::engine {

/// Planned or running work that already lies on a lane.
struct Booking
{
    domain::AssignmentId assignmentId;
    domain::OrderId orderId;
    core::ShortText number;
    core::TimeSpan span;
    std::optional<core::Coordinate> place;
    bool promised = false; ///< the customer was given a window
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;
    bool underWay = false;
    bool locked = false;
    core::Duration length() const { return span.length(); }
};

/// A technician's time and bookings over a stretch of days, as placement sees it.
struct Lane
{
    domain::Technician technician;
    domain::WorkCalendar calendar;
    std::vector<Booking> bookings; ///< sorted by start
    domain::Area area; ///< service area that counts for the technician; empty: anywhere
};

struct Job;

/// A lane as the functions below look at it: it owns nothing, and its bookings may be fewer than the lane's.
struct LaneView
{
    const domain::Technician &technician;
    const domain::WorkCalendar &calendar;
    const domain::Area &area;
    std::span<const Booking> bookings; ///< sorted by start
    std::span<const Booking *const> cleared {}; ///< of the bookings, those that make room
    Ways *ways = nullptr; ///< of its technician, remembered between places; null: reckoned each time

    LaneView(const Lane &lane)
        : LaneView(lane.technician, lane.calendar, lane.area, lane.bookings)
    {
    }
    LaneView(const domain::Technician &t, const domain::WorkCalendar &c, const domain::Area &a, std::span<const Booking> b)
        : technician(t)
        , calendar(c)
        , area(a)
        , bookings(b)
    {
    }
    LaneView among(std::span<const Booking> others) const
    {
        LaneView view = *this;
        view.bookings = others;
        return view;
    }
    LaneView without(std::span<const Booking *const> those) const
    {
        LaneView view = *this;
        view.cleared = those;
        return view;
    }
    LaneView remembering(Ways &those) const
    {
        LaneView view = *this;
        view.ways = &those;
        return view;
    }
    /// Whether a booking makes room for a job, because the job moves it or because it is cleared away.
    bool makesRoom(const Booking &booking, const Job &job) const;
};

/// Somebody who goes along with the lead, and the booking that this is now.
struct Companion
{
    domain::TechnicianId technicianId;
    domain::AssignmentId moving;
};

/// Another order that must be over before a job begins, or that begins only when the job is over.
struct TiedOrder
{
    domain::OrderId orderId;
    QString number;
    std::optional<core::TimeSpan> span; ///< nobody has it: none
};

/// What is to be placed.
struct Job
{
    domain::OrderId orderId;
    std::optional<core::Coordinate> place;
    core::Duration work {0};
    bool splittable = false;
    std::vector<domain::Skill> requirements;
    domain::FaultTypeId faultTypeId; ///< invalid: nobody's limit of faults matters
    std::vector<domain::TechnicianId> excluded; ///< by the customer
    std::vector<domain::TechnicianId> excludedByRules;
    domain::TechnicianId preferred;
    QString policy; ///< name of the one that a rule chose for it; empty: the one in force
    std::vector<domain::TechnicianId> preferredByRules; ///< as good as `preferred`; each of the others is an hour worse
    std::optional<core::Instant> windowStart;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;
    domain::AssignmentId moving; ///< the booking that this job is now, not to collide with itself
    domain::TechnicianId lockedTo; ///< person lock
    std::optional<core::Instant> lockedAt; ///< time lock
    std::vector<Companion> companions; ///< assistants; they go where the lead goes
    std::optional<TiedOrder> predecessor; ///< what it still waits for
    std::vector<TiedOrder> successors; ///< what waits for it

    /// Whether a booking is what this job moves.
    bool moves(domain::AssignmentId booking) const
    {
        return (moving.isValid() && booking == moving) || (!companions.empty() && movesCompanion(booking));
    }
    /// Whether somebody else is preferred.
    bool prefersOther(domain::TechnicianId technician) const;

private:
    bool movesCompanion(domain::AssignmentId booking) const;
};

inline bool LaneView::makesRoom(const Booking &booking, const Job &job) const
{
    return job.moves(booking.assignmentId)
        || (!cleared.empty() && std::find(cleared.begin(), cleared.end(), &booking) != cleared.end());
}

/// The job an order stands for; with an assignment, the job of moving that assignment.
Job jobOf(const domain::Order &order, const domain::Assignment *assignment = nullptr);
/// Tells a job what its order waits for and what waits for it.
void tie(Job &job, const domain::OrderRecord &record);
/// The job of planning an order, or of moving what is planned of it, with those who go along.
Job jobOf(const domain::OrderRecord &record);
/// The same work for somebody who helps: nothing of it needs their skills, and its promises are the lead's.
Job jobOfAssistant(const Job &job, domain::AssignmentId moving);

/// Where a way begins or ends.
enum class PlaceKind { Unknown, Home, Booking, Position };
struct Leg
{
    geo::Travel travel;
    PlaceKind kind = PlaceKind::Unknown; ///< of the other end
    domain::OrderId orderId; ///< of the other end, for a booking
    friend bool operator==(const Leg &, const Leg &) = default;
};

/// The answer. Travel is an estimate and part of the occupied interval.
struct Placement
{
    core::Instant start; ///< work begins
    core::Instant end; ///< work ends, breaks between counted
    Segments segments; ///< work without the breaks
    Leg in; ///< from the place before
    Leg out; ///< to the next booking or home
    std::vector<rules::Finding> findings;
    rules::CostParts cost;

    core::TimeSpan service() const { return {start, end}; }
    core::TimeSpan occupied() const { return {start - in.travel.time, end}; }
    rules::Severity severity() const { return rules::worst(findings); }
};

/// What all placements of one moment share.
struct PlacementContext
{
    rules::Policy policy = rules::Policy::standard(); ///< in force
    geo::TravelModel travel;
    core::Instant now;
    std::span<const Lane> companions {}; ///< the lanes of the job's companions, in any order
    std::shared_ptr<const std::vector<rules::Policy>> others {}; ///< what rules may choose for single jobs; null: none

    /// What a job is placed by; the one in force when nobody knows the one that a rule chose.
    const rules::Policy &policyOf(const Job &job) const;
};

/// Places a job on a lane so that work begins at `start`. Never refuses: what speaks against it is in the
/// findings, what speaks against taking a companion along too. The lanes must reach from the shift before `start` to
/// the shift after the end.
Placement place(const Job &job, const LaneView &lane, core::Instant start, const PlacementContext &context);

/// The first start at or after `notBefore` (on a grid of `step` from it) at which place() finds nothing to ask
/// or block in the lane's time; nothing if the lane has no such place.
std::optional<Placement> placeEarliest(const Job &job, const LaneView &lane, core::Instant notBefore,
    const PlacementContext &context, core::Duration step = core::minutes(5));

} // namespace fieldlane::engine
