#include "core/random.h"
#include "geo/polyline.h"
#include "support/testmain.h"
#include <cmath>

using namespace fieldlane;

class TestPolyline : public QObject
{
    Q_OBJECT

    static double gapTo(const std::vector<geo::WorldPoint> &line, geo::WorldPoint p)
    {
        double best = 1e9;
        for (size_t i = 1; i < line.size(); ++i) {
            const QPointF along = line[i] - line[i - 1];
            const double length = QPointF::dotProduct(along, along);
            const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - line[i - 1], along) / length, 0.0, 1.0) : 0;
            const QPointF gap = p - (line[i - 1] + along * t);
            best = std::min(best, std::hypot(gap.x(), gap.y()));
        }
        return best;
    }

private Q_SLOTS:
    void staysWithinTheTolerance()
    {
        core::Random random(5);
        std::vector<geo::WorldPoint> line;
        for (int i = 0; i < 2000; ++i)
            line.push_back({i * 1e-5, 0.4 + std::sin(i / 40.0) * 1e-3 + random.unit() * 1e-5});
        const double tolerance = 5e-5;
        const auto simple = geo::simplified(line, tolerance);
        QVERIFY(simple.size() < line.size() / 5);
        QCOMPARE(simple.front(), line.front());
        QCOMPARE(simple.back(), line.back());
        for (const auto p : line)
            QVERIFY(gapTo(simple, p) <= tolerance * 1.0001);
    }
    void keepsShortLines()
    {
        const std::vector<geo::WorldPoint> two {{0, 0}, {1, 1}};
        QVERIFY(geo::simplified(two, 10) == two);
        QVERIFY(geo::simplified({}, 1).empty());
    }
    void aLineOnOneSpotKeepsItsEnds()
    {
        const std::vector<geo::WorldPoint> spot(50, geo::WorldPoint(0.5, 0.5));
        QCOMPARE(geo::simplified(spot, 1e-9).size(), size_t(2));
    }
};

FIELDLANE_TEST_MAIN(TestPolyline)
#include "tst_polyline.moc"
