#pragma once
#include "exchange/columnmap.h"
#include "exchange/table.h"
#include "exchange/techniciandraft.h"
#include <memory>
#include <QSet>

namespace fieldlane::exchange {

/// Turns a table into a stream of technician drafts. Shifts come either whole ("1-5 08:00-17:00") or as
/// start, end, break and days (Monday to Friday when not given). One thread.
class TechnicianReader
{
public:
    static core::Result<std::unique_ptr<TechnicianReader>> open(
        std::unique_ptr<TableReader> table, const ColumnMap &map);

    std::optional<TechnicianDraft> next();
    bool carries(TechnicianColumn column) const { return m_columns.has(int(column)); }
    /// Any of the columns that make up the week.
    bool carriesShifts() const;
    const BoundColumns &columns() const { return m_columns; }
    const TableReader &table() const { return *m_table; }

private:
    TechnicianReader(std::unique_ptr<TableReader> table, BoundColumns columns, const QString &zone);

    std::unique_ptr<TableReader> m_table;
    BoundColumns m_columns;
    QString m_zone;
    QSet<QString> m_seen;
};

} // namespace fieldlane::exchange
