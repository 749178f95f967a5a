#include "engine/traveltable.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using solver::Time;

namespace {

constexpr Duration longestCommute = core::hours(6);
constexpr size_t mostSpeeds = 4; ///< each is a table of ways and one of costs
constexpr size_t mostBytes = 600'000'000; ///< of them together
constexpr int tile = 64; ///< places at a side

} // namespace

TravelTable::TravelTable(const PlanRequest &request, const std::vector<OpenDay> &days)
    : m_request(request)
    , m_days(days)
{
    addTasks();
    addDays();
    addProfiles();
}

int TravelTable::add(const Place &place)
{
    m_places.push_back(place);
    return int(m_places.size()) - 1;
}

void TravelTable::addTasks()
{
    std::map<std::pair<double, double>, int> known; // several orders at one address are one place
    for (const PlanTask &task : m_request.tasks) {
        if (!task.job.place) {
            m_taskPlace.push_back(-1);
            continue;
        }
        const core::Coordinate place = *task.job.place;
        const auto [it, isNew] = known.emplace(std::pair(place.latitude, place.longitude), int(m_places.size()));
        if (isNew)
            add({place, place});
        m_taskPlace.push_back(it->second);
    }
    m_taskPlaces = int(m_places.size());
}

void TravelTable::addDays()
{
    std::vector<int> home(m_request.lanes.size(), -1);
    for (size_t d = 0; d < m_days.size(); ++d) {
        const OpenDay &day = m_days[d];
        m_firstBlock.push_back(int(m_places.size()));
        for (const FixedBlock &block : day.blocks)
            add({block.arrival, block.departure});
        const auto &homePlace = m_request.lanes[day.lane].technician.home;
        if (homePlace && home[day.lane] < 0)
            home[day.lane] = add({*homePlace, *homePlace, true, -1, true});
        m_end.push_back(homePlace ? std::optional(home[day.lane]) : std::nullopt);
        if (homePlace && day.origin == homePlace && day.leaves + longestCommute <= day.span.start)
            m_start.push_back(home[day.lane]);
        else if (day.origin)
            m_start.push_back(add({*day.origin, *day.origin, false, int(d), false}));
        else
            m_start.push_back(std::nullopt);
    }
}

/// Speeds are rounded down, so that nobody is thought to be faster than they are.
void TravelTable::addProfiles()
{
    std::vector<int> tenths;
    for (const Lane &lane : m_request.lanes) {
        const double speed = lane.technician.speedFactor > 0 ? lane.technician.speedFactor : 1;
        tenths.push_back(std::max(1, int(std::floor(std::min(speed, 100.0) * 10 + 1e-9))));
    }
    std::vector<int> distinct = tenths;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<int> kept;
    const size_t bytes = std::max<size_t>(1, m_places.size() * m_places.size() * 2 * sizeof(qint32));
    const size_t count = std::min(distinct.size(), std::clamp<size_t>(mostBytes / bytes, 1, mostSpeeds));
    for (size_t i = 0; i < count; ++i)
        kept.push_back(distinct[i * distinct.size() / count]);
    for (const int speed : kept)
        m_speeds.push_back(speed / 10.0);
    for (const int speed : tenths)
        m_profile.push_back(int(std::upper_bound(kept.begin(), kept.end(), speed) - kept.begin()) - 1);
}

/// The part of a way from a day's start that is driven within the day.
Time TravelTable::drivenWithin(const Place &from, int to, Duration way) const
{
    const OpenDay &day = m_days[size_t(from.startOfDay)];
    const Instant arrival = onGridAfter(day.leaves + way);
    Duration within = std::max(Duration(0), arrival - day.span.start);
    const int block = to - m_firstBlock[size_t(from.startOfDay)];
    if (block >= 0 && block < int(day.blocks.size())) { // planned too tight already: they will be late
        Duration free = day.blocks[size_t(block)].span.start - day.span.start;
        for (const core::TimeSpan &pause : day.pauses)
            free -= pause.start < day.blocks[size_t(block)].span.start ? pause.length() : Duration(0);
        within = std::min(within, std::max(Duration(0), free));
    }
    return Time(within.count() / 1000);
}

void TravelTable::fill(int row, int column, Duration way, Tables &tables) const
{
    const Place &from = m_places[size_t(row)];
    const size_t entry = size_t(row) * m_places.size() + size_t(column);
    const qint64 weight = m_request.context.policy.weights[size_t(rules::Objective::Travel)];
    const qint64 cost = way.count() / 1000 * weight / 100;
    tables.costs[entry] = qint32(std::min<qint64>(cost, solver::largestEntry / 10));
    if (m_places[size_t(column)].isEnd || from.isFreeStart)
        return;
    tables.durations[entry] = from.startOfDay >= 0 ? drivenWithin(from, column, way) : Time(onGridAfter(way).count() / 1000);
}

// Between orders the way back is as long as the way there, and written with it. A tile at a time: a whole row of ways back
// would be written into as many pages of memory as there are places.
void TravelTable::fillTile(int firstRow, int firstColumn, double speed, Tables &tables) const
{
    const geo::TravelModel &travel = m_request.context.travel;
    const int size = int(m_places.size());
    for (int row = firstRow; row < std::min(firstRow + tile, size); ++row) {
        const Place &from = m_places[size_t(row)];
        for (int column = row < m_taskPlaces ? std::max(firstColumn, row + 1) : firstColumn; column < std::min(firstColumn + tile, size); ++column) {
            if (column == row)
                continue;
            const Duration way = travel.estimate(from.departure, m_places[size_t(column)].arrival, speed).time;
            fill(row, column, way, tables);
            if (row < m_taskPlaces && column < m_taskPlaces)
                fill(column, row, way, tables);
        }
    }
}

solver::Profile TravelTable::profile(double speed, int threads) const
{
    const size_t size = m_places.size();
    Tables tables {std::vector<qint32>(size * size, 0), std::vector<qint32>(size * size, 0)};
    const auto work = [&](size_t first) {
        for (size_t row = first * tile; row < size; row += size_t(threads) * tile) {
            for (size_t column = 0; column < size; column += tile)
                fillTile(int(row), int(column), speed, tables);
        }
    };
    std::vector<std::thread> others;
    for (size_t t = 1; t < size_t(threads); ++t)
        others.emplace_back(work, t);
    work(0);
    for (std::thread &other : others)
        other.join();
    return {solver::Matrix(int(size), std::move(tables.durations)), solver::Matrix(int(size), std::move(tables.costs)), {}};
}

std::vector<solver::Profile> TravelTable::profiles(int threads) const
{
    std::vector<solver::Profile> all;
    for (const double speed : m_speeds)
        all.push_back(profile(speed, std::clamp(threads, 1, 64)));
    return all;
}

} // namespace fieldlane::engine
