#include "ui/shared/timetext.h"
#include "core/zone.h"
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::ui {

using core::Instant;

namespace {

constexpr int lastMinute = 24 * 60 - 1;
constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

/// Takes what the pattern matches out of the text.
QRegularExpressionMatch take(QString &text, const QRegularExpression &pattern)
{
    const auto match = pattern.match(text);
    if (match.hasMatch())
        text.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
    return match;
}

bool takeWord(QString &text, const QString &word)
{
    const QString edge = word.at(0).isLetter() && word.at(0).script() == QChar::Script_Han ? QString() : QStringLiteral("\\b");
    return take(text, QRegularExpression(edge + QRegularExpression::escape(word) + edge, anyCase)).hasMatch();
}

/// Minutes of the day of "14", "14:30", "14.30", "2pm", "2:30 pm"; nothing for anything else.
std::optional<int> minuteOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(am|pm)?$"), anyCase);
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const QString half = match.captured(3).toLower();
    if (!half.isEmpty() && (hour < 1 || hour > 12))
        return std::nullopt;
    if (!half.isEmpty())
        hour = hour % 12 + (half == QLatin1String("pm") ? 12 : 0);
    if (hour > 24 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return hour * 60 + minute;
}

bool isMonthFirst()
{
    return QLocale().dateFormat(QLocale::ShortFormat).startsWith(QLatin1Char('M'), Qt::CaseInsensitive);
}

} // namespace

QDate TimeText::today() const
{
    return core::localDay(m_zone, m_now);
}

Instant TimeText::at(QDate day, int minute) const
{
    return core::atLocal(m_zone, day, minute);
}

std::optional<QDate> TimeText::dateOf(int day, int month, int year) const
{
    if (year > 0)
        year += year < 100 ? 2000 : 0;
    QDate date(year > 0 ? year : today().year(), month, day);
    if (date.isValid() && year <= 0 && date < today())
        date = QDate(date.year() + 1, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QDate> TimeText::takeDay(QString &text) const
{
    static const QRegularExpression iso(QStringLiteral("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"));
    static const QRegularExpression dotted(QStringLiteral("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?"));
    static const QRegularExpression slashed(QStringLiteral("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?"));
    // A day that the calendar does not have stays in the text, which is then no time.
    std::optional<QDate> day;
    const auto takeDate = [&](const QRegularExpression &pattern, int dayAt, int monthAt, int yearAt) {
        const auto m = pattern.match(text);
        if (day || !m.hasMatch())
            return;
        day = dateOf(m.captured(dayAt).toInt(), m.captured(monthAt).toInt(), m.captured(yearAt).toInt());
        if (day)
            take(text, pattern);
    };
    takeDate(iso, 3, 2, 1);
    takeDate(dotted, 1, 2, 3);
    takeDate(slashed, isMonthFirst() ? 2 : 1, isMonthFirst() ? 1 : 2, 3);
    //: Typed in a time field; "today" in English is always understood too.
    if (takeWord(text, tr("today")) || takeWord(text, QStringLiteral("today")))
        day = day.value_or(today());
    //: Typed in a time field; "tomorrow" in English is always understood too.
    if (takeWord(text, tr("tomorrow")) || takeWord(text, QStringLiteral("tomorrow")))
        day = day.value_or(today().addDays(1));
    for (const QLocale &locale : {QLocale(), QLocale::c()}) {
        for (int weekday = 1; weekday <= 7; ++weekday) {
            const bool named = takeWord(text, locale.dayName(weekday, QLocale::LongFormat))
                || takeWord(text, locale.dayName(weekday, QLocale::ShortFormat));
            if (named)
                day = day.value_or(today().addDays((weekday - today().dayOfWeek() + 7) % 7));
        }
    }
    return day;
}

std::optional<TimeText::Moment> TimeText::readParts(const QString &text) const
{
    QString rest = text;
    Moment moment;
    moment.day = takeDay(rest);
    rest = rest.simplified();
    if (rest.startsWith(QLatin1Char(',')))
        rest = rest.mid(1).trimmed();
    if (!rest.isEmpty()) {
        moment.minute = minuteOf(rest);
        if (!moment.minute)
            return std::nullopt;
    }
    return moment.day || moment.minute ? std::optional(moment) : std::nullopt;
}

std::optional<WindowReading> TimeText::readWindow(const QString &typed) const
{
    static const QRegularExpression isoDate(QStringLiteral("(\\d{4})-(\\d{1,2})-(\\d{1,2})"));
    static const QRegularExpression dashes(QStringLiteral("\\s*[-\\x{2013}\\x{2014}~]\\s*"));
    QString text = typed.simplified();
    text.replace(isoDate, QStringLiteral("\\1/\\2/\\3"));
    //: Typed in a time field: "from 14:00". In English it is always understood too.
    const bool openEnd = takeWord(text, tr("from")) || takeWord(text, QStringLiteral("from"));
    //: Typed in a time field: "until 16:00". In English it is always understood too.
    const bool openStart = !openEnd && (takeWord(text, tr("until")) || takeWord(text, QStringLiteral("until")));
    const QStringList sides = text.split(dashes, Qt::SkipEmptyParts);
    if (sides.isEmpty() || sides.size() > 2 || (sides.size() == 2 && (openStart || openEnd)))
        return std::nullopt;
    const auto first = readParts(sides.front());
    const auto second = sides.size() == 2 ? readParts(sides.back()) : std::optional(Moment {});
    if (!first || !second)
        return std::nullopt;
    if (sides.size() == 1 && first->minute && !openStart && !openEnd)
        return std::nullopt; // one time is no window
    const int endMinute = sides.size() == 2 ? second->minute.value_or(lastMinute) : first->minute.value_or(lastMinute);
    QDate day = first->day.value_or(today());
    if (!first->day && at(second->day.value_or(day), endMinute) < m_now)
        day = day.addDays(1);
    WindowReading window;
    if (!openStart)
        window.start = at(day, first->minute.value_or(0));
    if (!openEnd)
        window.end = at(second->day.value_or(day), endMinute);
    return window;
}

QString TimeText::formatWindow(const WindowReading &window) const
{
    if (window.start && window.end) {
        const QString start = formatMoment(*window.start);
        const QString end = formatMoment(*window.end);
        const bool sameDay = start.left(10) == end.left(10);
        return QStringLiteral("%1-%2").arg(start, sameDay ? end.mid(11) : end);
    }
    if (window.start)
        return tr("from") + QLatin1Char(' ') + formatMoment(*window.start);
    return window.end ? tr("until") + QLatin1Char(' ') + formatMoment(*window.end) : QString();
}

std::optional<Instant> TimeText::readMoment(const QString &typed) const
{
    const QString text = typed.simplified();
    if (text.startsWith(QLatin1Char('+'))) {
        const auto later = readDuration(text.mid(1));
        return later ? std::optional(m_now + *later) : std::nullopt;
    }
    const auto parts = readParts(text);
    if (!parts)
        return std::nullopt;
    const int minute = parts->minute.value_or(lastMinute);
    if (parts->day)
        return at(*parts->day, minute);
    const Instant moment = at(today(), minute);
    return moment < m_now ? at(today().addDays(1), minute) : moment;
}

QString TimeText::formatMoment(Instant t) const
{
    return core::toLocal(m_zone, t).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

std::optional<core::Duration> TimeText::readDuration(const QString &typed)
{
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,3}):(\\d{2})$"));
    static const QRegularExpression minutesOnly(QStringLiteral("^(\\d{1,5})\\s*(m\\p{L}*|\\p{Han}+)?$"), anyCase);
    static const QRegularExpression hoursOnly(QStringLiteral("^(\\d{1,3}(?:[.,]\\d+)?)\\s*h\\p{L}*$"), anyCase);
    static const QRegularExpression both(QStringLiteral("^(\\d{1,3})\\s*h\\p{L}*\\s*(\\d{1,2})\\s*(m\\p{L}*)?$"), anyCase);
    const QString text = typed.trimmed();
    for (const QRegularExpression &pattern : {clock, both}) {
        if (const auto m = pattern.match(text); m.hasMatch())
            return core::hours(m.captured(1).toInt()) + core::minutes(m.captured(2).toInt());
    }
    if (const auto m = minutesOnly.match(text); m.hasMatch())
        return core::minutes(m.captured(1).toInt());
    if (const auto m = hoursOnly.match(text); m.hasMatch())
        return core::minutes(qRound(m.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble() * 60));
    return std::nullopt;
}

QString TimeText::formatDuration(core::Duration duration)
{
    const auto total = std::chrono::round<core::minutes>(duration).count();
    return QStringLiteral("%1:%2").arg(total / 60).arg(total % 60, 2, 10, QLatin1Char('0'));
}

std::optional<core::Coordinate> TimeText::readCoordinate(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([+-]?\\d{1,3}(?:\\.\\d+)?)\\s*\\x{b0}?\\s*([NS])?\\s*[,;\\s]\\s*"
                       "([+-]?\\d{1,3}(?:\\.\\d+)?)\\s*\\x{b0}?\\s*([EW])?$"),
        anyCase);
    const auto m = pattern.match(text.simplified());
    if (!m.hasMatch())
        return std::nullopt;
    const double south = m.captured(2).toUpper() == QLatin1String("S") ? -1 : 1;
    const double west = m.captured(4).toUpper() == QLatin1String("W") ? -1 : 1;
    return core::Coordinate {m.captured(1).toDouble() * south, m.captured(3).toDouble() * west};
}

QString TimeText::formatCoordinate(core::Coordinate place)
{
    return QStringLiteral("%1, %2").arg(QString::number(place.latitude, 'f', 6), QString::number(place.longitude, 'f', 6));
}

} // namespace fieldlane::ui
