#include "store/scope.h"
#include <QStringList>

namespace fieldlane::store {

namespace {

template <class Id>
QString among(const QString &column, const std::vector<Id> &ids, Values &binds)
{
    for (const Id id : ids)
        binds.push_back(qlonglong(id.value()));
    const QStringList marks(qsizetype(ids.size()), QStringLiteral("?"));
    return QStringLiteral("%1 IN (%2)").arg(column, marks.join(QLatin1Char(',')));
}

} // namespace

QString scopeCondition(const domain::Viewer &viewer, const QString &alias, Values &binds)
{
    if (viewer.scope == domain::DataScope::All)
        return {};
    const QString o = alias + QLatin1Char('.');
    QStringList ways;
    if (!viewer.units.empty())
        ways += among(o + QLatin1String("unit_id"), viewer.units, binds);
    if (viewer.person.isValid()) {
        ways += QStringLiteral("%1entered_by = ? OR %1handler_id = ?").arg(o);
        binds.insert(binds.end(), 2, qlonglong(viewer.person.value()));
    }
    if (viewer.technician.isValid()) {
        ways += QStringLiteral("%1id IN (SELECT mine.order_id FROM assignments mine WHERE mine.technician_id = ?)").arg(o);
        binds.push_back(qlonglong(viewer.technician.value()));
    }
    if (!viewer.managedPools.empty())
        ways += among(o + QLatin1String("pool_id"), viewer.managedPools, binds);
    if (!viewer.claimPools.empty())
        ways += QStringLiteral("(%1state = 'offered' AND %2)").arg(o, among(o + QLatin1String("pool_id"), viewer.claimPools, binds));
    return ways.isEmpty() ? QStringLiteral("1 = 0") : QStringLiteral("(%1)").arg(ways.join(QLatin1String(" OR ")));
}

} // namespace fieldlane::store
