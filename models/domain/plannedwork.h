#pragma once
#include "core/shorttext.h"
#include "domain/order.h"

namespace fieldlane::domain {

/// One assignment as board and placement need it, with the few fields of its order they show and judge.
struct PlannedWork
{
    Assignment assignment;
    qint64 orderVersion = 0;
    OrderState state = OrderState::Assigned;
    Priority priority = Priority::Normal;
    TemplateId templateId;
    core::ShortText number;
    core::ShortText customerName;
    std::optional<core::Coordinate> place;
    std::optional<core::Instant> windowStart;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;

    /// The time the work takes on its technician's day: as it happened when it is over, from the arrival on
    /// when it is going on (not ending before `now`), else as planned. Paused work keeps the time it was planned
    /// for and no more: the technician is free after it, and its rest is planned anew.
    core::TimeSpan occupied(core::Instant now) const;
};

} // namespace fieldlane::domain
