#include "core/sorting.h"
#include "desk/askedpeople.h"
#include "desk/lanes.h"
#include "desk/ordercommands.h"
#include "desk/policies.h"
#include "store/decisionrepository.h"
#include <algorithm>

// What gives an order to whom nobody named, and the record of why anybody got one.
namespace fieldlane::desk {

using core::Result;
using domain::OrderAction;
using domain::OrderRecord;
using engine::Offer;

namespace {

using People = std::vector<const domain::Technician *>;
constexpr size_t mostListed = 6; ///< two kilobytes for each assignment, for ever; the others are counted

/// Who took the decision, and the rules that were asked.
rules::Decision automaticDecision(const OrderRecord &before, const domain::Ruled &ruled)
{
    rules::Decision decision;
    const bool isLate = before.order.state == domain::OrderState::Offered;
    decision.maker = isLate ? rules::DecisionMaker::ClaimDeadline
        : ruled.rules.isEmpty() ? rules::DecisionMaker::Timer
                                : rules::DecisionMaker::Rule;
    decision.by = ruled.rules.join(QLatin1String(", "));
    decision.bookVersion = ruled.rules.isEmpty() ? 0 : ruled.version;
    return decision;
}

std::vector<rules::DecisionCandidate> recordsOf(std::vector<Offer> offers, const Catalog &catalog)
{
    std::vector<rules::DecisionCandidate> records;
    records.reserve(offers.size());
    for (Offer &offer : offers) {
        const domain::Technician *t = catalog.technician(offer.technicianId);
        records.push_back(std::move(offer).toRecord(t ? t->name : QString()));
    }
    return records;
}

/// For history, in figures.
AutomaticReason reasonOf(const Offer &best, const std::vector<engine::Candidate> &candidates, const domain::Ruled &ruled)
{
    constexpr int mostRulesTold = 20; // history is for people; the version has all of them
    const auto isFree = [](const engine::Candidate &c) { return c.nextGap.has_value(); };
    const auto it = std::find_if(candidates.begin(), candidates.end(),
        [&](const engine::Candidate &c) { return c.technicianId == best.technicianId; });
    return {int(std::count_if(candidates.begin(), candidates.end(), isFree)), best.option.placement.in.travel.time, it->load,
        ruled.rules.isEmpty() ? 0 : ruled.version, ruled.rules.mid(0, mostRulesTold)};
}

} // namespace

Result<std::vector<engine::Candidate>> OrderCommands::candidatesOf(const engine::Job &job, const People &people)
{
    const engine::PlacementContext context = placementContext(m_catalog, m_context.now);
    std::vector<engine::Candidate> candidates;
    for (const domain::Technician *technician : people) {
        FIELDLANE_ASSIGN(lane, laneFromStore(*technician, rankingSpan(m_context.now)));
        candidates.push_back(engine::candidateOf(job, lane, context));
    }
    return candidates;
}

rules::Decision OrderCommands::recordOf(
    rules::Decision decision, const domain::Order &order, std::vector<Offer> offers, domain::TechnicianId chosen) const
{
    decision.orderId = order.id;
    decision.at = m_context.now;
    const engine::PlacementContext context = placementContext(m_catalog, m_context.now);
    const rules::Policy &policy = context.policyOf(engine::jobOf(order));
    decision.policy = policy.name;
    decision.policyVersion = policy.version;
    core::sortByKey(offers, [&](const Offer &offer) { return engine::rankOf(offer, order.priority); });
    return rules::decisionOf(std::move(decision), recordsOf(std::move(offers), m_catalog), chosen, mostListed);
}

Result<void> OrderCommands::keep(rules::Decision decision, const OrderRecord &after, std::vector<Offer> offers)
{
    const domain::Assignment *lead = after.bookedLead();
    if (!lead)
        return {};
    decision = recordOf(std::move(decision), after.order, std::move(offers), lead->technicianId);
    return store::DecisionRepository(m_connection).append(decision, after.order.version, m_context.viewer.login);
}

Result<void> OrderCommands::noteDecision(const OrderRecord &after)
{
    constexpr size_t mostCompared = 5; // the nearest others; a drop must not wait for more
    const domain::Assignment *lead = after.bookedLead();
    if (!lead || !m_outcome.placement)
        return {};
    const AskedPeople asked(forDispatch(after.order, m_catalog), m_catalog, placementContext(m_catalog, m_context.now),
        [&](const domain::Technician &t) { return t.id != lead->technicianId && m_context.viewer.seesTechnician(t); });
    People people = asked.nearest();
    people.resize(std::min(people.size(), mostCompared));
    engine::Job job = engine::jobOf(after.order, lead);
    engine::tie(job, after);
    FIELDLANE_ASSIGN(others, candidatesOf(job, people));
    std::vector<Offer> offers {{lead->technicianId, engine::Sending::Gap, {*m_outcome.placement, {}, {}}}};
    for (const engine::Candidate &other : others)
        offers.push_back(engine::offerOf(other, after.order.priority));
    rules::Decision decision;
    decision.maker = m_maker;
    decision.by = m_context.viewer.login;
    const domain::Ruled ruled = domain::Ruled::fromJson(after.order.ruling);
    decision.bookVersion = ruled.rules.isEmpty() ? 0 : ruled.version;
    return keep(std::move(decision), after, std::move(offers));
}

// Where nobody may even be asked, a record of nobody would give no reason.
Result<void> OrderCommands::tellOfNearest(const OrderRecord &record, std::vector<Offer> &offers)
{
    const domain::Order &order = record.order;
    People people = circleOf(order, m_catalog, [&](const domain::Technician &t) { return t.active && !isMissing(t, m_catalog, m_context.now); }).people;
    people.resize(std::min(people.size(), mostListed));
    FIELDLANE_ASSIGN(candidates, candidatesOf(engine::jobOf(record), people));
    for (const engine::Candidate &c : candidates)
        offers.push_back(engine::offerOf(c, order.priority));
    return {};
}

Result<void> OrderCommands::run(const AutoAssign &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    FIELDLANE_ASSIGN(step, stepOf(before, OrderAction::Assign));
    OrderRecord after = before;
    after.order = forDispatch(after.order, m_catalog);
    if (after.order.ruling.isEmpty()) // it came in before there were rules
        FIELDLANE_TRY(rule(m_connection, m_catalog, m_rules, after.order, m_context.now));
    const domain::Ruled ruled = domain::Ruled::fromJson(after.order.ruling);
    if (ruled.proposes)
        return forbidden(before, QStringLiteral("By the rules somebody decides who gets it."));
    // A rule that says "assign", or a pool whose deadline is over, knows the order better than its unit.
    if (before.order.state != domain::OrderState::Offered && !after.order.dispatchesItself && m_catalog.leavesToPeople(after.order.unitId))
        return forbidden(before, QStringLiteral("In its unit somebody decides who gets it."));
    const AskedPeople asked = askedByDispatch(after.order, m_catalog, m_context.now);
    std::vector<engine::Candidate> candidates;
    std::vector<Offer> offers;
    const Offer *best = nullptr;
    for (People people = asked.nearest(); !best && !people.empty(); people = asked.nearest(candidates.size())) {
        FIELDLANE_ASSIGN(more, candidatesOf(engine::jobOf(after), people));
        for (const engine::Candidate &c : more) // without asking anybody, nobody's work moves
            offers.push_back(engine::gapOf(c).value_or(engine::offerOf(c, after.order.priority)));
        candidates.insert(candidates.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        best = engine::bestFree(offers, after.order.priority);
    }
    if (!best) {
        if (offers.empty())
            FIELDLANE_TRY(tellOfNearest(after, offers));
        m_nobody = {before.order.version, recordOf(automaticDecision(before, ruled), after.order, std::move(offers), {})};
        return forbidden(before, QStringLiteral("Nobody who is qualified has a free place for it in the next days."));
    }
    FIELDLANE_ASSIGN(done,
        plan(after, {after.order.id, 0, best->technicianId, best->option.placement.start, {}, Consent::None, {}}));
    if (!done)
        return {};
    settle(after, step, {});
    m_outcome.name = domain::toCode(OrderAction::Assign);
    FIELDLANE_TRY(write(before, after, m_outcome.name, reasonOf(*best, candidates, ruled).toText()));
    return keep(automaticDecision(before, ruled), after, std::move(offers));
}

} // namespace fieldlane::desk
