#include "ui/board/overlaypainter.h"
#include <algorithm>
#include <cmath>
#include <QLocale>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr int pillHeight = 17;
constexpr int widestPill = 80;
constexpr int cardPadding = 8;
constexpr int cardLine = 16;

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

QRegion GhostShape::region() const
{
    if (isEmpty())
        return {};
    QRegion region = travelIn.united(body).united(travelOut).adjusted(-4, -4, 4, 4);
    for (const QRect &other : others)
        region += other.adjusted(-4, -4, 4, 4);
    return region + card.adjusted(-4, -4, 4, 6);
}

OverlayPainter::OverlayPainter(const Input &input)
    : m_in(input)
{
}

void OverlayPainter::paint(QPainter &painter)
{
    painter.save();
    if (m_in.focused)
        paintFocus(painter);
    paintNow(painter); // below the words of a drag
    painter.setClipRect(m_in.area.canvas, Qt::IntersectClip);
    if (m_in.drag.isActive())
        paintTints(painter);
    paintOutline(painter, m_in.selection.hovered, 1, m_in.style.colours().accent);
    for (const BarHandle bar : m_in.selection.bars)
        paintOutline(painter, bar, 2, m_in.style.colours().accent);
    painter.restore();
    if (m_in.drag.isActive() && m_in.drag.hasWish())
        paintGhost(painter);
    if (!m_in.rubberBand.isEmpty()) {
        painter.setPen(m_in.style.colours().accent);
        painter.setBrush(faint(m_in.style.colours().accent, 30));
        painter.drawRect(m_in.rubberBand.intersected(m_in.area.canvas).adjusted(0, 0, -1, -1));
    }
}

QRect OverlayPainter::barRect(BarHandle bar) const
{
    const BarItem *item = bar.isValid() ? m_in.scene.item(bar) : nullptr;
    if (!item)
        return {};
    const int left = int(std::lround(item->left));
    const int right = std::max(left + 3, int(std::lround(item->right)) - 1);
    return QRect(left, item->y, right - left, item->height).translated(m_in.area.canvas.topLeft());
}

QRect OverlayPainter::rowRect(int lane) const
{
    return rectOf(Row::Kind::Lane, lane);
}

QRect OverlayPainter::groupRect(int group) const
{
    return rectOf(Row::Kind::Group, group);
}

QRect OverlayPainter::rectOf(Row::Kind kind, int index) const
{
    for (const RowItem &row : m_in.scene.list().rows) {
        if (row.kind == kind && row.index == index)
            return QRect(0, m_in.area.canvas.top() + row.y, m_in.area.canvas.right() + 1, row.height);
    }
    return {};
}

QRect OverlayPainter::nowRect() const
{
    const double x = m_in.area.canvas.left() + m_in.scene.axis().x(m_in.scene.now());
    return QRect(int(x) - 30, 0, 62, m_in.area.canvas.bottom() + 1);
}

void OverlayPainter::paintFocus(QPainter &painter)
{
    const auto lane = m_in.scene.store().laneOf(m_in.selection.lane);
    const QRect row = lane ? rowRect(*lane) : QRect();
    if (row.isEmpty())
        return;
    const QRect visible = row.intersected(m_in.area.column.united(m_in.area.canvas));
    painter.fillRect(visible, faint(m_in.style.colours().accent, 16));
    painter.fillRect(QRect(visible.left(), visible.top(), 3, visible.height()), m_in.style.colours().accent);
}

void OverlayPainter::paintTints(QPainter &painter)
{
    const BoardColours &colours = m_in.style.colours();
    const QRect canvas = m_in.area.canvas;
    for (const RowItem &row : m_in.scene.list().rows) {
        const LaneTint *tint = row.kind == Row::Kind::Lane ? m_in.tints.tint(row.index) : nullptr;
        if (!tint)
            continue;
        const QColor &colour = colours.of(tint->severity);
        const QRect rect(canvas.left(), canvas.top() + row.y, canvas.width(), row.height);
        painter.fillRect(rect, faint(colour, colours.dark ? 34 : 26));
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour);
        if (row.height < 14)
            continue;
        const QFont font = m_in.style.font(11, QFont::Medium);
        const QString text = QFontMetrics(font).elidedText(tint->reason, Qt::ElideRight, 240);
        const int width = text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + 8;
        const int height = std::min(18, row.height - 2);
        const QRect chip(rect.left() + 8, rect.top() + (row.height - height) / 2, GlyphCache::size + 8 + width, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint(colours.working, 235));
        painter.drawRoundedRect(chip, 4, 4);
        painter.drawPixmap(QPoint(chip.left() + 4, chip.top() + (height - GlyphCache::size) / 2), m_in.style.glyph(glyphOf(tint->severity)));
        painter.setFont(font);
        painter.setPen(colours.text);
        painter.drawText(chip.adjusted(GlyphCache::size + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

void OverlayPainter::paintNow(QPainter &painter)
{
    const double x = m_in.scene.axis().x(m_in.scene.now());
    if (x < 0 || x >= m_in.area.canvas.width())
        return;
    const QColor &colour = m_in.style.colours().now;
    const int at = m_in.area.canvas.left() + int(x);
    // Opaque: a see-through line is a thousand spans to Qt, which it hands to other threads at the price of a frame.
    painter.fillRect(QRect(at, m_in.area.canvas.top(), 2, m_in.area.canvas.height()), colour);
    paintTimePill(painter, m_in.scene.now(), colour, core::toLocal(m_in.scene.zone(), m_in.scene.now()).toString(QStringLiteral("HH:mm")));
}

void OverlayPainter::paintTimePill(QPainter &painter, core::Instant t, const QColor &colour, const QString &text)
{
    const QFont font = m_in.style.font(11, QFont::DemiBold);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 12;
    const int x = m_in.area.canvas.left() + int(m_in.scene.axis().x(t));
    const QRect pill(x - width / 2, m_in.area.header.bottom() - pillHeight - 2, width, pillHeight);
    painter.save();
    painter.setClipRect(m_in.area.header, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(colour.lightness() > 150 ? QColor(0x14, 0x18, 0x1e) : QColor(Qt::white));
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.restore();
}

void OverlayPainter::paintOutline(QPainter &painter, BarHandle bar, int width, const QColor &colour)
{
    const QRect rect = barRect(bar);
    if (rect.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width));
    const double half = width / 2.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(half - 1, half - 1, 1 - half, 1 - half), 4.5, 4.5);
}

QStringList OverlayPainter::ghostLines() const
{
    const Verdict &verdict = m_in.drag.verdict();
    const auto clock = [this](core::Instant t) { return core::toLocal(m_in.scene.zone(), t).toString(QStringLiteral("HH:mm")); };
    QStringList lines;
    const auto lane = m_in.scene.store().laneOf(m_in.drag.wish().lane);
    lines << tr("%1 – %2 · %3").arg(clock(verdict.work.start), clock(verdict.work.end), lane ? m_in.scene.lane(*lane).name : QString());
    const auto travelMinutes = std::chrono::duration_cast<core::minutes>(verdict.travelIn + core::seconds(30)).count();
    if (travelMinutes > 0)
        lines << tr("%n min on the way there (estimate)", "travel time of a move under way", int(travelMinutes));
    if (!verdict.others.empty()) {
        core::Instant last = verdict.work.end;
        for (const OtherPlace &other : verdict.others)
            last = std::max(last, other.work.end);
        const QDateTime end = core::toLocal(m_in.scene.zone(), last);
        const bool sameDay = end.date() == core::localDay(m_in.scene.zone(), verdict.work.start);
        lines << tr("%n orders together, until %1", "a move under way", int(verdict.others.size()) + 1)
                     .arg(sameDay ? clock(last) : QLocale().toString(end, QStringLiteral("ddd d MMM HH:mm")));
    }
    if (!verdict.along.empty())
        lines << tr("%n assistants go along", "a move under way", int(verdict.along.size()));
    if (!verdict.reason.isEmpty())
        lines << verdict.reason;
    return lines;
}

/// Where the dragged bars lie.
std::vector<QRect> OverlayPainter::origins() const
{
    std::vector<QRect> bars {barRect(m_in.drag.subject().bar)};
    for (const BarHandle other : m_in.drag.subject().others)
        bars.push_back(barRect(other));
    std::erase_if(bars, [](const QRect &bar) { return bar.isEmpty(); });
    return bars;
}

void OverlayPainter::addOthers(GhostShape &shape) const
{
    const Verdict &verdict = m_in.drag.verdict();
    const auto numberOf = [&](core::Instant start) {
        const auto before = std::count_if(verdict.others.begin(), verdict.others.end(), [start](const OtherPlace &o) { return o.work.start < start; });
        return int(before) + (verdict.work.start < start ? 2 : 1);
    };
    const auto add = [&](const OtherPlace &other, int number) {
        const auto lane = m_in.scene.store().laneOf(other.lane);
        const QRect row = lane ? rowRect(*lane) : QRect();
        if (row.isEmpty() || !other.work.overlaps(m_in.scene.axis().visible()))
            return;
        const int padding = row.height() >= 20 ? 2 : 0;
        const auto x = [this](core::Instant t) { return m_in.area.canvas.left() + int(std::lround(m_in.scene.axis().x(t))); };
        const int left = x(other.work.start);
        shape.numbers.push_back(number);
        shape.others.emplace_back(left, row.top() + padding, std::max(3, x(other.work.end) - left), row.height() - 2 * padding);
    };
    shape.number = verdict.others.empty() ? 0 : numberOf(verdict.work.start);
    for (const OtherPlace &other : verdict.others)
        add(other, numberOf(other.work.start));
    for (const OtherPlace &other : verdict.along)
        add(other, 0);
}

GhostShape OverlayPainter::ghost() const
{
    GhostShape shape;
    const auto lane = m_in.scene.store().laneOf(m_in.drag.wish().lane);
    const QRect row = lane && m_in.drag.isActive() ? rowRect(*lane) : QRect();
    if (row.isEmpty())
        return shape;
    const Verdict &verdict = m_in.drag.verdict();
    const int originX = m_in.area.canvas.left();
    const auto x = [&](core::Instant t) { return originX + int(std::lround(std::clamp(m_in.scene.axis().x(t), -50.0, m_in.area.canvas.width() + 50.0))); };
    const int padding = row.height() >= 20 ? 2 : 0;
    const int left = x(verdict.work.start), right = std::max(x(verdict.work.end), left + 3);
    shape.body = QRect(left, row.top() + padding, right - left, row.height() - 2 * padding);
    const int middle = row.center().y();
    shape.travelIn = QRect(QPoint(x(verdict.work.start - verdict.travelIn), middle), QSize(0, 2));
    shape.travelIn.setRight(left - 1);
    shape.travelOut = QRect(QPoint(right, middle), QSize(0, 2));
    shape.travelOut.setRight(x(verdict.work.end + verdict.travelOut));
    addOthers(shape);
    shape.lines = ghostLines();
    int width = 0;
    for (int i = 0; i < shape.lines.size(); ++i)
        width = std::max(width, QFontMetrics(m_in.style.font(12, i == 0 ? QFont::DemiBold : QFont::Normal)).horizontalAdvance(shape.lines[i]));
    const QSize size(width + 2 * cardPadding + GlyphCache::size + 6, int(shape.lines.size()) * cardLine + 2 * cardPadding - 2);
    QPoint at(std::max(left, originX + 6), row.bottom() + 7);
    const QRect &canvas = m_in.area.canvas;
    if (at.y() + size.height() > canvas.bottom())
        at.setY(row.top() - 7 - size.height());
    at.setX(std::clamp(at.x(), canvas.left() + 4, std::max(canvas.left() + 4, canvas.right() - size.width() - 4)));
    shape.card = QRect(at, size);
    return shape;
}

QRegion OverlayPainter::dragRegion() const
{
    if (!m_in.drag.isActive() || !m_in.drag.hasWish())
        return {};
    const GhostShape shape = ghost();
    QRegion region = shape.region();
    for (const int edge : {shape.body.left(), shape.body.right()}) // the time over it
        region += QRect(edge - widestPill / 2, m_in.area.header.top(), widestPill, m_in.area.header.height());
    for (const QRect &from : origins())
        region += from.adjusted(-3, -3, 3, 3);
    return region;
}

void OverlayPainter::paintGhost(QPainter &painter)
{
    const GhostShape shape = ghost();
    if (shape.isEmpty())
        return;
    const Verdict &verdict = m_in.drag.verdict();
    const QColor &colour = m_in.style.colours().of(verdict.severity);
    painter.save();
    painter.setClipRect(m_in.area.canvas, Qt::IntersectClip);
    for (const QRect &from : origins())
        painter.fillRect(from, faint(m_in.style.colours().working, 150));
    if (shape.travelIn.width() > 0) {
        painter.fillRect(shape.travelIn, colour);
        painter.fillRect(QRect(shape.travelIn.left(), shape.travelIn.top() - 4, 2, 10), colour);
    }
    if (shape.travelOut.width() > 0)
        painter.fillRect(shape.travelOut, faint(colour, 120));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2, verdict.severity == Severity::Ok ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(faint(colour, 70));
    painter.drawRoundedRect(QRectF(shape.body).adjusted(1, 1, -1, -1), 4, 4);
    for (const QRect &other : shape.others)
        painter.drawRoundedRect(QRectF(other).adjusted(1, 1, -1, -1), 4, 4);
    paintNumbers(painter, shape);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto x = [&](core::Instant t) { return m_in.area.canvas.left() + int(std::lround(m_in.scene.axis().x(t))); };
    for (const core::TimeSpan &segment : verdict.segments)
        painter.fillRect(QRect(x(segment.start), shape.body.bottom() - 5, std::max(1, x(segment.end) - x(segment.start)), 3), colour);
    painter.restore();
    const auto clock = [this](core::Instant t) { return core::toLocal(m_in.scene.zone(), t).toString(QStringLiteral("HH:mm")); };
    const core::Instant edge = m_in.drag.kind() == DragTool::Kind::Resize ? verdict.work.end : verdict.work.start;
    paintTimePill(painter, edge, m_in.style.colours().accent, clock(edge));
    paintCard(painter, shape);
}

// Which of several comes first, where there is room to say so.
void OverlayPainter::paintNumbers(QPainter &painter, const GhostShape &ghost)
{
    const QColor &colour = m_in.style.colours().of(m_in.drag.verdict().severity);
    const auto number = [&](const QRect &body, int which) {
        if (which == 0)
            return;
        const QPixmap &badge = m_in.style.count(which, colour);
        const QSizeF size = badge.deviceIndependentSize();
        if (body.width() >= size.width() + 6 && body.height() >= size.height())
            painter.drawPixmap(QPointF(body.left() + 4, body.center().y() - size.height() / 2), badge);
    };
    number(ghost.body, ghost.number);
    for (size_t i = 0; i < ghost.others.size(); ++i)
        number(ghost.others[i], ghost.numbers[i]);
}

void OverlayPainter::paintCard(QPainter &painter, const GhostShape &ghost)
{
    const BoardColours &colours = m_in.style.colours();
    const Severity severity = m_in.drag.verdict().severity;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 28));
    painter.drawRoundedRect(ghost.card.translated(0, 2), 6, 6);
    painter.setBrush(colours.working);
    painter.setPen(QPen(colours.of(severity), 1));
    painter.drawRoundedRect(QRectF(ghost.card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    // What goes well but has something to say is no tick.
    const bool isWarning = severity == Severity::Ok && !m_in.drag.verdict().reason.isEmpty();
    painter.drawPixmap(ghost.card.topLeft() + QPoint(cardPadding, cardPadding + 1),
        m_in.style.glyph(isWarning ? Glyph::AtRisk : glyphOf(severity)));
    for (int i = 0; i < ghost.lines.size(); ++i) {
        painter.setFont(m_in.style.font(12, i == 0 ? QFont::DemiBold : QFont::Normal));
        painter.setPen(i == 0 ? colours.text : colours.muted);
        if (i > 0 && ghost.lines[i] == m_in.drag.verdict().reason)
            painter.setPen(isWarning ? colours.atRisk : colours.of(severity));
        const QRect line(ghost.card.left() + cardPadding + GlyphCache::size + 6, ghost.card.top() + cardPadding - 1 + i * cardLine, ghost.card.width(), cardLine);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, ghost.lines[i]);
    }
    painter.restore();
}

} // namespace fieldlane::ui::board
