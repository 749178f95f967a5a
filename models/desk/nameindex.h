#pragma once
#include "desk/catalog.h"
#include <QHash>
#include <QMultiHash>

namespace fieldlane::desk {

/// Finds units, order types and technicians by the names that files use: without regard to case, accents and
/// punctuation. Units that are numbered ("REGION 8 - NORTH EAST LA") are found by the plain name too, when it
/// is only theirs, and the other way round. Keeps a copy of what it needs, so that the catalogue may change.
class NameIndex
{
public:
    explicit NameIndex(const Catalog &catalog);

    domain::UnitId unit(const QString &name) const;
    /// The unit with the smallest service area around a place.
    domain::UnitId unitAt(core::Coordinate place) const;
    domain::TemplateId type(const QString &name) const;
    /// By code, else by name; several when the name is not only one's.
    QList<domain::TechnicianId> technicians(const QString &text) const;

    /// A name as it is compared; names that fold to nothing compare as they are.
    static QString key(const QString &name);

private:
    struct Ground
    {
        domain::UnitId unit;
        core::Coordinate low;
        core::Coordinate high;
        domain::Area area;
    };

    QHash<QString, domain::UnitId> m_units;
    QMultiHash<QString, domain::UnitId> m_plainUnits;
    QHash<QString, domain::TemplateId> m_types;
    QMultiHash<QString, domain::TechnicianId> m_codes;
    QMultiHash<QString, domain::TechnicianId> m_names;
    std::vector<Ground> m_grounds; // smallest first
};

} // namespace fieldlane::desk
