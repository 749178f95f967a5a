#include "ui/board/proposalpainter.h"
#include <cmath>
#include <QHash>

namespace fieldlane::ui::board {

using chart::Row;
using chart::RowItem;

namespace {

constexpr int labelRoom = 34; ///< pixels that a label needs at least

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

void ProposalPainter::paint(QPainter &painter) const
{
    if (m_proposals.empty())
        return;
    QHash<int, const RowItem *> rows;
    for (const RowItem &row : m_in.scene.list().rows) {
        if (row.kind == Row::Kind::Lane)
            rows.insert(row.index, &row);
    }
    painter.save();
    painter.setClipRect(m_in.area.canvas, Qt::IntersectClip);
    const OverlayPainter bars(m_in);
    for (const BoardProposal &p : m_proposals) {
        if (const QRect from = bars.barRect(p.from); !from.isEmpty())
            painter.fillRect(from.adjusted(-1, -1, 1, 1), faint(m_in.style.colours().working, 170));
    }
    for (const BoardProposal &p : m_proposals) { // over all veils
        const auto lane = m_in.scene.store().laneOf(p.lane);
        const RowItem *row = lane ? rows.value(*lane) : nullptr;
        if (row && core::TimeSpan {p.work.start - p.travelIn, p.work.end}.overlaps(m_in.scene.axis().visible()))
            paintGhost(painter, p, *row);
    }
    painter.restore();
}

QRect ProposalPainter::bodyIn(const RowItem &row, core::TimeSpan work) const
{
    const auto x = [this](core::Instant t) {
        return m_in.area.canvas.left() + int(std::lround(std::clamp(m_in.scene.axis().x(t), -50.0, m_in.area.canvas.width() + 50.0)));
    };
    const int padding = row.height >= 20 ? 2 : 0;
    const int left = x(work.start);
    return {left, m_in.area.canvas.top() + row.y + padding, std::max(3, x(work.end) - left), row.height - 2 * padding};
}

QRect ProposalPainter::ghostRect(const BoardProposal &proposal) const
{
    const auto lane = m_in.scene.store().laneOf(proposal.lane);
    for (const RowItem &row : m_in.scene.list().rows) {
        if (lane && row.kind == Row::Kind::Lane && row.index == *lane)
            return bodyIn(row, proposal.work).intersected(m_in.area.canvas);
    }
    return {};
}

void ProposalPainter::paintGhost(QPainter &painter, const BoardProposal &proposal, const RowItem &row) const
{
    const BoardColours &colours = m_in.style.colours();
    const QRect body = bodyIn(row, proposal.work);
    if (proposal.travelIn.count() > 0) {
        const int way = int(std::lround(m_in.scene.axis().pixels(proposal.travelIn)));
        painter.fillRect(QRect(body.left() - way, body.center().y(), way, 2), faint(colours.accent, 150));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(colours.working, 215)); // what lies below must not mix with the label
    painter.drawRoundedRect(QRectF(body), 4, 4);
    painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
    painter.setBrush(faint(colours.accent, colours.dark ? 60 : 38));
    painter.drawRoundedRect(QRectF(body).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (body.width() < labelRoom || body.height() < 14)
        return;
    const QFont font = m_in.style.font(11, QFont::Medium);
    painter.setFont(font);
    painter.setPen(colours.text);
    const QRect room = body.intersected(m_in.area.canvas).adjusted(6, 0, -4, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(font).elidedText(proposal.label, Qt::ElideRight, room.width()));
}

} // namespace fieldlane::ui::board
