#pragma once
#include "core/result.h"
#include <QStringList>

namespace fieldlane::store {

class Connection;

/// Each appends a plain sentence per problem it finds.
core::Result<void> findFileProblems(Connection &connection, QStringList &problems); ///< pages, indexes, foreign keys
core::Result<void> findCounterProblems(Connection &connection, QStringList &problems); ///< orders per unit and state
core::Result<void> findSearchProblems(Connection &connection, QStringList &problems); ///< orders without search text
core::Result<void> findNoticeProblems(Connection &connection, QStringList &problems); ///< notices of no event

} // namespace fieldlane::store
