#include "ui/map/tilelayer.h"
#include <algorithm>
#include <cmath>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {

constexpr qint64 rawBytesLimit = 16 * 1024 * 1024;
constexpr int parentLevels = 6;

QRectF screenRect(const geo::Camera &camera, geo::TileId id, double pixelRatio)
{
    const QRectF world = id.worldRect();
    const double size = geo::worldSize(camera.zoom()) * pixelRatio;
    const QPointF corner = camera.toScreen(world.topLeft()) * pixelRatio;
    return {corner, QSizeF(world.width() * size, world.height() * size)};
}

QRectF snapped(const QRectF &r)
{
    const double left = std::floor(r.left());
    const double top = std::floor(r.top());
    return {left, top, std::ceil(r.right()) - left, std::ceil(r.bottom()) - top};
}

}

TileLayer::TileLayer(core::Worker::Mode mode, QObject *parent)
    : QObject(parent)
    , m_worker(QStringLiteral("map painter"), mode)
{
}

TileLayer::~TileLayer()
{
    clear();
}

void TileLayer::setSource(std::unique_ptr<geo::TileSource> source)
{
    clear();
    m_raw.clear();
    m_rawBytes = 0;
    m_failures = 0;
    m_source = std::move(source);
    if (m_source) {
        connect(m_source.get(), &geo::TileSource::arrived, this, &TileLayer::onArrived);
        connect(m_source.get(), &geo::TileSource::failed, this, &TileLayer::onFailed);
    }
    Q_EMIT changed();
}

void TileLayer::setLook(const MapTheme &theme, const QString &fontFamily, double pixelRatio)
{
    m_theme = theme;
    m_fontFamily = fontFamily;
    m_pixelRatio = pixelRatio;
    clear();
    Q_EMIT changed();
}

void TileLayer::clear()
{
    const auto wanted = m_wanted.keys();
    for (const geo::TileId id : wanted)
        forget(id);
    m_finished.clear();
    m_pictures.clear();
    m_usedBytes = 0;
    ++m_revision;
}

int TileLayer::levelOf(double zoom) const
{
    const int lowest = m_source ? m_source->info().minZoom : 0;
    return std::clamp(int(std::lround(zoom)), lowest, int(geo::Camera::maxZoom));
}

geo::TileId TileLayer::sourceTile(geo::TileId shown) const
{
    return shown.ancestor(std::max(0, shown.zoom - m_source->info().maxZoom));
}

void TileLayer::aim(const geo::Camera &target)
{
    if (!m_source)
        return;
    const int level = levelOf(target.zoom());
    m_edge = geo::tileSize * std::exp2(std::round((target.zoom() - level) * stepsPerZoom) / stepsPerZoom);
    const QRectF area = target.visibleWorld().intersected(m_source->info().bounds);
    const auto tiles = geo::tilesCovering(area, level);
    dropUnwanted(QSet<geo::TileId>(tiles.begin(), tiles.end()));
    for (const geo::TileId id : tiles)
        want(id);
}

void TileLayer::dropUnwanted(const QSet<geo::TileId> &inSight)
{
    const auto wanted = m_wanted.keys();
    for (const geo::TileId id : wanted) {
        if (!inSight.contains(id))
            forget(id);
    }
}

void TileLayer::forget(geo::TileId id)
{
    m_wanted.take(id).abandon();
    const geo::TileId source = sourceTile(id);
    const bool shared = std::any_of(m_wanted.keyBegin(), m_wanted.keyEnd(),
        [&](geo::TileId other) { return sourceTile(other) == source; });
    if (!shared)
        m_source->cancel(source);
}

void TileLayer::want(geo::TileId id)
{
    const auto known = m_pictures.constFind(id);
    if (m_wanted.contains(id) || (known != m_pictures.constEnd() && known->edge == m_edge))
        return;
    m_wanted.insert(id, {});
    const geo::TileId source = sourceTile(id);
    if (const auto raw = m_raw.constFind(source); raw != m_raw.constEnd())
        render(id, QByteArray(*raw));
    else
        m_source->request(source);
}

void TileLayer::onArrived(geo::TileId id, const QByteArray &data)
{
    if (m_rawBytes + data.size() > rawBytesLimit) {
        m_raw.clear();
        m_rawBytes = 0;
    }
    if (!m_raw.contains(id)) {
        m_raw.insert(id, data);
        m_rawBytes += data.size();
    }
    const auto wanted = m_wanted.keys();
    for (const geo::TileId shown : wanted) {
        if (sourceTile(shown) == id)
            render(shown, data);
    }
}

void TileLayer::onFailed(geo::TileId id)
{
    ++m_failures;
    const auto wanted = m_wanted.keys();
    for (const geo::TileId shown : wanted) {
        if (sourceTile(shown) == id)
            m_finished.push_back({{.shown = shown, .edge = m_edge}, RenderedTile {}});
    }
    Q_EMIT changed();
}

void TileLayer::render(geo::TileId id, const QByteArray &data)
{
    TileJob job {id, sourceTile(id), m_edge, m_pixelRatio, m_source->info().vector, m_theme, m_fontFamily};
    const auto work = [job, data](const core::StopToken &) { return renderTile(job, data); };
    const auto stop = m_worker.run(work, this, [this, job](core::Result<RenderedTile> tile) {
        m_finished.push_back({job, std::move(tile)});
        Q_EMIT changed();
    });
    if (m_wanted.contains(id))
        m_wanted[id] = stop;
}

void TileLayer::takeFinished()
{
    ++m_frame;
    for (int i = 0; i < insertsPerFrame && !m_finished.empty(); ++i) {
        Finished finished = std::move(m_finished.front());
        m_finished.pop_front();
        insert(std::move(finished));
    }
    trim();
    if (!m_finished.empty())
        Q_EMIT changed();
}

void TileLayer::insert(Finished finished)
{
    m_wanted.remove(finished.job.shown);
    if (!finished.tile)
        ++m_failures;
    Picture picture;
    picture.edge = finished.job.edge;
    picture.usedAt = m_frame;
    if (finished.tile && !finished.tile->image.isNull()) {
        picture.bytes = finished.tile->image.sizeInBytes();
        picture.pixmap = QPixmap::fromImage(std::move(finished.tile->image), Qt::NoFormatConversion);
        for (TileLabel &l : finished.tile->labels)
            picture.labels.push_back(
                {l.text, QPixmap::fromImage(std::move(l.sprite), Qt::NoFormatConversion), l.anchor, l.size, l.priority});
    }
    if (const auto old = m_pictures.constFind(finished.job.shown); old != m_pictures.constEnd())
        m_usedBytes -= old->bytes;
    m_usedBytes += picture.bytes;
    m_pictures.insert(finished.job.shown, std::move(picture));
    ++m_revision;
}

// Pictures of the frame being made stay even if they alone exceed the limit.
void TileLayer::trim()
{
    if (m_usedBytes <= cacheBytes)
        return;
    std::vector<std::pair<quint64, geo::TileId>> byAge;
    for (auto it = m_pictures.constBegin(); it != m_pictures.constEnd(); ++it) {
        if (it->usedAt + 2 < m_frame)
            byAge.emplace_back(it->usedAt, it.key());
    }
    std::sort(byAge.begin(), byAge.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[age, id] : byAge) {
        if (m_usedBytes <= cacheBytes * 3 / 4)
            return;
        m_usedBytes -= m_pictures.take(id).bytes;
    }
}

TileLayer::Picture *TileLayer::find(geo::TileId id)
{
    const auto it = m_pictures.find(id);
    if (it == m_pictures.end())
        return nullptr;
    it->usedAt = m_frame;
    return &*it;
}

void TileLayer::paint(QPainter &painter, const geo::Camera &camera, double pixelRatio)
{
    if (!m_source)
        return;
    const QRectF area = camera.visibleWorld().intersected(m_source->info().bounds);
    for (const geo::TileId id : geo::tilesCovering(area, levelOf(camera.zoom())))
        paintTile(painter, id, screenRect(camera, id, pixelRatio));
}

QRect TileLayer::covered(const geo::Camera &camera) const
{
    if (!m_source)
        return {};
    const QRectF area = camera.visibleWorld().intersected(m_source->info().bounds);
    const std::vector<geo::TileId> tiles = geo::tilesCovering(area, levelOf(camera.zoom()));
    const bool whole = std::all_of(tiles.begin(), tiles.end(), [this](geo::TileId id) {
        const auto it = m_pictures.constFind(id);
        return it != m_pictures.constEnd() && !it->pixmap.isNull() && !it->pixmap.hasAlphaChannel();
    });
    if (!whole || area.isEmpty())
        return {};
    const QPointF from = camera.toScreen(area.topLeft()), to = camera.toScreen(area.bottomRight());
    return QRect(QPoint(int(std::ceil(from.x())), int(std::ceil(from.y()))), QPoint(int(std::floor(to.x())) - 1, int(std::floor(to.y())) - 1));
}

void TileLayer::paintTile(QPainter &painter, geo::TileId id, const QRectF &target)
{
    Picture *picture = find(id);
    if (picture && picture->pixmap.isNull())
        return;
    if (picture) {
        // The picture is a pixel larger than the tile: at rest it is copied, never scaled.
        const double own = picture->edge * m_pixelRatio;
        if (std::abs(own - target.width()) < 0.01)
            painter.drawPixmap(QPointF(std::floor(target.left()), std::floor(target.top())), picture->pixmap);
        else
            painter.drawPixmap(snapped(target), picture->pixmap, QRectF(0, 0, own, own));
        return;
    }
    if (!paintFromParent(painter, id, target))
        paintFromChildren(painter, id, target);
}

bool TileLayer::paintFromParent(QPainter &painter, geo::TileId id, const QRectF &target)
{
    for (int levels = 1; levels <= std::min(parentLevels, id.zoom); ++levels) {
        const geo::TileId parent = id.ancestor(levels);
        const Picture *picture = find(parent);
        if (!picture || picture->pixmap.isNull())
            continue;
        const double part = picture->edge * m_pixelRatio / (1 << levels);
        const QRectF from((id.x - (parent.x << levels)) * part, (id.y - (parent.y << levels)) * part, part, part);
        painter.drawPixmap(snapped(target), picture->pixmap, from);
        return true;
    }
    return false;
}

void TileLayer::paintFromChildren(QPainter &painter, geo::TileId id, const QRectF &target)
{
    for (int k = 0; k < 4; ++k) {
        const geo::TileId child {id.zoom + 1, id.x * 2 + (k & 1), id.y * 2 + (k >> 1)};
        const Picture *picture = find(child);
        if (!picture || picture->pixmap.isNull())
            continue;
        const QSizeF half = target.size() / 2;
        const QRectF quarter(target.topLeft() + QPointF((k & 1) * half.width(), (k >> 1) * half.height()), half);
        const double own = picture->edge * m_pixelRatio;
        painter.drawPixmap(snapped(quarter), picture->pixmap, QRectF(0, 0, own, own));
    }
}

TileLayer::Sight TileLayer::sight(const geo::Camera &camera) const
{
    const int level = levelOf(camera.zoom());
    const QRectF area = camera.visibleWorld();
    const double count = double(1 << level);
    const auto index = [count](double world) { return int(std::floor(world * count)); };
    return {level, QRect(QPoint(index(area.left()), index(area.top())), QPoint(index(area.right()), index(area.bottom())))};
}

std::vector<const PlacedLabel *> TileLayer::labels(const geo::Camera &camera) const
{
    std::vector<const PlacedLabel *> out;
    if (!m_source)
        return out;
    const QRectF area = camera.visibleWorld().intersected(m_source->info().bounds);
    for (const geo::TileId id : geo::tilesCovering(area, levelOf(camera.zoom()))) {
        const auto it = m_pictures.constFind(id);
        if (it == m_pictures.constEnd())
            continue;
        for (const PlacedLabel &label : it->labels)
            out.push_back(&label);
    }
    return out;
}

} // namespace fieldlane::ui::map
