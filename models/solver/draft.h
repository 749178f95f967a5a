#pragma once
#include "solver/matrix.h"
#include "solver/units.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::solver {

/// When something may begin; both ends belong to it.
struct Window
{
    Time start = 0;
    Time end = latestTime;
    friend bool operator==(Window, Window) = default;
};

/// One call at one place.
struct Job
{
    quint64 id = 0;
    int location = 0; ///< row of the matrices
    Time service = 0;
    Time setup = 0; ///< added to the service unless the call before is at the same location
    std::vector<Window> windows; ///< ascending, apart; none: at any time
    std::vector<int> skills; ///< all of which the vehicle must have
    std::vector<Amount> delivery; ///< loaded at the start of the route
    std::vector<Amount> pickup; ///< carried to the end of the route
    int priority = 0; ///< 0 .. 100
    std::optional<Cost> penalty; ///< optional work: what leaving it out costs, in place of the priority
    std::vector<int> allowedVehicles; ///< indices; none: every vehicle
    std::optional<Time> wish; ///< of a job that begins together with others: when, where it makes no difference to the routes
};

/// Goods fetched at one place and brought to another by the same vehicle; skills, priority, penalty and allowed
/// vehicles are those of the pickup.
struct Shipment
{
    Job pickup;
    Job delivery;
    std::vector<Amount> amount;
};

/// A pause anywhere on the route; travel may be interrupted by it.
struct Break
{
    quint64 id = 0;
    Time service = 0;
    std::vector<Window> windows; ///< ascending, apart; none: at any time
};

/// What one place is from another, for vehicles that travel alike.
struct Profile
{
    Matrix durations;
    Matrix costs; ///< none: the durations
    Matrix distances; ///< none: zero
};

/// A technician with a car, or any other who makes a route.
struct Vehicle
{
    quint64 id = 0;
    int profile = 0;
    std::optional<int> start; ///< location; none: the route begins at its first call
    std::optional<int> end; ///< location; none: the route ends at its last call
    Window shift;
    std::vector<int> skills;
    std::vector<Amount> capacity; ///< of as many dimensions as the amounts have
    std::vector<Break> breaks; ///< at most `mostBreaks`, taken in this order, once the route has a call
    std::optional<int> maxTasks; ///< calls of the route
    std::optional<qint64> maxTravelTime;
    std::optional<qint64> maxDistance;
    Cost fixedCost = 0; ///< of a route with a call
    /// So that work is spread: what a call costs for each second of service of the other calls of its route, halved, in percent.
    int loadPercent = 0; ///< 0 .. mostPercent
    Time overtimeFrom = latestTime; ///< what of the shift comes after it costs besides
    int overtimePercent = 0; ///< of a second, for each second that the route ends later; 0 .. mostPercent
    std::vector<int> fixedCalls; ///< visits (see Problem) that the route begins with, in this order
};

/// A cost for giving a visit to a vehicle: a preference, or the price of moving what was promised.
/// Each pair at most once.
struct PairCost
{
    int visit = 0; ///< see Problem; of a shipment its pickup
    int vehicle = 0;
    qint32 cost = 0; ///< at least 0
};

/// A job that begins only when another one is done, by whichever vehicle, and that is left out with it.
struct Succession
{
    int before = 0; ///< job
    int after = 0; ///< job
};

/// Everything that a Problem is made of. What ties jobs to each other is for jobs that take some time and no setup.
struct ProblemDraft
{
    std::vector<Profile> profiles;
    std::vector<Job> jobs;
    std::vector<Shipment> shipments;
    std::vector<Vehicle> vehicles;
    std::vector<PairCost> pairCosts;
    std::vector<std::vector<int>> together; ///< jobs that different vehicles begin at the same time: all are done, or none
    std::vector<Succession> successions;
};

} // namespace fieldlane::solver
