#pragma once
#include "exchange/columnmap.h"
#include "exchange/orderdraft.h"
#include "exchange/swapsense.h"
#include "exchange/table.h"
#include "exchange/timereader.h"
#include <memory>
#include <QHash>

namespace fieldlane::exchange {

/// Turns a table into a stream of order drafts. One thread; memory holds one batch, and the numbers seen.
class OrderReader
{
public:
    struct Options
    {
        ColumnMap map;
        QTimeZone zone; ///< of times without one; used when the map names none
        std::optional<core::Coordinate> nearby; ///< a place the orders are expected around
    };
    /// Fails when the map does not fit the header, or nothing gives the order number.
    static core::Result<std::unique_ptr<OrderReader>> open(
        std::unique_ptr<TableReader> table, const Options &options);

    /// Up to `count` drafts in file order, rejected ones included; none at the end.
    std::vector<OrderDraft> nextBatch(size_t count);
    /// Fields that the file carries; others of an existing order stay as they are.
    const BoundColumns &columns() const { return m_columns; }
    bool carries(OrderColumn column) const { return m_columns.has(int(column)); }
    const TableReader &table() const { return *m_table; }
    const TimeReader &times() const { return m_times; }

private:
    OrderReader(std::unique_ptr<TableReader> table, BoundColumns columns, const Options &options);
    OrderDraft read(const TableRow &row);

    std::unique_ptr<TableReader> m_table;
    BoundColumns m_columns;
    TimeReader m_times;
    SwapSense m_sense;
    QHash<QString, qint64> m_seen; ///< number -> line
};

} // namespace fieldlane::exchange
