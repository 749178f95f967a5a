#include "ui/map/vectorstyle.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace fieldlane::ui::map {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QLatin1String classKey("class");

struct RoadClass
{
    const char *name;
    int rank;
    double fromZoom;
    double widthAt14; // logical pixels
    enum Look { Motorway, Main, Street, Track, Path, Rail } look;
};

constexpr std::array roadClasses {
    RoadClass {"path", 0, 14, 1, RoadClass::Path},
    RoadClass {"track", 1, 13.5, 1.2, RoadClass::Track},
    RoadClass {"service", 2, 13.5, 1.8, RoadClass::Street},
    RoadClass {"minor", 3, 11.5, 3, RoadClass::Street},
    RoadClass {"minor_construction", 3, 13, 3, RoadClass::Street},
    RoadClass {"rail", 4, 10, 1.4, RoadClass::Rail},
    RoadClass {"tertiary", 5, 10.5, 4, RoadClass::Street},
    RoadClass {"secondary", 6, 9, 5, RoadClass::Main},
    RoadClass {"primary", 7, 7, 5.6, RoadClass::Main},
    RoadClass {"trunk", 8, 6, 6, RoadClass::Motorway},
    RoadClass {"motorway", 9, 5, 6.4, RoadClass::Motorway},
};

// Widths grow slower than the map outside and with it when close.
double grown(double widthAt14, double zoom)
{
    const double factor = zoom < 14 ? std::exp2((zoom - 14) * 0.45) : std::exp2((zoom - 14) * 0.75);
    return std::max(0.6, widthAt14 * factor);
}

QPen roundPen(const QColor &colour, double width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPen dashed(const QColor &colour, double width, QList<qreal> pattern)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern(pattern);
    return pen;
}

}

QColor VectorStyle::areaColour(const QString &layer, const QString &kind, const QString &subKind) const
{
    if (layer == "water"_L1)
        return m_theme.water;
    if (layer == "park"_L1)
        return m_theme.park;
    if (layer == "aeroway"_L1)
        return m_theme.runway;
    if (layer == "landcover"_L1) {
        if (kind == "wood"_L1)
            return m_theme.wood;
        if (kind == "farmland"_L1)
            return subKind == "vineyard"_L1 ? m_theme.vineyard : m_theme.farmland;
        return kind == "sand"_L1 || kind == "rock"_L1 ? m_theme.sand : m_theme.grass;
    }
    if (kind == "residential"_L1 || kind == "suburb"_L1 || kind == "neighbourhood"_L1)
        return m_theme.residential;
    if (kind == "industrial"_L1 || kind == "commercial"_L1 || kind == "retail"_L1 || kind == "railway"_L1)
        return m_theme.industrial;
    if (kind == "pitch"_L1 || kind == "playground"_L1 || kind == "stadium"_L1 || kind == "track"_L1)
        return m_theme.pitch;
    return kind == "cemetery"_L1 ? m_theme.grass : m_theme.civic;
}

std::optional<VectorStyle::Area> VectorStyle::area(
    const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    if (feature.kind != geo::TileFeature::Kind::Polygon)
        return std::nullopt;
    if (layer.name == "building"_L1)
        return m_zoom < 13.5 ? std::nullopt : std::optional(Area {m_theme.building, m_theme.buildingEdge});
    const QString kind = layer.text(feature, classKey);
    return Area {areaColour(layer.name, kind, layer.text(feature, "subclass"_L1)), {}};
}

std::optional<VectorStyle::Road> VectorStyle::road(
    const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    if (feature.kind != geo::TileFeature::Kind::Line)
        return std::nullopt;
    const QString kind = layer.text(feature, classKey);
    const auto it = std::find_if(roadClasses.begin(), roadClasses.end(),
        [&](const RoadClass &c) { return kind == QLatin1String(c.name); });
    if (it == roadClasses.end() || m_zoom < it->fromZoom)
        return std::nullopt;
    const double width = grown(it->widthAt14, m_zoom);
    switch (it->look) {
    case RoadClass::Path:
        return Road {it->rank, QPen(Qt::NoPen), dashed(m_theme.path, width, {2, 2})};
    case RoadClass::Track:
        return Road {it->rank, QPen(Qt::NoPen), dashed(m_theme.track, width, {5, 2})};
    case RoadClass::Rail:
        return Road {it->rank, roundPen(m_theme.rail, width), dashed(m_theme.land, width * 0.6, {6, 6})};
    default:
        break;
    }
    const bool motorway = it->look == RoadClass::Motorway;
    const bool main = it->look == RoadClass::Main;
    const QColor fill = motorway ? m_theme.motorway : main ? m_theme.mainRoad : m_theme.road;
    const QColor edge = motorway ? m_theme.motorwayEdge : main ? m_theme.mainRoadEdge : m_theme.roadEdge;
    if (width < 1.6) // too thin for an edge: one line in between
        return Road {it->rank, QPen(Qt::NoPen), roundPen(main || motorway ? edge : m_theme.roadEdge, width)};
    return Road {it->rank, roundPen(edge, width + 1.4), roundPen(fill, width)};
}

std::optional<QPen> VectorStyle::waterway(const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    if (feature.kind != geo::TileFeature::Kind::Line)
        return std::nullopt;
    const QString kind = layer.text(feature, classKey);
    const bool river = kind == "river"_L1;
    if (!river && m_zoom < (kind == "stream"_L1 || kind == "canal"_L1 ? 12.0 : 14.0))
        return std::nullopt;
    return roundPen(m_theme.water, grown(river ? 3.4 : 1.3, m_zoom));
}

std::optional<QPen> VectorStyle::boundary(const geo::TileLayer &layer, const geo::TileFeature &feature) const
{
    const int level = int(layer.number(feature, "admin_level"_L1).value_or(99));
    if (level <= 2)
        return dashed(m_theme.country, 1.6, {7, 2, 1.5, 2});
    if (level <= 4)
        return dashed(m_theme.country, 1, {5, 3});
    if (level <= 8 && m_zoom >= 10.5)
        return dashed(m_theme.district, 1, {3, 3});
    return std::nullopt;
}

} // namespace fieldlane::ui::map
