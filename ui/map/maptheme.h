#pragma once
#include <QColor>

namespace fieldlane::ui {
class Theme;
}

namespace fieldlane::ui::map {

/// Every colour of the map. Made from the theme of the program, so that a view never chooses a colour.
struct MapTheme
{
    bool dark = false;
    // ground
    QColor land, wood, grass, farmland, vineyard, sand, water, residential, industrial, civic, pitch, park;
    QColor building, buildingEdge;
    QColor motorway, motorwayEdge, mainRoad, mainRoadEdge, road, roadEdge, track, path, rail, runway;
    QColor country, district, label, waterLabel, roadLabel, peakLabel, halo;
    // above the ground
    QColor graticule, graticuleLabel, unitEdge, unitFill, unitLabel;
    QColor route, routeDone, stopText;
    QColor panel, panelEdge, text, mutedText, accent;
    // states of work, worst last
    QColor done, planned, underWay, waiting, late, emergency;
    QColor technician, technicianText, fresh, ageing, stale, markerEdge, shadow;

    /// The map of a theme of the program: its own colours where the program names them, and fine shades of
    /// the ground that only a map needs.
    static MapTheme of(const Theme &theme);
    static MapTheme light();
    static MapTheme night();
};

} // namespace fieldlane::ui::map
