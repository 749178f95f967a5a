#pragma once
#include "domain/technician.h"
#include "exchange/rowfinding.h"

namespace fieldlane::exchange {

/// A technician as a file tells it; the unit is not yet looked up. `technician` holds defaults for what the
/// file does not carry.
struct TechnicianDraft
{
    qint64 line = 0;
    QStringList cells; ///< the row as it was, for the rejects file
    std::vector<RowFinding> findings;
    domain::Technician technician;
    QString unit;

    bool isRejected() const { return exchange::isRejected(findings); }
};

} // namespace fieldlane::exchange
