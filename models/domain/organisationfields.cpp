#include "domain/fieldcodec.h"

namespace fieldlane::domain {

using namespace codec;

std::span<const Field<Role>> roleFields()
{
    static constexpr auto fields = std::to_array<Field<Role>>({
        field<&Role::name>("name"),
        field<&Role::permissions>("permissions"),
        field<&Role::scope>("scope"),
        field<&Role::startView>("start_view"),
        field<&Role::active>("active"),
    });
    return fields;
}

std::span<const Field<Person>> personFields()
{
    static constexpr auto fields = std::to_array<Field<Person>>({
        field<&Person::login>("login"),
        field<&Person::name>("name"),
        field<&Person::email>("email"),
        field<&Person::phone>("phone"),
        field<&Person::language>("language"),
        field<&Person::roleId>("role_id"),
        field<&Person::unitId>("unit_id"),
        field<&Person::technicianId>("technician_id"),
        field<&Person::active>("active"),
    });
    return fields;
}

std::span<const Field<Flow>> flowFields()
{
    static constexpr auto fields = std::to_array<Field<Flow>>({
        field<&Flow::name>("name"),
        field<&Flow::review>("review"),
        field<&Flow::allocation>("allocation"),
        field<&Flow::automatic>("automatic"),
        field<&Flow::deskId>("desk_id"),
        field<&Flow::recipient>("recipient"),
        field<&Flow::unit>("unit"),
        field<&Flow::fields>("fields"),
        field<&Flow::active>("active"),
    });
    return fields;
}

std::span<const Field<ClaimPool>> poolFields()
{
    static constexpr auto fields = std::to_array<Field<ClaimPool>>({
        field<&ClaimPool::unitId>("unit_id"),
        field<&ClaimPool::name>("name"),
        field<&ClaimPool::managerId>("manager_id"),
        field<&ClaimPool::mode>("mode"),
        field<&ClaimPool::members>("members"),
        field<&ClaimPool::claimWindow>("claim_window_ms"),
        field<&ClaimPool::remindBefore>("remind_before_ms"),
        field<&ClaimPool::atDeadline>("at_deadline"),
        field<&ClaimPool::needsSkills>("needs_skills"),
        field<&ClaimPool::needsArea>("needs_area"),
        field<&ClaimPool::maxMetres>("max_metres"),
        field<&ClaimPool::maxOpen>("max_open"),
        field<&ClaimPool::coolingOff>("cooling_off_ms"),
        field<&ClaimPool::active>("active"),
    });
    return fields;
}

std::span<const Field<FaultType>> faultTypeFields()
{
    static constexpr auto fields = std::to_array<Field<FaultType>>({
        field<&FaultType::name>("name"),
        field<&FaultType::templateId>("template_id"),
        field<&FaultType::requirements>("requirements"),
        field<&FaultType::keywords>("keywords"),
        field<&FaultType::active>("active"),
    });
    return fields;
}

std::span<const Field<CustomerGrade>> gradeFields()
{
    static constexpr auto fields = std::to_array<Field<CustomerGrade>>({
        field<&CustomerGrade::name>("name"),
        field<&CustomerGrade::rank>("rank"),
        field<&CustomerGrade::active>("active"),
    });
    return fields;
}

std::span<const Field<Reason>> reasonFields()
{
    static constexpr auto fields = std::to_array<Field<Reason>>({
        field<&Reason::action>("action"),
        field<&Reason::text>("text"),
        field<&Reason::active>("active"),
    });
    return fields;
}

std::span<const Field<Holiday>> holidayFields()
{
    static constexpr auto fields = std::to_array<Field<Holiday>>({
        field<&Holiday::unitId>("unit_id"),
        field<&Holiday::day>("day"),
        field<&Holiday::name>("name"),
    });
    return fields;
}

std::span<const Field<PlanningPolicy>> policyFields()
{
    static constexpr auto fields = std::to_array<Field<PlanningPolicy>>({
        field<&PlanningPolicy::name>("name"),
        field<&PlanningPolicy::situation>("situation"),
        field<&PlanningPolicy::content>("content"),
        field<&PlanningPolicy::chosenAt>("chosen_at"),
        field<&PlanningPolicy::active>("active"),
    });
    return fields;
}

} // namespace fieldlane::domain
