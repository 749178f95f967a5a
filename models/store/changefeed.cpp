#include "store/changefeed.h"
#include "store/eventrepository.h"

namespace fieldlane::store {

using core::Result;

Result<void> ChangeFeed::start()
{
    FIELDLANE_ASSIGN(last, EventRepository(m_connection).lastId());
    m_cursor = last;
    return {};
}

Result<Changes> ChangeFeed::poll()
{
    FIELDLANE_ASSIGN(rows, m_connection.query(m_connection.dialect().settledEventsAfter(), {m_cursor}));
    Changes changes;
    while (rows.next()) {
        m_cursor = rows.integer(0);
        const QString kind = rows.text(1);
        if (kind == QLatin1String("order"))
            changes.orders.insert(rows.integer(2));
        else if (kind == QLatin1String("technician"))
            changes.technicians.insert(rows.integer(2));
        else
            changes.catalogue = true;
    }
    FIELDLANE_TRY(rows.error());
    return changes;
}

} // namespace fieldlane::store
