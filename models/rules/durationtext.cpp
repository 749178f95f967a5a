#include "rules/durationtext.h"
#include "rules/limits.h"
#include <QRegularExpression>

namespace fieldlane::rules {

QString toIsoDuration(core::Duration duration)
{
    qint64 ms = std::max<qint64>(0, duration.count());
    const auto take = [&ms](qint64 unit) {
        const qint64 count = ms / unit;
        ms %= unit;
        return count;
    };
    const auto part = [](qint64 count, char unit) { return count ? QString::number(count) + QLatin1Char(unit) : QString(); };
    const QString days = part(take(86'400'000), 'D');
    const QString hours = part(take(3'600'000), 'H');
    const QString minutes = part(take(60'000), 'M');
    QString seconds = part(ms / 1000, 'S');
    if (ms % 1000)
        seconds = QStringLiteral("%1.%2S").arg(ms / 1000).arg(ms % 1000, 3, 10, QLatin1Char('0'));
    const QString time = hours + minutes + seconds;
    if (time.isEmpty() && !days.isEmpty())
        return QLatin1Char('P') + days;
    return QLatin1Char('P') + days + QLatin1Char('T') + (time.isEmpty() ? QStringLiteral("0S") : time);
}

std::optional<core::Duration> durationFromIso(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(
        "^P(?=[0-9T])(?:([0-9]{1,6})D)?(?:T(?=[0-9])(?:([0-9]{1,7})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,10})(?:\\.([0-9]{1,3}))?S)?)?$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&](int i) { return match.captured(i).toLongLong(); };
    const qint64 fraction = match.captured(5).leftJustified(3, QLatin1Char('0')).toLongLong();
    const core::Duration duration(((part(1) * 24 + part(2)) * 60 + part(3)) * 60'000 + part(4) * 1000 + fraction);
    return duration > core::hours(24) * limits::days ? std::nullopt : std::optional(duration);
}

QString toClock(int minuteOfDay)
{
    return QStringLiteral("%1:%2").arg(minuteOfDay / 60, 2, 10, QLatin1Char('0')).arg(minuteOfDay % 60, 2, 10, QLatin1Char('0'));
}

std::optional<int> clockFrom(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^([01][0-9]|2[0-4]):([0-5][0-9])$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int minute = match.captured(1).toInt() * 60 + match.captured(2).toInt();
    return minute > 24 * 60 ? std::nullopt : std::optional(minute);
}

} // namespace fieldlane::rules
