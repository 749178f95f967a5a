#pragma once
#include "core/instant.h"
#include "core/result.h"

namespace fieldlane::desk {

struct DemoOptions
{
    quint64 seed = 1;
    core::Instant now; ///< the present of the demonstration: half of its day lies before, half ahead
};

struct DemoSummary
{
    QString database;
    int technicians = 0;
    int orders = 0;
};

/// Fills an empty or new database with an appliance service in Liechtenstein: people, customers, two weeks of
/// orders in every state, the present day under way and the next days partly planned. Everything is done by
/// commands at the times when it would have been done, so that the history is true. The same seed and now give
/// the same contents. One transaction: all of it or
/// nothing. Forbidden when the database holds anything already.
core::Result<DemoSummary> makeDemonstration(const QString &database, const DemoOptions &options);

} // namespace fieldlane::desk
