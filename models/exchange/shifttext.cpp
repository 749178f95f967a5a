#include "exchange/values.h"
#include <QRegularExpression>

namespace fieldlane::exchange {

using core::MinuteOfDay;
using domain::WeekShift;

namespace {

QString clockText(MinuteOfDay minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString hoursText(const WeekShift &shift)
{
    QString text = clockText(shift.start) + QLatin1Char('-') + clockText(shift.end);
    if (shift.breakStart != shift.breakEnd)
        text += QStringLiteral(" (%1-%2)").arg(clockText(shift.breakStart), clockText(shift.breakEnd));
    return text;
}

/// 1 .. 7 for a digit or the beginning of an English or German day name.
int weekdayFrom(const QString &text)
{
    static const QStringList starts = {QStringLiteral("mo"), QStringLiteral("tu di"), QStringLiteral("we mi"),
        QStringLiteral("th do"), QStringLiteral("fr"), QStringLiteral("sa"), QStringLiteral("su so")};
    const QString word = text.trimmed().toLower();
    if (word.size() == 1 && word[0] >= QLatin1Char('1') && word[0] <= QLatin1Char('7'))
        return word.toInt();
    for (int i = 0; i < 7 && word.size() >= 2; ++i) {
        if (starts[i].split(QLatin1Char(' ')).contains(word.left(2)))
            return i + 1;
    }
    return 0;
}

/// A span of the day; an end before its start lies on the next day.
std::optional<std::pair<MinuteOfDay, MinuteOfDay>> spanFrom(const QString &from, const QString &to)
{
    const auto start = minuteFrom(from);
    auto end = minuteFrom(to);
    if (!start || !end || *start == *end)
        return std::nullopt;
    if (*end < *start)
        *end += 24 * 60;
    return std::pair(*start, *end);
}

std::optional<WeekShift> hoursFrom(const QRegularExpressionMatch &match)
{
    const auto work = spanFrom(match.captured(2), match.captured(3));
    if (!work)
        return std::nullopt;
    WeekShift shift;
    std::tie(shift.start, shift.end) = *work;
    if (match.captured(4).isEmpty())
        return shift;
    const auto rest = spanFrom(match.captured(4), match.captured(5));
    if (!rest)
        return std::nullopt;
    std::tie(shift.breakStart, shift.breakEnd) = *rest;
    if (shift.breakStart < shift.start) { // the break of a night shift, after midnight
        shift.breakStart += 24 * 60;
        shift.breakEnd += 24 * 60;
    }
    return shift.breakEnd <= shift.end ? std::optional(shift) : std::nullopt;
}

} // namespace

std::optional<MinuteOfDay> minuteFrom(const QString &text)
{
    static const QRegularExpression clock(
        QStringLiteral("^(\\d{1,2})(?:[:.h](\\d\\d))?(?::00)?\\s*([ap]m)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = clock.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const QString half = match.captured(3).toLower();
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (half == QLatin1String("pm") ? 12 : 0);
    }
    if (hour > 48 || minute > 59 || hour * 60 + minute > 48 * 60)
        return std::nullopt;
    return hour * 60 + minute;
}

std::optional<std::vector<int>> weekdaysFrom(const QString &text)
{
    std::vector<int> days;
    for (const QString &part :
        text.split(QRegularExpression(QStringLiteral("[,;\\s]+")), Qt::SkipEmptyParts)) {
        const QStringList ends = part.split(QLatin1Char('-'));
        const int first = weekdayFrom(ends.first());
        const int last = weekdayFrom(ends.last());
        if (ends.size() > 2 || first == 0 || last == 0 || last < first)
            return std::nullopt;
        for (int day = first; day <= last; ++day)
            days.push_back(day);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days.empty() ? std::nullopt : std::optional(days);
}

QString shiftText(const std::vector<WeekShift> &shifts)
{
    QStringList parts;
    for (size_t i = 0; i < shifts.size();) {
        size_t last = i;
        while (last + 1 < shifts.size() && shifts[last + 1].weekday == shifts[last].weekday + 1
            && hoursText(shifts[last + 1]) == hoursText(shifts[i]))
            ++last;
        QString days = QString::number(shifts[i].weekday);
        if (last > i)
            days += QLatin1Char('-') + QString::number(shifts[last].weekday);
        parts += days + QLatin1Char(' ') + hoursText(shifts[i]);
        i = last + 1;
    }
    return parts.join(QLatin1String("; "));
}

std::optional<std::vector<WeekShift>> shiftsFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\S.*?)\\s+([\\d:.]+)\\s*-\\s*([\\d:.]+)(?:\\s*\\(\\s*([\\d:.]+)\\s*-\\s*([\\d:.]+)\\s*\\))?$"));
    std::vector<WeekShift> shifts;
    for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto match = form.match(part.trimmed());
        const auto days = weekdaysFrom(match.captured(1));
        const auto shift = match.hasMatch() ? hoursFrom(match) : std::nullopt;
        if (!days || !shift)
            return std::nullopt;
        for (const int day : *days) {
            shifts.push_back(*shift);
            shifts.back().weekday = day;
        }
    }
    return shifts;
}

} // namespace fieldlane::exchange
