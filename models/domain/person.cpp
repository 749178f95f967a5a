#include "domain/person.h"
#include <QRegularExpression>

namespace fieldlane::domain {

std::vector<Role> shippedRoles()
{
    using P = Permission;
    const auto role = [](const char *name, Permissions permissions, DataScope scope, StartView view) {
        return Role {{}, 0, QLatin1String(name), permissions, scope, view, true};
    };
    return {
        role("customerService", {P::EnterOrders, P::DispatchDirectly, P::SeePool, P::SeeBoard}, DataScope::UnitAndBelow,
            StartView::Entry),
        role("afterSalesSupervisor",
            {P::EnterOrders, P::Review, P::Allocate, P::Dispatch, P::DispatchDirectly, P::ForceAssign, P::ExecuteOrders,
                P::EditRules, P::ManagePools, P::SeePool, P::SeeBoard, P::SeeReports, P::ImportExport},
            DataScope::All, StartView::Dispatch),
        role("regionManager",
            {P::EnterOrders, P::Review, P::Dispatch, P::DispatchDirectly, P::ForceAssign, P::ExecuteOrders,
                P::ManagePools, P::SeePool, P::SeeBoard, P::SeeReports},
            DataScope::OwnUnit, StartView::Region),
        role("technician", {P::ClaimOrders, P::ExecuteOrders, P::SeePool}, DataScope::Own, StartView::Field),
        role("manager", {P::SeePool, P::SeeBoard, P::SeeReports}, DataScope::All, StartView::Today),
        role("administrator", Permissions::all(), DataScope::All, StartView::Dispatch),
    };
}

bool isLogin(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^[a-z][a-z0-9._-]{0,59}$"));
    return shape.match(text).hasMatch();
}

} // namespace fieldlane::domain
