#include "ui/board/boardview.h"
#include "chart/navigate.h"
#include "chart/snap.h"
#include "ui/board/boardaccessible.h"
#include "ui/board/boardkeys.h"
#include "ui/board/boardpointer.h"
#include "ui/board/dropmime.h"
#include "ui/board/framepainter.h"
#include <algorithm>
#include <cmath>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr int edge = 28; // pixels beside the edge of the canvas where a drag scrolls
constexpr int tintsAtOnce = 64;
constexpr int tintsPerSlice = 12;
constexpr int scrollSteps = 1'000'000;
constexpr int frameMs = 16;

} // namespace

BoardView::BoardView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_colours(BoardColours::light())
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
    m_emptyText = tr("No technicians are shown here.");
    m_style.reset(m_colours, font(), devicePixelRatioF());
    m_glide.setDuration(150);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
}

BoardView::~BoardView() = default;

// ---- data

void BoardView::apply(std::function<void()> change)
{
    if (m_drag.isActive())
        m_waiting.push_back(std::move(change));
    else
        change();
}

void BoardView::setData(BoardData board)
{
    apply([this, fresh = std::move(board)]() mutable {
        m_scene.setData(std::move(fresh));
        m_style.labels().clear();
        if (!m_scene.store().find(m_selection.current))
            m_selection.current = BarHandle();
        layoutChanged();
    });
}

void BoardView::putBar(LaneHandle lane, const Bar &bar)
{
    apply([this, lane, bar] {
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
    apply([this, bar] {
        if (const auto before = m_scene.store().laneOf(bar))
            rowsChanged(*before);
        m_scene.erase(bar);
        m_style.labels().forget(bar);
        m_selection.bars.remove(bar);
        if (m_selection.current == bar)
            m_selection.current = BarHandle();
    });
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
    timeChanged();
}

void BoardView::setTextSource(const BarTextSource *source)
{
    m_texts = source;
    m_style.labels().setSource(source);
    layoutChanged();
}

void BoardView::setJudge(const DropJudge *judge)
{
    m_drag.setJudge(judge);
}

void BoardView::setColours(const BoardColours &colours)
{
    m_colours = colours;
    m_style.reset(m_colours, font(), devicePixelRatioF());
    layoutChanged();
}

void BoardView::setFilter(const QString &text)
{
    apply([this, text] {
        m_scene.setFilter(text);
        layoutChanged();
    });
}

void BoardView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void BoardView::setExtent(core::TimeSpan extent)
{
    m_extent = extent;
    updateScrollBars();
}

// ---- sight

void BoardView::showSpan(core::TimeSpan span, bool animated)
{
    m_history.push_back(visibleSpan());
    m_glide.stop();
    m_glide.disconnect(this);
    if (!animated || !m_animated || !isVisible()) {
        m_scene.axis().show(span);
        timeChanged();
        return;
    }
    const core::TimeSpan from = visibleSpan();
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this, from, span](const QVariant &value) {
        const double share = value.toDouble();
        const auto between = [share](core::Instant a, core::Instant b) { return a + core::Duration(std::llround(double((b - a).count()) * share)); };
        m_scene.axis().show({between(from.start, span.start), between(from.end, span.end)});
        timeChanged();
    });
    m_glide.start();
}

void BoardView::back()
{
    if (m_history.empty())
        return;
    m_scene.axis().show(m_history.back());
    m_history.pop_back();
    timeChanged();
}

void BoardView::goToNow()
{
    const core::Duration span = m_scene.axis().span();
    const core::Instant start = m_scene.now() - span * 3 / 10;
    showSpan({start, start + span}, true);
}

void BoardView::zoom(double factor, double anchorX)
{
    m_glide.stop();
    m_scene.axis().zoom(factor, anchorX);
    timeChanged();
}

void BoardView::pan(double pixels)
{
    m_glide.stop();
    m_scene.axis().pan(pixels);
    timeChanged();
}

void BoardView::setRowMode(RowMode mode)
{
    if (mode == rowMode())
        return;
    // The lane under the pointer stays there; without a pointer the one in the middle does.
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const int y = area().canvas.contains(pointer) ? pointer.y() - area().canvas.top() : area().canvas.height() / 2;
    const auto lane = laneAt(y + area().canvas.top());
    m_scene.setMode(mode);
    layoutChanged();
    if (const auto row = lane ? m_scene.layout().rowOfLane(*lane) : std::nullopt)
        verticalScrollBar()->setValue(m_scene.layout().rows()[size_t(*row)].y + rowHeight(mode) / 2 - y);
}

void BoardView::setCollapsed(int group, bool collapsed)
{
    m_scene.setCollapsed(group, collapsed);
    layoutChanged();
}

void BoardView::reveal(BarHandle bar)
{
    const auto lane = m_scene.store().laneOf(bar);
    const Bar *found = m_scene.store().find(bar);
    if (!lane || !found)
        return;
    revealLane(m_scene.store().handleOf(*lane));
    const core::TimeSpan body = found->body();
    const core::TimeSpan seen = visibleSpan();
    if (!seen.contains(body.start) || (body.end > seen.end && body.start - seen.start > seen.length() / 2)) {
        m_scene.axis().setLeft(body.start - seen.length() / 4);
        timeChanged();
    }
}

void BoardView::revealLane(LaneHandle lane)
{
    const auto index = m_scene.store().laneOf(lane);
    const auto row = index ? m_scene.layout().rowOfLane(*index) : std::nullopt;
    if (!row)
        return;
    const Row &place = m_scene.layout().rows()[size_t(*row)];
    QScrollBar *bar = verticalScrollBar();
    if (place.y < bar->value())
        bar->setValue(place.y - place.height);
    else if (place.y + place.height > bar->value() + area().canvas.height())
        bar->setValue(place.y + 2 * place.height - area().canvas.height());
}

// ---- choice

void BoardView::choose(BarHandle bar)
{
    m_selection.choose(bar);
    if (const auto lane = m_scene.store().laneOf(bar)) {
        m_selection.lane = m_scene.store().handleOf(*lane);
        m_selection.at = m_scene.store().find(bar)->body().start;
        reveal(bar);
    }
    viewport()->update();
    QAccessibleValueChangeEvent spoken(this, currentText());
    QAccessible::updateAccessibility(&spoken);
    Q_EMIT selectionChanged();
}

void BoardView::chooseAll(const QSet<BarHandle> &bars)
{
    m_selection.bars = bars;
    m_selection.current = bars.isEmpty() ? BarHandle() : *std::min_element(bars.begin(), bars.end());
    viewport()->update();
    Q_EMIT selectionChanged();
}

void BoardView::toggle(BarHandle bar)
{
    m_selection.toggle(bar);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void BoardView::chooseLane(LaneHandle lane)
{
    const Bar *current = m_scene.store().find(m_selection.current);
    m_selection.at = current ? current->body().start : m_selection.at;
    if (!visibleSpan().contains(m_selection.at))
        m_selection.at = visibleSpan().start + visibleSpan().length() / 4;
    m_selection.choose(BarHandle());
    m_selection.lane = lane;
    revealLane(lane);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void BoardView::setHovered(BarHandle bar)
{
    if (bar == m_selection.hovered)
        return;
    const QRect before = barRect(m_selection.hovered);
    m_selection.hovered = bar;
    viewport()->update(before.adjusted(-3, -3, 3, 3));
    viewport()->update(barRect(bar).adjusted(-3, -3, 3, 3));
    Q_EMIT hoveredChanged(bar);
}

// ---- moves

core::Duration BoardView::snapStep() const
{
    return chart::snapStep(m_scene.axis().msPerPixel());
}

void BoardView::beginKeyboardMove()
{
    const auto lane = m_scene.store().laneOf(m_selection.current);
    const Bar *bar = m_scene.store().find(m_selection.current);
    if (!lane || !bar || m_drag.isActive())
        return;
    reveal(bar->handle);
    m_drag.beginMove(*bar, m_scene.store().handleOf(*lane), core::Duration(0));
    m_keyboardDrag = true;
    dragStarted();
}

void BoardView::beginKeyboardPlacing(const std::vector<qint64> &orders)
{
    if (m_drag.isActive() || m_scene.store().laneCount() == 0)
        return;
    const auto known = m_scene.store().laneOf(m_selection.lane);
    const LaneHandle lane = m_scene.store().handleOf(known.value_or(0));
    const core::TimeSpan seen = visibleSpan();
    const core::Instant start = seen.contains(m_scene.now()) ? m_scene.now() : seen.start + seen.length() / 4;
    revealLane(lane);
    m_drag.beginPlace(orders);
    m_drag.preview(lane, start, snapStep(), m_scene.zone(), {});
    m_keyboardDrag = true;
    dragStarted();
    setFocus();
}

void BoardView::dragStarted()
{
    renderFrame();
    m_tints.begin(m_drag.judge(), m_drag.subject());
    wantTints();
    advanceTints(tintsAtOnce);
    viewport()->update();
}

void BoardView::wantTints()
{
    if (!m_drag.hasWish() || m_drag.kind() == DragTool::Kind::Resize)
        return;
    std::vector<int> lanes;
    std::vector<LaneHandle> handles;
    for (const RowItem &row : m_scene.list().rows) {
        if (row.kind != Row::Kind::Lane)
            continue;
        lanes.push_back(row.index);
        handles.push_back(m_scene.store().handleOf(row.index));
    }
    m_tints.want(lanes, handles, m_drag.wish().start);
    if (!m_tints.isComplete())
        m_tintTimer.start(0, this);
}

void BoardView::advanceTints(int count)
{
    const OverlayPainter painter = overlay();
    for (const int lane : m_tints.advance(count))
        viewport()->update(painter.rowRect(lane));
    if (m_tints.isComplete())
        m_tintTimer.stop();
}

void BoardView::dragMoved(QPoint position, Qt::KeyboardModifiers modifiers)
{
    m_pointer = position;
    m_modifiers = modifiers;
    const auto lane = laneAt(position.y());
    const LaneHandle handle = lane ? m_scene.store().handleOf(*lane) : m_drag.wish().lane;
    const bool first = !m_drag.hasWish();
    const core::Instant before = m_drag.wish().start;
    const QRegion dirty = ghostRegion();
    const DragTool::Hold hold {bool(modifiers & Qt::ShiftModifier), bool(modifiers & Qt::AltModifier)};
    if (m_drag.preview(handle, instantAt(position.x()), snapStep(), m_scene.zone(), hold)) {
        updateOverlay(dirty);
        if (first || m_drag.wish().start != before)
            wantTints();
        if (first)
            advanceTints(tintsAtOnce);
    }
    const QRect quiet = area().canvas.adjusted(edge, edge, -edge, -edge);
    if (quiet.contains(position))
        m_edgeTimer.stop();
    else if (!m_edgeTimer.isActive())
        m_edgeTimer.start(frameMs, this);
}

void BoardView::dragStepped(int lanes, core::Duration by, bool end)
{
    const QRegion dirty = ghostRegion();
    const auto current = m_scene.store().laneOf(m_drag.wish().lane);
    const auto beside = current ? laneBeside(m_scene.layout(), *current, lanes) : std::nullopt;
    if (end || m_drag.kind() == DragTool::Kind::Resize)
        m_drag.resize(by);
    else
        m_drag.move(lanes != 0 && beside ? m_scene.store().handleOf(*beside) : m_drag.wish().lane, by);
    revealLane(m_drag.wish().lane);
    const core::TimeSpan work = m_drag.verdict().work;
    if (work.start < visibleSpan().start || work.end > visibleSpan().end) {
        m_scene.axis().setLeft(work.start - m_scene.axis().span() / 4);
        timeChanged();
    }
    wantTints();
    updateOverlay(dirty);
}

// A drag near the edge carries the board along, faster the nearer it comes.
void BoardView::followEdge()
{
    const QRect canvas = area().canvas;
    const auto speed = [](int low, int high, int at) {
        if (at < low + edge)
            return -std::min(edge, low + edge - at) / 2;
        return at > high - edge ? std::min(edge, at - (high - edge)) / 2 : 0;
    };
    const int dx = speed(canvas.left(), canvas.right(), m_pointer.x());
    const int dy = speed(canvas.top(), canvas.bottom(), m_pointer.y());
    if (dx == 0 && dy == 0) {
        m_edgeTimer.stop();
        return;
    }
    if (dx != 0) {
        m_scene.axis().pan(dx);
        timeChanged();
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() + dy);
    renderFrame();
    dragMoved(m_pointer, m_modifiers);
    viewport()->update();
}

void BoardView::finishDrag()
{
    m_edgeTimer.stop();
    m_tintTimer.stop();
    m_tints.end();
    m_keyboardDrag = false;
    m_mouse->reset();
    viewport()->unsetCursor();
    viewport()->update();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &change : waiting)
        change();
}

void BoardView::commitDrag()
{
    const Verdict verdict = m_drag.verdict();
    const std::optional<BoardMove> move = m_drag.commit();
    finishDrag();
    if (move)
        Q_EMIT moveCommitted(*move);
    else if (verdict.severity == Severity::Blocked)
        Q_EMIT moveRefused(verdict.reason);
}

void BoardView::cancelDrag()
{
    m_drag.cancel();
    finishDrag();
}

void BoardView::nudge(int lanes, core::Duration by, bool end)
{
    const auto lane = m_scene.store().laneOf(m_selection.current);
    const Bar *bar = m_scene.store().find(m_selection.current);
    if (!lane || !bar || m_drag.isActive())
        return;
    const LaneHandle handle = m_scene.store().handleOf(*lane);
    if (end) {
        m_drag.beginResize(*bar, handle);
        m_drag.resize(by);
    } else {
        const auto beside = laneBeside(m_scene.layout(), *lane, lanes);
        m_drag.beginMove(*bar, handle, core::Duration(0));
        m_drag.move(lanes != 0 && beside ? m_scene.store().handleOf(*beside) : handle, by);
    }
    commitDrag();
}

void BoardView::setRubberBand(QRect band)
{
    if (band == m_rubberBand)
        return;
    viewport()->update(m_rubberBand.united(band).adjusted(-2, -2, 2, 2));
    m_rubberBand = band;
}

// ---- geometry

Hit BoardView::hitAt(QPoint position)
{
    renderFrame();
    const BoardArea parts = area();
    if (!parts.canvas.contains(position) && !parts.column.contains(position))
        return {};
    Hit hit = hitTest(m_scene.list(), position.x() - parts.canvas.left(), position.y() - parts.canvas.top());
    if (parts.column.contains(position) && hit.kind != Hit::Kind::Group && hit.kind != Hit::Kind::Nothing)
        hit.kind = Hit::Kind::Lane;
    return hit;
}

QRect BoardView::barRect(BarHandle bar) const
{
    return overlay().barRect(bar);
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

core::Instant BoardView::instantAt(int x) const
{
    return m_scene.axis().at(x - area().canvas.left());
}

QString BoardView::currentText() const
{
    const auto lane = m_scene.store().laneOf(m_selection.lane);
    const QString name = lane ? m_scene.lane(*lane).name : QString();
    const Bar *bar = m_scene.store().find(m_selection.current);
    if (!bar || !m_texts)
        return name;
    const BarText text = m_texts->text(bar->handle);
    const auto local = [this](core::Instant t) { return QLocale().toString(core::toLocal(m_scene.zone(), t), QLocale::ShortFormat); };
    return tr("%1, %2, with %3 from %4 to %5", "read aloud: number, description, technician, start, end")
        .arg(text.title, text.detail, name, local(bar->plannedStart), local(bar->plannedEnd));
}

OverlayPainter BoardView::overlay() const
{
    return OverlayPainter({m_scene, m_style, m_selection, m_drag, m_tints, area(), m_rubberBand, hasFocus()});
}

QRegion BoardView::ghostRegion() const
{
    if (!m_drag.isActive() || !m_drag.hasWish())
        return {};
    const OverlayPainter painter = overlay();
    return painter.ghost().region() + area().header + painter.barRect(m_drag.subject().bar).adjusted(-3, -3, 3, 3);
}

void BoardView::updateOverlay(const QRegion &before)
{
    viewport()->update(before + ghostRegion());
}

// ---- frame

void BoardView::layoutChanged()
{
    m_frameDirty = true;
    updateScrollBars();
    viewport()->update();
}

void BoardView::timeChanged()
{
    m_frameDirty = true;
    updateScrollBars();
    viewport()->update();
    Q_EMIT visibleSpanChanged(visibleSpan());
}

void BoardView::rowsChanged(int lane)
{
    m_dirtyLanes.push_back(lane);
    const OverlayPainter where = overlay();
    viewport()->update(where.rowRect(lane));
    viewport()->update(where.groupRect(m_scene.lane(lane).group));
}

void BoardView::renderFrame()
{
    const QSize size = viewport()->size() * devicePixelRatioF();
    const BoardArea parts = area();
    if (m_base.size() != size || m_style.scale() != devicePixelRatioF()) {
        m_base = QImage(size, QImage::Format_RGB32);
        m_base.setDevicePixelRatio(devicePixelRatioF());
        m_style.reset(m_colours, font(), devicePixelRatioF());
        m_frameDirty = true;
    }
    if ((!m_frameDirty && m_dirtyLanes.empty()) || size.isEmpty())
        return;
    m_scene.collect(verticalScrollBar()->value(), parts.canvas.height());
    FramePainter painter(m_scene, m_style);
    if (m_frameDirty) {
        painter.paint(m_base, parts);
    } else {
        const OverlayPainter where = overlay();
        for (const int lane : m_dirtyLanes) {
            for (const QRect &row : {where.rowRect(lane), where.groupRect(m_scene.lane(lane).group)}) {
                if (!row.isEmpty()) // the header of the group shows the load of all its lanes
                    painter.paintRows(m_base, parts, row.top() - parts.canvas.top(), row.bottom() + 1 - parts.canvas.top());
            }
        }
    }
    m_frameDirty = false;
    m_dirtyLanes.clear();
}

void BoardView::paintEvent(QPaintEvent *event)
{
    renderFrame();
    QPainter painter(viewport());
    const double scale = devicePixelRatioF();
    for (const QRect &rect : event->region())
        painter.drawImage(rect, m_base, QRectF(QPointF(rect.topLeft()) * scale, QSizeF(rect.size()) * scale).toRect());
    if (m_scene.layout().rows().empty()) {
        paintEmpty(painter);
        return;
    }
    overlay().paint(painter);
}

void BoardView::paintEmpty(QPainter &painter)
{
    const QRect canvas = area().canvas;
    painter.setPen(m_colours.muted);
    painter.setFont(m_style.font(14));
    painter.drawText(canvas.adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void BoardView::updateScrollBars()
{
    const int height = area().canvas.height();
    verticalScrollBar()->setRange(0, std::max(0, m_scene.layout().height() - height));
    verticalScrollBar()->setPageStep(std::max(1, height));
    verticalScrollBar()->setSingleStep(rowHeight(rowMode()));
    QScrollBar *bar = horizontalScrollBar();
    const QSignalBlocker quiet(bar);
    const double whole = double(std::max(m_extent.length(), m_scene.axis().span()).count());
    const int page = int(double(m_scene.axis().span().count()) / whole * scrollSteps);
    bar->setRange(0, std::max(1, scrollSteps - page));
    bar->setPageStep(page);
    bar->setSingleStep(std::max(1, page / 20));
    bar->setValue(int(std::clamp(double((visibleSpan().start - m_extent.start).count()) / whole, 0.0, 1.0) * scrollSteps));
}

void BoardView::scrollContentsBy(int dx, int)
{
    if (dx != 0) {
        const double share = double(horizontalScrollBar()->value()) / scrollSteps;
        const core::Duration whole = std::max(m_extent.length(), m_scene.axis().span());
        m_scene.axis().setLeft(m_extent.start + core::Duration(std::llround(double(whole.count()) * share)));
        Q_EMIT visibleSpanChanged(visibleSpan());
    }
    m_frameDirty = true;
    viewport()->update();
}

// ---- events

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
        const QString tip = m_drag.isActive() ? QString() : tipAt(help->pos());
        QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(BarHandle());
    return QAbstractScrollArea::viewportEvent(event);
}

QString BoardView::tipAt(QPoint position)
{
    const Hit hit = hitAt(position);
    if (hit.kind == Hit::Kind::Bar)
        return m_texts ? m_texts->tip(hit.bar) : QString();
    if (hit.kind == Hit::Kind::Lane && area().column.contains(position)) {
        const BoardLane &lane = m_scene.lane(hit.index);
        return QStringList({lane.name, lane.note, lane.presenceText}).filter(QRegularExpression(QStringLiteral("."))).join(u'\n');
    }
    if (hit.kind != Hit::Kind::Fold)
        return {};
    const FoldRun &run = m_scene.list().runs[size_t(hit.run)];
    int marked = 0;
    for (int i = run.first; i < run.last; ++i)
        marked += m_scene.list().folds[size_t(i)].mark() > 1 ? 1 : 0;
    QStringList lines {tr("%n orders are too close together to be drawn here.", nullptr, run.count)};
    if (marked > 0)
        lines << tr("Some of them are late.");
    lines << tr("Double-click to zoom in on them.");
    return lines.join(u'\n');
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
    const QPoint at = byKey ? barRect(m_selection.current).center() : event->pos();
    const Hit hit = hitAt(at);
    if (hit.kind == Hit::Kind::Nothing || hit.kind == Hit::Kind::Group || m_drag.isActive())
        return;
    if (hit.bar.isValid() && !m_selection.bars.contains(hit.bar))
        choose(hit.bar);
    Q_EMIT menuRequested(hit.bar, m_scene.store().handleOf(hit.index), viewport()->mapToGlobal(at));
}

void BoardView::dragEnterEvent(QDragEnterEvent *event)
{
    const std::vector<qint64> orders = ordersOf(event->mimeData());
    if (orders.empty() || m_drag.isActive()) {
        event->ignore();
        return;
    }
    m_drag.beginPlace(orders);
    dragStarted();
    event->acceptProposedAction();
}

void BoardView::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_drag.kind() != DragTool::Kind::Place) {
        event->ignore();
        return;
    }
    dragMoved(event->position().toPoint(), event->modifiers());
    event->setAccepted(m_drag.hasWish() && laneAt(event->position().toPoint().y()));
}

void BoardView::dragLeaveEvent(QDragLeaveEvent *)
{
    cancelDrag();
}

void BoardView::dropEvent(QDropEvent *event)
{
    if (m_drag.kind() != DragTool::Kind::Place)
        return;
    dragMoved(event->position().toPoint(), event->modifiers());
    event->acceptProposedAction();
    commitDrag();
}

void BoardView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

// A bar that is held by the keyboard is put back when the keyboard goes elsewhere.
void BoardView::focusOutEvent(QFocusEvent *event)
{
    if (m_keyboardDrag)
        cancelDrag();
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void BoardView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_edgeTimer.timerId())
        followEdge();
    else if (event->timerId() == m_tintTimer.timerId())
        advanceTints(tintsPerSlice);
    else
        QAbstractScrollArea::timerEvent(event);
}

} // namespace fieldlane::ui::board
