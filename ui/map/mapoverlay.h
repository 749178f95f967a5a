#pragma once
#include "geo/camera.h"
#include "geo/tilesource.h"
#include "ui/map/maptheme.h"
#include <QCoreApplication>
#include <QFont>

class QPainter;

namespace fieldlane::ui::map {

/// What is written on top of the map: whose data it is (always), what kind of map it is, the scale, and what
/// the map waits for.
class MapOverlay
{
    Q_DECLARE_TR_FUNCTIONS(MapOverlay)
public:
    struct Facts
    {
        const geo::TileSourceInfo *source = nullptr; ///< null: no map
        bool covered = true; ///< false: the source ends elsewhere
        int failures = 0;
        QString prompt; ///< what the user is asked to do now
    };
    static void paint(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font,
        const Facts &facts);
    /// "Offline map", "Online map" or why there is none.
    static QString notice(const Facts &facts);
    static QString attribution(const Facts &facts);

private:
    static void pill(QPainter &painter, const QRectF &box, const QString &text, const MapTheme &theme);
    static void paintScale(QPainter &painter, const geo::Camera &camera, const MapTheme &theme);
    static void paintPrompt(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QString &text);
};

} // namespace fieldlane::ui::map
