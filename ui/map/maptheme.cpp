#include "ui/map/maptheme.h"
#include "ui/shared/theme.h"

namespace fieldlane::ui::map {

namespace {

void lightGround(MapTheme &t)
{
    t.land = 0xf3f2ed;
    t.wood = 0xdbe7d3;
    t.grass = 0xe6efdc;
    t.farmland = 0xf1eee0;
    t.vineyard = 0xebeed8;
    t.sand = 0xf3ecd8;
    t.water = 0xbcd8e8;
    t.residential = 0xeceae6;
    t.industrial = 0xe8e6ea;
    t.civic = 0xefe8de;
    t.pitch = 0xd5e5ca;
    t.park = QColor(150, 195, 130, 46);
    t.building = 0xdfdbd4;
    t.buildingEdge = 0xcfcac2;
    t.motorway = 0xf3bf86;
    t.motorwayEdge = 0xd79a5c;
    t.mainRoad = 0xfbe3ae;
    t.mainRoadEdge = 0xdcc28c;
    t.road = 0xffffff;
    t.roadEdge = 0xccc6bb;
    t.track = 0xd2c6b0;
    t.path = 0xd8cfc0;
    t.rail = 0xb1aeab;
    t.runway = 0xdcdce2;
    t.country = 0x8d7a9c;
    t.district = 0xbcb1c4;
    t.label = 0x3f4348;
    t.waterLabel = 0x4d7f9c;
    t.roadLabel = 0x6a665f;
    t.peakLabel = 0x7a6a55;
    t.halo = QColor(250, 249, 246, 225);
}

void lightMarks(MapTheme &t)
{
    t.graticule = 0xd9d8d3;
    t.graticuleLabel = 0x8b8a86;
    t.unitEdge = QColor(74, 108, 150, 200);
    t.unitFill = QColor(74, 108, 150, 16);
    t.unitLabel = 0x4a6487;
    t.route = 0x2f6fd6;
    t.routeDone = 0x8f9bab;
    t.stopText = 0xffffff;
    t.panel = QColor(255, 255, 255, 235);
    t.panelEdge = 0xc9cdd3;
    t.text = 0x22272d;
    t.mutedText = 0x5d6670;
    t.accent = 0x2f6fd6;
    t.done = 0x8a949f;
    t.planned = 0x3b78c9;
    t.underWay = 0x1f8f6b;
    t.waiting = 0xd98a12;
    t.late = 0xc8372d;
    t.emergency = 0x8f1d6b;
    t.technician = 0x2b3a4d;
    t.technicianText = 0xffffff;
    t.fresh = 0x23a06f;
    t.ageing = 0xe0a01e;
    t.stale = 0x8b939c;
    t.markerEdge = 0xffffff;
    t.shadow = QColor(20, 25, 35, 60);
}

void nightGround(MapTheme &t)
{
    t.dark = true;
    t.land = 0x20252b;
    t.wood = 0x232e2a;
    t.grass = 0x252f2a;
    t.farmland = 0x262a2a;
    t.vineyard = 0x282d28;
    t.sand = 0x2d2c28;
    t.water = 0x1a3243;
    t.residential = 0x262b32;
    t.industrial = 0x282a33;
    t.civic = 0x2c2b2e;
    t.pitch = 0x26352d;
    t.park = QColor(90, 140, 90, 34);
    t.building = 0x30363e;
    t.buildingEdge = 0x3a414a;
    t.motorway = 0x7a5f3f;
    t.motorwayEdge = 0x2a231b;
    t.mainRoad = 0x5c5541;
    t.mainRoadEdge = 0x24221d;
    t.road = 0x3e454e;
    t.roadEdge = 0x1d2126;
    t.track = 0x3b3d3c;
    t.path = 0x383b3d;
    t.rail = 0x4a4f56;
    t.runway = 0x353a43;
    t.country = 0x8a7a9c;
    t.district = 0x4f4a5c;
    t.label = 0xc6ced7;
    t.waterLabel = 0x6f9fbd;
    t.roadLabel = 0x9aa3ad;
    t.peakLabel = 0xa99a84;
    t.halo = QColor(26, 30, 35, 215);
}

void nightMarks(MapTheme &t)
{
    t.graticule = 0x2f363e;
    t.graticuleLabel = 0x7b858f;
    t.unitEdge = QColor(120, 160, 210, 170);
    t.unitFill = QColor(120, 160, 210, 16);
    t.unitLabel = 0x9db8d9;
    t.route = 0x6aa3f5;
    t.routeDone = 0x6d7885;
    t.stopText = 0x10151b;
    t.panel = QColor(34, 40, 47, 235);
    t.panelEdge = 0x454d57;
    t.text = 0xe4e8ec;
    t.mutedText = 0xa3adb8;
    t.accent = 0x6aa3f5;
    t.done = 0x7d8894;
    t.planned = 0x5b95e0;
    t.underWay = 0x35b58a;
    t.waiting = 0xf0a93a;
    t.late = 0xef6257;
    t.emergency = 0xd45fb0;
    t.technician = 0xdde5ee;
    t.technicianText = 0x1a2027;
    t.fresh = 0x3fc58e;
    t.ageing = 0xf0b83e;
    t.stale = 0x6f7a86;
    t.markerEdge = 0x161a1f;
    t.shadow = QColor(0, 0, 0, 110);
}

}

MapTheme MapTheme::of(const Theme &theme)
{
    MapTheme t = theme.isDark() ? night() : light();
    const ThemeColors &c = theme.colors();
    t.land = c.mapLand;
    t.water = c.mapWater;
    t.wood = c.mapWood;
    t.grass = c.mapGrass;
    t.residential = c.mapBuilt;
    t.building = c.mapBuilding;
    t.label = c.mapLabel;
    t.waterLabel = c.mapWaterLabel;
    t.halo = c.mapLabelHalo;
    t.country = c.mapBoundary;
    t.graticule = c.mapGraticule;
    t.unitEdge = c.mapUnitOutline;
    t.unitFill = c.mapUnitFill;
    t.route = c.mapRoute;
    t.panel = c.raised;
    t.panelEdge = c.border;
    t.text = c.text;
    t.mutedText = c.textMuted;
    t.accent = c.accent;
    t.fresh = c.ageFresh;
    t.ageing = c.ageStale;
    t.late = c.blocked;
    t.emergency = c.priorityEmergency;
    return t;
}

MapTheme MapTheme::light()
{
    MapTheme t;
    lightGround(t);
    lightMarks(t);
    return t;
}

MapTheme MapTheme::night()
{
    MapTheme t;
    nightGround(t);
    nightMarks(t);
    return t;
}

} // namespace fieldlane::ui::map
