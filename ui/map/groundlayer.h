#pragma once
#include "geo/camera.h"
#include "ui/map/mapdata.h"
#include "ui/map/maptheme.h"
#include <QFont>
#include <QPainterPath>
#include <QPolygonF>

class QPainter;

namespace fieldlane::ui::map {

/// What is there without any map file: a graticule, and the service areas of the units.
class GroundLayer
{
public:
    void setOutlines(const std::vector<UnitOutline> &outlines);
    /// The box around all outlines in world points; null without any.
    QRectF bounds() const { return m_bounds; }
    void paintGraticule(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const;
    /// Its degrees, which stay at the edges of the window.
    void paintDegrees(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font) const;
    /// `overTiles`: edges only, lightly. Names are shown when a unit is large enough for its own.
    void paintOutlines(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font,
        bool overTiles);

private:
    struct Outline
    {
        QString name;
        std::vector<std::vector<geo::WorldPoint>> rings;
        QRectF bounds;
        geo::WorldPoint middle;
    };
    struct Drawn // simplified for one zoom, relative to the corner of the bounds, in pixels
    {
        QPainterPath path;
        geo::WorldPoint origin;
    };
    /// Calls line(degrees, logical pixels) for each line in sight.
    template <class Line>
    static void forMeridians(const geo::Camera &camera, Line line);
    template <class Line>
    static void forParallels(const geo::Camera &camera, Line line);
    void prepare(double zoom);
    void paintName(QPainter &painter, const geo::Camera &camera, const Outline &outline, const MapTheme &theme) const;

    std::vector<Outline> m_outlines;
    std::vector<Drawn> m_drawn;
    double m_drawnZoom = -1;
    QRectF m_bounds;
};

} // namespace fieldlane::ui::map
