#pragma once
#include "domain/ids.h"
#include "rules/policy.h"

namespace fieldlane::rules {

/// Somebody who was looked at for an order, as it was then. Names are those of that day: a record outlives people.
struct DecisionCandidate
{
    domain::TechnicianId technicianId;
    QString name;
    std::optional<core::Instant> start; ///< of the work; none when no place was found
    std::optional<core::Instant> end;
    std::vector<Finding> findings;
    CostParts cost;

    bool isBlocked() const { return worst(findings) == Severity::Block; }
    friend bool operator==(const DecisionCandidate &, const DecisionCandidate &) = default;
};

/// How many of those who are not listed were blocked by a constraint; each counts once, for its first.
struct BlockedCount
{
    Constraint constraint = Constraint::Skill;
    int count = 0;
    friend bool operator==(const BlockedCount &, const BlockedCount &) = default;
};

enum class DecisionMaker { Person, Rule, Timer, ClaimDeadline, Plan };

/// Why an order went to somebody: everything that was weighed, small enough to be kept for each order for ever. A
/// value; nothing in it is looked up again.
struct Decision
{
    domain::OrderId orderId;
    core::Instant at;
    DecisionMaker maker = DecisionMaker::Person;
    QString by; ///< log-in of the person, or the names of the rules
    int bookVersion = 0; ///< of the rules; 0: no rules were asked
    QString policy;
    int policyVersion = 0;
    std::vector<DecisionCandidate> candidates; ///< listed ones, best first, at most mostCandidates
    std::vector<BlockedCount> blocked; ///< of those not listed, in the order of the constraints
    int considered = 0; ///< in all
    std::optional<size_t> chosen; ///< place in `candidates`; none: nobody
    std::optional<size_t> runnerUp; ///< likewise
    qint64 margin = 0; ///< what the runner-up costs more; 0 without one, negative when a person chose against the ranking
    int unread = 0; ///< findings and parts of kinds that this program does not know, left out when reading

    friend bool operator==(const Decision &, const Decision &) = default;
};
inline constexpr size_t mostCandidates = 20;

/// Makes a record of a ranking: `ranked` is best first, with those who cannot at the end, `chosen` somebody in it. The
/// runner-up is the best other one whom nothing blocks. Both are listed whatever their rank; the rest is counted.
/// `decision` brings who, when and by which rules and policy.
Decision decisionOf(Decision decision, std::vector<DecisionCandidate> ranked, domain::TechnicianId chosen,
    size_t most = mostCandidates);

/// What `other` costs more than `one`, objective by objective; objectives without a difference are left out. Parts of
/// the same objective (of a crew) count together.
CostParts marginParts(const DecisionCandidate &one, const DecisionCandidate &other);

/// The proof that a record adds up: places exist, the margin is the difference of both totals, and the parts of it sum
/// to it to the last unit; listed and blocked people are not more than were considered.
bool addsUp(const Decision &decision);

/// "person", "rule", "timer", "claimDeadline", "plan".
QString toCode(DecisionMaker maker);
std::optional<DecisionMaker> decisionMakerFrom(const QString &code);

} // namespace fieldlane::rules
