#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/order.h"
#include <optional>
#include <QString>

namespace fieldlane::domain {

/// An order that waits to be planned and has a place: what a map shows of it.
struct WaitingOrder
{
    OrderId id;
    qint64 version = 0;
    OrderState state = OrderState::PendingDispatch;
    Priority priority = Priority::Normal;
    QString number;
    QString customerName;
    QString address;
    core::Coordinate place;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;
};

} // namespace fieldlane::domain
