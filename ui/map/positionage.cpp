#include "ui/map/positionage.h"

namespace fieldlane::ui::map {

PositionAge::Band PositionAge::band(std::optional<core::Instant> seenAt, core::Instant now)
{
    if (!seenAt)
        return Band::Unknown;
    const core::Duration age = now - *seenAt;
    return age < freshFor ? Band::Fresh : age < usableFor ? Band::Ageing : Band::Stale;
}

QString PositionAge::text(std::optional<core::Instant> seenAt, core::Instant now)
{
    if (!seenAt)
        return tr("no fix", "short: no position was ever reported");
    const core::Duration age = now - *seenAt;
    const auto whole = [age](auto unit) { return int(age / unit); };
    if (age < core::minutes(1))
        return tr("now", "short: a position reported just now");
    if (age < core::hours(1))
        return tr("%1 min", "short: age of a position").arg(whole(core::minutes(1)));
    if (age < core::hours(24))
        return tr("%1 h", "short: age of a position in hours").arg(whole(core::hours(1)));
    if (age < core::hours(48))
        return tr("yesterday", "short: age of a position");
    return tr("%n days", "short: age of a position", whole(core::hours(24)));
}

} // namespace fieldlane::ui::map
