#pragma once
#include <algorithm>
#include <QString>
#include <vector>

namespace fieldlane::desk {

/// The entity of an id in a list sorted by id; null when there is none.
template <class Entity, class Id>
const Entity *findById(const std::vector<Entity> &list, Id id)
{
    const auto it
        = std::lower_bound(list.begin(), list.end(), id, [](const Entity &e, Id wanted) { return e.id < wanted; });
    return it != list.end() && it->id == id ? &*it : nullptr;
}

/// The first entity of a name without regard to case; null when there is none.
template <class Entity>
const Entity *findByName(const std::vector<Entity> &list, const QString &name)
{
    const auto it = std::find_if(list.begin(), list.end(),
        [&](const Entity &e) { return e.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == list.end() ? nullptr : &*it;
}

} // namespace fieldlane::desk
