#include "ui/map/labelmaker.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::map {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr double haloWidth = 3;

QString nameOf(const geo::TileLayer &layer, const geo::TileFeature &feature)
{
    for (const char *key : {"name", "name:latin", "name_int"}) {
        QString name = layer.text(feature, QLatin1String(key)).simplified();
        if (!name.isEmpty())
            return name.left(60); // tiles come from others; a line of text stays a line
    }
    return {};
}

double readable(double angle)
{
    const double a = std::remainder(angle, 360.0);
    return a > 90 ? a - 180 : a < -90 ? a + 180 : a;
}

}

LabelMaker::LabelMaker(const TileJob &job, const geo::VectorTile &tile)
    : m_job(job)
    , m_tile(tile)
    , m_zoom(job.zoom())
{
}

std::vector<TileLabel> LabelMaker::labels()
{
    points("place"_L1);
    points("mountain_peak"_L1);
    points("water_name"_L1);
    ways("transportation_name"_L1);
    ways("water_name"_L1);
    points("housenumber"_L1);
    return std::move(m_labels);
}

QTransform LabelMaker::toPixels(const geo::TileLayer &layer) const
{
    const int levels = m_job.shown.zoom - m_job.source.zoom;
    const double scale = m_job.edge * (1 << levels) / layer.extent;
    return {scale, 0, 0, scale, -(m_job.shown.x - (m_job.source.x << levels)) * m_job.edge,
        -(m_job.shown.y - (m_job.source.y << levels)) * m_job.edge};
}

bool LabelMaker::isInside(QPointF pixel) const
{
    return pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() < m_job.edge && pixel.y() < m_job.edge;
}

std::optional<LabelMaker::Look> LabelMaker::pointLook(
    const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    const MapTheme &t = m_job.theme;
    const QString kind = layer.text(feature, "class"_L1);
    if (layer.name == "mountain_peak"_L1)
        return m_zoom < 12.5 ? std::nullopt : std::optional(Look {10, false, true, t.peakLabel, 60});
    if (layer.name == "water_name"_L1)
        return Look {11, false, true, t.waterLabel, 50};
    if (layer.name == "housenumber"_L1)
        return m_zoom < 16.5 ? std::nullopt : std::optional(Look {9, false, false, t.roadLabel, 90});
    const int grow = m_zoom >= 13 ? 1 : 0;
    if (kind == "country"_L1 || kind == "state"_L1)
        return m_zoom > 9 ? std::nullopt : std::optional(Look {14, true, false, t.label, 1});
    if (kind == "city"_L1)
        return Look {15 + grow, true, false, t.label, 2};
    if (kind == "town"_L1)
        return Look {13 + grow, true, false, t.label, 5};
    if (kind == "village"_L1)
        return m_zoom < 9.5 ? std::nullopt : std::optional(Look {12 + grow, true, false, t.label, 10});
    return m_zoom < 12.5 ? std::nullopt : std::optional(Look {11, false, false, t.label, 20});
}

std::optional<LabelMaker::Look> LabelMaker::wayLook(
    const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    if (feature.kind != geo::TileFeature::Kind::Line)
        return std::nullopt;
    const QString kind = layer.text(feature, "class"_L1);
    if (layer.name == "water_name"_L1) {
        const bool large = kind == "river"_L1 || kind == "canal"_L1;
        return m_zoom < (large ? 12 : 15) ? std::nullopt
                                          : std::optional(Look {11, false, true, m_job.theme.waterLabel, 45});
    }
    const bool main = kind == "primary"_L1 || kind == "secondary"_L1 || kind == "motorway"_L1 || kind == "trunk"_L1;
    const bool street = kind == "tertiary"_L1 || kind == "minor"_L1;
    const double from = main ? 12.75 : street ? 14.25 : 15.5;
    if (m_zoom < from || kind == "rail"_L1)
        return std::nullopt;
    return Look {m_zoom >= 16 ? 11 : 10, false, false, m_job.theme.roadLabel, main ? 30 : street ? 35 : 40};
}

void LabelMaker::points(QLatin1String name)
{
    const geo::TileLayer *layer = m_tile.layer(name);
    if (!layer)
        return;
    const QTransform map = toPixels(*layer);
    for (const auto &feature : layer->features) {
        if (feature.kind != geo::TileFeature::Kind::Point || feature.parts.empty() || feature.parts[0].empty())
            continue;
        const QPointF at = map.map(QPointF(feature.parts[0][0]));
        const auto look = isInside(at) ? pointLook(*layer, feature) : std::nullopt;
        const QString text
            = name == "housenumber"_L1 ? layer->text(feature, "housenumber"_L1).left(8) : nameOf(*layer, feature);
        if (look && !text.isEmpty())
            add(text, *look, at, 0);
    }
}

void LabelMaker::ways(QLatin1String name)
{
    const geo::TileLayer *layer = m_tile.layer(name);
    if (!layer)
        return;
    struct Best
    {
        Look look;
        Stretch stretch;
    };
    QHash<QString, Best> best; // a street is cut into many features; it is named once per tile
    QStringList order;
    const QTransform map = toPixels(*layer);
    for (const auto &feature : layer->features) {
        const auto look = wayLook(*layer, feature);
        const QString text = look ? nameOf(*layer, feature) : QString();
        const auto stretch = text.isEmpty() ? std::nullopt : longestStretch(feature, map);
        if (!stretch)
            continue;
        const auto it = best.find(text);
        if (it == best.end()) {
            order.append(text);
            best.insert(text, {*look, *stretch});
        } else if (it->stretch.length < stretch->length) {
            *it = {*look, *stretch};
        }
    }
    for (const QString &text : std::as_const(order)) {
        const Best &b = best[text];
        if (QFontMetricsF(fontOf(b.look)).horizontalAdvance(text) <= b.stretch.length * 1.15)
            add(text, b.look, b.stretch.middle, b.stretch.angle);
    }
}

std::optional<LabelMaker::Stretch> LabelMaker::longestStretch(
    const geo::TileFeature &feature, const QTransform &map) const
{
    constexpr double bend = 18; // degrees that a straight text may leave its street
    Stretch longest;
    for (const auto &part : feature.parts) {
        for (size_t begin = 0; begin + 1 < part.size();) {
            const QPointF first = map.map(QPointF(part[begin]));
            const double heading = QLineF(first, map.map(QPointF(part[begin + 1]))).angle();
            size_t end = begin + 1;
            while (end + 1 < part.size()) {
                const QLineF next(map.map(QPointF(part[end])), map.map(QPointF(part[end + 1])));
                if (std::abs(std::remainder(next.angle() - heading, 360.0)) > bend)
                    break;
                ++end;
            }
            const QLineF run(first, map.map(QPointF(part[end])));
            if (run.length() > longest.length && isInside(run.center()))
                longest = {run.center(), run.length(), readable(-run.angle())};
            begin = end;
        }
    }
    return longest.length > 0 ? std::optional(longest) : std::nullopt;
}

QFont LabelMaker::fontOf(const Look &look) const
{
    QFont font(m_job.fontFamily);
    font.setPixelSize(look.pixelSize);
    font.setBold(look.bold);
    font.setItalic(look.italic);
    return font;
}

void LabelMaker::add(const QString &text, const Look &look, QPointF at, double angle)
{
    QPainterPath path;
    path.addText(0, 0, fontOf(look), text);
    path.translate(-path.boundingRect().center());
    path = QTransform().rotate(angle).map(path);
    const QRectF box = path.boundingRect().adjusted(-haloWidth, -haloWidth, haloWidth, haloWidth);
    const QSize pixels = (box.size() * m_job.pixelRatio).toSize() + QSize(1, 1);
    QImage sprite(pixels, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_job.pixelRatio, m_job.pixelRatio);
    painter.translate(-box.topLeft());
    painter.strokePath(path, QPen(m_job.theme.halo, haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, look.colour);
    painter.end();
    const QRectF world = m_job.shown.worldRect();
    const geo::WorldPoint anchor = world.topLeft() + (at + box.center()) / m_job.edge * world.width();
    m_labels.push_back({text, sprite, anchor, box.size(), look.priority});
}

} // namespace fieldlane::ui::map
