#include "geo/clusters.h"
#include <algorithm>
#include <cmath>
#include <QRectF>

namespace fieldlane::geo {

namespace {

// Points sorted by grid cell of one radius, so that a neighbourhood is nine short runs.
class CellGrid
{
public:
    CellGrid(std::span<const ClusterPoint> points, double cell)
        : m_cell(cell)
    {
        m_entries.reserve(points.size());
        for (quint32 i = 0; i < points.size(); ++i)
            m_entries.push_back({key(column(points[i].at.x()), column(points[i].at.y())), i});
        std::sort(m_entries.begin(), m_entries.end());
    }

    template <class Visit>
    void around(WorldPoint p, Visit visit) const
    {
        const qint64 x = column(p.x());
        const qint64 y = column(p.y());
        for (qint64 row = y - 1; row <= y + 1; ++row) {
            auto it = std::lower_bound(m_entries.begin(), m_entries.end(), Entry {key(x - 1, row), 0});
            for (const quint64 last = key(x + 1, row); it != m_entries.end() && it->cell <= last; ++it)
                visit(it->index);
        }
    }

private:
    struct Entry
    {
        quint64 cell;
        quint32 index;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };
    qint64 column(double value) const { return qint64(std::floor(value / m_cell)) + 1; }
    // Row first, so that neighbouring columns are neighbours in the order.
    static quint64 key(qint64 x, qint64 y) { return quint64(y) << 32 | quint32(x); }

    double m_cell;
    std::vector<Entry> m_entries;
};

}

Clustering clustered(std::span<const ClusterPoint> points, double radius)
{
    const double reach = std::max(radius, 1e-9); // bounds the number of grid columns
    const CellGrid grid(points, reach);
    std::vector<char> taken(points.size(), 0);
    Clustering out;
    out.members.reserve(points.size());
    for (quint32 i = 0; i < points.size(); ++i) {
        if (taken[i])
            continue;
        Cluster cluster {{}, points[i].rank, quint32(out.members.size()), 0};
        const auto take = [&](quint32 k) {
            taken[k] = 1;
            out.members.push_back(k);
            cluster.centre += points[k].at;
            cluster.worst = std::max(cluster.worst, points[k].rank);
            ++cluster.count;
        };
        take(i);
        if (!points[i].alone) {
            grid.around(points[i].at, [&](quint32 k) {
                const QPointF gap = points[k].at - points[i].at;
                if (!taken[k] && !points[k].alone && QPointF::dotProduct(gap, gap) <= reach * reach)
                    take(k);
            });
        }
        cluster.centre /= cluster.count;
        out.clusters.push_back(cluster);
    }
    return out;
}

double expansionZoom(std::span<const ClusterPoint> points, std::span<const quint32> members, double radiusPixels,
    double maxZoom)
{
    // Two members part when they are a radius apart; the farthest from the first one parts first.
    double farthest = 0;
    for (const quint32 m : members) {
        const QPointF gap = points[m].at - points[members.front()].at;
        farthest = std::max(farthest, std::hypot(gap.x(), gap.y()));
    }
    if (farthest <= 0)
        return maxZoom;
    return std::min(maxZoom, std::log2(radiusPixels / farthest / tileSize) + 0.01);
}

} // namespace fieldlane::geo
