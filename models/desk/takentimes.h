#pragma once
#include "core/spanset.h"
#include "domain/plannedwork.h"
#include "domain/viewer.h"

namespace fieldlane::desk {

/// Times that orders out of sight take, and what they were read for: who keeps them asks again with that.
struct TakenTimes
{
    struct For
    {
        qint64 daysMark = -1; ///< of the technicians' days, whose changes are in sight when those of the orders are not
        core::SpanSet days;
        domain::Viewer viewer;
        friend bool operator==(const For &, const For &) = default;
    } readFor;
    std::vector<domain::PlannedWork> times;
};

} // namespace fieldlane::desk
