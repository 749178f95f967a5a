#pragma once
#include "core/instant.h"
#include <QString>
#include <QTimeZone>

namespace fieldlane::exchange {

/// Why a text is no time.
enum class TimeFault { None, Unreadable, DayMonthUnclear };

struct TimeReading
{
    std::optional<core::Instant> time;
    TimeFault fault = TimeFault::None;
};

/// Reads the times of one file. Text with an offset or "Z" means what it says; text without one is local time
/// in the zone. Understood without a format: ISO, year first with any of - / . or the Chinese year, month and
/// day signs, English month names, AM/PM (also Chinese), day first with dots; 3/4/2020 is refused as unclear
/// unless one of the numbers can only be a day. With a format (Qt's letters, for example "M/d/yyyy h:mm AP")
/// only that format and ISO are taken. An hour that clocks skip moves forward, of a doubled one the first is
/// taken.
class TimeReader
{
public:
    explicit TimeReader(QTimeZone zone, QString dateFormat = {});

    /// What a date without a time stands for.
    enum class DateMeans { StartOfDay, EndOfDay };
    TimeReading read(const QString &text, DateMeans dateMeans = DateMeans::StartOfDay) const;
    const QTimeZone &zone() const { return m_zone; }

private:
    core::Instant inZone(QDate date, QTime time) const;
    std::optional<core::Instant> readFormat(const QString &text, DateMeans dateMeans) const;

    QTimeZone m_zone;
    QString m_dateFormat;
};

} // namespace fieldlane::exchange
