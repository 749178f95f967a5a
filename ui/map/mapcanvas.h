#pragma once
#include "ui/map/cameramotion.h"
#include "ui/map/groundlayer.h"
#include "ui/map/labellayer.h"
#include "ui/map/mapdata.h"
#include "ui/map/mapoverlay.h"
#include "ui/map/mappicture.h"
#include "ui/map/markerlayer.h"
#include "ui/map/routelayer.h"
#include "ui/map/tilelayer.h"
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace fieldlane::ui::map {

class MapButtons;

/// What the map shows and where it looks: plain values in layers, from below graticule, tiles, unit outlines,
/// route, names, clusters and markers, overlay. Hands no event on; that is MapView's part.
class MapCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit MapCanvas(QWidget *parent, core::Worker::Mode workers);
    ~MapCanvas() override;

    void setTheme(const MapTheme &theme);
    const MapTheme &theme() const { return m_theme; }
    /// Null: unit outlines and graticule only.
    void setTileSource(std::unique_ptr<geo::TileSource> source);
    /// The first data that has places brings them all into sight.
    void setData(const MapData &shown);
    void setSelected(const std::vector<MapItem> &items);
    /// Lights up what this or another view hovers.
    void setHovered(const MapItem &item);
    const MapItem &hovered() const { return m_hovered; }
    void setClusters(MarkerLayer::Clusters mode);
    /// Without, every change of the camera is at once (tests, pictures).
    void setAnimated(bool animated) { m_animated = animated; }

    const geo::Camera &camera() const { return m_camera; }
    /// Where the camera is going, or is.
    const geo::Camera &destination() const { return m_motion.isRunning() ? m_motion.target() : m_camera; }
    /// At once.
    void setCamera(const geo::Camera &camera);
    void fitAll();
    void fitRoute();
    void zoomBy(double levels, QPointF anchor);
    /// Moves the map so that the item is in sight; not at all when it is.
    void reveal(const MapItem &item);

    /// Everything asked for has arrived and nothing moves.
    bool isSettled() const { return m_tiles.isComplete() && !m_motion.isRunning(); }
    /// Where a marker, or the cluster that holds it, is drawn.
    std::optional<QPointF> screenOf(const MapItem &item) { return m_markers.screenOf(m_camera, item); }
    const MarkerLayer &markers() const { return m_markers; }
    const TileLayer &tiles() const { return m_tiles; }
    const MapPicture &picture() const { return m_picture; }
    QStringList visibleNames() const { return m_labels.texts(); }
    QString notice() const;
    QString attribution() const;
    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    MarkerLayer &markers() { return m_markers; }
    /// Glides there, or jumps when not animated.
    void goTo(const geo::Camera &target);
    /// Follows a hand: at once, and from then on the map stays where the user put it.
    void panTo(const geo::Camera &camera);
    void showPrompt(const QString &prompt);
    /// What is on its way with the pointer, above the markers.
    virtual void paintTool(QPainter &) { }
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void tick();
    void cameraChanged();
    void refreshLook();
    void paintGround(QPainter &painter, const geo::Camera &camera, const QRectF &part);
    QRectF contentBounds() const;
    /// The tile source has something for what is in sight.
    bool isCovered() const;
    MapOverlay::Facts facts() const;

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
    QString m_prompt;
    MapItem m_hovered;
    MapPicture m_picture;
    quint64 m_look = 0; ///< counts changes of theme, source and data
    double m_lookRatio = 0;
    bool m_animated = true;
    bool m_fitted = false;
};

} // namespace fieldlane::ui::map
