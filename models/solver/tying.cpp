#include "solver/tying.h"
#include <algorithm>

namespace fieldlane::solver {

Tying::Tying(State &state, Inserter &inserter, core::Random &random)
    : m_state(state)
    , m_model(state.model())
    , m_ties(m_model.ties())
    , m_inserter(inserter)
    , m_random(random)
{
    for (int vehicle = 0; vehicle < m_model.vehicleCount(); ++vehicle) {
        m_day.start = std::min(m_day.start, m_model.node(m_model.startOf(vehicle)).open);
        m_day.end = std::max(m_day.end, m_model.node(m_model.endOf(vehicle)).close);
    }
}

/// Whether all is done that they wait for, in routes that may change.
bool Tying::mayPut(const std::vector<int> &group) const
{
    return std::all_of(group.begin(), group.end(), [this](int visit) {
        const std::vector<int> &before = m_ties.before(visit);
        const bool isMine = !m_part || !m_state.isLeftOut(visit) || m_part->isMine[size_t(visit)];
        return isMine && std::all_of(before.begin(), before.end(), [this](int earlier) {
            return m_state.isPlanned(earlier) && !(m_part && m_part->isClosed[size_t(m_state.stop(earlier).route)]);
        });
    });
}

/// What they wait for is held where it begins as early as it can, so that nothing is put before it that makes it later.
void Tying::holdEarlier(const std::vector<int> &group)
{
    for (const int visit : group) {
        for (const int earlier : m_ties.before(visit)) {
            m_state.pin(earlier, {m_state.pinOf(earlier).start, startOf(earlier)});
            m_state.refresh(m_state.stop(earlier).route);
        }
    }
}

std::optional<Window> Tying::startsOf(const std::vector<int> &group) const
{
    Window starts;
    for (const int visit : group) {
        starts.start = std::max(starts.start, m_model.node(visit).open);
        starts.end = std::min(starts.end, m_model.node(visit).close);
        for (const int earlier : m_ties.before(visit))
            starts.start = std::max(starts.start, m_state.stop(earlier).departure);
    }
    return starts.start <= starts.end ? std::optional(starts) : std::nullopt;
}

Cost Tying::worthOf(const std::vector<int> &visits) const
{
    Cost worth = 0;
    for (const int visit : visits)
        worth += m_model.leftOutCost(visit);
    return worth;
}

/// The cheapest, and now and then the cheapest in any other route: what is best for the first need not be for the others.
Place Tying::drawPlace(int visit, const std::vector<int> &taken)
{
    constexpr double otherShare = 0.2;
    const auto cheapest = [this, visit](std::vector<int> barred) {
        m_inserter.setBarred(std::move(barred));
        const Place place = m_inserter.nearby(visit);
        return place.isFound() ? place : m_inserter.anywhere(visit);
    };
    const Place best = cheapest(taken);
    if (!best.isFound() || !m_random.chance(otherShare))
        return best;
    std::vector<int> barred = taken;
    barred.push_back(m_state.stop(best.after).route);
    const Place other = cheapest(std::move(barred));
    return other.isFound() ? other : best;
}

/// Each into its cheapest route that nobody of the group has yet, where it can still begin with those before it.
bool Tying::tryOrder(const std::vector<int> &order, Window starts)
{
    std::vector<int> taken;
    Cost cost = 0;
    for (const int visit : order) {
        m_state.pin(visit, starts);
        const Place place = drawPlace(visit, taken);
        if (!place.isFound())
            break;
        cost += place.delta;
        m_state.insert(visit, place.after);
        taken.push_back(m_state.stop(visit).route);
        starts = {std::max(starts.start, startOf(visit)), std::min(starts.end, m_state.stop(visit).latest)};
    }
    m_inserter.setBarred({});
    if (taken.size() < order.size() || cost >= worthOf(m_ties.dependents(order.front())))
        return false;
    if (cost >= worthOf(order))
        m_onCredit.push_back(order.front());
    return true;
}

/// When all may begin, not before `start`.
Time Tying::commonStart(const std::vector<int> &group, Time start) const
{
    for (Time before = -1; before < start;) {
        before = start;
        for (const int visit : group)
            start = std::max(start, m_model.startAt(m_model.node(visit), start));
    }
    return start;
}

void Tying::pinTogether(const std::vector<int> &group)
{
    if (group.size() == 1) {
        m_state.pin(group.front(), {startOf(group.front()), m_model.node(group.front()).close});
        m_state.refresh(m_state.stop(group.front()).route);
        return;
    }
    Time first = 0;
    Time last = latestTime;
    for (const int visit : group) {
        first = std::max(first, startOf(visit));
        last = std::min(last, m_state.stop(visit).latest);
    }
    Time start = commonStart(group, first);
    const std::optional<Time> &wish = m_model.problem().callOf(group.front()).wish;
    if (wish && *wish >= first && *wish <= last && commonStart(group, *wish) == *wish)
        start = *wish;
    for (const int visit : group) {
        m_state.pin(visit, {start, start});
        m_state.refresh(m_state.stop(visit).route);
    }
}

/// What they wait for may take until they begin.
void Tying::letEarlierEnd(const std::vector<int> &group)
{
    for (const int visit : group) {
        for (const int earlier : m_ties.before(visit)) {
            m_state.unpin(earlier);
            m_state.refresh(m_state.stop(earlier).route);
        }
    }
}

bool Tying::isSound(const std::vector<int> &group) const
{
    return std::all_of(group.begin(), group.end(), [this](int visit) { return m_state.isFeasible(m_state.stop(visit).route); });
}

void Tying::takeBack(const std::vector<int> &group)
{
    for (const int visit : group) {
        if (!m_state.isPlanned(visit))
            continue;
        const int route = m_state.stop(visit).route;
        m_state.remove(visit);
        m_state.refresh(route);
    }
}

/// Sometimes only what comes before a moment, or after it: the cheapest place for the first may be the wrong one for the others.
Window Tying::drawPart(Window starts, std::optional<Time> wish)
{
    constexpr double partShare = 0.4;
    if (wish && *wish >= starts.start && *wish <= starts.end)
        return {*wish, *wish};
    starts = {std::max(starts.start, m_day.start), std::min(starts.end, m_day.end)};
    if (starts.start >= starts.end || !m_random.chance(partShare))
        return starts;
    const Time moment = Time(m_random.between(starts.start, starts.end));
    return m_random.chance(0.5) ? Window {starts.start, moment} : Window {moment, starts.end};
}

void Tying::put(int visit)
{
    constexpr int mostTries = 3;
    const std::vector<int> &group = m_ties.group(visit);
    const std::optional<Time> &wish = m_model.problem().callOf(visit).wish;
    std::vector<int> order = group;
    for (int tries = 0; mayPut(group) && tries < mostTries; ++tries) {
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[size_t(m_random.below(qint64(i)))]);
        holdEarlier(group);
        const auto starts = startsOf(group);
        if (starts && tryOrder(order, drawPart(*starts, tries + 1 == mostTries ? wish : std::nullopt))) {
            pinTogether(group);
            if (isSound(group)) {
                letEarlierEnd(group);
                return;
            }
        }
        takeBack(group);
        letEarlierEnd(group);
    }
    leaveOut(group);
}

void Tying::leaveOut(const std::vector<int> &group)
{
    for (const int member : group) {
        m_state.unpin(member);
        if (!m_state.isLeftOut(member))
            m_state.leaveOut(member);
    }
}

void Tying::settle()
{
    for (; !m_onCredit.empty(); m_onCredit.pop_back()) {
        const std::vector<int> &group = m_ties.group(m_onCredit.back());
        const bool isWaitedFor = std::any_of(group.begin(), group.end(), [this](int visit) {
            const std::vector<int> &after = m_ties.after(visit);
            return std::any_of(after.begin(), after.end(), [this](int waiting) { return m_state.isPlanned(waiting); });
        });
        if (isWaitedFor || !m_state.isPlanned(group.front()))
            continue;
        takeBack(group);
        letEarlierEnd(group);
        leaveOut(group);
    }
}

} // namespace fieldlane::solver
