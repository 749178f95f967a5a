#pragma once
#include "desk/desk.h"
#include "engine/offer.h"

namespace fieldlane::desk {

/// Work that stands where an emergency needs somebody, and what becomes of it.
struct Displaced
{
    enum class Fate {
        MovedBehind, ///< to the first place behind the emergency: it breaks no promise there and nothing has to be asked
        BackToDispatch,
        LosesHelp ///< whoever is sent only assists; the work stays where it is, with its lead
    };
    domain::OrderId orderId;
    qint64 version = 0;
    QString number;
    QString customer;
    QString phone;
    bool isPromised = false; ///< the customer was given a window or a deadline
    Fate fate = Fate::BackToDispatch;
    core::Instant start; ///< with MovedBehind: then
    std::optional<core::Duration> late; ///< what goes back: how late it would be behind the emergency; none: no place there
    bool breaksPromise() const { return isPromised && fate == Fate::BackToDispatch; }
};

/// One way of sending somebody to an emergency, with everything that it does to others.
struct EmergencyChoice
{
    /// Why somebody cannot be sent that way.
    enum class Obstacle {
        None,
        UnderWay, ///< is on the way to other work or at it
        Locked, ///< other work is held in its place
        OutOfSight, ///< other work is none of the person's who asks
        NoRight ///< the person who asks may not move other work
    };
    engine::Sending sending = engine::Sending::Now; ///< Now or AfterCurrent
    /// Judged with everything displaced where it will be: what the command is going to find. With an obstacle: as if it
    /// were gone.
    engine::Placement placement;
    std::vector<Displaced> displaced; ///< by time
    Obstacle obstacle = Obstacle::None;
    QString obstacleNumber; ///< of the order that is in the way
    bool isPossible() const { return obstacle == Obstacle::None && placement.severity() < rules::Severity::Block; }
    int brokenPromises() const;
    friend bool operator==(const EmergencyChoice &a, const EmergencyChoice &b) { return a.sending == b.sending && a.placement.start == b.placement.start; }
};

/// Somebody who could be sent.
struct EmergencyCandidate : engine::Bearings
{
    domain::TechnicianId technicianId;
    QString name;
    std::vector<EmergencyChoice> choices; ///< for now, and where there is a job in hand for after it
    /// The possible choice that comes first by engine::comesBefore(); null when none is possible.
    const EmergencyChoice *best() const;
    const EmergencyChoice *choice(engine::Sending sending) const;
};

/// Who can be sent to an emergency, who arrives first coming first, with what that displaces: Desk::rank() seen to its
/// end. At most `most`; those whom nothing can send come last. A record without id is an order that is not saved yet: it is
/// judged as the published rules are going to make it.
/// Nothing is written. GUI thread; `done` is called at once when the displaced orders are known, else when they were read.
void findEmergency(Desk &desk, const domain::OrderRecord &record, size_t most, QObject *context,
    std::function<void(const std::vector<EmergencyCandidate> &)> done);

/// Sends somebody: priority, assignment and displaced work as one undo step, with the notices of each. `why` stands in
/// the history of what goes back to dispatch. What the choice says itself is agreed to; anything else that has come up
/// meanwhile leaves it undone, with the outcome that says why. The outcome is about the emergency.
void sendEmergency(Desk &desk, const domain::OrderRecord &record, domain::TechnicianId technician,
    const EmergencyChoice &choice, const QString &why, QObject *context, Desk::Done done);

} // namespace fieldlane::desk
