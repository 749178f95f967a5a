#pragma once
#include <QColor>
#include <QImage>
#include <QRect>

namespace fieldlane::ui::board {

/// Fills rectangles straight into an RGB32 image: several times cheaper than QPainter when there are
/// thousands. Coordinates are logical pixels and are cut to the clip; the image must outlive the raster.
class Raster
{
public:
    /// A colour made ready once for many rectangles.
    struct Ink
    {
        Ink(const QColor &colour)
            : value(colour.rgb() | 0xff000000u)
            , alpha(colour.alpha())
        {
        }
        QRgb value;
        int alpha;
    };

    Raster(QImage &image, double scale);
    /// Moves the origin and cuts to the rectangle (given from the image's own origin).
    void setCanvas(const QRect &canvas, int clipTop, int clipBottom);

    void fill(double left, double top, double right, double bottom, Ink ink);
    /// Rows of the image, cut to the clip: made once for the many rectangles of a low lane.
    struct Strip
    {
        int top, bottom;
    };
    Strip strip(double top, double bottom) const;
    /// Every row of the strip becomes a copy of the first one of `model`.
    void repeat(Strip model, Strip strip);
    /// The ink must be opaque.
    void fill(Strip strip, double left, double right, Ink ink);
    /// Diagonal lines of a pixel every few, fixed to the image, so that neighbours join.
    void hatch(double left, double top, double right, double bottom, Ink ink);
    /// A line of one device pixel or more.
    void verticalLine(double x, double top, double bottom, Ink ink);

private:
    struct Box // device pixels, right and bottom outside
    {
        int left, top, right, bottom;
        bool isEmpty() const { return left >= right || top >= bottom; }
    };
    Box device(double left, double top, double right, double bottom) const;

    QImage &m_image;
    uchar *m_bits;
    qsizetype m_stride;
    double m_scale;
    double m_x = 0, m_y = 0; ///< of the canvas
    Box m_clip;
};

} // namespace fieldlane::ui::board
