#pragma once
#include "exchange/table.h"
#include <memory>
#include <QIODevice>

namespace fieldlane::exchange {

/// Opens a table by what the file is (its first bytes), not by what it is called.
core::Result<std::unique_ptr<TableReader>> openTable(const QString &path);

enum class TableFormat { Csv, Xlsx, GeoJson };

/// The format that a file name asks for: .csv, .xlsx, .geojson or .json.
std::optional<TableFormat> formatOf(const QString &path);
/// A writer onto a borrowed, open device. `title` names the sheet where the format has sheets.
std::unique_ptr<TableWriter> tableWriter(TableFormat format, QIODevice *device, const QString &title);

} // namespace fieldlane::exchange
