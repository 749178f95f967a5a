#include "desk/explaining.h"
#include "desk/lanes.h"
#include "engine/offer.h"
#include "store/decisionrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using rules::Decision;
using rules::DecisionCandidate;

namespace {

/// Whether a decision put the order where an assignment now has it.
bool isOf(const Decision &decision, const domain::Assignment &lead)
{
    if (!decision.chosen)
        return false;
    const DecisionCandidate &chosen = decision.candidates[*decision.chosen];
    return chosen.technicianId == lead.technicianId && chosen.start == lead.plannedStart;
}

QString nameOf(const Desk &desk, domain::TechnicianId id)
{
    const domain::Technician *t = desk.catalog().technician(id);
    return t ? t->name : QString();
}

/// Whoever has it, judged as things stand, so that both are measured alike.
std::optional<DecisionCandidate> holderNow(const Desk &desk, const domain::OrderRecord &record)
{
    const domain::Assignment *lead = record.bookedLead();
    if (!lead)
        return std::nullopt;
    engine::Offer offer {lead->technicianId, engine::Sending::Gap, {}};
    offer.option.placement = desk.place(engine::jobOf(record), lead->technicianId, lead->plannedStart);
    return offer.toRecord(nameOf(desk, lead->technicianId));
}

DecisionCandidate candidateNow(const Desk &desk, const domain::OrderRecord &record, domain::TechnicianId technician)
{
    engine::Job job = engine::jobOf(record.order, record.bookedLead());
    engine::tie(job, record);
    const engine::PlacementContext context = placementContext(desk.catalog(), desk.now());
    const engine::Lane lane = desk.lane(technician, rankingSpan(desk.now()));
    const engine::Candidate candidate = engine::candidateOf(job, lane, context);
    return engine::offerOf(candidate, record.order.priority).toRecord(nameOf(desk, technician));
}

bool isAutomatic(rules::DecisionMaker maker)
{
    return maker != rules::DecisionMaker::Person && maker != rules::DecisionMaker::Plan;
}

WhyNot compared(DecisionCandidate candidate, const std::optional<DecisionCandidate> &holder, bool isFromRecord)
{
    WhyNot answer {std::move(candidate), isFromRecord, {}, 0, {}};
    if (holder) {
        answer.parts = rules::marginParts(*holder, answer.candidate);
        answer.margin = rules::total(answer.parts);
    }
    return answer;
}

/// Whoever is not in sight of the viewer stays in the record without a name, so that its sums still hold. Who has the
/// order is told with it anyway.
void hideUnseen(Decision &decision, const Catalog &catalog, const domain::Viewer &viewer)
{
    for (size_t i = 0; i < decision.candidates.size(); ++i) {
        DecisionCandidate &candidate = decision.candidates[i];
        const domain::Technician *technician = catalog.technician(candidate.technicianId);
        const bool isSeen = technician ? viewer.seesTechnician(*technician) : viewer.scope == domain::DataScope::All;
        if (decision.chosen == i || isSeen)
            continue;
        candidate.technicianId = {};
        candidate.name.clear();
        for (rules::Finding &finding : candidate.findings) // whose orders are named there is not theirs to know either
            finding = {finding.constraint, finding.severity};
    }
}

} // namespace

Explanation explanationOf(const domain::OrderRecord &record, const std::vector<Decision> &decisions)
{
    Explanation explanation;
    const domain::Assignment *lead = record.holder();
    const auto standing
        = std::find_if(decisions.begin(), decisions.end(), [&](const Decision &d) { return lead && isOf(d, *lead); });
    if (standing != decisions.end())
        explanation.decision = *standing;
    const auto made = std::count_if(decisions.begin(), decisions.end(), [](const Decision &d) { return d.chosen.has_value(); });
    explanation.earlier = int(made) - int(explanation.decision.has_value());
    if (!lead && !decisions.empty() && !decisions.front().chosen)
        explanation.nobody = decisions.front();
    return explanation;
}

std::optional<WhyNot> whyNot(const Desk &desk, const domain::OrderRecord &record, const Explanation &explanation,
    domain::TechnicianId technician)
{
    const domain::Assignment *lead = record.bookedLead();
    const domain::Technician *other = desk.catalog().technician(technician);
    if (!other || !desk.viewer().seesTechnician(*other) || (lead && lead->technicianId == technician))
        return std::nullopt;
    if (const auto &decision = explanation.decision) {
        const auto &listed = decision->candidates;
        const auto it = std::find_if(
            listed.begin(), listed.end(), [&](const DecisionCandidate &c) { return c.technicianId == technician; });
        if (it != listed.end())
            return compared(*it, listed[*decision->chosen], true);
    }
    WhyNot answer = compared(candidateNow(desk, record, technician), holderNow(desk, record), false);
    if (!lead || (explanation.decision && isAutomatic(explanation.decision->maker)))
        answer.notAsked = askedByDispatch(forDispatch(record.order, desk.catalog()), desk.catalog(), desk.now()).whyNot(*other);
    return answer;
}

void explain(Desk &desk, const domain::OrderRecord &record, QObject *context,
    std::function<void(const Result<Explanation> &)> done)
{
    const auto work = [record, viewer = desk.viewer(), catalog = desk.catalog()](store::Connection &connection) -> Result<Explanation> {
        FIELDLANE_ASSIGN(stored, store::DecisionRepository(connection).of(record.order.id));
        std::vector<Decision> decisions;
        for (store::StoredDecision &one : stored)
            hideUnseen(decisions.emplace_back(std::move(one.decision)), catalog, viewer);
        return explanationOf(record, decisions);
    };
    desk.read<Explanation>(work, context, [done](Result<Explanation> explanation) { done(explanation); });
}

} // namespace fieldlane::desk
