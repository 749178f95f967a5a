#include "ui/map/tilerenderer.h"
#include "ui/map/labelmaker.h"
#include "ui/map/vectorstyle.h"
#include <algorithm>
#include <cmath>
#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::map {

namespace {

QImage blank(const TileJob &job)
{
    const int pixels = int(std::ceil(job.edge * job.pixelRatio)) + 1;
    QImage image(pixels, pixels, QImage::Format_RGB32);
    image.fill(job.theme.land);
    return image;
}

QPainterPath pathOf(const geo::TileFeature &feature)
{
    const bool closed = feature.kind == geo::TileFeature::Kind::Polygon;
    QPainterPath path;
    for (const auto &part : feature.parts) {
        if (part.size() < 2)
            continue;
        path.moveTo(part.front());
        for (size_t i = 1; i < part.size(); ++i)
            path.lineTo(part[i]);
        if (closed)
            path.closeSubpath();
    }
    return path;
}

class Painting
{
public:
    Painting(const TileJob &job, const geo::VectorTile &tile, QPainter &painter)
        : m_style(job.theme, job.zoom())
        , m_tile(tile)
        , m_painter(painter)
        , m_job(job)
    {
    }

    void all()
    {
        for (const char *layer : {"landcover", "landuse", "park", "water"})
            areas(QLatin1String(layer));
        lines(QLatin1String("waterway"), &VectorStyle::waterway);
        for (const char *layer : {"aeroway", "building"})
            areas(QLatin1String(layer));
        roads();
        lines(QLatin1String("boundary"), &VectorStyle::boundary);
    }

private:
    // Pens keep their width in pixels, so paths are mapped to pixels before they are drawn.
    QTransform toPixels(const geo::TileLayer &layer) const
    {
        const int levels = m_job.shown.zoom - m_job.source.zoom;
        const double scale = m_job.edge * (1 << levels) / layer.extent;
        const double left = (m_job.shown.x - (m_job.source.x << levels)) * m_job.edge;
        const double top = (m_job.shown.y - (m_job.source.y << levels)) * m_job.edge;
        return {scale, 0, 0, scale, -left, -top};
    }
    void areas(QLatin1String name)
    {
        const geo::TileLayer *layer = m_tile.layer(name);
        if (!layer)
            return;
        const QTransform map = toPixels(*layer);
        for (const auto &feature : layer->features) {
            const auto look = m_style.area(*layer, feature);
            if (!look)
                continue;
            m_painter.setPen(look->edge.isValid() ? QPen(look->edge, 0.7) : QPen(Qt::NoPen));
            m_painter.setBrush(look->fill);
            m_painter.drawPath(map.map(pathOf(feature)));
        }
    }
    void lines(QLatin1String name,
        std::optional<QPen> (VectorStyle::*penOf)(const geo::TileLayer &, const geo::TileFeature &) const)
    {
        const geo::TileLayer *layer = m_tile.layer(name);
        if (!layer)
            return;
        const QTransform map = toPixels(*layer);
        for (const auto &feature : layer->features) {
            if (const auto pen = (m_style.*penOf)(*layer, feature))
                m_painter.strokePath(map.map(pathOf(feature)), *pen);
        }
    }
    void roads()
    {
        const geo::TileLayer *layer = m_tile.layer(QLatin1String("transportation"));
        if (!layer)
            return;
        struct Stroke
        {
            VectorStyle::Road look;
            QPainterPath path;
        };
        std::vector<Stroke> strokes;
        const QTransform map = toPixels(*layer);
        for (const auto &feature : layer->features) {
            if (const auto look = m_style.road(*layer, feature))
                strokes.push_back({*look, map.map(pathOf(feature))});
        }
        std::stable_sort(strokes.begin(), strokes.end(),
            [](const Stroke &a, const Stroke &b) { return a.look.rank < b.look.rank; });
        for (const Stroke &s : strokes) {
            if (s.look.casing.style() != Qt::NoPen)
                m_painter.strokePath(s.path, s.look.casing);
        }
        for (const Stroke &s : strokes)
            m_painter.strokePath(s.path, s.look.fill);
    }

    VectorStyle m_style;
    const geo::VectorTile &m_tile;
    QPainter &m_painter;
    const TileJob &m_job;
};

core::Result<RenderedTile> renderVector(const TileJob &job, const QByteArray &data)
{
    FIELDLANE_ASSIGN(tile, geo::decodeVectorTile(data));
    RenderedTile out {blank(job), {}};
    QPainter painter(&out.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(job.pixelRatio, job.pixelRatio);
    Painting(job, tile, painter).all();
    painter.end();
    out.labels = LabelMaker(job, tile).labels();
    return out;
}

// Raster tiles of a light map are dimmed for the dark theme rather than recoloured.
core::Result<RenderedTile> renderRaster(const TileJob &job, const QByteArray &data)
{
    QBuffer buffer;
    buffer.setData(data);
    QImageReader reader(&buffer);
    constexpr int largest = 2048;
    const QSize size = reader.size();
    const bool sane = size.isValid() && size.width() <= largest && size.height() <= largest;
    const QImage picture = sane ? reader.read() : QImage();
    if (picture.isNull())
        return core::Error {core::ErrorCode::InvalidInput, QStringLiteral("map tile"),
            QStringLiteral("The picture of the tile cannot be read.")};
    RenderedTile out {blank(job), {}};
    const int levels = job.shown.zoom - job.source.zoom;
    const double part = 1.0 / (1 << levels);
    const QRectF from((job.shown.x - (job.source.x << levels)) * part * picture.width(),
        (job.shown.y - (job.source.y << levels)) * part * picture.height(), part * picture.width(),
        part * picture.height());
    QPainter painter(&out.image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(out.image.rect()), picture, from);
    if (job.theme.dark)
        painter.fillRect(out.image.rect(), QColor(12, 16, 22, 120));
    return out;
}

}

double TileJob::zoom() const
{
    return shown.zoom + std::log2(edge / geo::tileSize);
}

core::Result<RenderedTile> renderTile(const TileJob &job, const QByteArray &data)
{
    if (data.isEmpty())
        return RenderedTile {};
    return job.vector ? renderVector(job, data) : renderRaster(job, data);
}

} // namespace fieldlane::ui::map
