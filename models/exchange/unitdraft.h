#pragma once
#include "domain/unit.h"
#include "exchange/rowfinding.h"

namespace fieldlane::exchange {

/// A unit as one or several rows of a file tell it; the parent is not yet looked up.
struct UnitDraft
{
    qint64 line = 0; ///< of the first row
    QStringList cells; ///< that row as it was, for the rejects file
    std::vector<RowFinding> findings;
    domain::Unit unit;
    QString parent;

    bool isRejected() const { return exchange::isRejected(findings); }
};

} // namespace fieldlane::exchange
