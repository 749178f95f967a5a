#pragma once
#include "geo/camera.h"
#include "geo/clusters.h"
#include "ui/map/markersprites.h"
#include <memory>
#include <QHash>

namespace fieldlane::ui::map {

/// What lies under the pointer.
struct MarkerHit
{
    MapItem item; ///< none for a cluster
    std::vector<quint32> cluster; ///< members of an order cluster, or of a technician cluster
    bool technicians = false; ///< kind of the cluster
    QPointF at; ///< middle of the symbol on the screen
    bool isCluster() const { return !cluster.empty(); }
    bool isNothing() const { return item.isNone() && cluster.empty(); }
};

/// Orders and technicians on the map: clusters where they crowd, never of the selected one, and the fan that
/// opens when several lie on one spot. Painting and hit testing share one list of symbols.
class MarkerLayer
{
public:
    enum class Clusters { Off, On };
    /// Logical pixels within which marks cluster: wider when there are many, so that their clusters, which are
    /// larger then, do not overlap.
    static double orderReach(size_t orders) { return orders > 1500 ? 48 : 28; }
    static double technicianReach(size_t technicians) { return technicians > 120 ? 46 : 24; }

    void setData(const std::vector<OrderMark> &orders, const std::vector<TechnicianMark> &technicians, core::Instant now);
    void setClusters(Clusters mode);
    void setSelected(const std::vector<MapItem> &items);
    /// Marks that clusters leave out besides the selected: the stops of the route that is shown.
    void setSingled(const std::vector<MapItem> &items);
    void setHovered(const MapItem &item) { m_hovered = item; }
    /// The technician that a drag would drop on.
    void setTarget(const MapItem &item) { m_target = item; }

    /// Draws in device pixels: the painter's transform maps them one to one.
    void paint(QPainter &painter, const geo::Camera &camera, MarkerSprites &sprites, double pixelRatio, const QRectF &part);
    /// What is under the pointer or the target of a drag, once more and above all others.
    void paintLifted(QPainter &painter, const geo::Camera &camera, MarkerSprites &sprites, double pixelRatio) const;
    MarkerHit hit(const geo::Camera &camera, QPointF screen);
    /// Zoom at which a cluster falls apart; nothing when its members share one spot.
    std::optional<double> expansionZoom(const MarkerHit &cluster) const;
    QRectF worldBounds(const MarkerHit &cluster) const;
    /// Opens the fan of a cluster whose members lie on one spot.
    void openFan(const MarkerHit &cluster);
    bool closeFan();

    const OrderMark *order(domain::OrderId id) const;
    const TechnicianMark *technician(domain::TechnicianId id) const;
    std::optional<core::Coordinate> placeOf(const MapItem &item) const;
    core::Instant now() const { return m_now; }
    const std::vector<OrderMark> &orders() const { return m_orders; }
    const std::vector<TechnicianMark> &technicians() const { return m_technicians; }
    /// Where a marker or the cluster that holds it is drawn.
    std::optional<QPointF> screenOf(const geo::Camera &camera, const MapItem &item);
    /// Symbols in the last list, clusters counted as one.
    size_t symbolCount() const { return m_symbols.size(); }
    /// Counts up whenever paint() would paint something else from the same camera.
    quint64 revision() const { return m_revision; }

private:
    enum class Kind { Order, OrderCluster, TechnicianCluster, Technician };
    struct Symbol
    {
        geo::WorldPoint at;
        QPointF offset; ///< pixels; used by the fan
        Kind kind = Kind::Order;
        int rank = 0;
        quint32 index = 0; ///< of the mark or of the cluster
        MapItem item; ///< none for a cluster
        OrderLook look = OrderLook::Done;
    };

    void prepare(double zoom);
    void addOrders(double zoom);
    void addTechnicians(double zoom);
    void raiseSpecial();
    MapItem itemOf(Kind kind, quint32 index) const;
    void setAlone(const std::vector<MapItem> &items, bool alone);
    void markAlone();
    bool isSelected(const MapItem &item) const;
    double radiusOf(const Symbol &symbol) const;
    const QPixmap &spriteOf(const Symbol &symbol, Emphasis emphasis, MarkerSprites &sprites) const;
    void paintCaption(QPainter &painter, const Symbol &symbol, QPointF middle, MarkerSprites &sprites, double pixelRatio) const;
    static void paintSprite(QPainter &painter, const QPixmap &sprite, QPointF middle, double pixelRatio);
    void paintFanLegs(QPainter &painter, const geo::Camera &camera, double pixelRatio) const;

    std::vector<OrderMark> m_orders;
    std::vector<TechnicianMark> m_technicians;
    std::vector<geo::ClusterPoint> m_orderPoints;
    std::vector<geo::ClusterPoint> m_technicianPoints;
    QHash<qint64, quint32> m_orderIndex;
    QHash<qint64, quint32> m_technicianIndex;
    std::vector<QString> m_initials;
    geo::Clustering m_orderClusters;
    geo::Clustering m_technicianClusters;
    std::vector<Symbol> m_symbols; // drawing order
    std::vector<MapItem> m_fan;
    std::vector<MapItem> m_selected;
    std::vector<MapItem> m_singled;
    MapItem m_hovered;
    MapItem m_target;
    core::Instant m_now;
    Clusters m_mode = Clusters::On;
    double m_preparedZoom = -1;
    quint64 m_revision = 0;
};

} // namespace fieldlane::ui::map
