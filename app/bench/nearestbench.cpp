#include "app/bench/nearestbench.h"
#include "desk/nearby.h"
#include "geo/distance.h"
#include "store/connection.h"
#include <algorithm>
#include <QStringList>

namespace fieldlane::app::bench {

using core::Result;

namespace {

constexpr size_t wanted = 10;
constexpr double target = 0.01; // milliseconds
constexpr double scanRatio = 500;

std::vector<core::Coordinate> placesOf(const desk::Catalog &catalog)
{
    std::vector<core::Coordinate> places;
    for (const domain::Technician &technician : catalog.technicians()) {
        if (technician.position || technician.home)
            places.push_back(technician.position ? technician.position->place : *technician.home);
    }
    return places;
}

/// The mean of a thousand searches from places spread over the list.
template <class Search>
Timing meanOf(const std::vector<core::Coordinate> &places, int rounds, int searches, Search search)
{
    Timing timing;
    for (int round = 0; round < rounds; ++round) {
        const double start = Timing::now(Timing::Clock::Cpu);
        for (int q = 0; q < searches; ++q)
            search(places[(size_t(q) * 7919 + size_t(round)) % places.size()]);
        timing.add((Timing::now(Timing::Clock::Cpu) - start) / searches);
    }
    return timing;
}

std::vector<size_t> byScan(const std::vector<core::Coordinate> &places, core::Coordinate from)
{
    std::vector<std::pair<double, size_t>> all;
    all.reserve(places.size());
    for (size_t i = 0; i < places.size(); ++i)
        all.emplace_back(geo::distanceMetres(from, places[i]), i);
    const size_t count = std::min(wanted, all.size());
    std::partial_sort(all.begin(), all.begin() + qsizetype(count), all.end());
    std::vector<size_t> found;
    for (size_t i = 0; i < count; ++i)
        found.push_back(all[i].second);
    return found;
}

} // namespace

Result<void> runNearestBench(const QString &databaseFile, Report &report, int rounds)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseFile));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
    FIELDLANE_ASSIGN(catalog, desk::Catalog::load(*connection));
    const std::vector<core::Coordinate> places = placesOf(catalog);
    if (places.empty())
        return core::Error {core::ErrorCode::NotFound, databaseFile, QStringLiteral("Nobody in it has a place.")};
    const QJsonObject size {{QStringLiteral("places"), qint64(places.size())}};
    report.add(QStringLiteral("nearest.build"), Timing::of(5, [&] { static_cast<void>(desk::Nearby(catalog)); }), size);
    const desk::Nearby nearby(catalog);
    const QStringList skill {catalog.technicians().front().skills.front().name};
    size_t found = 0;
    const auto plain = [&](core::Coordinate from) { found += nearby.nearest(from, wanted).size(); };
    const auto skilled = [&](core::Coordinate from) { found += nearby.nearest(from, wanted, skill).size(); };
    const auto scanned = [&](core::Coordinate from) { found += byScan(places, from).size(); };
    const Timing own = meanOf(places, rounds, 1000, plain);
    report.addAgainst(QStringLiteral("nearest.ten"), own, target, size);
    report.addAgainst(QStringLiteral("nearest.ten.skilled"), meanOf(places, rounds, 1000, skilled), target, size);
    const Timing peer = meanOf(places, 3, 5, scanned);
    report.add(QStringLiteral("nearest.ten.scan"), peer, size);
    report.addRatio(QStringLiteral("nearest.ten.scan.ratio"), own, peer, scanRatio);
    Q_ASSERT(found > 0);
    return {};
}

} // namespace fieldlane::app::bench
