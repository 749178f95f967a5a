#include "ui/map/nearesttext.h"
#include "ui/shared/candidatetext.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::map {

QString NearestText::facts(const engine::Candidate &c)
{
    return CandidateText::facts({c.distanceMetres, c.positionAge, c.load, c.spareLevels});
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
        parts += tr("now: arrives %1").arg(CandidateText::wait(c.now->arrival(), now));
    if (c.afterCurrent)
        parts += tr("after the current job: arrives %1").arg(CandidateText::wait(c.afterCurrent->arrival(), now));
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
