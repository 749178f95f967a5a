#pragma once
#include "desk/exportfilter.h"
#include "domain/viewer.h"
#include "exchange/opentable.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

struct ExportOptions
{
    exchange::TableKind kind = exchange::TableKind::Orders;
    exchange::TableFormat format = exchange::TableFormat::Csv;
    ExportFilter filter;
    domain::Viewer viewer; ///< whose eyes look
};

/// Writes the rows in the order in which they came into the database; the number of rows. Importing the file
/// into another database and exporting it there gives the same bytes. Of an order it holds the lead's plan,
/// not its history, further visits or assistants. Runs on the database's thread; the device is open and
/// borrowed.
core::Result<qint64> exportTable(
    store::Connection &connection, const Catalog &catalog, const ExportOptions &options, QIODevice *device);

} // namespace fieldlane::desk
