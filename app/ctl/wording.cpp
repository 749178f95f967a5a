#include "app/ctl/wording.h"
#include "core/zone.h"
#include "ui/shared/words.h"
#include <cmath>

namespace fieldlane::app::ctl {

QString wallClock(const std::optional<core::Instant> &t, const QTimeZone &zone)
{
    return t ? core::toLocal(zone, *t).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("-");
}

QString shortClock(core::Instant t, const QTimeZone &zone, core::Instant beside)
{
    const bool sameDay = core::localDay(zone, t) == core::localDay(zone, beside);
    return core::toLocal(zone, t).toString(sameDay ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd HH:mm"));
}

QString lengthText(core::Duration length)
{
    const qint64 minutes = std::llround(double(length.count()) / 60000.0);
    if (minutes < 60)
        return QStringLiteral("%1 min").arg(minutes);
    if (minutes < 24 * 60)
        return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return QStringLiteral("%1 d %2 h").arg(minutes / 1440).arg(minutes % 1440 / 60);
}

QString distanceText(double metres)
{
    return QStringLiteral("%1 km").arg(metres / 1000, 0, 'f', 1);
}

QString findingText(const rules::Finding &finding, const QTimeZone &zone)
{
    return ui::Words::finding(finding, zone);
}

QStringList findingTexts(const std::vector<rules::Finding> &findings, const QTimeZone &zone)
{
    QStringList texts;
    for (const rules::Finding &finding : findings)
        texts += findingText(finding, zone);
    return texts;
}

QString findingsInShort(const std::vector<rules::Finding> &findings)
{
    QStringList texts;
    for (const rules::Finding &finding : findings)
        texts += ui::Words::findingShort(finding);
    return texts.join(QLatin1String("; "));
}

} // namespace fieldlane::app::ctl
