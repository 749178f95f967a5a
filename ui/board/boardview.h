#pragma once
#include "chart/hittest.h"
#include "chart/snap.h"
#include "ui/board/boardchoice.h"
#include "ui/board/boarddrag.h"
#include "ui/board/boardmove.h"
#include "ui/board/boardproposal.h"
#include "ui/board/boardscene.h"
#include "ui/board/boardsight.h"
#include "ui/board/boardstyle.h"
#include "ui/board/framepainter.h"
#include "ui/board/overlaypainter.h"
#include <QAbstractScrollArea>

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
    /// Replaces the bars of one lane; those that stay as they are keep their labels.
    void setLaneBars(chart::LaneHandle lane, std::vector<chart::Bar> bars);
    /// Unselects bars that are gone.
    void forgetMissing() { m_choice->forgetMissing(); }
    void setNow(core::Instant now);
    void setZone(const QTimeZone &zone);
    /// Borrowed; must outlive the view or be replaced by nullptr.
    void setTextSource(const BarTextSource *source);
    void setJudge(const DropJudge *judge) { m_drag->tool().setJudge(judge); }
    void setColours(const BoardColours &colours);
    void setFilter(const QString &text);
    /// Ghosts of what a plan proposes, painted over the bars; they take no part in hits, drags and the count of bars.
    void setProposals(std::vector<BoardProposal> proposals);
    const std::vector<BoardProposal> &proposals() const { return m_proposals; }
    QRect proposalRect(const BoardProposal &proposal) const;
    /// Shown when there is no lane.
    void setEmptyText(const QString &text);
    /// Replaces bars and calendar of one lane at once, also while something is dragged; for days that came or
    /// went. `labels` as in BoardScene::setSpans.
    void setLane(chart::LaneHandle lane, std::vector<chart::Bar> bars, std::vector<chart::LaneSpan> spans,
        std::vector<QString> labels);
    /// The days whose bars are known: others are hatched, and the horizontal scroll bar stands for these.
    void setLoaded(const core::SpanSet &loaded);

    // Sight
    core::TimeSpan visibleSpan() const { return m_scene.axis().visible(); }
    void showSpan(core::TimeSpan span, bool animated = false) { m_sight->showSpan(span, animated); }
    void zoom(double factor, double anchorX) { m_sight->zoom(factor, anchorX); }
    void pan(double pixels) { m_sight->pan(pixels); }
    void goToNow() { m_sight->goToNow(); }
    /// To what was shown before the last jump.
    void back() { m_sight->back(); }
    chart::RowMode rowMode() const { return m_scene.layout().mode(); }
    void setRowMode(chart::RowMode mode) { m_sight->setRowMode(mode); }
    void setCollapsed(int group, bool collapsed);
    void reveal(chart::BarHandle bar) { m_sight->reveal(bar); }
    void revealLane(chart::LaneHandle lane) { m_sight->revealLane(lane); }

    // Choice
    const BoardSelection &selection() const { return m_choice->selection(); }
    void choose(chart::BarHandle bar) { m_choice->choose(bar); }
    void chooseAll(const QSet<chart::BarHandle> &bars) { m_choice->chooseAll(bars); }
    void toggle(chart::BarHandle bar) { m_choice->toggle(bar); }
    void chooseLane(chart::LaneHandle lane) { m_choice->chooseLane(lane); }
    void setHovered(chart::BarHandle bar) { m_choice->hover(bar); }

    // Moves
    BoardDrag &drag() { return *m_drag; }
    const BoardDrag &drag() const { return *m_drag; }
    /// Takes orders from outside into the hand, to be placed by keys.
    void placeByKeyboard(const std::vector<qint64> &orders);
    core::Duration snapStep() const { return chart::snapStep(m_scene.axis().msPerPixel()); }
    void setRubberBand(QRect band);

    // Geometry
    BoardScene &scene() { return m_scene; }
    const BoardScene &scene() const { return m_scene; }
    BoardStyle &style() { return m_style; }
    BoardArea area() const { return BoardArea(viewport()->size()); }
    chart::Hit hitAt(QPoint position);
    QRect barRect(chart::BarHandle bar) const { return overlay().barRect(bar); }
    /// The point of a lane and an instant, in the viewport.
    QPoint pointAt(chart::LaneHandle lane, core::Instant t) const;
    std::optional<int> laneAt(int y) const;
    core::Instant instantAt(int x) const { return m_scene.axis().at(x - area().canvas.left()); }
    /// The sentence read aloud for the current bar or lane.
    QString currentText() const;
    /// Collects what is seen, unless nothing changed: what painting and hit tests look at.
    void collectFrame();
    void setAnimated(bool animated) { m_sight->setAnimated(animated); }
    OverlayPainter overlay() const;

    // For the parts of the view
    void layoutChanged();
    void timeChanged();
    void dragFinished();

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

private:
    void rowsChanged(int lane);
    OverlayPainter::Input overlayInput() const;
    QString tipAt(QPoint position);
    void paintEmpty(QPainter &painter);
    void paintOver(QPainter &painter);

    BoardScene m_scene;
    mutable BoardStyle m_style;
    BoardColours m_colours;
    const BarTextSource *m_texts = nullptr;
    QString m_emptyText;
    std::vector<BoardProposal> m_proposals;
    FramePainter m_frame {m_scene, m_style, m_colours};
    bool m_collected = false;
    QRect m_rubberBand;
    std::unique_ptr<BoardChoice> m_choice;
    std::unique_ptr<BoardDrag> m_drag;
    std::unique_ptr<BoardSight> m_sight;
    std::unique_ptr<BoardKeys> m_keys;
    std::unique_ptr<BoardPointer> m_mouse;
};

} // namespace fieldlane::ui::board
