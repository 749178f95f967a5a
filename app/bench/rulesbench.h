#pragma once
#include "app/bench/timing.h"

namespace fieldlane::app::bench {

/// Fifty routing rules with three conditions each, one of them five keywords, on one order with a description of 500
/// characters, of which every condition is asked; beside it the same by a search for each keyword. And one rule
/// `orders` times (a million of the name's 1M), on a thousand orders in turn. One sample of the first is the mean of a thousand evaluations.
void runRulesBench(int orders, Report &report, int rounds = 20);

} // namespace fieldlane::app::bench
