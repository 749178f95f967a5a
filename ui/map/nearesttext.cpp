#include "ui/map/nearesttext.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::map {

QString NearestText::position(const engine::Candidate &c)
{
    return c.positionAge ? tr("seen %1 ago").arg(Words::age(*c.positionAge)) : tr("from home base");
}

QString NearestText::facts(const engine::Candidate &c)
{
    QStringList parts {Words::distance(c.distanceMetres), position(c),
        c.load > core::Duration(0) ? tr("%1 planned").arg(Words::duration(c.load)) : tr("nothing planned")};
    if (c.spareLevels > 0)
        parts += tr("%n skill levels to spare", nullptr, c.spareLevels);
    return parts.join(QStringLiteral("  ·  "));
}

QString NearestText::wait(const engine::SendOption &option, core::Instant now)
{
    const core::Duration wait = option.arrival() - now;
    return wait < core::minutes(1) ? tr("at once") : tr("in %1").arg(Words::duration(wait));
}

QString NearestText::displacement(const engine::SendOption &option)
{
    if (option.displaced.empty())
        return {};
    const QString moved = tr("moves %n orders", nullptr, int(option.displaced.size()));
    return option.broken.empty()
        ? moved
        : tr("%1, breaks %2").arg(moved, tr("%n promises", nullptr, int(option.broken.size())));
}

QString NearestText::summary(const engine::Candidate &c, core::Instant now)
{
    QStringList parts {c.name};
    if (c.now)
        parts += tr("now: arrives %1").arg(wait(*c.now, now));
    if (c.afterCurrent)
        parts += tr("after the current job: arrives %1").arg(wait(*c.afterCurrent, now));
    parts += facts(c);
    return parts.join(QStringLiteral(", "));
}

QStringList NearestText::reasons(const engine::SendOption &option, const QTimeZone &zone)
{
    QStringList lines;
    for (const rules::Finding &finding : option.placement.findings)
        lines += Words::finding(finding, zone);
    return lines;
}

QStringList NearestText::score(const engine::SendOption &option)
{
    QStringList lines;
    for (const rules::CostPart &part : option.placement.cost) {
        if (part.cost != 0)
            lines += tr("%1 %2", "part of a score and its amount").arg(Words::objective(part.objective)).arg(part.cost);
    }
    lines += tr("Score %1, the lower the better").arg(rules::total(option.placement.cost));
    return lines;
}

} // namespace fieldlane::ui::map
