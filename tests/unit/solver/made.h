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
    bool lopsided = false; ///< ways that differ there and back and by profile
};

/// A problem in a square town, the same for the same seed.
inline ProblemDraft made(const Wanted &wanted, quint64 seed)
{
    core::Random random(seed);
    const int places = wanted.jobs + 2 * wanted.shipments + wanted.vehicles;
    std::vector<std::pair<qint64, qint64>> at;
    for (int p = 0; p < places; ++p)
        at.emplace_back(random.below(3000), random.below(3000));
    const auto matrix = [&] {
        std::vector<qint32> entries;
        for (const auto &from : at) {
            for (const auto &to : at) {
                const qint64 way = std::abs(from.first - to.first) + std::abs(from.second - to.second);
                entries.push_back(qint32(way + (wanted.lopsided && &from != &to ? random.below(200) : 0)));
            }
        }
        return Matrix(places, std::move(entries));
    };
    ProblemDraft draft;
    draft.profiles.push_back({matrix(), {}, matrix()});
    if (wanted.lopsided)
        draft.profiles.push_back({matrix(), matrix(), matrix()});
    const auto call = [&](int location, quint64 id) {
        Job job;
        job.id = id;
        job.location = location;
        job.service = Time(random.between(300, 1800));
        job.setup = wanted.setups && random.chance(0.5) ? 300 : 0;
        const Time start = Time(random.below(20'000));
        job.windows = {{start, start + Time(random.between(2'000, 15'000))}};
        if (wanted.manyWindows && random.chance(0.5))
            job.windows.push_back({job.windows[0].end + 1'000, job.windows[0].end + 4'000});
        job.priority = int(random.below(4)) * 10;
        if (random.chance(0.4))
            job.skills = {int(random.below(3))};
        return job;
    };
    for (int j = 0; j < wanted.jobs; ++j) {
        Job job = call(j, quint64(j));
        if (wanted.setups && j > 0 && random.chance(0.3))
            job.location = j - 1;
        if (wanted.loads && random.chance(0.5))
            job.delivery = {Amount(random.below(4)), Amount(random.below(4))};
        else if (wanted.loads)
            job.pickup = {Amount(random.below(4)), Amount(random.below(4))};
        if (wanted.penalties && random.chance(0.3))
            job.penalty = random.between(500, 3000);
        draft.jobs.push_back(job);
    }
    for (int s = 0; s < wanted.shipments; ++s) {
        Shipment shipment {call(wanted.jobs + 2 * s, quint64(s)), call(wanted.jobs + 2 * s + 1, quint64(s)), {}};
        shipment.delivery.windows.clear();
        if (wanted.loads)
            shipment.amount = {Amount(random.between(1, 3)), 1};
        draft.shipments.push_back(shipment);
    }
    for (int v = 0; v < wanted.vehicles; ++v) {
        Vehicle vehicle;
        vehicle.id = quint64(v);
        const int home = places - wanted.vehicles + v;
        if (!wanted.openEnds || v % 3 != 0)
            vehicle.start = home;
        if (!wanted.openEnds || v % 3 != 1)
            vehicle.end = home;
        vehicle.profile = wanted.lopsided ? v % 2 : 0;
        vehicle.shift = {Time(random.below(3'000)), Time(random.between(22'000, 32'000))};
        vehicle.skills = {v % 3, (v + 1) % 3};
        if (wanted.loads)
            vehicle.capacity = {8, 8};
        if (wanted.breaks) {
            vehicle.breaks.push_back({0, 1'800, {{9'000, 14'000}}});
            if (v % 2)
                vehicle.breaks.push_back({1, 900, {{15'000, 16'000}, {18'000, 21'000}}});
        }
        if (wanted.limits && v % 2)
            vehicle.maxTravelTime = 9'000;
        if (wanted.limits)
            vehicle.maxTasks = 6;
        if (wanted.limits && v % 2 == 0)
            vehicle.maxDistance = 8'000;
        vehicle.fixedCost = v * 100;
        draft.vehicles.push_back(vehicle);
    }
    if (wanted.fixedCalls) {
        Job &first = draft.jobs[0];
        first.skills = {};
        first.windows = {};
        draft.vehicles[0].fixedCalls = {0};
        draft.jobs[1].allowedVehicles = {1};
    }
    for (int p = 0; wanted.pairCosts && p < wanted.jobs; ++p)
        draft.pairCosts.push_back({p, p % wanted.vehicles, 700});
    return draft;
}

} // namespace fieldlane::solver
