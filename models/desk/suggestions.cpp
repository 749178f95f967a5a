#include "desk/suggestions.h"
#include "core/sorting.h"

namespace fieldlane::desk {

namespace {

/// Ranking looks some days ahead; who has no place in them is asked about the window itself.
engine::Offer offerFor(const Desk &desk, const engine::Job &job, engine::Candidate &c, domain::Priority priority)
{
    const core::Instant from = job.windowStart.value_or(desk.now());
    if (priority == domain::Priority::Emergency || c.nextGap || from <= desk.now())
        return engine::offerOf(std::move(c), priority);
    auto placed = desk.placeEarliest(job, c.technicianId, from);
    return {c.technicianId, Sending::Gap, {placed ? std::move(*placed) : desk.place(job, c.technicianId, from), {}, {}}};
}

} // namespace

std::vector<Suggestion> suggest(const Desk &desk, const engine::Job &job, domain::Priority priority, size_t most)
{
    std::vector<engine::Candidate> candidates = desk.candidates(job);
    std::vector<std::pair<engine::Offer, const engine::Candidate *>> offers;
    offers.reserve(candidates.size());
    for (engine::Candidate &c : candidates)
        offers.emplace_back(offerFor(desk, job, c, priority), &c);
    core::sortByKey(offers, [&](const auto &offer) { return engine::rankOf(offer.first, priority); });
    offers.resize(std::min(offers.size(), most));
    std::vector<Suggestion> list;
    for (auto &[offer, c] : offers) {
        const rules::Severity severity = offer.severity();
        list.push_back({c->technicianId, c->name, offer.sending, std::move(offer.option), c->positionAge, c->distanceMetres, c->load, severity});
    }
    return list;
}

} // namespace fieldlane::desk
