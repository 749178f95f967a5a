#pragma once
#include "geo/mercator.h"
#include <span>
#include <vector>
#include <QtGlobal>

namespace fieldlane::geo {

/// Points that stand for themselves or for a crowd at one zoom.
struct Cluster
{
    WorldPoint centre; ///< mean of the members
    int worst = 0; ///< highest rank among the members
    quint32 first = 0; ///< members are Clustering::members[first .. first + count)
    quint32 count = 0;
};

struct Clustering
{
    std::vector<Cluster> clusters;
    std::vector<quint32> members; ///< indices of the given points

    std::span<const quint32> membersOf(const Cluster &c) const { return std::span(members).subspan(c.first, c.count); }
};

struct ClusterPoint
{
    WorldPoint at;
    int rank = 0; ///< the worse, the higher
    bool alone = false; ///< never swallowed (the selected one)
};

/// Greedy radius clustering: each point not yet taken gathers those within `radius` (world units) of it, so
/// that clusters, unlike grid cells, do not break at borders. The same points in the same order give the same
/// clusters.
Clustering clustered(std::span<const ClusterPoint> points, double radius);

/// The zoom at which the members of a cluster fall apart when points closer than `radiusPixels` cluster;
/// `maxZoom` when they lie on one spot.
double expansionZoom(std::span<const ClusterPoint> points, std::span<const quint32> members, double radiusPixels,
    double maxZoom);

} // namespace fieldlane::geo
