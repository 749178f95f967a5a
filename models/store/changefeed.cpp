#include "store/changefeed.h"

namespace fieldlane::store {

using core::Result;

Result<qint64> ChangeFeed::mark()
{
    FIELDLANE_ASSIGN(mark, m_connection.single(m_connection.dialect().changeMark()));
    return mark.toLongLong();
}

Result<void> ChangeFeed::start()
{
    FIELDLANE_ASSIGN(now, mark());
    m_mark = now;
    return {};
}

Result<Changes> ChangeFeed::poll()
{
    Changes changes;
    FIELDLANE_ASSIGN(now, mark());
    if (now == m_mark)
        return changes;
    FIELDLANE_ASSIGN(rows, m_connection.query(m_connection.dialect().eventsBetweenMarks(), {m_mark, now}));
    while (rows.next()) {
        const QString kind = rows.text(0);
        if (kind == QLatin1String("order"))
            changes.orders.insert(rows.integer(1));
        else if (kind == QLatin1String("technician"))
            changes.technicians.insert(rows.integer(1));
        else if (kind != QLatin1String("ruleDraft")) // nobody works by a draft
            changes.catalogue = true;
    }
    FIELDLANE_TRY(rows.error());
    m_mark = now;
    return changes;
}

} // namespace fieldlane::store
