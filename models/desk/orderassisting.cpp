#include "desk/lanes.h"
#include "desk/ordercommands.h"
#include "desk/policies.h"
#include "store/dayrepository.h"
#include <algorithm>

// Who goes along: planning assistants and taking them off.
namespace fieldlane::desk {

using core::Result;
using domain::Assignment;
using domain::OrderRecord;

namespace {

/// The assistant's place in the visit of the lead; end() when they have none.
auto assistantIn(OrderRecord &record, domain::TechnicianId technician)
{
    return std::find_if(record.assignments.begin(), record.assignments.end(), [&](const Assignment &a) {
        return a.booked && a.role == domain::AssignmentRole::Assistant && a.technicianId == technician;
    });
}

} // namespace

Result<void> OrderCommands::assist(OrderRecord &record, const AssistOrder &command)
{
    const domain::Technician *technician = m_catalog.technician(command.technicianId);
    if (!technician)
        return core::Error {core::ErrorCode::NotFound, record.order.number, QStringLiteral("There is no such technician.")};
    const Assignment lead = *record.bookedLead();
    const bool joins = command.what == AssistOrder::What::Join;
    if (lead.technicianId == technician->id)
        return forbidden(record, QStringLiteral("%1 leads this visit, so they cannot assist in it.").arg(technician->name));
    if (joins && domain::isUnderWay(record.order.state))
        return forbidden(record, QStringLiteral("The lead is under way already; give the assistant a time of their own."));
    domain::Order timed = record.order;
    timed.duration = command.work.value_or(timed.duration);
    FIELDLANE_TRY(validate(timed));
    FIELDLANE_TRY(store::DayRepository(m_connection).hold(technician->id));
    auto assistant = assistantIn(record, technician->id);
    engine::Job job = engine::jobOfAssistant(engine::jobOf(record.order),
        assistant == record.assignments.end() ? domain::AssignmentId() : assistant->id);
    job.work = timed.duration;
    const core::Instant start = joins ? lead.plannedStart : command.start;
    FIELDLANE_ASSIGN(lane, laneFromStore(*technician, placementSpan(start)));
    engine::Placement placement = engine::place(job, lane, start, placementContext(m_catalog, m_context.now));
    if (assistant == record.assignments.end())
        assistant = record.assignments.insert(assistant, Assignment {});
    assistant->orderId = record.order.id;
    assistant->visitId = lead.visitId;
    assistant->technicianId = technician->id;
    assistant->role = domain::AssignmentRole::Assistant;
    assistant->plannedStart = joins ? lead.plannedStart : placement.start;
    assistant->plannedEnd = joins ? lead.plannedEnd : placement.end;
    assistant->dispatchedAt = m_context.now;
    assistant->acceptedAt = joins ? lead.acceptedAt : std::nullopt;
    FIELDLANE_ASSIGN(clashes, isDoubleBooked(*assistant));
    assistant->overlapAllowed = clashes;
    judge(std::move(placement), clashes, false, command.consent);
    return {};
}

Result<void> OrderCommands::run(const AssistOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.viewer.permissions.has(domain::Permission::Dispatch))
        return forbidden(before, QStringLiteral("You have no permission to plan assistants."));
    if (!before.bookedLead())
        return forbidden(before, QStringLiteral("Only planned work can have assistants; plan the order first."));
    OrderRecord after = before;
    m_outcome.name = QStringLiteral("assist");
    if (command.what == AssistOrder::What::Leave) {
        const auto assistant = assistantIn(after, command.technicianId);
        if (assistant == after.assignments.end())
            return forbidden(before, QStringLiteral("This technician does not assist here."));
        after.assignments.erase(assistant);
        m_outcome.name = QStringLiteral("assistLeave");
    } else {
        FIELDLANE_TRY(assist(after, command));
    }
    return m_outcome.isDone() ? write(before, after, m_outcome.name) : Result<void>();
}

} // namespace fieldlane::desk
