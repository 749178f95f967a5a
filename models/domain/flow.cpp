#include "domain/flow.h"
#include "domain/fieldcodec.h"
#include <algorithm>

namespace fieldlane::domain {

namespace {

/// Whether an active person has the permission, within at least the given scope.
bool somebodyMay(Permission permission, DataScope least, const std::vector<Role> &roles, const std::vector<Person> &people)
{
    return std::any_of(people.begin(), people.end(), [&](const Person &p) {
        const auto role = std::find_if(roles.begin(), roles.end(), [&](const Role &r) { return r.id == p.roleId; });
        return p.active && role != roles.end() && role->active && role->permissions.has(permission) && role->scope >= least;
    });
}

} // namespace

std::vector<Flow> shippedFlows()
{
    const auto flow = [](const char *name, FieldNeed recipient, FieldNeed unit) {
        Flow f;
        f.name = QLatin1String(name);
        f.recipient = recipient;
        f.unit = unit;
        return f;
    };
    std::vector<Flow> flows {
        flow("direct", FieldNeed::Optional, FieldNeed::Optional),
        flow("supervisor", FieldNeed::Hidden, FieldNeed::Optional),
        flow("regionAtEntry", FieldNeed::Hidden, FieldNeed::Required),
        flow("supervisorAllocates", FieldNeed::Hidden, FieldNeed::Hidden),
        flow("automatic", FieldNeed::Hidden, FieldNeed::Optional),
    };
    flows[1].review = true;
    flows[3].allocation = true;
    flows[4].automatic = true;
    return flows;
}

OrderAction entryStep(const Flow &flow, bool hasRecipient)
{
    if (hasRecipient)
        return OrderAction::Assign;
    if (flow.review)
        return OrderAction::SubmitForReview;
    return flow.allocation ? OrderAction::SubmitForAllocation : OrderAction::SubmitForDispatch;
}

OrderAction reviewStep(const Flow &flow, UnitId unit)
{
    return flow.allocation && !unit.isValid() ? OrderAction::ReviewForAllocation : OrderAction::Review;
}

std::vector<FlowFault> faultsOf(const Flow &flow, const std::vector<Role> &roles, const std::vector<Person> &people)
{
    std::vector<FlowFault> faults;
    const auto missing = [&](Permission permission, DataScope least = DataScope::Own) {
        return !people.empty() && !somebodyMay(permission, least, roles, people);
    };
    if (flow.review && missing(Permission::Review))
        faults.push_back(FlowFault::NobodyReviews);
    if (flow.allocation && missing(Permission::Allocate))
        faults.push_back(FlowFault::NobodyAllocates);
    if (!flow.automatic && flow.recipient != FieldNeed::Required && missing(Permission::Dispatch))
        faults.push_back(FlowFault::NobodyDispatches);
    if (flow.deskId.isValid()) {
        const auto desk = std::find_if(people.begin(), people.end(), [&](const Person &p) { return p.id == flow.deskId; });
        if (desk == people.end() || !somebodyMay(Permission::Dispatch, DataScope::Own, roles, {*desk}))
            faults.push_back(FlowFault::DeskIsGone);
    }
    if (flow.recipient == FieldNeed::Required && (flow.review || flow.allocation))
        faults.push_back(FlowFault::RecipientAndReview);
    const bool unitIsPicked = flow.unit == FieldNeed::Required || flow.allocation || flow.automatic || flow.deskId.isValid();
    if (!unitIsPicked && flow.recipient != FieldNeed::Required && !missing(Permission::Dispatch)
        && missing(Permission::Dispatch, DataScope::All))
        faults.push_back(FlowFault::NoUnitForRegion);
    return faults;
}

QString toCode(FieldNeed need)
{
    return QLatin1String(codec::needCodes[size_t(need)]);
}

std::optional<FieldNeed> fieldNeedFrom(const QString &code)
{
    if (const int i = codec::indexOf(codec::needCodes, code); i >= 0)
        return FieldNeed(i);
    return std::nullopt;
}

} // namespace fieldlane::domain
