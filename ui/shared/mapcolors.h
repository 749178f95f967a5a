#pragma once
#include <QColor>

namespace fieldlane::ui {

/// The colours that only a map has: its ground, and what is marked on it. Part of the theme.
struct MapColors
{
    // ground
    QColor land, wood, grass, farmland, vineyard, sand, water, residential, industrial, civic, pitch, park;
    QColor building, buildingEdge;
    QColor motorway, motorwayEdge, mainRoad, mainRoadEdge, road, roadEdge, track, path, rail, runway;
    QColor country, district, label, waterLabel, roadLabel, peakLabel, halo;
    // above the ground
    QColor graticule, graticuleLabel, unitEdge, unitFill, unitLabel;
    QColor route, routeDone, stopText;
    // states of work, worst last
    QColor done, planned, underWay, waiting;
    QColor technician, technicianText, stale, markerEdge, shadow;
};

} // namespace fieldlane::ui
