#include "desk/nearby.h"
#include <algorithm>
#include <QSet>

namespace fieldlane::desk {

namespace {

constexpr qsizetype bits = 64;

QStringList namesOf(const std::vector<domain::Skill> &skills)
{
    QStringList names;
    for (const domain::Skill &skill : skills)
        names += skill.name;
    return names;
}

std::optional<core::Coordinate> placeOf(const domain::Technician &technician)
{
    return technician.position ? technician.position->place : technician.home;
}

QStringList skillsIn(const Catalog &catalog)
{
    QSet<QString> all;
    for (const domain::Technician &technician : catalog.technicians()) {
        for (const domain::Skill &skill : technician.skills)
            all.insert(skill.name);
    }
    QStringList sorted = all.values();
    sorted.sort();
    return sorted;
}

quint64 bitsOf(const QStringList &known, const QStringList &skills)
{
    quint64 mask = 0;
    for (const QString &skill : skills)
        mask |= quint64(1) << std::min(known.indexOf(skill), bits - 1);
    return mask;
}

std::vector<geo::NearestIndex::Place> placesIn(const Catalog &catalog, const QStringList &skills)
{
    std::vector<geo::NearestIndex::Place> places;
    for (const domain::Technician &technician : catalog.technicians()) {
        if (const auto place = placeOf(technician))
            places.push_back({*place, bitsOf(skills, namesOf(technician.skills))});
    }
    return places;
}

} // namespace

Nearby::Nearby(const Catalog &catalog)
    : Nearby(catalog, skillsIn(catalog))
{
}

Nearby::Nearby(const Catalog &catalog, QStringList &&skills)
    : m_skills(std::move(skills))
    , m_index(placesIn(catalog, m_skills))
{
    for (const domain::Technician &technician : catalog.technicians()) {
        if (!placeOf(technician))
            continue;
        m_people.push_back(technician.id);
        if (m_skills.size() > bits)
            m_skillsOf.push_back(namesOf(technician.skills));
    }
}

std::vector<Nearby::Person> Nearby::nearest(core::Coordinate from, size_t count, const QStringList &skills) const
{
    const bool known = std::all_of(skills.begin(), skills.end(), [this](const QString &s) { return m_skills.contains(s); });
    if (!known)
        return {};
    const auto lacks = [&](size_t person) {
        return !m_skillsOf.empty() && std::any_of(skills.begin(), skills.end(), [&](const QString &s) { return !m_skillsOf[person].contains(s); });
    };
    const quint64 mask = bitsOf(m_skills, skills);
    std::vector<Person> people;
    for (size_t asked = count;; asked *= 4) { // more only where a bit that is shared let somebody in
        const auto hits = m_index.nearest(from, asked, mask);
        people.clear();
        for (const geo::NearestIndex::Hit &hit : hits) {
            if (people.size() < count && !lacks(hit.index))
                people.push_back({m_people[hit.index], hit.metres});
        }
        if (people.size() == count || hits.size() < asked)
            return people;
    }
}

} // namespace fieldlane::desk
