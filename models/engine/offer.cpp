#include "engine/offer.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

bool isPossible(const std::optional<SendOption> &option)
{
    return option && option->placement.severity() < rules::Severity::Block;
}

/// Whether to finish the job in hand costs no time.
bool isSooner(const std::optional<SendOption> &afterCurrent, const std::optional<SendOption> &now)
{
    return isPossible(afterCurrent) && (!now || afterCurrent->arrival() <= now->arrival());
}

Sending sendingOf(const Candidate &c, domain::Priority priority)
{
    if (c.nextGap && priority != domain::Priority::Emergency)
        return Sending::Gap;
    return isSooner(c.afterCurrent, c.now) ? Sending::AfterCurrent : Sending::Now;
}

template <class C> // const or not
auto &optionOf(C &candidate, Sending sending)
{
    return sending == Sending::Gap ? candidate.nextGap : sending == Sending::AfterCurrent ? candidate.afterCurrent : candidate.now;
}

bool isFree(Sending sending, rules::Severity severity)
{
    return sending == Sending::Gap && severity < rules::Severity::Ask;
}

/// Whose way nobody can tell comes after all whose way is known: it would be no way at all.
qint64 unknownWay(const Placement &placement)
{
    constexpr qint64 afterAll = 1'000'000'000'000'000;
    const auto &f = placement.findings;
    return std::any_of(f.begin(), f.end(), [](const rules::Finding &one) { return one.constraint == rules::Constraint::MissingOrigin; }) ? afterAll : 0;
}

OfferRank rankOf(domain::TechnicianId technician, Sending sending, const SendOption &option, domain::Priority priority)
{
    const rules::Severity severity = option.placement.severity();
    const qint64 unknown = unknownWay(option.placement);
    const qint64 arrival = core::toMs(option.arrival()) + unknown;
    const qint64 cost = rules::total(option.placement.cost) + unknown;
    const bool isUrgent = priority == domain::Priority::Emergency;
    const auto least = isUrgent || isFree(sending, severity) ? rules::Severity::Warn : rules::Severity::Ask;
    return {std::max(severity, least), isUrgent ? arrival : cost, isUrgent ? cost : arrival, technician};
}

} // namespace

bool Offer::isFree() const
{
    return engine::isFree(sending, severity());
}

rules::DecisionCandidate Offer::intoRecord(const QString &name)
{
    Placement &p = option.placement;
    p.cost.removeIf([](const rules::CostPart &part) { return part.amount == 0 && part.cost == 0; });
    return {technicianId, name, p.start, p.end, std::move(p.findings), p.cost};
}

Offer offerOf(const Candidate &candidate, domain::Priority priority)
{
    const Sending sending = sendingOf(candidate, priority);
    return {candidate.technicianId, sending, optionOf(candidate, sending).value_or(SendOption())};
}

Offer offerOf(Candidate &&candidate, domain::Priority priority)
{
    const Sending sending = sendingOf(candidate, priority);
    return {candidate.technicianId, sending, std::move(optionOf(candidate, sending)).value_or(SendOption())};
}

Offer offerOf(const Job &job, const LaneView &given, const PlacementContext &context, domain::Priority priority)
{
    Ways ways;
    const LaneView lane = given.remembering(ways);
    const domain::TechnicianId technician = lane.technician.id;
    if (priority != domain::Priority::Emergency) {
        if (auto gap = sentIntoGap(job, lane, context))
            return {technician, Sending::Gap, std::move(*gap)};
    }
    auto now = std::optional(sentNow(job, lane, context));
    auto afterCurrent = sentAfterCurrent(job, lane, context);
    const bool waits = isSooner(afterCurrent ? afterCurrent : now, now);
    return {technician, waits ? Sending::AfterCurrent : Sending::Now, std::move(waits && afterCurrent ? *afterCurrent : *now)};
}

std::optional<Offer> gapOf(const Candidate &candidate)
{
    if (!candidate.nextGap)
        return std::nullopt;
    return Offer {candidate.technicianId, Sending::Gap, *candidate.nextGap};
}

std::vector<size_t> bestOf(const std::vector<Offer> &offers, domain::Priority priority, size_t most)
{
    std::vector<std::pair<OfferRank, size_t>> ranking;
    ranking.reserve(offers.size());
    for (size_t i = 0; i < offers.size(); ++i)
        ranking.emplace_back(rankOf(offers[i], priority), i);
    most = std::min(most, offers.size());
    std::partial_sort(ranking.begin(), ranking.begin() + qsizetype(most), ranking.end());
    std::vector<size_t> best;
    for (size_t i = 0; i < most; ++i)
        best.push_back(ranking[i].second);
    return best;
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

OfferRank rankOf(const Offer &offer, domain::Priority priority)
{
    return rankOf(offer.technicianId, offer.sending, offer.option, priority);
}

OfferRank rankOf(const Candidate &candidate, domain::Priority priority)
{
    const Sending sending = sendingOf(candidate, priority);
    const auto &option = optionOf(candidate, sending);
    return rankOf(candidate.technicianId, sending, option ? *option : SendOption(), priority);
}

bool comesBefore(const Offer &a, const Offer &b, domain::Priority priority)
{
    return rankOf(a, priority) < rankOf(b, priority);
}

} // namespace fieldlane::engine
