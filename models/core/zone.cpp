#include "core/zone.h"
#include <optional>
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

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 epochJulianDay = 2'440'588;

/// The zone's offset in ms when it is the same from the day before to two days after; asking the zone itself costs
/// more than everything else of a calendar, and hundreds of people share their days.
std::optional<qint64> steadyOffset(const QTimeZone &zone, qint64 julianDay)
{
    struct Asked
    {
        QTimeZone zone;
        qint64 julianDay = 0;
        std::optional<qint64> offset;
    };
    thread_local Asked last; // a calendar asks several times for each day
    if (last.julianDay == julianDay && last.zone == zone)
        return last.offset;
    last = {zone, julianDay, {}};
    thread_local QHash<std::pair<QByteArray, qint64>, std::optional<qint64>> known;
    const std::pair key(zone.id(), julianDay);
    if (const auto it = known.constFind(key); it != known.constEnd())
        return last.offset = *it;
    const auto offsetAt = [&](qint64 day) {
        return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch((day - epochJulianDay) * dayMs, Qt::UTC))) * 1000;
    };
    const qint64 before = offsetAt(julianDay - 1);
    const std::optional<qint64> offset = before == offsetAt(julianDay + 3) ? std::optional(before) : std::nullopt;
    constexpr int most = 20'000;
    if (known.size() >= most)
        known.clear();
    known.insert(key, offset);
    return last.offset = offset;
}

} // namespace

Instant atLocal(const QTimeZone &zone, QDate day, MinuteOfDay minute)
{
    const qint64 asUtc = (day.toJulianDay() - epochJulianDay) * dayMs + qint64(minute) * 60'000;
    if (const auto offset = steadyOffset(zone, day.toJulianDay()))
        return fromMs(asUtc - *offset);
    // Asked through the zone's own offsets: what QDateTime makes of the gap and of the doubled hour
    // differs between Qt 6.4 and 6.8.
    const auto offsetAt
        = [&](qint64 ms) { return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1000; };
    const qint64 before = offsetAt(asUtc - dayMs);
    const qint64 after = offsetAt(asUtc + dayMs);
    for (const qint64 offset : {before, after}) { // the earlier reading first
        if (offsetAt(asUtc - offset) == offset)
            return fromMs(asUtc - offset);
    }
    return fromMs(asUtc - before); // inside the gap: the old offset carries it past the change
}

QDate localDay(const QTimeZone &zone, Instant t)
{
    const auto julianDayOf = [](qint64 ms) { return epochJulianDay + (ms >= 0 ? ms / dayMs : (ms - dayMs + 1) / dayMs); };
    if (const auto offset = steadyOffset(zone, julianDayOf(toMs(t))))
        return QDate::fromJulianDay(julianDayOf(toMs(t) + *offset));
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
