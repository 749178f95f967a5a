#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui {

/// A promised window as typed; either end may be open.
struct WindowReading
{
    std::optional<core::Instant> start;
    std::optional<core::Instant> end;
    friend bool operator==(const WindowReading &, const WindowReading &) = default;
};

/// Times, lengths and places as people type them, in the user's language and always in digits. What format()
/// makes, read() understands in every language.
class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::TimeText)
public:
    TimeText(QTimeZone zone, core::Instant now)
        : m_zone(std::move(zone))
        , m_now(now)
    {
    }
    /// "14-16", "tomorrow 9-11", "tue 8:30-12", "2026-03-02 14:00-16:00", "from 14", "until fri 12", "today". A
    /// time that is over today means tomorrow. An end before the start is read as it stands.
    std::optional<WindowReading> readWindow(const QString &text) const;
    QString formatWindow(const WindowReading &window) const;
    /// "18", "today 18:00", "fri 12", "2.3. 14:00", "+4h", "+90"; a day alone is its last minute.
    std::optional<core::Instant> readMoment(const QString &text) const;
    QString formatMoment(core::Instant t) const;

    /// "90" and "90 min" are minutes; "1:30", "1.5 h", "1 h 30".
    static std::optional<core::Duration> readDuration(const QString &text);
    static QString formatDuration(core::Duration duration);
    /// Latitude first: "47.14, 9.52", "47.14 9.52", "47.14 N 9.52 E". Not checked for range.
    static std::optional<core::Coordinate> readCoordinate(const QString &text);
    static QString formatCoordinate(core::Coordinate place);

private:
    struct Moment
    {
        std::optional<QDate> day;
        std::optional<int> minute;
    };
    std::optional<Moment> readParts(const QString &text) const;
    std::optional<QDate> takeDay(QString &text) const;
    std::optional<QDate> dateOf(int day, int month, int year) const;
    core::Instant at(QDate day, int minute) const;
    QDate today() const;

    QTimeZone m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::ui
