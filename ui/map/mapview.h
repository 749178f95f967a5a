#pragma once
#include "ui/map/assigndrag.h"
#include "ui/map/mapcanvas.h"

namespace fieldlane::ui::map {

/// The map of the console: turns pointer, keys and drops into signals and changes nothing itself.
class MapView : public MapCanvas
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr, core::Worker::Mode workers = core::Worker::Mode::Threaded);

    /// What a drop on a technician would mean; asked while dragging.
    void setVerdict(VerdictOf verdictOf) { m_verdictOf = std::move(verdictOf); }
    /// Asks for a place: the next click (or Enter for the middle) answers with placePicked, Escape with
    /// placingCancelled.
    void startPlacing(const QString &prompt);
    void stopPlacing();
    bool isPlacing() const { return m_placing; }
    bool isDragging() const { return m_drag.isActive(); }
    /// What is said beside the pointer about the drop it stands over.
    const std::optional<DropVerdict> &dragVerdict() const { return m_drag.verdict(); }
    /// What the verdict goes by has changed.
    void judgeDragAgain();
    QString tooltipFor(const MarkerHit &hit) const;

Q_SIGNALS:
    void itemClicked(const fieldlane::ui::map::MapItem &item);
    void itemActivated(const fieldlane::ui::map::MapItem &item);
    void itemHovered(const fieldlane::ui::map::MapItem &item);
    void emptyClicked();
    /// Soon somebody asks for a verdict on these.
    void dragBegan(const std::vector<fieldlane::domain::OrderId> &orders);
    void assignRequested(
        const std::vector<fieldlane::domain::OrderId> &orders, fieldlane::domain::TechnicianId technician);
    void placePicked(fieldlane::core::Coordinate place);
    void placingCancelled();
    void contextRequested(const fieldlane::ui::map::MapItem &item, const QPoint &globalPos);

protected:
    bool event(QEvent *event) override;
    void paintTool(QPainter &painter) override;
    /// Who saw everything sees everything at the new size too.
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// Every marker is in sight and nobody moved the map away from their middle.
    bool showsEverything() const;
    void hoverAt(QPointF at);
    void clicked(QPointF at);
    void clickedCluster(const MarkerHit &hit);
    void panByKey(double x, double y);
    bool escape();
    void beginDrag(const std::vector<domain::OrderId> &orders, std::optional<geo::WorldPoint> from);
    void previewDrag(QPointF at);
    void cancelDrag();
    void dropDrag();
    QString dragLabel() const;

    AssignDrag m_drag;
    VerdictOf m_verdictOf;
    std::optional<QPointF> m_pressedAt;
    QPointF m_lastPan;
    MapItem m_pressedItem;
    int m_wheelRest = 0;
    bool m_panning = false;
    bool m_placing = false;
};

} // namespace fieldlane::ui::map
