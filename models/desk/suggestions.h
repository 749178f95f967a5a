#pragma once
#include "desk/desk.h"

namespace fieldlane::desk {

/// When a suggested technician would come.
enum class Sending {
    Now, ///< drops everything
    AfterCurrent, ///< when the job in hand is done
    Gap ///< in the first place that disturbs nobody
};

/// Somebody who could be sent, with the one start that is proposed.
struct Suggestion
{
    domain::TechnicianId technicianId;
    QString name;
    Sending sending = Sending::Gap;
    engine::SendOption option;
    std::optional<core::Duration> positionAge;
    double distanceMetres = 0;
    core::Duration load {0};
    rules::Severity severity = rules::Severity::Ok; ///< of the option's findings
    bool disturbs() const { return !option.displaced.empty(); }
};

/// The ranking of the desk as a proposal for direct dispatch, best first. Ordinary work goes into the first place
/// that disturbs nobody, at or after the promised window's start; an emergency goes to whoever arrives first.
std::vector<Suggestion> suggest(const Desk &desk, const engine::Job &job, domain::Priority priority, size_t most);

} // namespace fieldlane::desk
