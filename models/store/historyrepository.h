#pragma once
#include "domain/historyentry.h"
#include "store/connection.h"

namespace fieldlane::store {

/// Oldest first, at most `question.most`.
core::Result<std::vector<domain::HistoryEntry>> readHistory(Connection &connection, const domain::HistoryQuestion &question);

} // namespace fieldlane::store
