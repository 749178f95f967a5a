#include "solver/referee.h"
#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace fieldlane::solver {

namespace {

using Rule = Violation::Rule;

/// Follows one route from step to step.
class RouteJudge
{
public:
    RouteJudge(const Problem &problem, const std::vector<Step> &steps, int vehicle, const std::vector<Pin> &pins)
        : m_problem(problem)
        , m_pins(pins)
        , m_steps(steps)
        , m_index(vehicle)
        , m_vehicle(problem.vehicles()[size_t(vehicle)])
        , m_profile(problem.profiles()[size_t(m_vehicle.profile)])
    {
    }
    RouteTimes run(Departure departure);
    std::vector<Violation> takeViolations() { return std::move(m_violations); }

private:
    void drive(Time departure);
    void moveTo(int location);
    void call(int visit);
    void pause(int index);
    void share();
    void loads();
    void limits();
    void order();
    void pairs();
    /// When a step at m_now starts. What comes after the latest time breaks the rule and is taken to be then.
    Time begin(const std::vector<Window> &windows, Rule rule, int visit);
    void complain(Rule rule, int visit = -1) { m_violations.push_back({rule, m_index, visit}); }

    std::vector<Window> windowsOf(int visit) const;

    const Problem &m_problem;
    const std::vector<Pin> &m_pins;
    const std::vector<Step> &m_steps;
    int m_index;
    const Vehicle &m_vehicle;
    const Profile &m_profile;
    RouteTimes m_times;
    std::vector<Violation> m_violations;
    std::optional<int> m_place;
    qint64 m_now = 0;
    qint64 m_drivenAhead = 0; // of the way to the next place, while a break was waited for
};

Time RouteJudge::begin(const std::vector<Window> &windows, Rule rule, int visit)
{
    if (m_now > latestTime) {
        complain(rule, visit);
        m_now = latestTime;
    }
    if (windows.empty())
        return Time(m_now);
    for (const Window &window : windows) {
        if (m_now <= window.end)
            return std::max(Time(m_now), window.start);
    }
    complain(rule, visit);
    return Time(m_now);
}

void RouteJudge::moveTo(int location)
{
    if (m_place) {
        const Time way = m_profile.durations.at(*m_place, location);
        m_now += std::max<qint64>(0, way - m_drivenAhead);
        m_times.travel += way;
        m_times.cost += m_profile.costs.at(*m_place, location);
        if (!m_profile.distances.isEmpty())
            m_times.distance += m_profile.distances.at(*m_place, location);
    }
    m_drivenAhead = 0;
    m_place = location;
}

/// What the plan's pin leaves of them.
std::vector<Window> RouteJudge::windowsOf(int visit) const
{
    std::vector<Window> windows = m_problem.callOf(visit).windows;
    const auto pin = std::find_if(m_pins.begin(), m_pins.end(), [&](const Pin &p) { return p.visit == visit; });
    if (pin == m_pins.end())
        return windows;
    if (windows.empty())
        return {pin->starts};
    std::vector<Window> left;
    for (const Window &window : windows) {
        const Window both {std::max(window.start, pin->starts.start), std::min(window.end, pin->starts.end)};
        if (both.start <= both.end)
            left.push_back(both);
    }
    return left.empty() ? std::vector<Window> {{pin->starts.start, -1}} : left;
}

void RouteJudge::call(int visit)
{
    const Job &job = m_problem.callOf(visit);
    const bool sameplace = m_place && *m_place == job.location;
    moveTo(job.location);
    StepTime time;
    const Time start = begin(windowsOf(visit), Rule::Window, visit);
    time.arrival = Time(m_now);
    time.waiting = start - time.arrival;
    time.setup = sameplace ? 0 : job.setup;
    time.service = job.service;
    time.travel = m_times.travel;
    time.distance = m_times.distance;
    m_times.cost += m_problem.pairCost(visit, m_index);
    m_now = qint64(start) + time.setup + time.service;
    m_times.steps.push_back(time);
    if (!m_problem.allows(visit, m_index))
        complain(Rule::NotAllowed, visit);
}

void RouteJudge::pause(int index)
{
    const Break &rest = m_vehicle.breaks[size_t(index)];
    StepTime time;
    const Time start = begin(rest.windows, Rule::Breaks, -1);
    time.arrival = Time(m_now);
    m_drivenAhead += start - m_now;
    time.waiting = start - time.arrival;
    time.service = rest.service;
    time.travel = m_times.travel;
    time.distance = m_times.distance;
    m_now = qint64(start) + rest.service;
    m_times.steps.push_back(time);
}

void RouteJudge::drive(Time departure)
{
    m_times = {};
    m_violations.clear();
    m_place = m_vehicle.start;
    m_now = departure;
    m_drivenAhead = 0;
    m_times.departure = departure;
    m_times.cost = m_vehicle.fixedCost;
    for (const Step step : m_steps) {
        if (step.kind == Step::Kind::Visit)
            call(step.index);
        else
            pause(step.index);
    }
    if (m_vehicle.end)
        moveTo(*m_vehicle.end);
    m_times.arrival = Time(std::min<qint64>(m_now, latestTime));
    m_times.cost += std::max<qint64>(0, qint64(m_times.arrival) - m_vehicle.overtimeFrom) * m_vehicle.overtimePercent / 100;
    if (m_now > m_vehicle.shift.end)
        complain(Rule::Shift);
}

/// Each call pays for half of what the others of its route take.
void RouteJudge::share()
{
    std::vector<qint64> services;
    for (size_t s = 0; s < m_steps.size(); ++s) {
        if (m_steps[s].kind == Step::Kind::Visit)
            services.push_back(m_times.steps[s].service);
    }
    const qint64 all = std::accumulate(services.begin(), services.end(), qint64(0));
    qint64 others = 0;
    for (const qint64 own : services)
        others += all - own;
    m_times.cost += m_vehicle.loadPercent * others / 200;
}

void RouteJudge::loads()
{
    const auto dimensions = size_t(m_problem.dimensions());
    std::vector<Amount> load(dimensions, 0);
    std::vector<Amount> capacity = m_vehicle.capacity;
    capacity.resize(dimensions, 0);
    const auto add = [&](const std::vector<Amount> &amount, int sign) {
        for (size_t d = 0; d < dimensions; ++d)
            load[d] += sign * amount[d];
    };
    for (const Step step : m_steps) {
        if (step.kind == Step::Kind::Visit && m_problem.visits()[size_t(step.index)].kind == Visit::Kind::Job)
            add(m_problem.deliveryOf(step.index), 1);
    }
    const auto fits = [&] {
        for (size_t d = 0; d < dimensions; ++d) {
            if (load[d] > capacity[d])
                return false;
        }
        return true;
    };
    bool always = fits();
    m_times.loadAtStart = load;
    for (size_t s = 0; s < m_steps.size(); ++s) {
        if (m_steps[s].kind == Step::Kind::Visit) {
            add(m_problem.deliveryOf(m_steps[s].index), -1);
            add(m_problem.pickupOf(m_steps[s].index), 1);
            always = always && fits();
        }
        m_times.steps[s].load = load;
    }
    if (!always)
        complain(Rule::Capacity);
}

void RouteJudge::limits()
{
    const auto calls = std::count_if(m_steps.begin(), m_steps.end(), [](Step s) { return s.kind == Step::Kind::Visit; });
    if (m_vehicle.maxTasks && calls > *m_vehicle.maxTasks)
        complain(Rule::MaxTasks);
    if (m_vehicle.maxTravelTime && m_times.travel > *m_vehicle.maxTravelTime)
        complain(Rule::MaxTravelTime);
    if (m_vehicle.maxDistance && m_times.distance > *m_vehicle.maxDistance)
        complain(Rule::MaxDistance);
}

void RouteJudge::order()
{
    std::vector<int> breaks;
    std::vector<int> calls;
    for (const Step step : m_steps)
        (step.kind == Step::Kind::Break ? breaks : calls).push_back(step.index);
    bool inOrder = breaks.size() == m_vehicle.breaks.size();
    for (size_t b = 0; inOrder && b < breaks.size(); ++b)
        inOrder = breaks[b] == int(b);
    if (!inOrder)
        complain(Rule::Breaks);
    const auto &fixed = m_vehicle.fixedCalls;
    if (calls.size() < fixed.size() || !std::equal(fixed.begin(), fixed.end(), calls.begin()))
        complain(Rule::FixedCalls);
}

void RouteJudge::pairs()
{
    std::unordered_map<int, size_t> places; // of pickups and deliveries, where they come first
    const auto isPaired = [this](Step step) {
        return step.kind == Step::Kind::Visit && m_problem.visits()[size_t(step.index)].kind != Visit::Kind::Job;
    };
    for (size_t s = 0; s < m_steps.size(); ++s) {
        if (isPaired(m_steps[s]))
            places.emplace(m_steps[s].index, s);
    }
    for (size_t s = 0; s < m_steps.size(); ++s) {
        if (!isPaired(m_steps[s]))
            continue;
        const Visit &visit = m_problem.visits()[size_t(m_steps[s].index)];
        const auto partner = places.find(visit.partner);
        const bool isThere = partner != places.end();
        if (!isThere || (visit.kind == Visit::Kind::Pickup ? partner->second <= s : partner->second >= s))
            complain(Rule::Precedence, m_steps[s].index);
    }
}

RouteTimes RouteJudge::run(Departure departure)
{
    if (!isUsed(m_steps)) {
        if (!m_vehicle.fixedCalls.empty())
            complain(Rule::FixedCalls);
        return {};
    }
    drive(m_vehicle.shift.start);
    if (departure == Departure::Late && m_violations.empty()) {
        const Time end = m_times.arrival;
        Time late = m_vehicle.shift.start;
        for (Time step = 1 << 29; step > 0; step /= 2) {
            if (qint64(late) + step > end)
                continue;
            drive(late + step);
            if (m_violations.empty() && m_times.arrival <= end)
                late += step;
        }
        drive(late);
    }
    share();
    loads();
    limits();
    order();
    pairs();
    return std::move(m_times);
}

std::vector<int> countsOf(const Problem &problem, const Plan &plan)
{
    std::vector<int> counts(problem.visits().size(), 0);
    for (const auto &route : plan.routes) {
        for (const Step step : route)
            counts[size_t(step.index)] += step.kind == Step::Kind::Visit;
    }
    for (const int visit : plan.unassigned)
        counts[size_t(visit)] += 1;
    return counts;
}

/// Whether what is tied happens as it is tied.
class TieJudge
{
public:
    TieJudge(const Problem &problem, const Plan &plan, const std::vector<RouteTimes> &routes)
        : m_problem(problem)
        , m_starts(problem.visits().size(), -1)
        , m_vehicles(problem.visits().size(), -1)
    {
        for (size_t v = 0; v < plan.routes.size(); ++v) {
            for (size_t s = 0; s < routes[v].steps.size(); ++s) {
                const Step step = plan.routes[v][s];
                if (step.kind != Step::Kind::Visit)
                    continue;
                m_starts[size_t(step.index)] = qint64(routes[v].steps[s].arrival) + routes[v].steps[s].waiting;
                m_vehicles[size_t(step.index)] = int(v);
            }
        }
    }
    std::vector<Violation> run() const
    {
        std::vector<Violation> violations;
        for (const auto &group : m_problem.together()) {
            for (size_t m = 1; m < group.size(); ++m) {
                for (size_t other = 0; other < m; ++other) {
                    if (!fitTogether(group[m], group[other]))
                        violations.push_back({Rule::Together, vehicleOf(group[m]), group[m]});
                }
            }
        }
        for (const Succession &succession : m_problem.successions()) {
            if (startOf(succession.after) >= 0
                && (startOf(succession.before) < 0
                    || startOf(succession.before) + m_problem.callOf(succession.before).service > startOf(succession.after)))
                violations.push_back({Rule::Succession, vehicleOf(succession.after), succession.after});
        }
        return violations;
    }

private:
    qint64 startOf(int visit) const { return m_starts[size_t(visit)]; }
    int vehicleOf(int visit) const { return m_vehicles[size_t(visit)]; }
    bool fitTogether(int one, int other) const
    {
        return startOf(one) == startOf(other) && (startOf(one) < 0 || vehicleOf(one) != vehicleOf(other));
    }

    const Problem &m_problem;
    std::vector<qint64> m_starts; // by visit; negative: not planned
    std::vector<int> m_vehicles;
};

} // namespace

std::vector<Violation> violationsOf(const Problem &problem, const std::vector<Step> &route, int vehicle)
{
    const std::vector<Pin> noPins;
    RouteJudge judge(problem, route, vehicle, noPins);
    static_cast<void>(judge.run(Departure::Earliest));
    return judge.takeViolations();
}

Verdict judge(const Problem &problem, const Plan &plan, Departure departure)
{
    Verdict verdict;
    for (size_t v = 0; v < plan.routes.size(); ++v) {
        RouteJudge route(problem, plan.routes[v], int(v), plan.pins);
        verdict.routes.push_back(route.run(departure));
        verdict.travelCost += verdict.routes.back().cost;
        for (const Violation &violation : route.takeViolations())
            verdict.violations.push_back(violation);
    }
    for (const Violation &violation : TieJudge(problem, plan, verdict.routes).run())
        verdict.violations.push_back(violation);
    const std::vector<int> counts = countsOf(problem, plan);
    for (size_t v = 0; v < counts.size(); ++v) {
        if (counts[v] != 1)
            verdict.violations.push_back({Rule::LostOrDoubled, -1, int(v)});
    }
    std::vector<char> isLeftOut(counts.size(), 0);
    for (const int visit : plan.unassigned) {
        verdict.leftOutCost += problem.leftOutCost(visit);
        isLeftOut[size_t(visit)] = 1;
    }
    for (size_t v = 0; v < counts.size(); ++v) {
        if (!isLeftOut[v] && problem.visits()[v].kind != Visit::Kind::Delivery)
            verdict.priorityServed += problem.orderOf(int(v)).priority;
    }
    return verdict;
}

} // namespace fieldlane::solver
