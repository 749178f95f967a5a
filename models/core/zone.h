#pragma once
#include "core/instant.h"
#include <QByteArray>
#include <QDate>
#include <QTimeZone>

namespace fieldlane::core {

/// Minutes since local midnight, 0 .. 2880 (a night shift ends after 1440).
using MinuteOfDay = int;

/// The zone of an IANA name; an unknown name gives an invalid zone.
QTimeZone zoneOf(const QString &ianaName);

/// Wall-clock time in a zone as an instant. In the spring gap the time moves forward by the gap; of two
/// autumn readings the first is taken.
Instant atLocal(const QTimeZone &zone, QDate day, MinuteOfDay minute);
QDate localDay(const QTimeZone &zone, Instant t);
QDateTime toLocal(const QTimeZone &zone, Instant t);
/// From local midnight to the next; 23 or 25 hours on the days when the clocks change.
TimeSpan localDaySpan(const QTimeZone &zone, QDate day);

} // namespace fieldlane::core
