#pragma once
#include "ui/map/assigndrag.h"
#include "ui/map/cameramotion.h"
#include "ui/map/groundlayer.h"
#include "ui/map/labellayer.h"
#include "ui/map/mapdata.h"
#include "ui/map/mapoverlay.h"
#include "ui/map/markerlayer.h"
#include "ui/map/routelayer.h"
#include "ui/map/tilelayer.h"
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace fieldlane::ui::map {

class MapButtons;

/// The map of the console. Shows plain values, says what the user did, changes nothing itself. Layers from
/// below: graticule, tiles, unit outlines, names, route, clusters and markers, overlay.
class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr, core::Worker::Mode workers = core::Worker::Mode::Threaded);
    ~MapView() override;

    void setTheme(const MapTheme &theme);
    /// Null: unit outlines and graticule only.
    void setTileSource(std::unique_ptr<geo::TileSource> source);
    /// The first data that has places brings them all into sight.
    void setData(const MapData &shown);
    void setSelected(const std::vector<MapItem> &items);
    /// Lights up what another view hovers.
    void setHovered(const MapItem &item);
    void setClusters(MarkerLayer::Clusters mode);
    /// Without, every change of the camera is at once (tests, pictures).
    void setAnimated(bool animated) { m_animated = animated; }
    /// What a drop on a technician would mean; asked while dragging.
    void setVerdict(VerdictOf verdictOf) { m_verdictOf = std::move(verdictOf); }

    const geo::Camera &camera() const { return m_camera; }
    void setCamera(const geo::Camera &camera);
    void fitAll();
    void fitRoute();
    void zoomBy(double levels, QPointF anchor);
    /// Moves the map so that the item is in sight; not at all when it is.
    void reveal(const MapItem &item);

    /// Asks for a place: the next click (or Enter for the middle) answers with placePicked, Escape with
    /// placingCancelled.
    void startPlacing(const QString &prompt);
    void stopPlacing();
    bool isPlacing() const { return !m_prompt.isEmpty(); }

    /// Everything asked for has arrived and nothing moves.
    bool isSettled() const { return m_tiles.isComplete() && !m_motion.isRunning(); }
    /// Where a marker, or the cluster that holds it, is drawn.
    std::optional<QPointF> screenOf(const MapItem &item) { return m_markers.screenOf(m_camera, item); }
    const MarkerLayer &markers() const { return m_markers; }
    const TileLayer &tiles() const { return m_tiles; }
    QStringList visibleNames() const { return m_labels.texts(); }
    QString notice() const;
    QString attribution() const;
    QString tooltipFor(const MarkerHit &hit) const;
    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    void itemClicked(const fieldlane::ui::map::MapItem &item);
    void itemActivated(const fieldlane::ui::map::MapItem &item);
    void itemHovered(const fieldlane::ui::map::MapItem &item);
    void emptyClicked();
    void assignRequested(const std::vector<fieldlane::domain::OrderId> &orders, fieldlane::domain::TechnicianId technician);
    void placePicked(fieldlane::core::Coordinate place);
    void placingCancelled();
    void contextRequested(const fieldlane::ui::map::MapItem &item, const QPoint &globalPos);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
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
    void goTo(const geo::Camera &target);
    void tick();
    void cameraChanged();
    void refreshLook();
    void hoverAt(QPointF at);
    void clicked(QPointF at);
    void clickedCluster(const MarkerHit &hit);
    void previewDrag(QPointF at);
    void cancelDrag();
    void dropDrag();
    QString dragLabel() const;
    QRectF contentBounds() const;
    /// The tile source has something for what is in sight.
    bool isCovered() const;
    MapOverlay::Facts facts() const;
    domain::TechnicianId technicianAt(QPointF at);

    MapTheme m_theme;
    geo::Camera m_camera;
    CameraMotion m_motion;
    QElapsedTimer m_motionClock;
    QTimer m_frames;
    TileLayer m_tiles;
    LabelLayer m_labels;
    GroundLayer m_ground;
    RouteLayer m_route;
    MarkerLayer m_markers;
    std::unique_ptr<MarkerSprites> m_sprites;
    MapButtons *m_buttons;
    AssignDrag m_drag;
    VerdictOf m_verdictOf;
    QString m_prompt;
    MapItem m_hovered;
    std::optional<QPointF> m_pressedAt;
    QPointF m_lastPan;
    MapItem m_pressedItem;
    int m_wheelRest = 0;
    double m_lookRatio = 0;
    bool m_panning = false;
    bool m_animated = true;
    bool m_fitted = false;
};

} // namespace fieldlane::ui::map
