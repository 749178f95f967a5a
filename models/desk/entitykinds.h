#pragma once
#include "store/table.h"

namespace fieldlane::desk {

/// The name of an entity's kind in history, and its table.
template <class Entity>
struct EntityKind;

#define FIELDLANE_ENTITY_KIND(Entity, kindName, tableFunction)                                               \
    template <>                                                                                              \
    struct EntityKind<domain::Entity>                                                                        \
    {                                                                                                        \
        static QString name() { return QStringLiteral(kindName); }                                           \
        static store::Table<domain::Entity> table(store::Connection &c) { return store::tableFunction(c); }  \
    };
FIELDLANE_ENTITY_KIND(Unit, "unit", unitTable)
FIELDLANE_ENTITY_KIND(Technician, "technician", technicianTable)
FIELDLANE_ENTITY_KIND(OrderTemplate, "template", templateTable)
FIELDLANE_ENTITY_KIND(Absence, "absence", absenceTable)
FIELDLANE_ENTITY_KIND(Customer, "customer", customerTable)
FIELDLANE_ENTITY_KIND(Site, "site", siteTable)
FIELDLANE_ENTITY_KIND(Equipment, "equipment", equipmentTable)
#undef FIELDLANE_ENTITY_KIND

/// The version of an entity, 0 for one that has none.
template <class Entity>
qint64 versionOf(const Entity &entity)
{
    if constexpr (requires { entity.version; })
        return entity.version;
    else
        return 0;
}

/// Calls `visit` with a null pointer to the entity type of a kind; false for an unknown kind or an order.
template <class Visit>
bool forEntityKind(const QString &kind, Visit visit)
{
    const auto tryOne = [&]<class Entity>(Entity *type) {
        if (kind != EntityKind<Entity>::name())
            return false;
        visit(type);
        return true;
    };
    return tryOne(static_cast<domain::Unit *>(nullptr)) || tryOne(static_cast<domain::Technician *>(nullptr))
        || tryOne(static_cast<domain::OrderTemplate *>(nullptr)) || tryOne(static_cast<domain::Absence *>(nullptr))
        || tryOne(static_cast<domain::Customer *>(nullptr)) || tryOne(static_cast<domain::Site *>(nullptr))
        || tryOne(static_cast<domain::Equipment *>(nullptr));
}

} // namespace fieldlane::desk
