#pragma once
#include "desk/command.h"

namespace fieldlane::desk {

/// What every company starts with: the shipped roles and flows. One undo step.
Batch foundation();

} // namespace fieldlane::desk
