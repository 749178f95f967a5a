#include "desk/masterchecks.h"
#include "desk/policies.h"
#include "core/zone.h"
#include "domain/customfields.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Error invalid(const QString &subject, const char *detail)
{
    return {ErrorCode::InvalidInput, subject, QLatin1String(detail)};
}

Result<void> needName(const QString &name, const char *detail)
{
    return name.trimmed().isEmpty() ? Result<void>(invalid({}, detail)) : Result<void>();
}

Result<void> validateShifts(const domain::Technician &t)
{
    for (const domain::WeekShift &s : t.shifts) {
        if (s.weekday < 1 || s.weekday > 7 || s.start < 0 || s.end > 2880 || s.start >= s.end)
            return invalid(t.name, "A shift must lie within a weekday and end after it starts.");
        if (s.breakStart > s.breakEnd)
            return invalid(t.name, "A break ends before it starts.");
    }
    return {};
}

/// Whether an active person may still manage people when `changed` stands for its stored version.
bool somebodyManages(const Catalog &catalog, const domain::Role *changedRole, const domain::Person *changedPerson)
{
    const Organisation &o = catalog.organisation();
    return std::any_of(o.people.begin(), o.people.end(), [&](const domain::Person &stored) {
        const domain::Person &p = changedPerson && changedPerson->id == stored.id ? *changedPerson : stored;
        const domain::Role *role = changedRole && changedRole->id == p.roleId ? changedRole : o.role(p.roleId);
        return p.active && role && role->active && role->permissions.has(domain::Permission::ManagePeople);
    });
}

const char *sentenceOf(domain::FlowFault fault)
{
    using F = domain::FlowFault;
    switch (fault) {
    case F::NobodyReviews:
        return "Orders of this flow wait for review, but nobody may review.";
    case F::NobodyAllocates:
        return "Orders of this flow wait for a unit, but nobody may allocate.";
    case F::NobodyDispatches:
        return "Orders of this flow wait for dispatch, but nobody may dispatch.";
    case F::DeskIsGone:
        return "Every order of this flow goes to a person who is disabled or may not dispatch.";
    case F::RecipientAndReview:
        return "A required recipient is dispatched at once, so review and allocation would never happen.";
    case F::NoUnitForRegion:
        break;
    }
    return "Nobody picks a unit in this flow, and nobody who dispatches sees orders without one.";
}

} // namespace

namespace {

template <class List, class Points>
bool any(const List &list, Points points)
{
    return std::any_of(list.begin(), list.end(), points);
}

Error stillUsed(const QString &name, const char *detail)
{
    return {ErrorCode::Forbidden, name, QLatin1String(detail)};
}

} // namespace

Result<void> checkRemoval(const domain::Unit &unit, const Catalog &catalog)
{
    const auto isHere = [&](const auto &entry) { return entry.unitId == unit.id; };
    const Organisation &o = catalog.organisation();
    if (any(catalog.units(), [&](const domain::Unit &u) { return u.parentId == unit.id; }))
        return stillUsed(unit.name, "There are units below it; move or remove them first.");
    if (any(catalog.technicians(), isHere))
        return stillUsed(unit.name, "Technicians belong to it; move them to another unit first.");
    if (any(o.people, isHere))
        return stillUsed(unit.name, "People belong to it; move them to another unit first.");
    if (any(o.pools, isHere))
        return stillUsed(unit.name, "A pool belongs to it; move the pool to another unit first.");
    if (any(o.holidays, isHere))
        return stillUsed(unit.name, "It has holidays; remove them first.");
    return {};
}

Result<void> checkRemoval(const domain::OrderTemplate &orderTemplate, const Catalog &catalog)
{
    if (any(catalog.organisation().faultTypes, [&](const domain::FaultType &f) { return f.templateId == orderTemplate.id; }))
        return stillUsed(orderTemplate.name, "A fault type suggests it; change the fault type first.");
    return {};
}

Result<void> validate(const domain::Unit &unit, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(unit.name, "A unit needs a name."));
    if (!core::zoneOf(unit.zone).isValid())
        return invalid(unit.name, "The time zone is unknown; use a name such as Europe/Vaduz.");
    if (std::any_of(unit.area.begin(), unit.area.end(), [](const domain::Polygon &polygon) {
            return polygon.empty() || std::any_of(polygon.begin(), polygon.end(), [](const domain::Ring &r) { return r.size() < 3; });
        }))
        return invalid(unit.name, "Each part of a service area needs at least three corners.");
    if (unit.id.isValid() && unit.parentId.isValid()) {
        const auto above = catalog.lineage(unit.parentId);
        if (std::find(above.begin(), above.end(), unit.id) != above.end())
            return invalid(unit.name, "A unit cannot be above itself.");
    }
    return {};
}

Result<void> validate(const domain::Technician &t, const Catalog &)
{
    FIELDLANE_TRY(needName(t.name, "A technician needs a name."));
    if (!core::zoneOf(t.zone).isValid())
        return invalid(t.name, "The time zone is unknown; use a name such as Europe/Vaduz.");
    if (t.home && !t.home->isValid())
        return invalid(t.name, "The home is outside -90..90 and -180..180 degrees.");
    return validateShifts(t);
}

Result<void> validate(const domain::OrderTemplate &t, const Catalog &)
{
    if (t.name.trimmed().isEmpty() || t.duration < core::minutes(1))
        return invalid(t.name, "An order type needs a name and a duration of at least a minute.");
    for (const domain::CustomField &field : domain::customFieldsOf(t)) {
        if (field.kind == domain::CustomKind::Choice && field.choices.isEmpty())
            return invalid(field.label, "A field with a choice needs something to choose from.");
    }
    return {};
}

Result<void> validate(const domain::Absence &absence, const Catalog &)
{
    return absence.span.isEmpty() ? Result<void>(invalid(absence.reason, "An absence must end after it starts.")) : Result<void>();
}

Result<void> validate(const domain::Customer &customer, const Catalog &)
{
    return needName(customer.name, "A customer needs a name.");
}

Result<void> validate(const domain::Contact &contact, const Catalog &)
{
    return needName(contact.name, "A contact needs a name.");
}

Result<void> validate(const domain::Site &site, const Catalog &)
{
    return site.location && !site.location->isValid()
        ? Result<void>(invalid(site.address, "The place is outside -90..90 and -180..180 degrees."))
        : Result<void>();
}

Result<void> validate(const domain::Equipment &equipment, const Catalog &)
{
    return equipment.name.trimmed().isEmpty() && equipment.serial.trimmed().isEmpty()
        ? Result<void>(invalid({}, "Equipment needs a name or a serial number."))
        : Result<void>();
}

Result<void> validate(const domain::Role &role, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(role.name, "A role needs a name."));
    if (role.id.isValid() && !catalog.organisation().people.empty() && !somebodyManages(catalog, &role, nullptr)
        && somebodyManages(catalog, nullptr, nullptr))
        return invalid(role.name, "Nobody could manage people any more; give another role that permission first.");
    return {};
}

Result<void> validate(const domain::Person &person, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(person.name, "A person needs a name."));
    if (!domain::isLogin(person.login))
        return invalid(person.name,
            "A log-in name begins with a letter and has at most 60 lower-case letters, digits, dots, underscores and hyphens.");
    if (!catalog.organisation().role(person.roleId))
        return invalid(person.name, "A person needs a role.");
    if (person.id.isValid() && !somebodyManages(catalog, nullptr, &person) && somebodyManages(catalog, nullptr, nullptr))
        return invalid(person.name, "Nobody could manage people any more; give somebody else that role first.");
    return {};
}

Result<void> validate(const domain::Flow &flow, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(flow.name, "A flow needs a name."));
    const auto faults = domain::faultsOf(flow, catalog.organisation().roles, catalog.organisation().people);
    return flow.active && !faults.empty() ? Result<void>(invalid(flow.name, sentenceOf(faults.front()))) : Result<void>();
}

Result<void> validate(const domain::ClaimPool &pool, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(pool.name, "A pool needs a name."));
    if (!catalog.unit(pool.unitId))
        return invalid(pool.name, "A pool belongs to a unit.");
    if (pool.active && pool.mode == domain::PoolMode::Claim && pool.members.empty())
        return invalid(pool.name, "Nobody could claim from a pool without members; add technicians or use dispatch mode.");
    if (pool.claimWindow < core::minutes(1) || pool.claimWindow > core::hours(24 * 30))
        return invalid(pool.name, "The claim window is between one minute and 30 days.");
    if (pool.remindBefore < core::Duration(0) || pool.remindBefore >= pool.claimWindow)
        return invalid(pool.name, "The reminder must come within the claim window.");
    return {};
}

Result<void> validate(const domain::FaultType &type, const Catalog &)
{
    return needName(type.name, "A fault type needs a name.");
}

Result<void> validate(const domain::CustomerGrade &grade, const Catalog &)
{
    return needName(grade.name, "A customer grade needs a name.");
}

Result<void> validate(const domain::Reason &reason, const Catalog &)
{
    return needName(reason.text, "A reason needs a text.");
}

Result<void> validate(const domain::PlanningPolicy &policy, const Catalog &catalog)
{
    FIELDLANE_TRY(needName(policy.name, "A policy needs a name."));
    const domain::PlanningPolicy *same = catalog.organisation().policyNamed(policy.name);
    if (same && same->id != policy.id)
        return invalid(policy.name, "There is a policy of this name already; rules choose policies by their names.");
    const rules::PolicyReading reading = readingOf(policy);
    const bool isWrong = std::any_of(reading.findings.begin(), reading.findings.end(),
        [](const rules::PolicyFinding &finding) { return finding.gravity() == rules::Gravity::Error; });
    if (!reading.usable || isWrong)
        return invalid(policy.name, "This policy cannot be used: severities and weights are missing or out of range.");
    return {};
}

Result<void> validate(const domain::Holiday &holiday, const Catalog &)
{
    return holiday.day.isValid() ? Result<void>() : Result<void>(invalid(holiday.name, "A holiday needs a day."));
}

} // namespace fieldlane::desk
