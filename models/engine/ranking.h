#pragma once
#include "engine/placement.h"

namespace fieldlane::engine {

/// One way of sending somebody.
struct SendOption
{
    Placement placement; ///< judged as if the displaced work were gone, beside everything else
    std::vector<domain::OrderId> displaced; ///< booked work that would have to move
    std::vector<domain::OrderId> broken; ///< of those, the promised ones
    core::Instant arrival() const { return placement.start; }
};

/// How far somebody is from a job, and how busy.
struct Bearings
{
    std::optional<core::Duration> positionAge;
    double distanceMetres = 0; ///< great circle from where the person is thought to be
    core::Duration load {0}; ///< booked work in the 24 hours from now
    int spareLevels = 0; ///< skill levels above what is asked, lowest first is best fit
};

/// A technician as an answer to "who can go?".
struct Candidate : Bearings
{
    domain::TechnicianId technicianId;
    QString name;
    std::optional<SendOption> now; ///< drop everything and drive; none when under way elsewhere blocks it
    std::optional<SendOption> afterCurrent; ///< when the job in hand is done
    std::optional<SendOption> nextGap; ///< the first place that disturbs nobody, in the promised window or after it
    rules::Severity severity = rules::Severity::Ok; ///< of what does not depend on the hour
    qint64 score = 0; ///< cost of the better of `now` and `afterCurrent`
};

/// The work in hand at a moment: begun, or planned to be going on; null when the next 24 hours have none.
const Booking *currentBooking(const LaneView &lane, core::Instant now);

/// Those who can come first: ordered by severity of the findings that no hour cures, then arrival of the sooner of
/// `now` and `afterCurrent`, then cost, then id.
void sortByArrival(std::vector<Candidate> &candidates);
/// All technicians in that order.
std::vector<Candidate> rank(const Job &job, const std::vector<Lane> &lanes, const PlacementContext &context);

/// The ways of sending somebody, one by one, as a candidate holds them. After the current job: none where nothing is in hand.
SendOption sentNow(const Job &job, const LaneView &lane, const PlacementContext &context);
std::optional<SendOption> sentAfterCurrent(const Job &job, const LaneView &lane, const PlacementContext &context);
std::optional<SendOption> sentIntoGap(const Job &job, const LaneView &lane, const PlacementContext &context);
Bearings bearingsOf(const Job &job, const LaneView &lane, core::Instant now);

/// The candidate of one lane.
Candidate candidateOf(const Job &job, const LaneView &lane, const PlacementContext &context);
/// Likewise, written where it is to stay: candidates are big.
void weigh(Candidate &candidate, const Job &job, const LaneView &lane, const PlacementContext &context);

} // namespace fieldlane::engine
