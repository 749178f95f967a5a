#include "ui/shared/ruletext.h"
#include "rules/durationtext.h"
#include <QLocale>

namespace fieldlane::ui {

QString RuleText::quoted(const QString &text)
{
    //: Quotation marks around a name, or a word that somebody typed.
    return tr("“%1”").arg(text);
}

QStringList RuleText::quoted(const QStringList &texts)
{
    QStringList list;
    for (const QString &text : texts)
        list += quoted(text);
    return list;
}

QString RuleText::length(std::optional<core::Duration> length)
{
    if (!length)
        return {};
    constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    const qint64 ms = length->count();
    QStringList parts;
    if (ms >= day)
        parts += tr("%1 d", "days").arg(ms / day);
    if (ms % day >= hour)
        parts += tr("%1 h", "hours").arg(ms % day / hour);
    if (ms % hour >= minute)
        parts += tr("%1 min", "minutes").arg(ms % hour / minute);
    if (ms % minute > 0)
        parts += tr("%1 s", "seconds").arg(QString::number(double(ms % minute) / double(second), 'g', QLocale::FloatingPointShortest));
    return parts.isEmpty() ? tr("%1 min", "minutes").arg(0) : parts.join(QLatin1Char(' '));
}

QString RuleText::date(std::optional<QDate> date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

QString RuleText::day(int fromToday)
{
    if (fromToday == 0)
        return tr("today");
    return fromToday > 0 ? tr("today + %1 d", "days").arg(fromToday) : tr("today - %1 d", "days").arg(-fromToday);
}

QString RuleText::clock(core::MinuteOfDay minute)
{
    return rules::toClock(minute);
}

} // namespace fieldlane::ui
