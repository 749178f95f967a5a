#pragma once
#include "core/instant.h"
#include "domain/viewer.h"
#include "store/connection.h"
#include <array>
#include <vector>

namespace fieldlane::store {

/// Figures over orders in the eyes of one viewer, counted by the database.
class ReportRepository
{
public:
    ReportRepository(Connection &connection, const domain::Viewer &viewer)
        : m_connection(connection)
        , m_viewer(viewer)
    {
    }
    struct Count
    {
        domain::UnitId unit; ///< invalid: of no unit yet
        domain::OrderState state;
        int orders = 0;
        int late = 0; ///< of those, open and past their deadline
    };
    /// Orders that are open, or were completed since `dayStart`, by unit and state.
    core::Result<std::vector<Count>> counts(core::Instant dayStart, core::Instant now);
    /// Offered orders whose claim deadline has passed.
    core::Result<int> unclaimed(core::Instant now);
    /// How often customers gave 1 to 5 for work completed since.
    core::Result<std::array<int, 5>> ratings(core::Instant since);

private:
    core::Result<Rows> select(const QString &columns, const QString &where, Values binds, const QString &tail = {});

    Connection &m_connection;
    const domain::Viewer &m_viewer;
};

} // namespace fieldlane::store
