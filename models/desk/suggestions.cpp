#include "desk/suggestions.h"
#include <algorithm>

namespace fieldlane::desk {

using engine::Candidate;
using engine::SendOption;

namespace {

struct Choice
{
    Sending sending;
    SendOption option;
};

bool isPossible(const std::optional<SendOption> &option)
{
    return option && option->placement.severity() < rules::Severity::Block;
}

/// Whoever arrives first, but displacing work only when that wins time.
Choice forEmergency(const Candidate &c)
{
    if (isPossible(c.afterCurrent) && (!c.now || c.afterCurrent->arrival() <= c.now->arrival()))
        return {Sending::AfterCurrent, *c.afterCurrent};
    return {Sending::Now, *c.now};
}

Choice forOrdinary(const Desk &desk, const engine::Job &job, const Candidate &c)
{
    const core::Instant from = std::max(desk.now(), job.windowStart.value_or(desk.now()));
    if (from > desk.now()) {
        if (auto placed = desk.placeEarliest(job, c.technicianId, from))
            return {Sending::Gap, SendOption {std::move(*placed), {}, {}}};
        return {Sending::Gap, SendOption {desk.place(job, c.technicianId, from), {}, {}}};
    }
    if (c.nextGap)
        return {Sending::Gap, *c.nextGap};
    return forEmergency(c);
}

} // namespace

std::vector<Suggestion> suggest(const Desk &desk, const engine::Job &job, domain::Priority priority, size_t most)
{
    std::vector<Suggestion> list;
    for (const Candidate &c : desk.rank(job)) {
        Choice choice = priority == domain::Priority::Emergency ? forEmergency(c) : forOrdinary(desk, job, c);
        const rules::Severity severity = choice.option.placement.severity();
        list.push_back({c.technicianId, c.name, choice.sending, std::move(choice.option), c.positionAge, c.distanceMetres,
            c.load, severity});
    }
    std::sort(list.begin(), list.end(), [](const Suggestion &a, const Suggestion &b) {
        const auto key = [](const Suggestion &s) {
            return std::tuple(std::max(s.severity, rules::Severity::Warn), s.option.arrival(),
                rules::total(s.option.placement.cost), s.technicianId);
        };
        return key(a) < key(b);
    });
    if (list.size() > most)
        list.resize(most);
    return list;
}

} // namespace fieldlane::desk
