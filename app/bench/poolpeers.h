#pragma once
#include "app/bench/timing.h"
#include "store/connection.h"

namespace fieldlane::app::bench {

/// The same work done with what Qt and plain SQL offer, beside our own in the same run, and the ratios of both:
/// QSqlQueryModel fetched to its end, QSortFilterProxyModel at 100,000 rows, OFFSET, LIKE.
core::Result<void> runPoolPeers(store::Connection &connection, Report &report);

} // namespace fieldlane::app::bench
