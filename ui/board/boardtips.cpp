#include "ui/board/boardtips.h"
#include "ui/board/lanecolumn.h"
#include <QLocale>

namespace fieldlane::ui::board {

QString BoardTips::local(core::Instant t) const
{
    return QLocale().toString(core::toLocal(m_scene.zone(), t), QLocale::ShortFormat);
}

QString BoardTips::lane(int lane) const
{
    const BoardLane &who = m_scene.lane(lane);
    const chart::LaneLoad load = m_scene.load(lane);
    const QString day = QLocale().toString(core::localDay(m_scene.zone(), m_scene.loadDay().start), QLocale::ShortFormat);
    QStringList lines {who.name, who.note, who.presenceText};
    lines << tr("%n orders on %1, load %2", nullptr, load.bars).arg(day, LaneColumn::loadText(load));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString BoardTips::fold(const chart::FoldRun &run) const
{
    int marked = 0;
    for (int i = run.first; i < run.last; ++i)
        marked += m_scene.list().folds[size_t(i)].mark() > 1 ? 1 : 0;
    QStringList lines {tr("%n orders are too close together to be drawn here.", nullptr, run.count)};
    if (marked > 0)
        lines << tr("Some of them are late.");
    lines << tr("Double-click to zoom in on them.");
    return lines.join(u'\n');
}

QString BoardTips::current(const BoardSelection &selection) const
{
    const auto lane = m_scene.store().laneOf(selection.lane);
    const QString name = lane ? m_scene.lane(*lane).name : QString();
    const chart::Bar *bar = m_scene.store().find(selection.current);
    if (!bar || !m_texts)
        return name;
    const BarText text = m_texts->text(bar->handle);
    return tr("%1, %2, with %3 from %4 to %5", "read aloud: number, description, technician, start, end")
        .arg(text.title, text.detail, name, local(bar->plannedStart), local(bar->plannedEnd));
}

QString BoardTips::board() const
{
    const core::TimeSpan span = m_scene.axis().visible();
    return tr("Board of %n technicians from %1 to %2", "read aloud", m_scene.store().laneCount())
        .arg(local(span.start), local(span.end));
}

} // namespace fieldlane::ui::board
