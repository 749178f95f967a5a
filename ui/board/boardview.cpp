#include "ui/board/boardview.h"
#include "ui/board/boardaccessible.h"
#include "ui/board/boardkeys.h"
#include "ui/board/boardpointer.h"
#include "ui/board/boardtips.h"
#include "ui/board/framepainter.h"
#include "ui/board/proposalpainter.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <cmath>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace fieldlane::ui::board {

using namespace chart;

BoardView::BoardView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_colours(BoardColours::of(Theme::current()))
    , m_choice(std::make_unique<BoardChoice>(*this))
    , m_drag(std::make_unique<BoardDrag>(*this))
    , m_sight(std::make_unique<BoardSight>(*this))
    , m_keys(std::make_unique<BoardKeys>(*this))
    , m_mouse(std::make_unique<BoardPointer>(*this))
{
    BoardAccessible::install();
    setObjectName(QStringLiteral("board"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    viewport()->setAcceptDrops(true);
    setAcceptDrops(true);
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, [this] { setColours(BoardColours::of(Theme::current())); });
    m_emptyText = tr("No technicians are shown here.");
    m_style.reset(m_colours, font(), devicePixelRatioF());
}

BoardView::~BoardView() = default;

void BoardView::setData(BoardData board)
{
    m_drag->whenIdle([this, fresh = std::move(board)]() mutable {
        m_scene.setData(std::move(fresh));
        m_style.labels().clear();
        forgetMissing();
        layoutChanged();
    });
}

void BoardView::putBar(LaneHandle lane, const Bar &bar)
{
    m_drag->whenIdle([this, lane, bar] {
        const auto index = m_scene.store().laneOf(lane);
        if (!index)
            return;
        if (const auto before = m_scene.store().laneOf(bar.handle))
            rowsChanged(*before);
        m_scene.put(*index, bar);
        m_style.labels().forget(bar.handle);
        rowsChanged(*index);
    });
}

void BoardView::eraseBar(BarHandle bar)
{
    m_drag->whenIdle([this, bar] {
        if (const auto before = m_scene.store().laneOf(bar))
            rowsChanged(*before);
        m_scene.erase(bar);
        m_style.labels().forget(bar);
        m_choice->forget(bar);
    });
}

void BoardView::setLaneBars(LaneHandle lane, std::vector<Bar> bars)
{
    m_drag->whenIdle([this, lane, fresh = std::move(bars)] {
        const auto index = m_scene.store().laneOf(lane);
        if (!index)
            return;
        for (const Bar &bar : fresh) {
            if (const auto before = m_scene.store().laneOf(bar.handle); before && before != index)
                rowsChanged(*before);
        }
        for (const Bar &bar : m_scene.setBars(*index, fresh))
            m_style.labels().forget(bar.handle);
        rowsChanged(*index);
    });
}

void BoardView::setLane(LaneHandle lane, std::vector<Bar> bars, std::vector<LaneSpan> spans, std::vector<QString> labels)
{
    const auto index = m_scene.store().laneOf(lane);
    if (!index)
        return;
    m_scene.setSpans(*index, std::move(spans), std::move(labels));
    for (const Bar &bar : m_scene.setBars(*index, std::move(bars)))
        m_style.labels().forget(bar.handle);
    m_collected = false;
    m_frame.columnChanged();
    viewport()->update();
}

void BoardView::setNow(core::Instant now)
{
    if (now == m_scene.now())
        return;
    const QRect before = overlay().nowRect();
    m_scene.setNow(now);
    viewport()->update(before);
    viewport()->update(overlay().nowRect());
}

void BoardView::setZone(const QTimeZone &zone)
{
    m_scene.setZone(zone);
    m_frame.columnChanged();
    timeChanged();
}

void BoardView::setTextSource(const BarTextSource *source)
{
    m_texts = source;
    m_style.labels().setSource(source);
    layoutChanged();
}

void BoardView::setColours(const BoardColours &colours)
{
    m_colours = colours;
    m_style.reset(m_colours, font(), devicePixelRatioF());
    m_frame.setColours(m_colours);
    layoutChanged();
}

void BoardView::setFilter(const QString &text)
{
    m_drag->whenIdle([this, text] {
        m_scene.setFilter(text);
        layoutChanged();
    });
}

void BoardView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void BoardView::setLoaded(const core::SpanSet &loaded)
{
    m_scene.setLoaded(loaded);
    m_sight->setExtent(loaded.hull());
    layoutChanged();
}

void BoardView::setCollapsed(int group, bool collapsed)
{
    m_scene.setCollapsed(group, collapsed);
    layoutChanged();
}

void BoardView::placeByKeyboard(const std::vector<qint64> &orders)
{
    if (m_scene.store().laneCount() == 0)
        return;
    const auto known = m_scene.store().laneOf(selection().lane);
    const core::TimeSpan seen = visibleSpan();
    const core::Instant start = seen.contains(m_scene.now()) ? m_scene.now() : seen.start + seen.length() / 4;
    m_drag->takeInHand(orders, m_scene.store().handleOf(known.value_or(0)), start);
}

void BoardView::dragFinished()
{
    m_mouse->reset();
    viewport()->unsetCursor();
    viewport()->update();
}

void BoardView::setRubberBand(QRect band)
{
    if (band == m_rubberBand)
        return;
    viewport()->update(m_rubberBand.united(band).adjusted(-2, -2, 2, 2));
    m_rubberBand = band;
}

Hit BoardView::hitAt(QPoint position)
{
    collectFrame();
    const BoardArea parts = area();
    if (!parts.canvas.contains(position) && !parts.column.contains(position))
        return {};
    Hit hit = hitTest(m_scene.list(), position.x() - parts.canvas.left(), position.y() - parts.canvas.top());
    if (parts.column.contains(position) && hit.kind != Hit::Kind::Group && hit.kind != Hit::Kind::Nothing)
        hit.kind = Hit::Kind::Lane;
    return hit;
}

QPoint BoardView::pointAt(LaneHandle lane, core::Instant t) const
{
    const auto index = m_scene.store().laneOf(lane);
    const QRect row = index ? overlay().rowRect(*index) : QRect();
    return QPoint(area().canvas.left() + int(std::lround(m_scene.axis().x(t))), row.center().y());
}

std::optional<int> BoardView::laneAt(int y) const
{
    const auto row = m_scene.layout().rowAt(y - area().canvas.top() + verticalScrollBar()->value());
    if (!row || m_scene.layout().rows()[size_t(*row)].kind != Row::Kind::Lane)
        return std::nullopt;
    return m_scene.layout().rows()[size_t(*row)].index;
}

QString BoardView::currentText() const
{
    return BoardTips(m_scene, m_texts).current(selection());
}

OverlayPainter::Input BoardView::overlayInput() const
{
    return {m_scene, m_style, selection(), m_drag->tool(), m_drag->tints(), area(), m_rubberBand, hasFocus()};
}

OverlayPainter BoardView::overlay() const
{
    return OverlayPainter(overlayInput());
}

void BoardView::setProposals(std::vector<BoardProposal> proposals)
{
    if (proposals == m_proposals)
        return;
    m_proposals = std::move(proposals);
    viewport()->update();
}

QRect BoardView::proposalRect(const BoardProposal &proposal) const
{
    const OverlayPainter::Input input = overlayInput();
    return ProposalPainter(input, m_proposals).ghostRect(proposal);
}

void BoardView::layoutChanged()
{
    m_collected = false;
    m_frame.columnChanged();
    m_sight->updateScrollBars();
    viewport()->update();
}

void BoardView::timeChanged()
{
    m_collected = false;
    m_sight->updateScrollBars();
    viewport()->update();
    Q_EMIT visibleSpanChanged(visibleSpan());
}

void BoardView::rowsChanged(int lane)
{
    m_collected = false;
    m_frame.columnChanged();
    const OverlayPainter where = overlay();
    viewport()->update(where.rowRect(lane));
    viewport()->update(where.groupRect(m_scene.lane(lane).group));
}

void BoardView::collectFrame()
{
    if (m_style.scale() != devicePixelRatioF())
        m_style.reset(m_colours, font(), devicePixelRatioF());
    if (m_collected)
        return;
    const core::TimeSpan loadDay = m_scene.loadDay();
    m_scene.collect(verticalScrollBar()->value(), area().canvas.height());
    if (m_scene.loadDay() != loadDay)
        m_frame.columnChanged();
    m_collected = true;
}

void BoardView::paintEvent(QPaintEvent *event)
{
    collectFrame();
    QPainter painter(viewport());
    m_frame.paint(painter, area(), event->region());
    if (m_scene.layout().rows().empty())
        paintEmpty(painter);
    else
        paintOver(painter);
}

void BoardView::paintOver(QPainter &painter)
{
    const OverlayPainter::Input input = overlayInput();
    ProposalPainter(input, m_proposals).paint(painter);
    OverlayPainter(input).paint(painter);
}

void BoardView::paintEmpty(QPainter &painter)
{
    const QRect canvas = area().canvas;
    painter.setPen(m_colours.muted);
    painter.setFont(m_style.font(14));
    painter.drawText(canvas.adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void BoardView::scrollContentsBy(int dx, int dy)
{
    if (dy != 0)
        m_frame.columnChanged();
    if (dx != 0)
        m_sight->follow();
    m_collected = false;
    viewport()->update();
}

void BoardView::resizeEvent(QResizeEvent *)
{
    m_scene.axis().setWidth(std::max(1, area().canvas.width()));
    timeChanged();
}

void BoardView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_style.reset(m_colours, font(), devicePixelRatioF());
        layoutChanged();
    }
    QAbstractScrollArea::changeEvent(event);
}

bool BoardView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = m_drag->isActive() ? QString() : tipAt(help->pos());
        QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(BarHandle());
    return QAbstractScrollArea::viewportEvent(event);
}

QString BoardView::tipAt(QPoint position)
{
    const BoardTips tips(m_scene, m_texts);
    const Hit hit = hitAt(position);
    if (hit.kind == Hit::Kind::Bar)
        return tips.bar(hit.bar);
    if (hit.kind == Hit::Kind::Fold)
        return tips.fold(m_scene.list().runs[size_t(hit.run)]);
    return hit.kind == Hit::Kind::Lane && area().column.contains(position) ? tips.lane(hit.index) : QString();
}

void BoardView::mousePressEvent(QMouseEvent *event)
{
    m_mouse->press(*event);
}

void BoardView::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse->move(*event);
}

void BoardView::mouseReleaseEvent(QMouseEvent *event)
{
    m_mouse->release(*event);
}

void BoardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_mouse->doubleClick(*event);
}

void BoardView::wheelEvent(QWheelEvent *event)
{
    m_mouse->wheel(*event);
    event->accept();
}

void BoardView::keyPressEvent(QKeyEvent *event)
{
    if (!m_keys->press(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

void BoardView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint at = byKey ? barRect(selection().current).center() : event->pos();
    const Hit hit = hitAt(at);
    if (hit.kind == Hit::Kind::Nothing || hit.kind == Hit::Kind::Group || m_drag->isActive())
        return;
    if (hit.bar.isValid() && !selection().bars.contains(hit.bar))
        choose(hit.bar);
    Q_EMIT menuRequested(hit.bar, m_scene.store().handleOf(hit.index), viewport()->mapToGlobal(at));
}

void BoardView::dragEnterEvent(QDragEnterEvent *event)
{
    m_drag->entered(*event);
}

void BoardView::dragMoveEvent(QDragMoveEvent *event)
{
    m_drag->hovered(*event);
}

void BoardView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drag->cancel();
}

void BoardView::dropEvent(QDropEvent *event)
{
    m_drag->dropped(*event);
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

// A bar that is held by the keyboard is put back when the keyboard goes elsewhere.
void BoardView::focusOutEvent(QFocusEvent *event)
{
    if (m_drag->isInHand())
        m_drag->cancel();
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace fieldlane::ui::board
