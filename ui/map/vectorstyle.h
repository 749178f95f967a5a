#pragma once
#include "geo/vectortile.h"
#include "ui/map/maptheme.h"
#include <optional>
#include <QPen>

namespace fieldlane::ui::map {

/// How OpenMapTiles features look: which colour and width at which zoom. Pure look-up, safe on any thread.
class VectorStyle
{
public:
    /// `zoom` is that of the picture and may be fractional.
    VectorStyle(const MapTheme &theme, double zoom)
        : m_theme(theme)
        , m_zoom(zoom)
    {
    }

    struct Area
    {
        QColor fill;
        QColor edge; ///< invalid: none
    };
    std::optional<Area> area(const geo::TileLayer &layer, const geo::TileFeature &feature) const;

    struct Road
    {
        int rank = 0; ///< drawn in this order
        QPen casing; ///< NoPen: none
        QPen fill;
    };
    std::optional<Road> road(const geo::TileLayer &layer, const geo::TileFeature &feature) const;
    std::optional<QPen> waterway(const geo::TileLayer &layer, const geo::TileFeature &feature) const;
    std::optional<QPen> boundary(const geo::TileLayer &layer, const geo::TileFeature &feature) const;

private:
    QColor areaColour(const QString &layer, const QString &kind, const QString &subKind) const;

    const MapTheme &m_theme;
    double m_zoom;
};

} // namespace fieldlane::ui::map
