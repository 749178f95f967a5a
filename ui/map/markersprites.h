#pragma once
#include "ui/map/mapdata.h"
#include "ui/map/maptheme.h"
#include "ui/map/positionage.h"
#include <QFont>
#include <QHash>
#include <QPixmap>

class QPainter;

namespace fieldlane::ui::map {

enum class Emphasis { None, Hover, Selected, Target };

/// The pictures of all symbols, painted once each and shared: 20,000 markers need a handful of them. In
/// device pixels; made anew when theme, font or pixel ratio change.
class MarkerSprites
{
public:
    MarkerSprites(const MapTheme &theme, const QFont &font, double pixelRatio);

    const QPixmap &order(OrderLook look, Emphasis emphasis);
    const QPixmap &technician(const QString &initials, PositionAge::Band band, bool onDuty, Emphasis emphasis);
    /// Age below a technician.
    const QPixmap &caption(const QString &text, bool stale);
    const QPixmap &orderCluster(int count, OrderLook worst, Emphasis emphasis);
    const QPixmap &technicianCluster(int count, Emphasis emphasis);

    /// Radius that reacts to the pointer, logical pixels.
    static double orderRadius() { return 10; }
    static double technicianRadius() { return 16; }
    static double clusterRadius(int count);
    /// "Anna-Maria Öhri" -> "AÖ".
    static QString initialsOf(const QString &name);

private:
    template <class Paint>
    const QPixmap &cached(const QString &key, QSizeF size, Paint paint);
    void paintShape(QPainter &painter, OrderLook look, double radius) const;
    void paintRing(QPainter &painter, PositionAge::Band band, double radius) const;
    QColor colourOf(OrderLook look) const;
    QColor emphasisColour(Emphasis emphasis) const;
    void paintEmphasis(QPainter &painter, Emphasis emphasis, double radius) const;

    MapTheme m_theme;
    QFont m_font;
    double m_pixelRatio;
    QHash<QString, QPixmap> m_cache;
    QPixmap m_orders[orderLookCount][4];
};

} // namespace fieldlane::ui::map
