#pragma once
#include "desk/desk.h"

namespace fieldlane::ui::admin {

/// What becomes of one open order of a technician who leaves.
struct HandOver
{
    domain::OrderRecord record;
    domain::TechnicianId to; ///< invalid: back to dispatch, or without this assistant
};

/// Whether the technician helps there and somebody else leads.
bool assistsOnly(const domain::OrderRecord &record, domain::TechnicianId technician);

/// Everything that a leaving takes, as one undo step: every order is given away, then the technician stops working here.
/// An order keeps its time where the new technician is free then, else it gets the first free place. Errors: Forbidden
/// for an order that finds no place. Assistants are replaced at the time they were planned for.
core::Result<desk::Batch> leavingBatch(
    const desk::Desk &desk, const domain::Technician &leaving, std::vector<HandOver> handOvers, desk::Consent consent);

/// Why an order cannot be taken from the technician now; empty when it can.
QString handOverObstacle(const domain::OrderRecord &record, domain::TechnicianId leaving);

/// Who could take an order instead, best first.
std::vector<domain::TechnicianId> successors(
    const desk::Desk &desk, const domain::OrderRecord &record, domain::TechnicianId leaving);

} // namespace fieldlane::ui::admin
