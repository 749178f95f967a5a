#pragma once
#include "domain/fields.h"
#include "domain/noticefields.h"

namespace fieldlane::ui::admin {

/// The stored fields of an entity by its type.
template <class Entity>
auto fieldsOf()
{
    using namespace domain;
    if constexpr (std::is_same_v<Entity, Unit>)
        return unitFields();
    else if constexpr (std::is_same_v<Entity, Technician>)
        return technicianFields();
    else if constexpr (std::is_same_v<Entity, OrderTemplate>)
        return templateFields();
    else if constexpr (std::is_same_v<Entity, Role>)
        return roleFields();
    else if constexpr (std::is_same_v<Entity, Person>)
        return personFields();
    else if constexpr (std::is_same_v<Entity, Flow>)
        return flowFields();
    else if constexpr (std::is_same_v<Entity, ClaimPool>)
        return poolFields();
    else if constexpr (std::is_same_v<Entity, FaultType>)
        return faultTypeFields();
    else if constexpr (std::is_same_v<Entity, CustomerGrade>)
        return gradeFields();
    else if constexpr (std::is_same_v<Entity, Reason>)
        return reasonFields();
    else if constexpr (std::is_same_v<Entity, NoticeChannel>)
        return noticeChannelFields();
    else if constexpr (std::is_same_v<Entity, NoticeTemplate>)
        return noticeTemplateFields();
    else if constexpr (std::is_same_v<Entity, PlanningPolicy>)
        return policyFields();
    else
        return holidayFields();
}

} // namespace fieldlane::ui::admin
