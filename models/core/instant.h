#pragma once
#include <algorithm>
#include <chrono>
#include <optional>
#include <QDateTime>
#include <QString>

namespace fieldlane::core {

using Duration = std::chrono::milliseconds;
/// A point in time, UTC, milliseconds since 1970. Zones enter only where people read or type times.
using Instant = std::chrono::sys_time<Duration>;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr qint64 toMs(Instant t)
{
    return t.time_since_epoch().count();
}
constexpr Instant fromMs(qint64 ms)
{
    return Instant(Duration(ms));
}
inline QDateTime toUtc(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(t), Qt::UTC);
}
inline Instant fromDateTime(const QDateTime &t)
{
    return fromMs(t.toMSecsSinceEpoch());
}

/// ISO 8601 in UTC with seconds: "2026-03-02T09:30:00Z".
QString toIso(Instant t);
/// Reads ISO 8601 with an offset or "Z"; nothing else, because a time without a zone is no instant.
std::optional<Instant> fromIso(const QString &text);

/// Half-open: [start, end).
struct TimeSpan
{
    Instant start;
    Instant end;

    Duration length() const { return end - start; }
    bool isEmpty() const { return end <= start; }
    bool contains(Instant t) const { return start <= t && t < end; }
    bool contains(TimeSpan other) const { return start <= other.start && other.end <= end; }
    bool overlaps(TimeSpan other) const { return start < other.end && other.start < end; }
    TimeSpan intersected(TimeSpan other) const { return {std::max(start, other.start), std::min(end, other.end)}; }
    friend bool operator==(TimeSpan, TimeSpan) = default;
};

} // namespace fieldlane::core
