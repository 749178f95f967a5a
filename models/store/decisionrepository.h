#pragma once
#include "core/result.h"
#include "rules/decision.h"
#include "store/connection.h"
#include <vector>

namespace fieldlane::store {

/// A stored record, with the version that the decision gave the order; of one that found nobody the version it had.
struct StoredDecision
{
    qint64 orderVersion = 0;
    rules::Decision decision;
};

/// Why orders went to somebody, or to nobody: appended, read, never changed.
class DecisionRepository
{
public:
    explicit DecisionRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// `actor` is the log-in that history names.
    core::Result<void> append(const rules::Decision &decision, qint64 orderVersion, const QString &actor);
    /// The newest first. What another program wrote and this one cannot read is left out.
    core::Result<std::vector<StoredDecision>> of(domain::OrderId order);
    core::Result<qint64> count();

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
