#pragma once
#include "app/ctl/verb.h"
#include "engine/dayplan.h"

namespace fieldlane::app::ctl {

/// `--seconds`, `--steps`, `--seed`, `--chains` and `--threads` of a verb that searches. Without steps and seconds a few
/// seconds; steps alone are not cut short by a clock.
core::Result<engine::PlanOptions> searchOptionsOf(const Call &call);
std::vector<VerbOption> searchOptions();

} // namespace fieldlane::app::ctl
