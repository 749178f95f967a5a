#include "ui/board/boardsight.h"
#include "ui/board/boardview.h"
#include <algorithm>
#include <cmath>
#include <QScrollBar>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr int scrollSteps = 1'000'000;
constexpr size_t longestHistory = 50;

} // namespace

BoardSight::BoardSight(BoardView &view)
    : m_view(view)
{
    m_glide.setDuration(150);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    QObject::connect(view.horizontalScrollBar(), &QScrollBar::sliderReleased, &view, [this] { updateScrollBars(); });
}

void BoardSight::showSpan(core::TimeSpan span, bool animated)
{
    m_history.push_back(m_view.visibleSpan());
    if (m_history.size() > longestHistory)
        m_history.erase(m_history.begin());
    m_glide.stop();
    if (animated && m_animated && m_view.isVisible()) {
        glideTo(span);
        return;
    }
    m_view.scene().axis().show(span);
    m_view.timeChanged();
}

void BoardSight::glideTo(core::TimeSpan span)
{
    const core::TimeSpan from = m_view.visibleSpan();
    m_glide.disconnect(&m_view);
    QObject::connect(&m_glide, &QVariantAnimation::valueChanged, &m_view, [this, from, span](const QVariant &value) {
        const double share = value.toDouble();
        const auto between = [share](core::Instant a, core::Instant b) {
            return a + core::Duration(std::llround(double((b - a).count()) * share));
        };
        m_view.scene().axis().show({between(from.start, span.start), between(from.end, span.end)});
        m_view.timeChanged();
    });
    m_glide.start();
}

void BoardSight::back()
{
    if (m_history.empty())
        return;
    m_glide.stop();
    m_view.scene().axis().show(m_history.back());
    m_history.pop_back();
    m_view.timeChanged();
}

void BoardSight::goToNow()
{
    const core::Duration span = m_view.scene().axis().span();
    const core::Instant start = m_view.scene().now() - span * 3 / 10;
    showSpan({start, start + span}, true);
}

void BoardSight::zoom(double factor, double anchorX)
{
    m_glide.stop();
    m_view.scene().axis().zoom(factor, anchorX);
    m_view.timeChanged();
}

void BoardSight::pan(double pixels)
{
    m_glide.stop();
    m_view.scene().axis().pan(pixels);
    m_view.timeChanged();
}

// The lane under the pointer stays there; without a pointer the one in the middle does.
void BoardSight::setRowMode(RowMode mode)
{
    if (mode == m_view.rowMode())
        return;
    const QRect canvas = m_view.area().canvas;
    const QPoint pointer = m_view.viewport()->mapFromGlobal(QCursor::pos());
    const int y = canvas.contains(pointer) ? pointer.y() : canvas.center().y();
    const auto lane = m_view.laneAt(y);
    m_view.scene().setMode(mode);
    m_view.layoutChanged();
    if (const auto row = lane ? m_view.scene().layout().rowOfLane(*lane) : std::nullopt) {
        const int top = m_view.scene().layout().rows()[size_t(*row)].y;
        m_view.verticalScrollBar()->setValue(top + rowHeight(mode) / 2 - (y - canvas.top()));
    }
}

void BoardSight::reveal(BarHandle bar)
{
    const auto lane = m_view.scene().store().laneOf(bar);
    if (!lane)
        return;
    revealLane(m_view.scene().store().handleOf(*lane));
    const core::TimeSpan body = m_view.scene().store().find(bar)->body();
    const core::TimeSpan seen = m_view.visibleSpan();
    const bool cut = body.end > seen.end && body.start - seen.start > seen.length() / 2;
    if (seen.contains(body.start) && !cut)
        return;
    m_view.scene().axis().setLeft(body.start - seen.length() / 4);
    m_view.timeChanged();
}

void BoardSight::revealLane(LaneHandle lane)
{
    const BoardScene &scene = m_view.scene();
    const auto index = scene.store().laneOf(lane);
    const auto row = index ? scene.layout().rowOfLane(*index) : std::nullopt;
    if (!row)
        return;
    const Row &place = scene.layout().rows()[size_t(*row)];
    QScrollBar *bar = m_view.verticalScrollBar();
    const int height = m_view.area().canvas.height();
    if (place.y < bar->value())
        bar->setValue(place.y - place.height);
    else if (place.y + place.height > bar->value() + height)
        bar->setValue(place.y + 2 * place.height - height);
}

void BoardSight::setExtent(core::TimeSpan extent)
{
    m_extent = extent;
    updateScrollBars();
}

void BoardSight::updateScrollBars()
{
    const int height = m_view.area().canvas.height();
    QScrollBar *vertical = m_view.verticalScrollBar();
    vertical->setRange(0, std::max(0, m_view.scene().layout().height() - height));
    vertical->setPageStep(std::max(1, height));
    vertical->setSingleStep(rowHeight(m_view.rowMode()));
    QScrollBar *bar = m_view.horizontalScrollBar();
    if (bar->isSliderDown()) // days that were loaded must not pull it out of the hand
        return;
    const QSignalBlocker quiet(bar);
    m_barExtent = m_extent;
    const core::Duration span = m_view.scene().axis().span();
    const double whole = double(std::max(m_extent.length(), span).count());
    const int page = int(double(span.count()) / whole * scrollSteps);
    bar->setRange(0, std::max(1, scrollSteps - page));
    bar->setPageStep(page);
    bar->setSingleStep(std::max(1, page / 20));
    const double share = double((m_view.visibleSpan().start - m_extent.start).count()) / whole;
    bar->setValue(int(std::clamp(share, 0.0, 1.0) * scrollSteps));
}

void BoardSight::follow()
{
    const double share = double(m_view.horizontalScrollBar()->value()) / scrollSteps;
    const core::Duration whole = std::max(m_barExtent.length(), m_view.scene().axis().span());
    m_view.scene().axis().setLeft(m_barExtent.start + core::Duration(std::llround(double(whole.count()) * share)));
    Q_EMIT m_view.visibleSpanChanged(m_view.visibleSpan());
}

} // namespace fieldlane::ui::board
