#include "ui/shared/replaywords.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui {

using core::Duration;
using desk::Replay;
using desk::Replayed;

namespace {

ReplayWords::Line lineOf(const QString &name, Duration before, Duration after, Duration whole)
{
    return {name, Words::duration(before), Words::duration(after), ReplayWords::change(before, after), Words::duration(whole), before > after ? 1 : before < after ? -1 : 0};
}

ReplayWords::Line lineOf(const QString &name, int before, int after, int whole, bool moreIsBetter)
{
    const int sign = before > after ? 1 : before < after ? -1 : 0;
    return {name, QString::number(before), QString::number(after), ReplayWords::change(before, after), QString::number(whole), moreIsBetter ? -sign : sign};
}

int countOf(const Replay &replay, Replayed::Way way)
{
    return int(std::count_if(replay.orders.begin(), replay.orders.end(), [way](const Replayed &one) { return one.way == way; }));
}

} // namespace

QString ReplayWords::change(Duration before, Duration after)
{
    if (before == after)
        return QStringLiteral("±0");
    return (after > before ? QStringLiteral("+") : QStringLiteral("−")) + Words::duration(after > before ? after - before : before - after);
}

QString ReplayWords::change(int before, int after)
{
    return before == after ? QStringLiteral("±0") : (after > before ? QStringLiteral("+%1").arg(after - before) : QStringLiteral("−%1").arg(before - after));
}

std::vector<ReplayWords::Line> ReplayWords::lines(const Replay &replay)
{
    const desk::ReplayFigures &a = replay.before;
    const desk::ReplayFigures &b = replay.after;
    const desk::ReplayFigures &c = replay.whole;
    return {lineOf(tr("Orders that somebody has"), a.dispatched, b.dispatched, c.dispatched, true),
        lineOf(tr("In a pool, unclaimed"), a.unclaimed, b.unclaimed, c.unclaimed, false), lineOf(tr("Travel"), a.travel, b.travel, c.travel),
        lineOf(tr("Response, on average"), a.response, b.response, c.response), lineOf(tr("Broken promises"), a.broken, b.broken, c.broken, false),
        lineOf(tr("Lateness"), a.lateness, b.lateness, c.lateness), lineOf(tr("Overtime"), a.overtime, b.overtime, c.overtime),
        lineOf(tr("Busiest person"), a.mostLoad, b.mostLoad, c.mostLoad)};
}

QString ReplayWords::summary(const Replay &replay)
{
    QStringList sentences {tr("%n orders came in.", nullptr, int(replay.orders.size())), tr("%n would have gone to somebody else.", nullptr, replay.moved)};
    if (const int pooled = countOf(replay, Replayed::Way::Pool); pooled > 0)
        sentences += tr("%n would have waited in a pool.", nullptr, pooled);
    if (const int proposed = countOf(replay, Replayed::Way::Proposed); proposed > 0)
        sentences += tr("%n would have been left to people.", nullptr, proposed);
    if (const int nobody = countOf(replay, Replayed::Way::Nobody); nobody > 0)
        sentences += tr("For %n nobody was free.", nullptr, nobody);
    return sentences.join(QLatin1Char(' '));
}

} // namespace fieldlane::ui
