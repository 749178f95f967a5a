#pragma once
#include "store/alertrepository.h"

namespace fieldlane::store {

/// How far back work that never began is part of the present day.
constexpr core::Duration alertDay = core::hours(24);

/// A statement of AlertRepository but for what all have in common. `facts` are, in this order: assignment,
/// technician, limit, since, act by, amount, subject, other order, name.
struct AlertRepository::Parts
{
    QString facts;
    QString from;
    QString where;
    QString order;
    Values binds;

    /// The condition of booked work that has not begun, planned to begin between two times.
    static Parts toBegin(core::Instant after, core::Instant until)
    {
        Parts parts;
        parts.from = QStringLiteral("assignments a");
        parts.where = QStringLiteral("a.booked = 1 AND a.arrived_at IS NULL AND a.planned_start > ? AND a.planned_start <= ?");
        parts.binds = {core::toMs(after), core::toMs(until)};
        return parts;
    }
    /// The condition of work that goes on, of orders with a deadline between two times.
    static Parts goingOn(core::Instant after, core::Instant until)
    {
        Parts parts;
        parts.from = QStringLiteral("assignments a JOIN orders o ON o.id = a.order_id");
        parts.where = QStringLiteral("a.booked = 1 AND a.arrived_at IS NOT NULL AND a.arrived_at + a.planned_end - a.planned_start <= ? "
                                     "AND o.due > ? AND o.due <= ?");
        parts.binds = {core::toMs(until), core::toMs(after), core::toMs(until)};
        return parts;
    }
};

} // namespace fieldlane::store
