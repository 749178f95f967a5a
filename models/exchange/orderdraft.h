#pragma once
#include "domain/order.h"
#include "exchange/columns.h"
#include "exchange/rowfinding.h"

namespace fieldlane::exchange {

/// An order as a file tells it: values read, names not yet looked up. What the row leaves empty is empty
/// here.
struct OrderDraft
{
    qint64 line = 0;
    QStringList cells; ///< the row as it was, for the rejects file
    std::vector<RowFinding> findings; ///< all of them, not the first

    QString number;
    std::optional<domain::OrderState> state; ///< from the status, or what closed and technician say
    QString type;
    QString unit;
    QString channel;
    QString customer;
    QString phone;
    QString email;
    QString address;
    QString description;
    QString technician; ///< name or code
    QString zone;
    QString follows; ///< number of the order that it waits for
    std::optional<core::Coordinate> location;
    std::optional<domain::Priority> priority;
    std::optional<core::Duration> duration;
    std::optional<core::Instant> created;
    std::optional<core::Instant> closed;
    std::optional<core::Instant> completed;
    std::optional<core::Instant> due;
    std::optional<core::Instant> responseDue;
    std::optional<core::Instant> windowStart;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> plannedStart;
    std::optional<core::Instant> plannedEnd;
    std::optional<std::vector<domain::Skill>> skills;
    std::vector<std::pair<QString, QString>> custom;

    bool isRejected() const { return exchange::isRejected(findings); }
};

} // namespace fieldlane::exchange
