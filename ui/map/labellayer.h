#pragma once
#include "ui/map/tilelayer.h"

namespace fieldlane::ui::map {

/// Chooses which names of the ground are shown: the important ones first, none over another, none twice
/// close together. The choice moves with the map and is made anew when tiles or zoom change.
class LabelLayer
{
public:
    /// Chooses anew when tiles or zoom changed. Returns where on the screen names came or went.
    std::vector<QRectF> follow(const TileLayer &tiles, const geo::Camera &camera);
    void paint(QPainter &painter, const geo::Camera &camera, double pixelRatio) const;
    void clear() { m_shown.clear(); }
    /// Texts shown last, for tests and for people who cannot see the map.
    QStringList texts() const;

private:
    struct Shown
    {
        QString text;
        QPixmap sprite;
        geo::WorldPoint anchor;
        QSizeF size;
        friend bool operator==(const Shown &a, const Shown &b) { return a.text == b.text && a.anchor == b.anchor; }
    };
    void choose(const TileLayer &tiles, const geo::Camera &camera);

    std::vector<Shown> m_shown;
    quint64 m_revision = ~quint64(0);
    TileLayer::Sight m_sight; // that the choice was made for
    double m_zoom = -1;
};

} // namespace fieldlane::ui::map
