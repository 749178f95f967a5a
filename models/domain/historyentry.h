#pragma once
#include "domain/event.h"
#include "domain/viewer.h"

namespace fieldlane::domain {

/// Which part of the history of orders is meant; what is not said is not looked at.
struct HistoryQuestion
{
    Viewer viewer; ///< orders out of their sight have no history
    std::optional<core::TimeSpan> span;
    OrderId order;
    QString actor;
    int most = 1'000'000;
};

/// An event of an order with what names the order.
struct HistoryEntry
{
    Event event;
    QString number;
    QString customerName;
    QString zone;
};

} // namespace fieldlane::domain
