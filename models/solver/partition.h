#pragma once
#include "core/random.h"
#include "solver/state.h"

namespace fieldlane::solver {

/// One chain's share of a plan: the routes it may change and the visits left out that it may insert.
struct Part
{
    std::vector<char> isClosed; ///< by vehicle
    std::vector<char> isMine; ///< by visit
    std::vector<int> seeds; ///< the visits of the part, planned or left out
};

/// Cuts a plan into regions of neighbouring routes, along a direction drawn anew each time.
std::vector<Part> partition(const State &state, int parts, core::Random &random);

} // namespace fieldlane::solver
