#pragma once
#include "core/random.h"
#include "solver/problem.h"

namespace fieldlane::solver {

/// What a made problem has beside places, times and skills.
struct Wanted
{
    int jobs = 20;
    int vehicles = 3;
    int shipments = 0;
    bool breaks = false;
    bool manyWindows = false;
    bool loads = false;
    bool setups = false;
    bool limits = false;
    bool openEnds = false; ///< routes without start or end
    bool fixedCalls = false;
    bool penalties = false;
    bool pairCosts = false;
    bool loadCosts = false; ///< work is to be spread
    bool overtime = false; ///< at a price
    bool lopsided = false; ///< ways that differ there and back and by profile
    bool together = false; ///< every fourth job begins with the next one
    bool successions = false; ///< two of four jobs wait for others
};

/// Makes a problem in a square town, the same for the same seed.
class Maker
{
public:
    Maker(const Wanted &wanted, quint64 seed)
        : m_wanted(wanted)
        , m_random(seed)
    {
        const int places = wanted.jobs + 2 * wanted.shipments + wanted.vehicles;
        for (int p = 0; p < places; ++p)
            m_places.emplace_back(m_random.below(3000), m_random.below(3000));
    }
    ProblemDraft run()
    {
        ProblemDraft draft;
        draft.profiles.push_back({matrix(), {}, matrix()});
        if (m_wanted.lopsided)
            draft.profiles.push_back({matrix(), matrix(), matrix()});
        for (int j = 0; j < m_wanted.jobs; ++j)
            draft.jobs.push_back(job(j));
        for (int s = 0; s < m_wanted.shipments; ++s)
            draft.shipments.push_back(shipment(s));
        for (int v = 0; v < m_wanted.vehicles; ++v)
            draft.vehicles.push_back(vehicle(v));
        if (m_wanted.fixedCalls) {
            draft.jobs[0].skills = {};
            draft.jobs[0].windows = {};
            draft.vehicles[0].fixedCalls = {0};
            draft.jobs[1].allowedVehicles = {1};
        }
        for (int p = 0; m_wanted.pairCosts && p < m_wanted.jobs; ++p)
            draft.pairCosts.push_back({p, p % m_wanted.vehicles, 700});
        for (int first = m_wanted.fixedCalls ? 2 : 0; (m_wanted.together || m_wanted.successions) && first + 3 < m_wanted.jobs; first += 4)
            tie(draft, first);
        return draft;
    }

private:
    Matrix matrix()
    {
        std::vector<qint32> entries;
        for (const auto &from : m_places) {
            for (const auto &to : m_places) {
                const qint64 way = std::abs(from.first - to.first) + std::abs(from.second - to.second);
                entries.push_back(qint32(way + (m_wanted.lopsided && &from != &to ? m_random.below(200) : 0)));
            }
        }
        return Matrix(int(m_places.size()), std::move(entries));
    }
    Job call(int location, quint64 id)
    {
        Job job;
        job.id = id;
        job.location = location;
        job.service = Time(m_random.between(300, 1800));
        job.setup = m_wanted.setups && m_random.chance(0.5) ? 300 : 0;
        const Time start = Time(m_random.below(20'000));
        job.windows = {{start, start + Time(m_random.between(2'000, 15'000))}};
        if (m_wanted.manyWindows && m_random.chance(0.5))
            job.windows.push_back({job.windows[0].end + 1'000, job.windows[0].end + 4'000});
        job.priority = int(m_random.below(4)) * 10;
        if (m_random.chance(0.4))
            job.skills = {int(m_random.below(3))};
        return job;
    }
    void tie(ProblemDraft &draft, int first)
    {
        for (int j = first; j < first + 4; ++j) {
            Job &job = draft.jobs[size_t(j)];
            job.setup = 0;
            if (m_random.chance(0.6))
                job.windows = {};
        }
        if (m_wanted.together)
            draft.together.push_back({first + 1, first});
        if (m_wanted.together && m_random.chance(0.3))
            draft.together.back().push_back(first + 2);
        if (m_wanted.successions)
            draft.successions.push_back({first + 3, first});
        if (m_wanted.successions && draft.jobs[size_t(first)].service % 2 == 0 && (draft.together.empty() || draft.together.back().size() == 2))
            draft.successions.push_back({first + 1, first + 2});
    }
    Job job(int number)
    {
        Job job = call(number, quint64(number));
        if (m_wanted.setups && number > 0 && m_random.chance(0.3))
            job.location = number - 1;
        if (m_wanted.loads)
            (m_random.chance(0.5) ? job.delivery : job.pickup) = {Amount(m_random.below(4)), Amount(m_random.below(4))};
        if (m_wanted.penalties && m_random.chance(0.3))
            job.penalty = m_random.between(500, 3000);
        return job;
    }
    Shipment shipment(int number)
    {
        const int place = m_wanted.jobs + 2 * number;
        Shipment shipment {call(place, quint64(number)), call(place + 1, quint64(number)), {}};
        shipment.delivery.windows.clear();
        if (m_wanted.loads)
            shipment.amount = {Amount(m_random.between(1, 3)), 1};
        return shipment;
    }
    Vehicle vehicle(int number)
    {
        Vehicle vehicle;
        vehicle.id = quint64(number);
        const int home = int(m_places.size()) - m_wanted.vehicles + number;
        if (!m_wanted.openEnds || number % 3 != 0)
            vehicle.start = home;
        if (!m_wanted.openEnds || number % 3 != 1)
            vehicle.end = home;
        vehicle.profile = m_wanted.lopsided ? number % 2 : 0;
        vehicle.shift = {Time(m_random.below(3'000)), Time(m_random.between(22'000, 32'000))};
        vehicle.skills = {number % 3, (number + 1) % 3};
        vehicle.fixedCost = number * 100;
        if (m_wanted.overtime) {
            vehicle.overtimeFrom = 14'000 + 1'000 * number;
            vehicle.overtimePercent = 50 * (number % 4);
        }
        if (m_wanted.loadCosts)
            vehicle.loadPercent = 20 + 10 * (number % 3);
        if (m_wanted.loads)
            vehicle.capacity = {8, 8};
        if (m_wanted.breaks)
            vehicle.breaks.push_back({0, 1'800, {{9'000, 14'000}}});
        if (m_wanted.breaks && number % 2)
            vehicle.breaks.push_back({1, 900, {{15'000, 16'000}, {18'000, 21'000}}});
        if (m_wanted.limits) {
            vehicle.maxTasks = 6;
            if (number % 2)
                vehicle.maxTravelTime = 9'000;
            else
                vehicle.maxDistance = 8'000;
        }
        return vehicle;
    }

    Wanted m_wanted;
    core::Random m_random;
    std::vector<std::pair<qint64, qint64>> m_places;
};

inline ProblemDraft made(const Wanted &wanted, quint64 seed)
{
    return Maker(wanted, seed).run();
}

} // namespace fieldlane::solver
