#include "geo/nearestindex.h"
#include "geo/distance.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace fieldlane::geo {

namespace {

constexpr quint32 leafSize = 12;

struct Axes
{
    float axis[3];
};

Axes onSphere(core::Coordinate place)
{
    const double latitude = place.latitude * std::numbers::pi / 180;
    const double longitude = place.longitude * std::numbers::pi / 180;
    return {{float(std::cos(latitude) * std::cos(longitude)), float(std::cos(latitude) * std::sin(longitude)),
        float(std::sin(latitude))}};
}

double metresOfChord(double squared)
{
    return 2 * earthRadiusMetres * std::asin(std::min(1.0, std::sqrt(squared) / 2));
}

struct Candidate
{
    float squared;
    quint32 index;
    friend auto operator<=>(const Candidate &, const Candidate &) = default;
};

}

struct NearestIndex::Search
{
    Axes from;
    size_t count;
    quint64 mask;
    std::vector<Candidate> best; // heap, the worst on top

    float worst() const { return best.size() < count ? std::numeric_limits<float>::infinity() : best.front().squared; }
    void offer(Candidate candidate)
    {
        if (best.size() == count) {
            if (!(candidate < best.front()))
                return;
            std::pop_heap(best.begin(), best.end());
            best.pop_back();
        }
        best.push_back(candidate);
        std::push_heap(best.begin(), best.end());
    }
};

NearestIndex::NearestIndex(std::span<const Place> places)
{
    m_points.reserve(places.size());
    for (size_t i = 0; i < places.size(); ++i) {
        if (!places[i].at.isValid())
            continue;
        const Axes a = onSphere(places[i].at);
        m_points.push_back({{a.axis[0], a.axis[1], a.axis[2]}, quint32(i), places[i].mask});
    }
    m_nodes.reserve(m_points.size() / leafSize * 4 + 1);
    if (!m_points.empty())
        build(0, quint32(m_points.size()));
}

quint32 NearestIndex::build(quint32 begin, quint32 end)
{
    const auto at = quint32(m_nodes.size());
    m_nodes.push_back({.begin = begin, .end = end});
    float low[3] = {2, 2, 2};
    float high[3] = {-2, -2, -2};
    for (quint32 i = begin; i < end; ++i) {
        m_nodes[at].maskBelow |= m_points[i].mask;
        for (int k = 0; k < 3; ++k) {
            low[k] = std::min(low[k], m_points[i].axis[k]);
            high[k] = std::max(high[k], m_points[i].axis[k]);
        }
    }
    if (end - begin <= leafSize)
        return at;
    int axis = 0;
    for (int k = 1; k < 3; ++k) {
        if (high[k] - low[k] > high[axis] - low[axis])
            axis = k;
    }
    const quint32 middle = begin + (end - begin) / 2;
    std::nth_element(m_points.begin() + begin, m_points.begin() + middle, m_points.begin() + end,
        [axis](const Point &a, const Point &b) { return a.axis[axis] < b.axis[axis]; });
    m_nodes[at].axis = axis;
    m_nodes[at].split = m_points[middle].axis[axis];
    build(begin, middle);
    const quint32 right = build(middle, end);
    m_nodes[at].right = right;
    return at;
}

void NearestIndex::walk(quint32 index, Search &search) const
{
    const Node &node = m_nodes[index];
    if ((node.maskBelow & search.mask) != search.mask)
        return;
    if (node.axis < 0) {
        for (quint32 i = node.begin; i < node.end; ++i) {
            const Point &p = m_points[i];
            const float dx = p.axis[0] - search.from.axis[0];
            const float dy = p.axis[1] - search.from.axis[1];
            const float dz = p.axis[2] - search.from.axis[2];
            const float squared = dx * dx + dy * dy + dz * dz;
            if (squared <= search.worst() && (p.mask & search.mask) == search.mask)
                search.offer({squared, p.index});
        }
        return;
    }
    const float side = search.from.axis[node.axis] - node.split;
    walk(side < 0 ? index + 1 : node.right, search);
    if (side * side <= search.worst())
        walk(side < 0 ? node.right : index + 1, search);
}

std::vector<NearestIndex::Hit> NearestIndex::nearest(core::Coordinate from, size_t count, quint64 mask) const
{
    if (m_nodes.empty() || count == 0 || !from.isValid())
        return {};
    Search search {onSphere(from), count, mask, {}};
    search.best.reserve(std::min(count, m_points.size()) + 1);
    walk(0, search);
    std::sort_heap(search.best.begin(), search.best.end());
    std::vector<Hit> hits;
    hits.reserve(search.best.size());
    for (const Candidate &c : search.best)
        hits.push_back({c.index, metresOfChord(c.squared)});
    return hits;
}

} // namespace fieldlane::geo
