#include "ui/shared/rights.h"
#include "domain/order.h"
#include <algorithm>
#include <QAbstractButton>
#include <QAction>

namespace fieldlane::ui {

using domain::OrderAction;
using domain::Permission;

bool Rights::mayAny(std::initializer_list<Permission> permissions) const
{
    return std::any_of(permissions.begin(), permissions.end(), [this](Permission p) { return may(p); });
}

QString Rights::objection(Permission permission) const
{
    if (may(permission))
        return {};
    switch (permission) {
    case Permission::EnterOrders:
        return tr("Your role may not enter or change orders.");
    case Permission::Review:
        return tr("Your role may not review orders.");
    case Permission::Allocate:
        return tr("Your role may not allocate orders to units.");
    case Permission::Dispatch:
        return tr("Your role may not dispatch orders.");
    case Permission::DispatchDirectly:
        return tr("Your role may not dispatch orders past review and allocation.");
    case Permission::ForceAssign:
        return tr("Your role may not take work out of a claim pool or stop work under way.");
    case Permission::ClaimOrders:
        return tr("Your role may not claim orders.");
    case Permission::ExecuteOrders:
        return tr("Your role may not report on work.");
    case Permission::EditMasterData:
        return tr("Your role may not change units, technicians and order types.");
    case Permission::EditRules:
        return tr("Your role may not change dispatch rules.");
    case Permission::ManagePools:
        return tr("Your role may not change pools.");
    case Permission::SeePool:
        return tr("Your role may not see the order list.");
    case Permission::SeeBoard:
        return tr("Your role may not see the board.");
    case Permission::SeeReports:
        return tr("Your role may not see reports.");
    case Permission::ManagePeople:
        return tr("Your role may not change people and roles.");
    case Permission::ImportExport:
        break;
    }
    return tr("Your role may not import or export.");
}

std::vector<domain::Transition> Rights::steps(const domain::Order &order) const
{
    std::vector<domain::Transition> steps;
    for (const OrderAction action : domain::actionsFor(order, domain::Permissions::all())) {
        const auto step = domain::transition(order.state, action);
        const bool isTechniciansOwn = action == OrderAction::Claim || action == OrderAction::GiveBack;
        if (step && (!isTechniciansOwn || m_isTechnician))
            steps.push_back(*step);
    }
    return steps;
}

std::optional<domain::Transition> Rights::planningStep(const domain::Order &order)
{
    return domain::transition(
        order.state, domain::holdsBooking(order.state) ? OrderAction::Reassign : OrderAction::Assign);
}

void Rights::gate(QAction &action, Permission permission, bool possible) const
{
    action.setEnabled(possible && may(permission));
    action.setToolTip(objection(permission)); // an empty one is that of the action's text
}

void Rights::gate(QAbstractButton &button, Permission permission, bool possible) const
{
    constexpr const char *ownTip = "ownTip";
    if (!button.property(ownTip).isValid())
        button.setProperty(ownTip, button.toolTip());
    button.setEnabled(possible && may(permission));
    button.setToolTip(may(permission) ? button.property(ownTip).toString() : objection(permission));
}

} // namespace fieldlane::ui
