#pragma once
#include "engine/dayplan.h"
#include "engine/openday.h"
#include "solver/draft.h"

namespace fieldlane::engine {

/// The places of a plan and the ways between them, as the solver's matrices. The first way of a day counts only from the
/// moment when the person can set off, and the way home not at all: both are driven outside the shift, as placement has
/// it. They cost what they cost all the same.
class TravelTable
{
public:
    TravelTable(const PlanRequest &request, const std::vector<OpenDay> &days);
    int placeOf(size_t task) const { return m_taskPlace[task]; } ///< -1: none
    int blockOf(size_t day, size_t block) const { return m_firstBlock[day] + int(block); }
    std::optional<int> startOf(size_t day) const { return m_start[day]; }
    std::optional<int> endOf(size_t day) const { return m_end[day]; }
    int profileOf(size_t lane) const { return m_profile[lane]; }
    std::vector<solver::Profile> profiles(int threads) const;

private:
    struct Place
    {
        core::Coordinate arrival;
        core::Coordinate departure;
        bool isEnd = false; ///< nobody waits for the arrival
        int startOfDay = -1; ///< a start that is left at a time that matters
        bool isFreeStart = false; ///< a start that was left long before
    };
    int add(const Place &place);
    void addTasks();
    void addDays();
    void addProfiles();
    solver::Profile profile(double speed, int threads) const;
    struct Tables
    {
        std::vector<qint32> durations;
        std::vector<qint32> costs;
    };
    void fillTile(int firstRow, int firstColumn, double speed, Tables &tables) const;
    void fill(int from, int to, core::Duration way, Tables &tables) const;
    solver::Time drivenWithin(const Place &from, int to, core::Duration way) const;

    const PlanRequest &m_request;
    const std::vector<OpenDay> &m_days;
    std::vector<Place> m_places;
    int m_taskPlaces = 0; ///< the first places: there and back is the same way
    std::vector<int> m_taskPlace;
    std::vector<int> m_firstBlock;
    std::vector<std::optional<int>> m_start;
    std::vector<std::optional<int>> m_end;
    std::vector<int> m_profile; ///< by lane
    std::vector<double> m_speeds; ///< by profile
};

} // namespace fieldlane::engine
