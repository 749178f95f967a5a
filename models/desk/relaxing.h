#pragma once
#include "desk/askedpeople.h"
#include "desk/desk.h"
#include "rules/decision.h"

namespace fieldlane::desk {

/// One single change after which somebody can take an order that nobody can as it stands, ready to be sent.
struct Relaxation
{
    enum class Kind {
        AskLess, ///< less of one skill, or it no more
        OtherTime, ///< what was promised moves to when somebody can come
        Overtime, ///< work outside the shift
        Overlap, ///< beside other work, on purpose
        PastTheCap, ///< more orders or hours than the day may have
        BackAtWork, ///< an absence is shortened
        TakePerson, ///< whom the customer did not want
        Accept, ///< anything else that the policy asks about
        MoveOther, ///< other planned work makes room
        UnlockOther ///< other planned work that is locked makes room
    };
    Kind kind = Kind::OtherTime;
    domain::TechnicianId technicianId; ///< who takes it then
    QString technician;
    core::TimeSpan span; ///< of the work
    std::vector<rules::Finding> against; ///< what speaks against this place without the change
    rules::CostParts cost; ///< of the place under the policy, with what is given up as disturbance
    qint64 price() const { return rules::total(cost); }
    domain::Skill skill; ///< with AskLess: what is then asked; level 0: nothing
    QString otherNumber; ///< with MoveOther and UnlockOther
    core::Instant otherStart; ///< then
    Command command; ///< change and assignment, one undo step; agrees to nothing
};

/// What findChanges() found.
struct Changes
{
    bool isTakeable = false; ///< somebody can take it as it stands, and nothing has to change
    QString taker; ///< who can, when automatic dispatch would ask nobody who can; else empty
    std::vector<NotAsked> notAsked; ///< why it would not ask them
    std::vector<Relaxation> cheapest; ///< of each kind the cheapest, the cheapest first
};

/// Looks for the cheapest single changes for an order that is not planned: the technicians around it, by the one
/// placement, in the next days. Changes that the person has no right to make are left out. GUI thread; answers at once
/// when nobody else's work is concerned, else when that was read.
void findChanges(Desk &desk, const domain::OrderRecord &record, QObject *context, std::function<void(const Changes &)> done);

/// Sends a change. What it says itself is agreed to; anything else that has come up meanwhile leaves it undone, with the
/// outcome that says why.
void applyChange(Desk &desk, const Relaxation &change, QObject *context, Desk::Done done);

} // namespace fieldlane::desk
