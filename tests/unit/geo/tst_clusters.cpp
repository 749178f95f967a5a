#include "core/random.h"
#include "geo/clusters.h"
#include "support/testmain.h"
#include <algorithm>
#include <cmath>
#include <set>

using namespace fieldlane;
using geo::ClusterPoint;

class TestClusters : public QObject
{
    Q_OBJECT

    static std::vector<ClusterPoint> randomPoints(int count, quint64 seed)
    {
        core::Random random(seed);
        std::vector<ClusterPoint> points;
        for (int i = 0; i < count; ++i)
            points.push_back({{0.5 + random.unit() * 0.01, 0.35 + random.unit() * 0.01}, int(random.below(6)), false});
        return points;
    }
    static double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

private Q_SLOTS:
    void everyPointIsInExactlyOneCluster()
    {
        const auto points = randomPoints(3000, 1);
        const auto result = geo::clustered(points, 0.0005);
        QVERIFY(result.clusters.size() > 10);
        QVERIFY(result.clusters.size() < points.size());
        std::set<quint32> seen;
        for (const auto &cluster : result.clusters) {
            int worst = 0;
            QPointF sum;
            for (const quint32 m : result.membersOf(cluster)) {
                QVERIFY(seen.insert(m).second);
                worst = std::max(worst, points[m].rank);
                sum += points[m].at;
            }
            QCOMPARE(cluster.worst, worst);
            QVERIFY(distance(sum / cluster.count, cluster.centre) < 1e-12);
        }
        QCOMPARE(seen.size(), points.size());
    }
    void membersAreWithinReachAndSeedsAreApart()
    {
        // A plain quadratic rerun of the definition.
        const auto points = randomPoints(800, 2);
        const double radius = 0.0004;
        const auto result = geo::clustered(points, radius);
        std::vector<char> taken(points.size(), 0);
        size_t next = 0;
        for (size_t i = 0; i < points.size(); ++i) {
            if (taken[i])
                continue;
            std::set<quint32> expected;
            for (size_t k = 0; k < points.size(); ++k) {
                if (!taken[k] && distance(points[k].at, points[i].at) <= radius) {
                    taken[k] = 1;
                    expected.insert(quint32(k));
                }
            }
            QVERIFY(next < result.clusters.size());
            const auto members = result.membersOf(result.clusters[next++]);
            QVERIFY(std::set<quint32>(members.begin(), members.end()) == expected);
        }
        QCOMPARE(next, result.clusters.size());
    }
    void theSelectedOneIsNeverSwallowed()
    {
        std::vector<ClusterPoint> points(5, ClusterPoint {{0.5, 0.5}, 1, false});
        points[2].alone = true;
        const auto result = geo::clustered(points, 0.01);
        QCOMPARE(result.clusters.size(), size_t(2));
        const auto single = std::find_if(result.clusters.begin(), result.clusters.end(), [](const auto &c) { return c.count == 1; });
        QVERIFY(single != result.clusters.end());
        QCOMPARE(result.membersOf(*single)[0], 2u);
    }
    void aClusterFallsApartAtItsExpansionZoom()
    {
        const auto points = randomPoints(400, 3);
        const double pixels = 40;
        const double zoom = 10;
        const auto result = geo::clustered(points, pixels / geo::worldSize(zoom));
        for (const auto &cluster : result.clusters) {
            if (cluster.count < 2)
                continue;
            const auto members = result.membersOf(cluster);
            const double there = geo::expansionZoom(points, members, pixels, 30);
            QVERIFY(there > zoom);
            std::vector<ClusterPoint> inside;
            for (const quint32 m : members)
                inside.push_back(points[m]);
            QVERIFY(geo::clustered(inside, pixels / geo::worldSize(there)).clusters.size() > 1);
        }
    }
    void oneSpotNeverFallsApart()
    {
        const std::vector<ClusterPoint> points(3, ClusterPoint {{0.5, 0.5}, 0, false});
        const std::vector<quint32> members {0, 1, 2};
        QCOMPARE(geo::expansionZoom(points, members, 40, 19), 19.0);
    }
};

FIELDLANE_TEST_MAIN(TestClusters)
#include "tst_clusters.moc"
