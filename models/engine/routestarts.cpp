#include "engine/routestarts.h"
#include "engine/openday.h"
#include <algorithm>

namespace fieldlane::engine {

using solver::Step;
using solver::Time;

namespace {

constexpr Time grid = Time(planGrid.count() / 1000);

/// One call of the route with the breaks behind it.
struct Call
{
    int visit = 0;
    int location = 0;
    Time service = 0;
    solver::Window window;
    std::vector<solver::Window> pauses; ///< from their start to their end, before the next call
};

class RouteClock
{
public:
    RouteClock(const solver::Problem &problem, const solver::Plan &plan, int vehicle)
        : m_problem(problem)
        , m_plan(plan)
        , m_vehicle(problem.vehicles()[size_t(vehicle)])
        , m_ways(problem.profiles()[size_t(m_vehicle.profile)].durations)
    {
        for (const Step step : plan.routes[size_t(vehicle)]) {
            if (step.kind == Step::Kind::Visit) {
                addCall(step.index);
                continue;
            }
            const solver::Break &pause = m_vehicle.breaks[size_t(step.index)];
            const Time start = pause.windows.front().start;
            (m_calls.empty() ? m_first : m_calls.back().pauses).push_back({start, start + pause.service});
        }
    }
    std::vector<std::pair<int, Time>> run(const std::vector<Time> &kept) const
    {
        const std::vector<Time> latest = latestStarts();
        std::vector<std::pair<int, Time>> starts;
        Time at = m_vehicle.shift.start;
        std::optional<int> place = m_vehicle.start;
        const std::vector<solver::Window> *pauses = &m_first;
        for (size_t c = 0; c < m_calls.size(); ++c) {
            const Call &call = m_calls[c];
            const Time arrived = std::max(call.window.start, arrival(at, place ? m_ways.at(*place, call.location) : 0, *pauses));
            const Time onGrid = (arrived + grid - 1) / grid * grid; // what is kept may lie beside it
            Time start = onGrid <= latest[c] ? onGrid : arrived;
            const Time wish = kept[size_t(call.visit)];
            if (wish >= arrived && wish <= latest[c])
                start = wish;
            starts.emplace_back(call.visit, start);
            at = start + call.service;
            place = call.location;
            pauses = &call.pauses;
        }
        return starts;
    }

private:
    void addCall(int visit)
    {
        const solver::Job &job = m_problem.callOf(visit);
        Call call {visit, job.location, job.service, {}, {}};
        if (!job.windows.empty())
            call.window = job.windows.front();
        const auto pin = std::find_if(m_plan.pins.begin(), m_plan.pins.end(), [visit](const solver::Pin &p) { return p.visit == visit; });
        if (pin != m_plan.pins.end())
            call.window = {std::max(call.window.start, pin->starts.start), std::min(call.window.end, pin->starts.end)};
        m_calls.push_back(std::move(call));
    }
    /// Who waits for a break drives meanwhile.
    static Time arrival(Time leave, Time way, const std::vector<solver::Window> &pauses)
    {
        Time driven = 0;
        for (const solver::Window &pause : pauses) {
            driven += pause.start - leave;
            leave = pause.end;
        }
        return leave + std::max(0, way - driven);
    }
    std::vector<Time> latestStarts() const
    {
        std::vector<Time> latest(m_calls.size());
        for (size_t c = m_calls.size(); c-- > 0;) {
            const Call &call = m_calls[c];
            Time leave = m_vehicle.shift.end;
            if (c + 1 < m_calls.size())
                leave = latest[c + 1] - m_ways.at(call.location, m_calls[c + 1].location);
            for (const solver::Window &pause : call.pauses)
                leave -= pause.end - pause.start;
            if (!call.pauses.empty())
                leave = std::min(leave, call.pauses.front().start);
            latest[c] = std::min(call.window.end, leave - call.service);
        }
        return latest;
    }

    const solver::Problem &m_problem;
    const solver::Plan &m_plan;
    const solver::Vehicle &m_vehicle;
    const solver::Matrix &m_ways;
    std::vector<solver::Window> m_first; ///< breaks before the first call
    std::vector<Call> m_calls;
};

} // namespace

std::vector<std::pair<int, Time>> startsOn(
    const solver::Problem &problem, const solver::Plan &plan, int vehicle, const std::vector<Time> &kept)
{
    return RouteClock(problem, plan, vehicle).run(kept);
}

} // namespace fieldlane::engine
