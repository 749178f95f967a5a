#include "store/scope.h"
#include <QStringList>

namespace fieldlane::store {

namespace {

template <class Id>
QString among(const char *column, const std::vector<Id> &ids, Values &binds)
{
    for (const Id id : ids)
        binds.push_back(qlonglong(id.value()));
    const QStringList marks(qsizetype(ids.size()), QStringLiteral("?"));
    return QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), marks.join(QLatin1Char(',')));
}

} // namespace

QString scopeCondition(const domain::Viewer &viewer, Values &binds)
{
    if (viewer.scope == domain::DataScope::All)
        return {};
    QStringList ways;
    if (!viewer.units.empty())
        ways += among("o.unit_id", viewer.units, binds);
    if (viewer.person.isValid()) {
        ways += QStringLiteral("o.entered_by = ? OR o.handler_id = ?");
        binds.insert(binds.end(), 2, qlonglong(viewer.person.value()));
    }
    if (viewer.technician.isValid()) {
        ways += QStringLiteral("o.id IN (SELECT a.order_id FROM assignments a WHERE a.technician_id = ?)");
        binds.push_back(qlonglong(viewer.technician.value()));
    }
    if (!viewer.managedPools.empty())
        ways += among("o.pool_id", viewer.managedPools, binds);
    if (!viewer.claimPools.empty())
        ways += QStringLiteral("(o.state = 'offered' AND %1)").arg(among("o.pool_id", viewer.claimPools, binds));
    return ways.isEmpty() ? QStringLiteral("1 = 0") : QStringLiteral("(%1)").arg(ways.join(QLatin1String(" OR ")));
}

} // namespace fieldlane::store
