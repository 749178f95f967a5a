#include "ui/board/boardkeys.h"
#include "chart/navigate.h"
#include "ui/board/boardview.h"
#include <QKeyEvent>
#include <QScrollBar>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

struct Arrow
{
    int lanes = 0;
    int time = 0;
};

std::optional<Arrow> arrowOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Arrow {0, -1};
    case Qt::Key_Right:
        return Arrow {0, 1};
    case Qt::Key_Up:
        return Arrow {-1, 0};
    case Qt::Key_Down:
        return Arrow {1, 0};
    default:
        return std::nullopt;
    }
}

} // namespace

bool BoardKeys::press(const QKeyEvent &event)
{
    if (m_view.drag().isActive())
        return pressWhileDragging(event);
    return pressArrow(event) || pressCommand(event) || pressSight(event);
}

bool BoardKeys::pressWhileDragging(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        m_view.drag().cancel();
        return true;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        m_view.drag().commit();
        return true;
    }
    if (const auto arrow = arrowOf(event.key()))
        m_view.drag().stepped(arrow->lanes, m_view.snapStep() * arrow->time, event.modifiers() & Qt::ShiftModifier);
    return true; // nothing else happens with a bar in the hand
}

bool BoardKeys::pressArrow(const QKeyEvent &event)
{
    const auto arrow = arrowOf(event.key());
    if (!arrow)
        return false;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::AltModifier)
        m_view.drag().nudge(m_view.selection().current, arrow->lanes, m_view.snapStep() * arrow->time, false);
    else if (modifiers == (Qt::AltModifier | Qt::ShiftModifier))
        m_view.drag().nudge(m_view.selection().current, 0, m_view.snapStep() * arrow->time, true);
    else if (modifiers == Qt::ShiftModifier)
        m_view.pan(arrow->time * m_view.scene().axis().width() / 8);
    else if (modifiers == Qt::NoModifier)
        walk(arrow->lanes, arrow->time);
    else
        return false;
    return true;
}

void BoardKeys::walk(int lanes, int bars)
{
    const BoardScene &scene = m_view.scene();
    const auto lane = scene.store().laneOf(m_view.selection().lane);
    if (!lane) {
        if (scene.store().laneCount() > 0)
            m_view.chooseLane(scene.store().handleOf(0));
        return;
    }
    const BarHandle current = m_view.selection().current;
    const Bar *bar = scene.store().find(current);
    const core::Instant at = bar ? bar->body().start : m_view.selection().at;
    if (bars != 0) {
        const auto next = nextBar(scene.store().lane(*lane), current, at, bars > 0 ? Direction::Later : Direction::Earlier);
        if (next)
            m_view.choose(*next);
        return;
    }
    const auto beside = laneBeside(scene.layout(), *lane, lanes);
    if (!beside || *beside == *lane)
        return;
    const auto nearest = nearestBar(scene.store().lane(*beside), at);
    const bool inSight = nearest && scene.store().find(*nearest)->extent().overlaps(m_view.visibleSpan());
    if (inSight)
        m_view.choose(*nearest);
    else
        m_view.chooseLane(scene.store().handleOf(*beside));
}

bool BoardKeys::pressCommand(const QKeyEvent &event)
{
    const BarHandle current = m_view.selection().current;
    if (!current.isValid() || event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_M:
        m_view.drag().takeInHand(current);
        return true;
    case Qt::Key_L:
        Q_EMIT m_view.lockRequested(current);
        return true;
    case Qt::Key_F2:
        Q_EMIT m_view.exactTimesRequested(current);
        return true;
    case Qt::Key_Delete:
        Q_EMIT m_view.unassignRequested(m_view.selection().bars);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT m_view.barActivated(current);
        return true;
    case Qt::Key_Escape:
        m_view.choose(BarHandle());
        return true;
    default:
        return false;
    }
}

bool BoardKeys::pressSight(const QKeyEvent &event)
{
    const double middle = m_view.scene().axis().width() / 2;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view.zoom(1.25, middle);
        return true;
    case Qt::Key_Minus:
        m_view.zoom(1 / 1.25, middle);
        return true;
    case Qt::Key_N:
        m_view.goToNow();
        return true;
    case Qt::Key_Backspace:
        m_view.back();
        return true;
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight: {
        const int mode = int(m_view.rowMode()) + (event.key() == Qt::Key_BracketLeft ? 1 : -1);
        m_view.setRowMode(RowMode(std::clamp(mode, 0, rowModeCount - 1)));
        return true;
    }
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + (event.key() == Qt::Key_PageUp ? -1 : 1) * bar->pageStep());
        return true;
    }
    default:
        return false;
    }
}

} // namespace fieldlane::ui::board
