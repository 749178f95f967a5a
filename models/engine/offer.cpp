#include "engine/offer.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

bool isPossible(const std::optional<SendOption> &option)
{
    return option && option->placement.severity() < rules::Severity::Block;
}

Offer soonest(const Candidate &c)
{
    if (isPossible(c.afterCurrent) && (!c.now || c.afterCurrent->arrival() <= c.now->arrival()))
        return {c.technicianId, Sending::AfterCurrent, *c.afterCurrent};
    return {c.technicianId, Sending::Now, c.now.value_or(SendOption())};
}

} // namespace

rules::DecisionCandidate Offer::toRecord(const QString &name) const
{
    const Placement &p = option.placement;
    rules::DecisionCandidate record {technicianId, name, p.start, p.end, p.findings, p.cost};
    std::erase_if(record.cost, [](const rules::CostPart &part) { return part.amount == 0 && part.cost == 0; });
    return record;
}

Offer offerOf(const Candidate &candidate, domain::Priority priority)
{
    const auto gap = priority == domain::Priority::Emergency ? std::nullopt : gapOf(candidate);
    return gap ? *gap : soonest(candidate);
}

std::optional<Offer> gapOf(const Candidate &candidate)
{
    if (!candidate.nextGap)
        return std::nullopt;
    return Offer {candidate.technicianId, Sending::Gap, *candidate.nextGap};
}

const Offer *bestFree(const std::vector<Offer> &offers, domain::Priority priority)
{
    const Offer *best = nullptr;
    for (const Offer &offer : offers) {
        if (offer.isFree() && (!best || comesBefore(offer, *best, priority)))
            best = &offer;
    }
    return best;
}

bool comesBefore(const Offer &a, const Offer &b, domain::Priority priority)
{
    const auto key = [&](const Offer &offer) {
        const qint64 arrival = core::toMs(offer.option.arrival());
        const qint64 cost = rules::total(offer.option.placement.cost);
        const bool isUrgent = priority == domain::Priority::Emergency;
        const auto least = isUrgent || offer.isFree() ? rules::Severity::Warn : rules::Severity::Ask;
        return std::tuple(std::max(offer.severity(), least), isUrgent ? arrival : cost,
            isUrgent ? cost : arrival, offer.technicianId);
    };
    return key(a) < key(b);
}

} // namespace fieldlane::engine
