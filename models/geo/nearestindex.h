#pragma once
#include "core/coordinate.h"
#include <cstddef>
#include <span>
#include <vector>
#include <QtGlobal>

namespace fieldlane::geo {

/// Finds the nearest of many places by great circle: a k-d tree over points on the unit sphere, so that
/// neither the date line nor the poles are special. Each place carries a mask (skills, for example); the
/// union of the masks below every node lets a search skip whole regions without the wanted skill.
class NearestIndex
{
public:
    struct Place
    {
        core::Coordinate at;
        quint64 mask = 0;
    };
    struct Hit
    {
        size_t index = 0; ///< position in the list the index was built from
        double metres = 0;
        friend bool operator==(const Hit &, const Hit &) = default;
    };

    explicit NearestIndex(std::span<const Place> places);
    size_t size() const { return m_points.size(); }
    /// At most `count` places that hold every bit of `mask`, nearest first; equally near ones by index.
    std::vector<Hit> nearest(core::Coordinate from, size_t count, quint64 mask = 0) const;

private:
    struct Point
    {
        float axis[3];
        quint32 index;
        quint64 mask;
    };
    struct Node // of the implicit balanced tree over m_points
    {
        quint64 maskBelow = 0;
        quint32 begin = 0;
        quint32 end = 0;
        float split = 0;
        int axis = -1; ///< -1: leaf
        quint32 right = 0; ///< the left child is the next node
    };
    struct Search;

    quint32 build(quint32 begin, quint32 end);
    void walk(quint32 node, Search &search) const;

    std::vector<Point> m_points;
    std::vector<Node> m_nodes;
};

} // namespace fieldlane::geo
