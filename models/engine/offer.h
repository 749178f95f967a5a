#pragma once
#include "domain/order.h"
#include "engine/ranking.h"
#include "rules/decision.h"

namespace fieldlane::engine {

/// When somebody would come.
enum class Sending {
    Now, ///< drops everything
    AfterCurrent, ///< when the job in hand is done
    Gap ///< in the first place that disturbs nobody
};

/// The one start that is proposed for a technician.
struct Offer
{
    domain::TechnicianId technicianId;
    Sending sending = Sending::Gap;
    SendOption option;

    rules::Severity severity() const { return option.placement.severity(); }
    /// Whether nothing has to be asked and nobody else's work has to move.
    bool isFree() const;
    /// As a record of a decision keeps it; cost parts that cost nothing are left out.
    rules::DecisionCandidate toRecord(const QString &name) const & { return Offer(*this).intoRecord(name); }
    rules::DecisionCandidate toRecord(const QString &name) && { return intoRecord(name); }

private:
    rules::DecisionCandidate intoRecord(const QString &name);
};

/// Ordinary work goes into the first place that disturbs nobody, or where there is none as soon as somebody can come; an
/// emergency goes to whoever arrives first, and displaces work only when that wins time.
Offer offerOf(const Candidate &candidate, domain::Priority priority);
Offer offerOf(Candidate &&candidate, domain::Priority priority); ///< takes its placement out of it
/// The offer of a lane without weighing the ways that it would not take: the same as of its candidate.
Offer offerOf(const Job &job, const LaneView &lane, const PlacementContext &context, domain::Priority priority);
/// The first place that disturbs nobody, whatever the priority: what may be taken without asking anybody.
std::optional<Offer> gapOf(const Candidate &candidate);

/// The one ranking for everybody who proposes or picks a technician: by what speaks against it (for ordinary work also
/// that others must wait), then ordinary work by its cost under the policy and an emergency by arrival, then by the
/// other of the two, then by id: the smaller one is the better one. Whose way nobody can tell comes after the others.
using OfferRank = std::tuple<rules::Severity, qint64, qint64, domain::TechnicianId>;
OfferRank rankOf(const Offer &offer, domain::Priority priority);
OfferRank rankOf(const Candidate &candidate, domain::Priority priority); ///< of what would be offered
bool comesBefore(const Offer &a, const Offer &b, domain::Priority priority);
/// The places of the `most` best, best first.
std::vector<size_t> bestOf(const std::vector<Offer> &offers, domain::Priority priority, size_t most);
/// The best of those that are free; null when none is.
const Offer *bestFree(const std::vector<Offer> &offers, domain::Priority priority);

} // namespace fieldlane::engine
