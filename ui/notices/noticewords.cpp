#include "ui/notices/noticewords.h"
#include "core/zone.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::notices {

using domain::NoticeKind;
using domain::NoticeState;

QString NoticeWords::state(NoticeState state)
{
    switch (state) {
    case NoticeState::Waiting:
        return tr("Waiting");
    case NoticeState::Sent:
        return tr("Sent");
    case NoticeState::Failed:
        return tr("Failed");
    case NoticeState::Withdrawn:
        break;
    }
    return tr("Withdrawn");
}

QString NoticeWords::stateIcon(NoticeState state)
{
    switch (state) {
    case NoticeState::Waiting:
        return QStringLiteral("clock");
    case NoticeState::Sent:
        return QStringLiteral("check");
    case NoticeState::Failed:
        return QStringLiteral("warning");
    case NoticeState::Withdrawn:
        break;
    }
    return QStringLiteral("undo");
}

QString NoticeWords::kindIcon(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Assigned:
    case NoticeKind::Rescheduled:
    case NoticeKind::Postponed:
        return QStringLiteral("calendar");
    case NoticeKind::TakenAway:
    case NoticeKind::Cancelled:
        return QStringLiteral("close");
    case NoticeKind::Rejected:
    case NoticeKind::Returned:
    case NoticeKind::Correction:
        return QStringLiteral("undo");
    case NoticeKind::HandedOver:
    case NoticeKind::Arrived:
    case NoticeKind::Entered:
        return QStringLiteral("import");
    case NoticeKind::Offered:
        return QStringLiteral("users");
    case NoticeKind::Reminder:
        return QStringLiteral("clock");
    case NoticeKind::OnTheWay:
        return QStringLiteral("route");
    case NoticeKind::Completed:
    case NoticeKind::Settled:
        break;
    }
    return QStringLiteral("check");
}

QString NoticeWords::moment(core::Instant at, const QString &zone, core::Instant now)
{
    const QTimeZone local = core::zoneOf(zone);
    return Words::moment(at, local.isValid() ? local : QTimeZone::utc(), now);
}

} // namespace fieldlane::ui::notices
