#include "rules/localtimes.h"

namespace fieldlane::rules {

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 minuteMs = 60'000;
constexpr qint64 epochJulianDay = 2'440'588; // a Thursday

} // namespace

LocalTimes::LocalTimes(const QTimeZone &zone, core::TimeSpan span)
{
    const QDateTime from = core::toUtc(span.start);
    m_offsets.push_back({core::toMs(span.start), qint64(zone.offsetFromUtc(from)) * 1000});
    for (const QTimeZone::OffsetData &change : zone.transitions(from, core::toUtc(span.end)))
        m_offsets.push_back({change.atUtc.toMSecsSinceEpoch(), qint64(change.offsetFromUtc) * 1000});
}

LocalTimes::Reading LocalTimes::at(core::Instant t) const
{
    const qint64 ms = core::toMs(t);
    size_t at = m_offsets.size() - 1;
    while (at > 0 && m_offsets[at].from > ms)
        --at;
    const qint64 local = ms + m_offsets[at].ms;
    const qint64 day = local >= 0 ? local / dayMs : -((dayMs - 1 - local) / dayMs);
    constexpr int thursday = 3; // days after Monday
    const auto weekday = int(((day + thursday) % 7 + 7) % 7) + 1;
    return {day + epochJulianDay, core::MinuteOfDay((local - day * dayMs) / minuteMs), weekday};
}

} // namespace fieldlane::rules
