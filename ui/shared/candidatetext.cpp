#include "ui/shared/candidatetext.h"
#include "ui/shared/words.h"

namespace fieldlane::ui {

QString CandidateText::facts(const CandidateFacts &f)
{
    QStringList parts {Words::distance(f.distanceMetres),
        f.positionAge ? tr("seen %1 ago").arg(Words::age(*f.positionAge)) : tr("from home base"),
        f.load > core::Duration(0) ? tr("%1 planned").arg(Words::duration(f.load)) : tr("nothing planned")};
    if (f.spareLevels > 0)
        parts += tr("%n skill levels to spare", nullptr, f.spareLevels);
    return parts.join(QStringLiteral("  ·  "));
}

QString CandidateText::wait(core::Instant arrival, core::Instant now)
{
    const core::Duration wait = arrival - now;
    return wait < core::minutes(1) ? tr("at once") : tr("in %1").arg(Words::duration(wait));
}

} // namespace fieldlane::ui
