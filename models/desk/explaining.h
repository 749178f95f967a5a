#pragma once
#include "desk/askedpeople.h"
#include "desk/desk.h"
#include "rules/decision.h"

namespace fieldlane::desk {

/// Why somebody has an order, as it was written down when they got it.
struct Explanation
{
    /// Of the assignment that stands; none when nobody has the order, or it came to them without a record: imported, or
    /// from before there were records.
    std::optional<rules::Decision> decision;
    int earlier = 0; ///< decisions about the order that no longer stand
    /// Of an order that waits: why automatic dispatch found nobody when it last looked, or last found other reasons.
    std::optional<rules::Decision> nobody;
};

/// What speaks against somebody else, and what they would cost more or less than whoever has the order.
struct WhyNot
{
    rules::DecisionCandidate candidate;
    bool isFromRecord = false; ///< as it was then; else worked out anew, as things stand
    rules::Severity severity() const { return rules::worst(candidate.findings); }
    rules::CostParts parts; ///< objective by objective, without those that make no difference
    qint64 margin = 0; ///< the sum of the parts; 0 when nobody has the order
    std::vector<NotAsked> notAsked; ///< why automatic dispatch would not even ask, where it decided or might
};

/// Among all decisions about an order, the newest first, the one that put it where it is now.
Explanation explanationOf(const domain::OrderRecord &record, const std::vector<rules::Decision> &decisions);

/// What was or would be with another technician: from the record when they are listed there, else by the one placement
/// on the lanes of today, beside whoever has it. Nothing for somebody who does not exist or has the order. GUI thread.
std::optional<WhyNot> whyNot(const Desk &desk, const domain::OrderRecord &record, const Explanation &explanation,
    domain::TechnicianId technician);

/// Reads the decisions about an order.
void explain(Desk &desk, const domain::OrderRecord &record, QObject *context,
    std::function<void(const core::Result<Explanation> &)> done);

} // namespace fieldlane::desk
