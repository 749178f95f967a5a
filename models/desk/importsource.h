#pragma once
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/importreport.h"
#include <memory>

namespace fieldlane::desk {

/// The next piece of an import: commands that belong into one transaction, and what they mean in rows.
struct ImportStep
{
    enum class Kind {
        Prepare, ///< names that must exist before the rows can be judged; then ask again()
        Rows,
        End
    };
    Kind kind = Kind::End;
    std::vector<SingleCommand> commands;
    ImportReport tally; ///< counts once the commands are stored
};

/// Reads a file and judges its rows against the database. Used on the database's thread only.
class ImportSource
{
public:
    static constexpr size_t batchRows = 500;

    virtual ~ImportSource() = default;
    /// The next rows.
    virtual core::Result<ImportStep> next(store::Connection &connection, const Catalog &catalog) = 0;
    /// The same rows once more, after a Prepare was stored or somebody changed one of the orders meanwhile.
    virtual core::Result<ImportStep> again(store::Connection &connection, const Catalog &catalog) = 0;
    virtual double progress() const = 0;
    virtual QStringList header() const = 0;
    virtual QStringList unusedColumns() const = 0;
};

/// The zone of times without one and of sites: the map's, the one that was asked for, that of the company's first
/// unit, or the machine's. Invalid when none of them has a name: then only rows with a zone of their own can come in.
QTimeZone zoneOfImport(const ImportOptions &options, const Catalog &catalog);

/// Opens the file for the kind that the map names. `now` is the creation time of orders that tell none.
core::Result<std::shared_ptr<ImportSource>> openImport(
    const ImportOptions &options, const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
