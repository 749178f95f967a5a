#pragma once
#include "exchange/columnmap.h"
#include "exchange/rowfinding.h"
#include <map>
#include <QTimeZone>

namespace fieldlane::desk {

/// What an import does with a unit or an order type that does not exist.
enum class MissingNames { Reject, Create };
/// A dry run judges every row and changes nothing, not even the rejects file.
enum class ImportMode { Run, DryRun };

struct ImportOptions
{
    QString file;
    exchange::ColumnMap map; ///< says by its kind what is imported
    QTimeZone zone; ///< of times without one and of sites; see zoneOfImport()
    MissingNames missing = MissingNames::Reject;
    ImportMode mode = ImportMode::Run;
};

struct RejectedRow
{
    qint64 line = 0;
    QString reasons; ///< sentences
    QStringList cells;
};

/// What came of the rows of an import so far. Every row is counted in exactly one of the four.
struct ImportReport
{
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 rejected = 0;
    std::map<exchange::RowRule, qint64> notes; ///< told, but no reason to reject
    QStringList newUnits;
    QStringList newTypes;
    std::vector<RejectedRow> rejects; ///< of a whole import only the first 1000

    qint64 rows() const { return created + updated + unchanged + rejected; }
    void add(const ImportReport &more);
    void reject(qint64 line, const std::vector<exchange::RowFinding> &findings, const QStringList &cells);
    void note(const std::vector<exchange::RowFinding> &findings);
};

} // namespace fieldlane::desk
