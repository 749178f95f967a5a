#pragma once
#include "desk/processor.h"

namespace fieldlane::desk {

/// Carries out the demonstration's commands at their own times and under ids that the seed decides, so that two
/// runs write the same. All in the caller's one transaction.
class DemoWriter
{
public:
    DemoWriter(store::Connection &connection, quint64 seed)
        : m_processor(connection, Processor::Transactions::Callers)
        , m_seed(seed)
    {
    }
    core::Result<Outcome> apply(const SingleCommand &command, core::Instant at, const QString &actor);
    /// The same for a command that must succeed; the id of what it made.
    core::Result<qint64> create(const SingleCommand &command, core::Instant at, const QString &actor);

private:
    Processor m_processor;
    quint64 m_seed;
    int m_count = 0;
};

} // namespace fieldlane::desk
