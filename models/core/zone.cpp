#include "core/zone.h"

namespace fieldlane::core {

QTimeZone zoneOf(const QString &ianaName)
{
    // Qt takes an empty name for the machine's own zone.
    return ianaName.isEmpty() ? QTimeZone() : QTimeZone(ianaName.toUtf8());
}

Instant atLocal(const QTimeZone &zone, QDate day, MinuteOfDay minute)
{
    const QDate date = day.addDays(minute / 1440);
    const QTime time = QTime(0, 0).addSecs(minute % 1440 * 60);
    // Asked through the zone's own offsets: what QDateTime makes of the gap and of the doubled hour
    // differs between Qt 6.4 and 6.8.
    const qint64 asUtc = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    const auto offsetAt
        = [&](qint64 ms) { return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1000; };
    const qint64 before = offsetAt(asUtc - 86'400'000);
    const qint64 after = offsetAt(asUtc + 86'400'000);
    for (const qint64 offset : {before, after}) { // the earlier reading first
        if (offsetAt(asUtc - offset) == offset)
            return fromMs(asUtc - offset);
    }
    return fromMs(asUtc - before); // inside the gap: the old offset carries it past the change
}

QDate localDay(const QTimeZone &zone, Instant t)
{
    return toLocal(zone, t).date();
}

QDateTime toLocal(const QTimeZone &zone, Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(t), zone);
}

TimeSpan localDaySpan(const QTimeZone &zone, QDate day)
{
    return {atLocal(zone, day, 0), atLocal(zone, day.addDays(1), 0)};
}

} // namespace fieldlane::core
