#include "geo/polyline.h"
#include <algorithm>
#include <utility>

namespace fieldlane::geo {

namespace {

double squaredDistance(WorldPoint p, WorldPoint a, WorldPoint b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0;
    const QPointF gap = p - (a + along * t);
    return QPointF::dotProduct(gap, gap);
}

}

std::vector<WorldPoint> simplified(std::span<const WorldPoint> line, double tolerance)
{
    if (line.size() < 3)
        return {line.begin(), line.end()};
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<size_t, size_t>> open {{0, line.size() - 1}}; // a stack: long lines would recurse deep
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        size_t farthest = first;
        double worst = tolerance * tolerance;
        for (size_t i = first + 1; i < last; ++i) {
            if (const double d = squaredDistance(line[i], line[first], line[last]); d > worst) {
                worst = d;
                farthest = i;
            }
        }
        if (farthest == first)
            continue;
        kept[farthest] = 1;
        open.emplace_back(first, farthest);
        open.emplace_back(farthest, last);
    }
    std::vector<WorldPoint> out;
    for (size_t i = 0; i < line.size(); ++i) {
        if (kept[i])
            out.push_back(line[i]);
    }
    return out;
}

} // namespace fieldlane::geo
