#pragma once
#include "domain/ids.h"
#include "rules/field.h"
#include <map>
#include <optional>
#include <QHash>
#include <QSet>

namespace fieldlane::rules {

/// What exists in the company, so that rules can be compared with it. What is not given is not checked. A value.
struct KnownThings
{
    std::map<ReferenceKind, QSet<qint64>> ids; ///< by list
    std::map<domain::UnitId, domain::UnitId> parents; ///< of the units that have one
    std::optional<QHash<QString, int>> skills; ///< the highest level that an active technician has
    std::optional<QSet<QString>> policies; ///< by name
    std::map<QString, QSet<QString>> codes; ///< by code of the field: grades, channels

    /// A unit and those above it.
    std::vector<qint64> lineage(qint64 unit) const;
};

} // namespace fieldlane::rules
