#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// Where an order shall go.
struct Wanted
{
    size_t task = 0; ///< in the request
    domain::TechnicianId technicianId;
    core::Instant start;
};

/// How to give many orders one after the other, so that each fits beside what then lies on the lanes.
struct CarryOut
{
    struct Step
    {
        enum class What { Lift, Put } what = What::Put; ///< Lift: taken off its lane first, because others wait for its place
        Wanted wanted;
    };
    struct Refusal
    {
        size_t task = 0;
        std::vector<rules::Finding> findings; ///< that place() asks about or blocks
    };
    std::vector<Step> steps;
    std::vector<Refusal> refused;
};

/// Finds the order of steps for the lanes as they are in the request. What does not fit any more is refused alone, and
/// stays where it is.
CarryOut carryOut(const PlanRequest &request, std::vector<Wanted> wanted);

} // namespace fieldlane::engine
