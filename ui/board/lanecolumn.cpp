#include "ui/board/lanecolumn.h"
#include <algorithm>

namespace fieldlane::ui::board {

namespace {

constexpr int loadWidth = 72; // bar and figure

double shareOf(const chart::LaneLoad &load)
{
    if (load.available.count() > 0)
        return double(load.booked.count()) / double(load.available.count());
    return load.booked.count() > 0 ? 9.99 : 0;
}

Glyph glyphOf(Presence presence)
{
    switch (presence) {
    case Presence::OnBreak:
        return Glyph::Break;
    case Presence::OffDuty:
        return Glyph::OffDuty;
    case Presence::Absent:
        return Glyph::Absent;
    case Presence::Available:
        break;
    }
    return Glyph::OnDuty;
}

} // namespace

LaneColumn::LaneColumn(const BoardScene &scene, BoardStyle &style, QPainter &painter)
    : m_scene(scene)
    , m_style(style)
    , m_painter(painter)
{
}

QString LaneColumn::loadText(const chart::LaneLoad &load)
{
    if (load.available.count() <= 0)
        return load.booked.count() > 0 ? QStringLiteral("!") : QStringLiteral("–");
    return tr("%1 %").arg(qRound(shareOf(load) * 100));
}

void LaneColumn::paint(const BoardArea &area, int top, int bottom)
{
    const BoardColours &colours = m_style.colours();
    m_painter.fillRect(QRect(0, area.column.top() + top, area.column.width(), bottom - top), colours.chrome);
    for (const chart::RowItem &item : m_scene.list().rows) {
        if (item.y >= bottom || item.y + item.height <= top)
            continue;
        const QRect row(0, area.column.top() + item.y, area.column.width(), item.height);
        if (item.kind == chart::Row::Kind::Group)
            paintGroup(row, item.index);
        else if (item.height >= 12)
            paintLane(row, item.index);
        else
            paintStrip(row, item.index);
    }
    m_painter.fillRect(area.column.right(), area.column.top() + top, 1, bottom - top, colours.chromeLine);
}

void LaneColumn::paintLane(const QRect &row, int lane)
{
    const BoardColours &colours = m_style.colours();
    const BoardLane &who = m_scene.lane(lane);
    const bool away = who.presence == Presence::Absent || who.presence == Presence::OffDuty;
    m_painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colours.rowLine);
    const bool twoLines = row.height() >= 36;
    const QRect line = twoLines ? QRect(row.left(), row.top() + 4, row.width(), 18) : row.adjusted(0, 0, 0, -1);
    const QColor presence = who.presence == Presence::Available ? colours.of(Severity::Ok)
        : who.presence == Presence::Absent                      ? colours.late
                                                                : colours.muted;
    m_painter.drawPixmap(QPoint(10, line.top() + (line.height() - GlyphCache::size) / 2),
        m_style.glyph(glyphOf(who.presence), presence));
    const QRect name = line.adjusted(28, 0, -loadWidth - 10, 0);
    m_style.words().draw(m_painter, name, Qt::AlignVCenter, who.name,
        {row.height() >= 20 ? 12 : 10, QFont::Medium, away ? colours.muted : colours.text});
    if (twoLines)
        paintNote(row, who);
    paintLoad(QRect(row.right() - loadWidth - 8, line.top(), loadWidth, line.height()), m_scene.load(lane));
}

void LaneColumn::paintNote(const QRect &row, const BoardLane &lane)
{
    const QRect note(28, row.top() + 21, row.width() - 40, 16);
    const QString text = lane.presenceText.isEmpty() ? lane.note : lane.presenceText;
    m_style.words().draw(m_painter, note, Qt::AlignVCenter, text, {11, QFont::Normal, m_style.colours().muted});
}

// Up to the working time the bar fills; what goes beyond it sticks out past a notch.
void LaneColumn::paintLoad(const QRect &box, const chart::LaneLoad &load)
{
    const BoardColours &colours = m_style.colours();
    const double share = shareOf(load);
    const QRect bar(box.left(), box.center().y() - 1, 30, 4);
    m_painter.fillRect(bar, colours.chromeLine);
    const QColor fill = colours.load[share > 1.0 ? 2 : share > 0.85 ? 1 : 0];
    m_painter.fillRect(QRect(bar.left(), bar.top(), int(bar.width() * std::min(1.0, share) + 0.5), bar.height()), fill);
    if (share > 1.0)
        m_painter.fillRect(QRect(bar.right() - 1, bar.top() - 3, 2, 10), fill);
    m_style.words().draw(m_painter, box, Qt::AlignVCenter | Qt::AlignRight, loadText(load),
        {box.height() >= 16 ? 11 : 10, share > 1.0 ? QFont::Bold : QFont::Normal, share > 1.0 ? colours.late : colours.muted});
}

void LaneColumn::paintStrip(const QRect &row, int lane)
{
    const BoardColours &colours = m_style.colours();
    const double share = shareOf(m_scene.load(lane));
    const QColor fill = colours.load[share > 1.0 ? 2 : share > 0.85 ? 1 : 0];
    const int height = row.height() >= 4 ? row.height() - 1 : row.height();
    const int width = int((loadWidth - 8) * std::min(1.0, share));
    m_painter.fillRect(QRect(row.right() - loadWidth - 8, row.top(), width, height), fill);
    if (m_scene.lane(lane).presence == Presence::Absent)
        m_painter.fillRect(QRect(12, row.top(), 8, height), colours.late);
}

void LaneColumn::paintGroup(const QRect &row, int group)
{
    const BoardColours &colours = m_style.colours();
    m_painter.fillRect(row, colours.group);
    m_painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colours.chromeLine);
    const bool collapsed = m_scene.layout().isCollapsed(group);
    const double middle = row.center().y() + 0.5;
    QPolygonF chevron = collapsed ? QPolygonF({{-2, -3.5}, {1.5, 0}, {-2, 3.5}}) : QPolygonF({{-3.5, -2}, {0, 1.5}, {3.5, -2}});
    chevron.translate(16, middle);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(colours.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(chevron);
    m_painter.restore();
    chart::LaneLoad sum;
    const std::vector<int> lanes = m_scene.lanesOf(group);
    for (const int lane : lanes) {
        const chart::LaneLoad one = m_scene.load(lane);
        sum.booked += one.booked;
        sum.available += one.available;
    }
    const QRect name = row.adjusted(28, 0, -loadWidth - 10, 0);
    WordCache &words = m_style.words();
    const WordCache::Face title {row.height() >= 20 ? 12 : 10, QFont::Bold, colours.text};
    const QString &text = m_scene.group(group).name;
    words.draw(m_painter, name.adjusted(0, 0, -22, 0), Qt::AlignVCenter, text, title);
    const int used = std::min(words.width(text, title), name.width() - 22);
    words.draw(m_painter, name.adjusted(used + 6, 0, 0, 0), Qt::AlignVCenter, QString::number(lanes.size()),
        {row.height() >= 20 ? 11 : 10, QFont::Normal, colours.muted});
    paintLoad(QRect(row.right() - loadWidth - 8, row.top(), loadWidth, row.height()), sum);
}

} // namespace fieldlane::ui::board
