#pragma once
#include "store/noticetables.h"

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
FIELDLANE_ENTITY_KIND(Contact, "contact", contactTable)
FIELDLANE_ENTITY_KIND(Site, "site", siteTable)
FIELDLANE_ENTITY_KIND(Equipment, "equipment", equipmentTable)
FIELDLANE_ENTITY_KIND(Role, "role", roleTable)
FIELDLANE_ENTITY_KIND(Person, "person", personTable)
FIELDLANE_ENTITY_KIND(Flow, "flow", flowTable)
FIELDLANE_ENTITY_KIND(ClaimPool, "pool", poolTable)
FIELDLANE_ENTITY_KIND(FaultType, "faultType", faultTypeTable)
FIELDLANE_ENTITY_KIND(CustomerGrade, "grade", gradeTable)
FIELDLANE_ENTITY_KIND(Reason, "reason", reasonTable)
FIELDLANE_ENTITY_KIND(Holiday, "holiday", holidayTable)
FIELDLANE_ENTITY_KIND(PlanningPolicy, "policy", policyTable)
FIELDLANE_ENTITY_KIND(NoticeChannel, "noticeChannel", noticeChannelTable)
FIELDLANE_ENTITY_KIND(NoticeTemplate, "noticeTemplate", noticeTemplateTable)
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

/// Every entity that master data commands write.
template <class... Entities>
struct EntityList
{
    /// Calls `visit` with a null pointer to each type until one answers true.
    template <class Visit>
    static bool anyOf(Visit visit)
    {
        return (visit(static_cast<Entities *>(nullptr)) || ...);
    }
};
using MasterEntities = EntityList<domain::Unit, domain::Technician, domain::OrderTemplate, domain::Absence,
    domain::Customer, domain::Contact, domain::Site, domain::Equipment, domain::Role, domain::Person, domain::Flow,
    domain::ClaimPool, domain::FaultType, domain::CustomerGrade, domain::Reason, domain::Holiday, domain::PlanningPolicy, domain::NoticeChannel,
    domain::NoticeTemplate>;

/// Calls `visit` with a null pointer to the entity type of a kind; false for an unknown kind or an order.
template <class Visit>
bool forEntityKind(const QString &kind, Visit visit)
{
    return MasterEntities::anyOf([&]<class Entity>(Entity *type) {
        if (kind != EntityKind<Entity>::name())
            return false;
        visit(type);
        return true;
    });
}

} // namespace fieldlane::desk
