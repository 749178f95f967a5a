#pragma once
#include "geo/camera.h"
#include <functional>
#include <QImage>

class QPainter;

namespace fieldlane::ui::map {

/// The part of a frame that moves with the ground, kept from frame to frame: panning shifts it and paints only what
/// comes into sight, and what lights up under the pointer costs a copy.
class MapPicture
{
public:
    /// Everything but the place of the camera that the picture depends on; another key, another picture.
    struct Key
    {
        double zoom = -1;
        QSizeF viewport;
        double pixelRatio = 1;
        quint64 tiles = 0, markers = 0, look = 0; ///< their revisions
        bool covered = false;
        friend bool operator==(const Key &, const Key &) = default;
    };
    /// Paints what lies in `part`, in logical pixels; the painter is clipped to it.
    using Paint = std::function<void(QPainter &painter, const QRectF &part)>;

    /// The camera must be snapped to the pixels of the device. `changed` looks different from the last time though
    /// the key is the same.
    void follow(const Key &key, const geo::Camera &camera, const std::vector<QRectF> &changed, const Paint &paint);
    void draw(QPainter &painter) const;
    /// Share of the pixels that the last call painted.
    double paintedShare() const { return m_painted; }

private:
    /// The pixel of the image that shows a pixel counted beyond its edges.
    QPoint wrapped(QPoint pixel) const;
    /// Cuts a part of the window into rectangles that lie in one piece in the image: use(piece, corner in the image).
    template <class Use>
    void forPieces(const QRect &part, Use use) const;
    void paintPart(const QRect &part, const Paint &paint);

    Key m_key;
    geo::WorldPoint m_centre;
    QImage m_image; ///< wraps around at its edges, so that panning moves no pixel
    QPoint m_origin; ///< of the window in the image
    double m_painted = 0;
};

} // namespace fieldlane::ui::map
