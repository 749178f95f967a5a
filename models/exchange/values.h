#pragma once
#include "core/coordinate.h"
#include "domain/lifecycle.h"
#include "domain/order.h"
#include "domain/technician.h"
#include <optional>
#include <QString>
#include <QTimeZone>
#include <vector>

namespace fieldlane::exchange {

/// How single values are spelt in files. Each writer's text is read back to the same value.

/// The shortest decimal text that gives the same double back.
QString numberText(double value);
/// A finite number with decimal point or, when it is the only sign, decimal comma.
std::optional<double> numberFrom(const QString &text);

/// ISO 8601 with the offset of the zone, so that people see local time and programs see the instant.
QString timeText(core::Instant time, const QTimeZone &zone);

/// An IANA name that the system knows; QTimeZone takes POSIX rules too, of which any word is one.
bool isZoneName(const QString &text);

/// Minutes, with decimals where needed.
QString durationText(core::Duration duration);
/// Minutes ("90"), "1:30", "1h 30min" or ISO ("PT1H30M"); 0 < duration <= 366 days.
std::optional<core::Duration> durationFrom(const QString &text);

/// The program's own codes and what other programs write for the same states, English and Chinese.
std::optional<domain::OrderState> statusFrom(const QString &text);
std::optional<domain::Priority> priorityFrom(const QString &text);
/// Yes, no, true, false, 1, 0, active ...
std::optional<bool> boolFrom(const QString &text);

/// "hvac:3;fridge:2@2027-01-31T00:00:00Z": level and, behind the at sign, until when the certificate is
/// valid.
QString skillText(const std::vector<domain::Skill> &skills);
std::optional<std::vector<domain::Skill>> skillsFrom(const QString &text);

/// "1-5 08:00-17:00 (12:00-12:30); 6 09:00-13:00": weekdays from Monday = 1, the break in brackets.
QString shiftText(const std::vector<domain::WeekShift> &shifts);
std::optional<std::vector<domain::WeekShift>> shiftsFrom(const QString &text);
/// "8:30", "08.30", "8", "4 PM" -> minutes since midnight.
std::optional<core::MinuteOfDay> minuteFrom(const QString &text);
/// "Mon-Fri", "1-5", "1,3,5", "Mo Mi Fr" -> 1 .. 7 in order.
std::optional<std::vector<int>> weekdaysFrom(const QString &text);

} // namespace fieldlane::exchange
