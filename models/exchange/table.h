#pragma once
#include "core/result.h"
#include <optional>
#include <QStringList>

namespace fieldlane::exchange {

/// One row of a foreign table. `line` is where it begins, counted as people see it: the line of a text file,
/// the row of a sheet, the number of a feature.
struct TableRow
{
    qint64 line = 0;
    QStringList cells; ///< as many as the header has, unless `fault` says why not
    QString fault; ///< empty, or one sentence why the row cannot be read; its cells are then the raw text
};

/// A table read row by row, whatever the file format. One thread.
class TableReader
{
public:
    virtual ~TableReader() = default;
    virtual const QStringList &header() const = 0;
    /// The next row that is not blank; nothing at the end of the table or after an error.
    virtual std::optional<TableRow> next() = 0;
    /// Why reading ended early: a failing disk, a damaged archive. Faults of single rows are not errors.
    virtual const std::optional<core::Error> &error() const = 0;
    /// How far reading has come, 0 .. 1, for progress bars.
    virtual double progress() const = 0;
    /// What the file turned out to be, for example "UTF-8" or "XLSX".
    virtual QString encoding() const = 0;
};

/// A table written row by row: header first, then rows of equal length, then finish().
class TableWriter
{
public:
    virtual ~TableWriter() = default;
    virtual core::Result<void> header(const QStringList &names) = 0;
    virtual core::Result<void> row(const QStringList &cells) = 0;
    /// Writes what is still held back. Without it the file is not complete.
    virtual core::Result<void> finish() = 0;
};

} // namespace fieldlane::exchange
