#include "core/zone.h"
#include <QHash>

namespace fieldlane::core {

QTimeZone zoneOf(const QString &ianaName)
{
    // Qt takes an empty name for the machine's own zone and any word for a POSIX rule, and reads files each time.
    static const QList<QByteArray> known = QTimeZone::availableTimeZoneIds();
    thread_local QHash<QString, QTimeZone> zones;
    const auto it = zones.constFind(ianaName);
    if (it != zones.constEnd())
        return *it;
    const QByteArray id = ianaName.toUtf8();
    const QTimeZone zone = known.contains(id) ? QTimeZone(id) : QTimeZone();
    constexpr int most = 1000;
    if (zones.size() < most)
        zones.insert(ianaName, zone);
    return zone;
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
