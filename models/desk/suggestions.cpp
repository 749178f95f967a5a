#include "desk/suggestions.h"
#include "desk/lanes.h"

namespace fieldlane::desk {

namespace {

/// Ranking looks some days ahead; who has no place in them is asked about the window itself.
void askAboutWindow(const Desk &desk, const engine::Job &job, engine::Offer &offer)
{
    auto placed = desk.placeEarliest(job, offer.technicianId, *job.windowStart);
    offer.option = {placed ? std::move(*placed) : desk.place(job, offer.technicianId, *job.windowStart), {}, {}};
    offer.sending = Sending::Gap;
}

Suggestion suggestionOf(const Desk &desk, const engine::Job &job, engine::Offer &offer)
{
    const engine::Lane lane = desk.lane(offer.technicianId, rankingSpan(desk.now()));
    const rules::Severity severity = offer.severity();
    return {engine::bearingsOf(job, lane, desk.now()), offer.technicianId, lane.technician.name, offer.sending, std::move(offer.option), severity};
}

} // namespace

std::vector<Suggestion> suggest(const Desk &desk, const engine::Job &job, domain::Priority priority, size_t most)
{
    std::vector<engine::Offer> offers = desk.offers(job, priority);
    if (priority != domain::Priority::Emergency && job.windowStart && *job.windowStart > desk.now()) {
        for (engine::Offer &offer : offers) {
            if (offer.sending != Sending::Gap)
                askAboutWindow(desk, job, offer);
        }
    }
    std::vector<Suggestion> list;
    for (const size_t i : engine::bestOf(offers, priority, most))
        list.push_back(suggestionOf(desk, job, offers[i]));
    return list;
}

} // namespace fieldlane::desk
