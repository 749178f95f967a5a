#include "ui/board/wallclockedit.h"
#include "core/zone.h"

namespace fieldlane::ui::board {

WallClockEdit::WallClockEdit(const QTimeZone &zone, QWidget *parent)
    : QDateTimeEdit(parent)
    , m_zone(zone)
{
    setTimeSpec(Qt::UTC); // shows the wall clock as it stands, whatever this machine's zone does at that hour
    setCalendarPopup(true);
    setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
}

void WallClockEdit::setInstant(core::Instant at)
{
    const QDateTime local = core::toLocal(m_zone, at);
    setDateTime(QDateTime(local.date(), QTime(local.time().hour(), local.time().minute()), Qt::UTC));
}

core::Instant WallClockEdit::instant() const
{
    return core::atLocal(m_zone, date(), time().hour() * 60 + time().minute());
}

} // namespace fieldlane::ui::board
