#pragma once
#include "chart/hittest.h"
#include "ui/board/boardmove.h"
#include "ui/board/boardscene.h"
#include "ui/board/boardselection.h"
#include "ui/board/boardstyle.h"
#include "ui/board/dragtool.h"
#include "ui/board/lanetints.h"
#include "ui/board/overlaypainter.h"
#include <functional>
#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QVariantAnimation>

namespace fieldlane::ui::board {

class BoardKeys;
class BoardPointer;

/// The swimlane board. It shows plain values, keeps its own 64-bit scroll and zoom, and changes no data: what
/// the user decides leaves by signal. Data that arrives while something is dragged waits until the drag ends.
class BoardView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit BoardView(QWidget *parent = nullptr);
    ~BoardView() override;

    // Data
    void setData(BoardData board);
    void putBar(chart::LaneHandle lane, const chart::Bar &bar);
    void eraseBar(chart::BarHandle bar);
    void setNow(core::Instant now);
    void setZone(const QTimeZone &zone);
    /// Borrowed; must outlive the view or be replaced by nullptr.
    void setTextSource(const BarTextSource *source);
    void setJudge(const DropJudge *judge);
    void setColours(const BoardColours &colours);
    void setFilter(const QString &text);
    /// Shown when there is no lane.
    void setEmptyText(const QString &text);
    /// The time that the horizontal scroll bar stands for: what is loaded.
    void setExtent(core::TimeSpan extent);

    // Sight
    core::TimeSpan visibleSpan() const { return m_scene.axis().visible(); }
    void showSpan(core::TimeSpan span, bool animated = false);
    void zoom(double factor, double anchorX);
    void pan(double pixels);
    void goToNow();
    void back(); ///< to what was shown before the last jump
    chart::RowMode rowMode() const { return m_scene.layout().mode(); }
    void setRowMode(chart::RowMode mode);
    void setCollapsed(int group, bool collapsed);
    void reveal(chart::BarHandle bar);
    void revealLane(chart::LaneHandle lane);

    // Choice
    const BoardSelection &selection() const { return m_selection; }
    void choose(chart::BarHandle bar);
    void chooseAll(const QSet<chart::BarHandle> &bars);
    void toggle(chart::BarHandle bar);
    void chooseLane(chart::LaneHandle lane);
    void setHovered(chart::BarHandle bar);

    // Moves
    DragTool &drag() { return m_drag; }
    const DragTool &drag() const { return m_drag; }
    /// Starts a move by keyboard of the current bar, or of orders from outside.
    void beginKeyboardMove();
    void beginKeyboardPlacing(const std::vector<qint64> &orders);
    void dragStarted();
    void dragMoved(QPoint position, Qt::KeyboardModifiers modifiers);
    void dragStepped(int lanes, core::Duration by, bool end);
    void commitDrag();
    void cancelDrag();
    void setRubberBand(QRect band);
    /// One step in time or over lanes, committed at once.
    void nudge(int lanes, core::Duration by, bool end);
    core::Duration snapStep() const;

    // Geometry
    BoardScene &scene() { return m_scene; }
    const BoardScene &scene() const { return m_scene; }
    BoardStyle &style() { return m_style; }
    BoardArea area() const { return BoardArea(viewport()->size()); }
    chart::Hit hitAt(QPoint position);
    QRect barRect(chart::BarHandle bar) const;
    /// The point of a lane and an instant, in the viewport.
    QPoint pointAt(chart::LaneHandle lane, core::Instant t) const;
    std::optional<int> laneAt(int y) const;
    core::Instant instantAt(int x) const;
    /// The sentence read aloud for the current bar or lane.
    QString currentText() const;
    /// Makes the frame now; for pictures and measurements.
    void renderFrame();
    const QImage &frame() const { return m_base; }
    void setAnimated(bool animated) { m_animated = animated; }

Q_SIGNALS:
    void moveCommitted(const fieldlane::ui::board::BoardMove &move);
    void moveRefused(const QString &reason);
    void lockRequested(fieldlane::chart::BarHandle bar);
    void exactTimesRequested(fieldlane::chart::BarHandle bar);
    void unassignRequested(const QSet<fieldlane::chart::BarHandle> &bars);
    void barActivated(fieldlane::chart::BarHandle bar);
    void laneActivated(fieldlane::chart::LaneHandle lane);
    void selectionChanged();
    void hoveredChanged(fieldlane::chart::BarHandle bar);
    void menuRequested(fieldlane::chart::BarHandle bar, fieldlane::chart::LaneHandle lane, QPoint globalPosition);
    void visibleSpanChanged(fieldlane::core::TimeSpan span);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void apply(std::function<void()> change);
    void finishDrag();
    void wantTints();
    void advanceTints(int count);
    void followEdge();
    void layoutChanged();
    void timeChanged();
    void rowsChanged(int lane);
    void updateScrollBars();
    void updateOverlay(const QRegion &before);
    QRegion ghostRegion() const;
    OverlayPainter overlay() const;
    QString tipAt(QPoint position);
    void paintEmpty(QPainter &painter);

    BoardScene m_scene;
    mutable BoardStyle m_style;
    BoardColours m_colours;
    BoardSelection m_selection;
    DragTool m_drag;
    LaneTints m_tints;
    const BarTextSource *m_texts = nullptr;
    QString m_emptyText;
    QImage m_base;
    bool m_frameDirty = true;
    std::vector<int> m_dirtyLanes;
    core::TimeSpan m_extent {};
    std::vector<std::function<void()>> m_waiting; ///< changes that came during a drag
    std::vector<core::TimeSpan> m_history;
    QRect m_rubberBand;
    QPoint m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    QBasicTimer m_edgeTimer;
    QBasicTimer m_tintTimer;
    QVariantAnimation m_glide;
    bool m_animated = true;
    bool m_keyboardDrag = false;
    std::unique_ptr<BoardKeys> m_keys;
    std::unique_ptr<BoardPointer> m_mouse;
};

} // namespace fieldlane::ui::board
