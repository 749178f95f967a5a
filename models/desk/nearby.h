#pragma once
#include "desk/catalog.h"
#include "geo/nearestindex.h"
#include <QStringList>

namespace fieldlane::desk {

/// Where the technicians of a catalogue are now, or live when nobody knows: who is near a place by air. Their
/// plans count for nothing here; Desk::rank looks at those.
class Nearby
{
public:
    struct Person
    {
        domain::TechnicianId technician;
        double metres = 0;
        friend bool operator==(const Person &, const Person &) = default;
    };

    explicit Nearby(const Catalog &catalog);
    /// Technicians that have a place.
    size_t size() const { return m_people.size(); }
    /// At most `count` who have all the skills at any level, nearest first.
    std::vector<Person> nearest(core::Coordinate from, size_t count, const QStringList &skills = {}) const;

private:
    Nearby(const Catalog &catalog, QStringList &&skills);

    std::vector<domain::TechnicianId> m_people;
    QStringList m_skills; ///< each has a bit; those beyond the last bit share it, and are looked at by name
    std::vector<QStringList> m_skillsOf;
    geo::NearestIndex m_index;
};

} // namespace fieldlane::desk
