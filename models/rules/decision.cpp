#include "rules/decision.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

/// The places in a ranking that are listed: the first ones, and those who are spoken of.
std::vector<size_t> listedPlaces(size_t count, size_t most, std::initializer_list<std::optional<size_t>> named)
{
    std::vector<size_t> places;
    for (const auto &place : named) {
        if (place)
            places.push_back(*place);
    }
    for (size_t i = 0; i < count && places.size() < most; ++i) {
        if (std::find(named.begin(), named.end(), i) == named.end())
            places.push_back(i);
    }
    std::sort(places.begin(), places.end());
    return places;
}

void countBlocked(Decision &decision, const std::vector<DecisionCandidate> &ranked, const std::vector<size_t> &listed)
{
    std::array<int, constraintCount> counts {};
    for (size_t i = 0; i < ranked.size(); ++i) {
        const auto &findings = ranked[i].findings;
        const auto first = std::find_if(findings.begin(), findings.end(), [](const Finding &f) { return f.severity == Severity::Block; });
        if (first != findings.end() && !std::binary_search(listed.begin(), listed.end(), i))
            ++counts[size_t(first->constraint)];
    }
    for (int i = 0; i < constraintCount; ++i) {
        if (counts[size_t(i)] > 0)
            decision.blocked.push_back({Constraint(i), counts[size_t(i)]});
    }
}

std::optional<size_t> placeIn(const std::vector<size_t> &listed, std::optional<size_t> place)
{
    if (!place)
        return std::nullopt;
    return size_t(std::lower_bound(listed.begin(), listed.end(), *place) - listed.begin());
}

} // namespace

Decision decisionOf(Decision decision, std::vector<DecisionCandidate> ranked, domain::TechnicianId chosen, size_t most)
{
    std::optional<size_t> chosenAt;
    std::optional<size_t> secondAt;
    for (size_t i = 0; i < ranked.size(); ++i) {
        if (!chosenAt && ranked[i].technicianId == chosen)
            chosenAt = i;
        else if (!secondAt && !ranked[i].isBlocked())
            secondAt = i;
    }
    if (!chosenAt) // nobody was chosen, so nobody comes second
        secondAt.reset();
    const std::vector<size_t> listed = listedPlaces(ranked.size(), std::max<size_t>(most, 2), {chosenAt, secondAt});
    decision.blocked.clear();
    countBlocked(decision, ranked, listed);
    decision.considered = int(ranked.size());
    decision.chosen = placeIn(listed, chosenAt);
    decision.runnerUp = placeIn(listed, secondAt);
    decision.margin = secondAt ? total(ranked[*secondAt].cost) - total(ranked[*chosenAt].cost) : 0;
    decision.candidates.clear();
    decision.candidates.reserve(listed.size());
    for (const size_t place : listed)
        decision.candidates.push_back(std::move(ranked[place]));
    return decision;
}

CostParts marginParts(const DecisionCandidate &one, const DecisionCandidate &other)
{
    std::array<CostPart, objectiveCount> sums {};
    for (const CostPart &part : other.cost) {
        sums[size_t(part.objective)].amount += part.amount;
        sums[size_t(part.objective)].cost += part.cost;
    }
    for (const CostPart &part : one.cost) {
        sums[size_t(part.objective)].amount -= part.amount;
        sums[size_t(part.objective)].cost -= part.cost;
    }
    CostParts parts;
    for (int i = 0; i < objectiveCount; ++i) {
        CostPart &part = sums[size_t(i)];
        part.objective = Objective(i);
        if (part.amount != 0 || part.cost != 0)
            parts.push_back(part);
    }
    return parts;
}

bool addsUp(const Decision &decision)
{
    const size_t count = decision.candidates.size();
    auto people = qint64(count);
    for (const BlockedCount &blocked : decision.blocked)
        people += blocked.count;
    if (decision.chosen.value_or(0) >= std::max<size_t>(count, 1) || decision.runnerUp.value_or(0) >= std::max<size_t>(count, 1)
        || people > decision.considered)
        return false;
    if (!decision.chosen || !decision.runnerUp)
        return decision.margin == 0 && !decision.runnerUp && (!decision.chosen || count > 0);
    const DecisionCandidate &one = decision.candidates[*decision.chosen];
    const DecisionCandidate &other = decision.candidates[*decision.runnerUp];
    return *decision.chosen != *decision.runnerUp && decision.margin == total(other.cost) - total(one.cost)
        && decision.margin == total(marginParts(one, other));
}

QString toCode(DecisionMaker maker)
{
    static constexpr std::array<const char *, 5> codes {"person", "rule", "timer", "claimDeadline", "plan"};
    return QLatin1String(codes[size_t(maker)]);
}

std::optional<DecisionMaker> decisionMakerFrom(const QString &code)
{
    for (const auto maker : {DecisionMaker::Person, DecisionMaker::Rule, DecisionMaker::Timer, DecisionMaker::ClaimDeadline, DecisionMaker::Plan}) {
        if (code == toCode(maker))
            return maker;
    }
    return std::nullopt;
}

} // namespace fieldlane::rules
