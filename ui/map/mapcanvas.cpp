#include "ui/map/mapcanvas.h"
#include "ui/map/mapbuttons.h"
#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QToolTip>

namespace fieldlane::ui::map {

namespace {

constexpr double fitMargin = 48;
constexpr double closestFit = 15;

double quarter(double zoom)
{
    return std::floor(zoom * TileLayer::stepsPerZoom + 1e-6) / TileLayer::stepsPerZoom;
}

std::chrono::milliseconds elapsed(const QElapsedTimer &timer)
{
    return std::chrono::milliseconds(timer.elapsed());
}

}

MapCanvas::MapCanvas(QWidget *parent, core::Worker::Mode workers)
    : QWidget(parent)
    , m_theme(MapTheme::light())
    , m_tiles(workers)
    , m_buttons(new MapButtons(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_camera.setCentre({0.5, 0.35});
    m_frames.setInterval(16);
    connect(&m_frames, &QTimer::timeout, this, &MapCanvas::tick);
    connect(&m_tiles, &TileLayer::changed, this, qOverload<>(&MapCanvas::update));
    const auto zoomMiddle = [this](double levels) { zoomBy(levels, QRectF(rect()).center()); };
    connect(m_buttons, &MapButtons::zoomInClicked, this, [zoomMiddle] { zoomMiddle(0.5); });
    connect(m_buttons, &MapButtons::zoomOutClicked, this, [zoomMiddle] { zoomMiddle(-0.5); });
    connect(m_buttons, &MapButtons::fitClicked, this, &MapCanvas::fitAll);
    refreshLook();
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setTheme(const MapTheme &theme)
{
    m_theme = theme;
    refreshLook();
}

void MapCanvas::refreshLook()
{
    ++m_look;
    m_lookRatio = devicePixelRatioF();
    m_sprites = std::make_unique<MarkerSprites>(m_theme, font(), m_lookRatio);
    m_tiles.setLook(m_theme, font().family(), m_lookRatio);
    m_labels.clear();
    m_buttons->setTheme(m_theme);
    m_tiles.aim(m_camera);
    update();
}

void MapCanvas::setTileSource(std::unique_ptr<geo::TileSource> source)
{
    m_tiles.setSource(std::move(source));
    m_labels.clear();
    ++m_look;
    m_tiles.aim(m_camera);
    if (!m_fitted)
        fitAll();
    update();
}

void MapCanvas::setData(const MapData &shown)
{
    ++m_look;
    m_ground.setOutlines(shown.outlines);
    m_route.setRoute(shown.route);
    m_markers.setData(shown.orders, shown.technicians, shown.now);
    m_markers.setSingled(m_route.stops());
    if (!m_fitted && !contentBounds().isNull()) {
        fitAll();
        m_fitted = isVisible();
    }
    update();
}

void MapCanvas::setSelected(const std::vector<MapItem> &items)
{
    m_markers.setSelected(items);
    update();
}

void MapCanvas::setHovered(const MapItem &item)
{
    if (m_hovered == item)
        return;
    m_hovered = item;
    m_markers.setHovered(item);
    update();
}

void MapCanvas::setClusters(MarkerLayer::Clusters mode)
{
    m_markers.setClusters(mode);
    update();
}

QRectF MapCanvas::contentBounds() const
{
    QPolygonF places;
    for (const OrderMark &o : m_markers.orders())
        places.append(geo::toWorld(o.place));
    for (const TechnicianMark &t : m_markers.technicians())
        places.append(geo::toWorld(t.place));
    const QRectF marks = places.boundingRect();
    if (!places.isEmpty())
        return marks.isNull() ? QRectF(places.first(), QSizeF(1e-9, 1e-9)) : marks;
    if (!m_ground.bounds().isNull())
        return m_ground.bounds();
    return m_tiles.source() ? m_tiles.source()->info().bounds : QRectF();
}

void MapCanvas::setCamera(const geo::Camera &camera)
{
    m_motion = {};
    m_frames.stop();
    m_camera = camera;
    m_camera.setViewport(size());
    cameraChanged();
    m_tiles.aim(m_camera);
}

void MapCanvas::showPrompt(const QString &prompt)
{
    m_prompt = prompt;
    update();
}

void MapCanvas::goTo(const geo::Camera &target)
{
    m_markers.closeFan();
    const bool isFirst = !m_fitted;
    m_fitted = true;
    if (isFirst || !m_animated || !isVisible()) {
        setCamera(target);
        return;
    }
    m_motion = CameraMotion(m_camera, target);
    m_motionClock.start();
    m_frames.start();
    m_tiles.aim(target);
}

void MapCanvas::panTo(const geo::Camera &camera)
{
    m_fitted = true;
    setCamera(camera);
}

void MapCanvas::tick()
{
    m_camera = m_motion.at(elapsed(m_motionClock));
    if (!m_motion.isRunning())
        m_frames.stop();
    cameraChanged();
}

void MapCanvas::cameraChanged()
{
    QToolTip::hideText();
    update();
}

void MapCanvas::fitAll()
{
    const QRectF content = contentBounds();
    if (content.isNull())
        return;
    geo::Camera target = m_camera;
    target.setViewport(size());
    target.fit(content, std::min(fitMargin, width() / 6.0), closestFit);
    target.setZoom(quarter(target.zoom()));
    goTo(target);
}

void MapCanvas::fitRoute()
{
    if (m_route.bounds().isNull())
        return;
    geo::Camera target = m_camera;
    target.fit(m_route.bounds(), fitMargin, closestFit);
    target.setZoom(quarter(target.zoom()));
    goTo(target);
}

void MapCanvas::zoomBy(double levels, QPointF anchor)
{
    const double from = destination().zoom();
    geo::Camera target = m_camera;
    target.zoomAt(anchor, quarter(from + levels));
    goTo(target);
}

void MapCanvas::reveal(const MapItem &item)
{
    const auto place = m_markers.placeOf(item);
    if (!place)
        return;
    const QPointF at = m_camera.toScreen(*place);
    if (QRectF(rect()).adjusted(30, 30, -30, -30).contains(at))
        return;
    geo::Camera target = m_camera;
    target.setCentre(geo::toWorld(*place));
    goTo(target);
}

bool MapCanvas::isCovered() const
{
    return m_tiles.source() && !m_tiles.isUnreachable() && m_camera.visibleWorld().intersects(m_tiles.source()->info().bounds);
}

MapOverlay::Facts MapCanvas::facts() const
{
    return {m_tiles.source() ? &m_tiles.source()->info() : nullptr, isCovered(), m_tiles.failures(), m_prompt};
}

QString MapCanvas::notice() const
{
    return MapOverlay::notice(facts());
}

QString MapCanvas::attribution() const
{
    return MapOverlay::attribution(facts());
}

namespace {

template <class Paint>
void inDevicePixels(QPainter &painter, double ratio, Paint paint)
{
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    paint();
    painter.restore();
}

} // namespace

void MapCanvas::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (ratio != m_lookRatio)
        refreshLook();
    m_tiles.takeFinished();
    const geo::Camera camera = m_camera.snapped(ratio);
    const auto renamed = m_labels.follow(m_tiles, camera);
    m_picture.follow(
        {camera.zoom(), camera.viewport(), ratio, m_tiles.revision(), m_markers.revision(), m_look, isCovered()}, camera, renamed,
        [&](QPainter &painter, const QRectF &part) { paintGround(painter, camera, part); });
    QPainter painter(this);
    m_picture.draw(painter);
    if (!isCovered())
        m_ground.paintDegrees(painter, camera, m_theme, font());
    inDevicePixels(painter, ratio, [&] { m_markers.paintLifted(painter, camera, *m_sprites, ratio); });
    m_route.paintStops(painter, camera, m_theme, font());
    paintTool(painter);
    MapOverlay::paint(painter, camera, m_theme, font(), facts());
}

void MapCanvas::paintGround(QPainter &painter, const geo::Camera &camera, const QRectF &part)
{
    const double ratio = m_lookRatio;
    for (const QRect &bare : QRegion(part.toAlignedRect()) - m_tiles.covered(camera))
        painter.fillRect(bare, m_theme.land);
    if (!isCovered())
        m_ground.paintGraticule(painter, camera, m_theme);
    inDevicePixels(painter, ratio, [&] { m_tiles.paint(painter, camera, ratio); });
    m_ground.paintOutlines(painter, camera, m_theme, font(), isCovered());
    m_route.paintLine(painter, camera, m_theme);
    inDevicePixels(painter, ratio, [&] {
        m_labels.paint(painter, camera, ratio);
        m_markers.paint(painter, camera, *m_sprites, ratio, part);
    });
}

void MapCanvas::resizeEvent(QResizeEvent *)
{
    m_camera.setViewport(size());
    m_buttons->adjustSize();
    m_buttons->move(width() - m_buttons->width() - 8, 8);
    if (!m_fitted)
        fitAll();
    m_fitted = m_fitted && isVisible();
    m_tiles.aim(m_camera);
}

// Until it is shown the map has no size worth fitting to.
void MapCanvas::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_fitted)
        return;
    fitAll();
    m_fitted = !contentBounds().isNull();
}

void MapCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        refreshLook();
    QWidget::changeEvent(event);
}

} // namespace fieldlane::ui::map
