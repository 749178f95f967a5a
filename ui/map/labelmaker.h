#pragma once
#include "geo/vectortile.h"
#include "ui/map/tilerenderer.h"
#include <QFont>
#include <QHash>

namespace fieldlane::ui::map {

/// Finds the names of one vector tile and paints them: towns, peaks and waters at their point, streets
/// along their longest straight stretch. A name belongs to the tile that holds its anchor. Any thread.
class LabelMaker
{
public:
    LabelMaker(const TileJob &job, const geo::VectorTile &tile);
    std::vector<TileLabel> labels();

private:
    struct Look
    {
        int pixelSize = 11;
        bool bold = false;
        bool italic = false;
        QColor colour;
        int priority = 0;
    };
    struct Stretch // a straight piece of a street, in pixels of the shown tile
    {
        QPointF middle;
        double length = 0;
        double angle = 0; ///< degrees, -90 .. 90
    };

    void points(QLatin1String layer);
    void ways(QLatin1String layer);
    std::optional<Look> pointLook(const geo::TileLayer &layer, const geo::TileFeature &feature) const;
    std::optional<Look> wayLook(const geo::TileLayer &layer, const geo::TileFeature &feature) const;
    QTransform toPixels(const geo::TileLayer &layer) const;
    std::optional<Stretch> longestStretch(const geo::TileFeature &feature, const QTransform &map) const;
    bool isInside(QPointF pixel) const;
    QFont fontOf(const Look &look) const;
    void add(const QString &text, const Look &look, QPointF at, double angle);

    const TileJob &m_job;
    const geo::VectorTile &m_tile;
    double m_zoom;
    std::vector<TileLabel> m_labels;
};

} // namespace fieldlane::ui::map
