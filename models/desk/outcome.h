#pragma once
#include "core/result.h"
#include "domain/viewer.h"
#include "engine/placement.h"
#include <set>

namespace fieldlane::desk {

/// Who does it and when.
struct CommandContext
{
    QString commandId; ///< a UUID chosen by the sender; a second run with the same id changes nothing
    domain::Viewer viewer;
    core::Instant now;
};

/// What came of a command. Only `Done` changed anything.
enum class Status {
    Done,
    NeedsConsent, ///< placement asks; send again with Consent::Given
    Blocked, ///< placement says no; see the findings
    Conflict ///< somebody changed the order or the day meanwhile; `current` is how it stands now
};

struct Outcome
{
    Status status = Status::Done;
    QString commandId;
    QString name; ///< code of what was done, for the undo entry
    QString subject; ///< order number or name
    std::set<domain::OrderId> orders;
    std::set<domain::TechnicianId> technicians;
    bool catalogue = false; ///< units, templates or technicians changed
    bool undoable = true;
    std::optional<engine::Placement> placement;
    /// NeedsConsent of a batch: all that has to be asked, as if what comes before were agreed to.
    std::vector<std::pair<domain::OrderId, engine::Placement>> asked;
    std::optional<domain::OrderRecord> current; ///< after Done: the order as stored
    qint64 createdId = 0; ///< of the entity that a Save or CreateOrder made

    bool isDone() const { return status == Status::Done; }
};

} // namespace fieldlane::desk
