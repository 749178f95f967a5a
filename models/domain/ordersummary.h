#pragma once
#include "domain/order.h"

namespace fieldlane::domain {

/// One order as lists show it: the row of the pool.
struct OrderSummary
{
    OrderId id;
    qint64 version = 0;
    QString number;
    OrderState state = OrderState::Draft;
    Priority priority = Priority::Normal;
    TemplateId templateId;
    UnitId unitId;
    QString channel;
    QString customerName;
    QString phone;
    QString address;
    QString zone;
    core::Duration duration {0};
    std::optional<core::Coordinate> location;
    std::optional<core::Instant> windowStart;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;
    core::Instant createdAt;
    TechnicianId technicianId; ///< as OrderRecord::holder()
    std::optional<core::Instant> plannedStart;
    QJsonObject custom; ///< the type's own fields

    bool isLate(core::Instant now) const { return due && isOpen(state) && *due < now; }
};

} // namespace fieldlane::domain
