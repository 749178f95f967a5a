#pragma once
#include "desk/desk.h"
#include "engine/offer.h"

namespace fieldlane::desk {

using engine::Sending;

/// Somebody who could be sent, with the one start that is proposed.
struct Suggestion : engine::Bearings
{
    domain::TechnicianId technicianId;
    QString name;
    Sending sending = Sending::Gap;
    engine::SendOption option;
    rules::Severity severity = rules::Severity::Ok; ///< of the option's findings
    bool disturbs() const { return !option.displaced.empty(); }
};

/// The ranking of the desk as a proposal for direct dispatch, best first: see engine::offerOf() and comesBefore(). Work
/// whose window begins beyond the days that ranking looks at is placed in its window.
std::vector<Suggestion> suggest(const Desk &desk, const engine::Job &job, domain::Priority priority, size_t most);

} // namespace fieldlane::desk
