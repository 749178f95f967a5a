#pragma once
#include "domain/viewer.h"
#include "domain/waitingorder.h"
#include "store/connection.h"

namespace fieldlane::store {

/// The orders that nobody has planned yet and that have a place, of those that a viewer sees.
class WaitingRepository
{
public:
    explicit WaitingRepository(Connection &connection, domain::Viewer viewer = {})
        : m_connection(connection)
        , m_viewer(std::move(viewer))
    {
    }
    /// At most `most`, those due first first, those without a deadline last.
    core::Result<std::vector<domain::WaitingOrder>> all(int most);

private:
    Connection &m_connection;
    domain::Viewer m_viewer;
};

} // namespace fieldlane::store
