#pragma once
#include "core/instant.h"

namespace fieldlane::rules {

/// ISO 8601 as rules write it: "P1DT2H30M", "PT0S", with milliseconds "PT1.250S". A day is 24 hours. Not negative.
QString toIsoDuration(core::Duration duration);
/// Reads days, hours, minutes and seconds; nothing when it is something else or longer than limits::days.
std::optional<core::Duration> durationFromIso(const QString &text);

/// "22:05"; 24:00 is the end of the day.
QString toClock(int minuteOfDay);
std::optional<int> clockFrom(const QString &text);

} // namespace fieldlane::rules
