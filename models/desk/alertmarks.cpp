#include "desk/alertscan.h"
#include "desk/backend.h"
#include "store/settingsrepository.h"
#include "store/transaction.h"
#include <QJsonDocument>

// What people note about alerts, and the thresholds they set.
namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::AlertMarkKind;
using domain::Permission;

namespace {

const QString policyScope = QStringLiteral("alerts");
const QString policyName = QStringLiteral("policy");
constexpr qsizetype longestNote = 2'000;

Result<void> checkText(const domain::AlertMark &mark)
{
    if (mark.what == AlertMarkKind::Note && mark.text.trimmed().isEmpty())
        return Error {ErrorCode::InvalidInput, mark.key, QStringLiteral("The note is empty.")};
    if (mark.text.size() > longestNote)
        return Error {ErrorCode::InvalidInput, mark.key, QStringLiteral("The note is longer than %1 characters.").arg(longestNote)};
    if (mark.what == AlertMarkKind::Snoozed && (!mark.until || *mark.until <= mark.at))
        return Error {ErrorCode::InvalidInput, mark.key, QStringLiteral("The time until which it shall be silent has passed.")};
    return {};
}

} // namespace

bool seesAlerts(const domain::Viewer &viewer)
{
    return viewer.permissions.has(Permission::SeePool) || viewer.permissions.has(Permission::SeeBoard);
}

bool marksAlerts(const domain::Viewer &viewer)
{
    const domain::Permissions &p = viewer.permissions;
    return p.has(Permission::EnterOrders) || p.has(Permission::Review) || p.has(Permission::Allocate) || p.has(Permission::Dispatch)
        || p.has(Permission::ForceAssign);
}

Result<void> markAlert(store::Connection &connection, const domain::Viewer &viewer, const domain::AlertMark &mark)
{
    if (!seesAlerts(viewer) || !marksAlerts(viewer))
        return Error {ErrorCode::Forbidden, mark.key, QStringLiteral("You have no permission to mark alerts.")};
    FIELDLANE_TRY(checkText(mark));
    FIELDLANE_ASSIGN(transaction, store::Transaction::begin(connection));
    if (mark.orderId.isValid())
        FIELDLANE_TRY(orderInSight(connection, viewer, mark.orderId));
    FIELDLANE_TRY(store::AlertMarkRepository(connection).add(mark));
    return transaction.commit();
}

Result<domain::AlertPolicy> readAlertPolicy(store::Connection &connection)
{
    FIELDLANE_ASSIGN(settings, store::SettingsRepository(connection).all(policyScope));
    const auto stored = settings.find(policyName);
    return stored == settings.end() ? domain::AlertPolicy()
                                    : domain::alertPolicyFrom(QJsonDocument::fromJson(stored->second.toUtf8()).object());
}

Result<void> writeAlertPolicy(
    store::Connection &connection, const domain::Viewer &viewer, const domain::AlertPolicy &policy)
{
    if (!viewer.permissions.has(Permission::EditRules))
        return Error {ErrorCode::Forbidden, viewer.login, QStringLiteral("You have no permission to change when alerts come.")};
    const QByteArray text = QJsonDocument(domain::toJson(policy)).toJson(QJsonDocument::Compact);
    return store::SettingsRepository(connection).save(policyScope, policyName, QString::fromUtf8(text));
}

} // namespace fieldlane::desk
