#pragma once
#include "desk/desk.h"
#include "domain/alert.h"

namespace fieldlane::desk {

/// One way to mend what an alert is about, ready to be sent. It never asks: all that may speak against it is that it
/// comes late, and that is said.
struct AlertFix
{
    enum class Kind {
        Give, ///< to the technician who can be there first
        ForceAssign, ///< the same, past a claim pool
        Move, ///< to the next free time of the technician who has it
        Accept, ///< write down that the technician has accepted
        PutBack, ///< to dispatch
        OfferAgain, ///< with a new claim window
        HandOver, ///< all orders of somebody who is absent, to others
        PutAllBack,
        PlaceOnMap ///< no command: the person is asked for the place
    };
    Kind kind = Kind::Give;
    std::optional<Command> command;
    domain::OrderId orderId; ///< what it changes, the first of several
    QString number;
    domain::TechnicianId technicianId; ///< who has it then
    QString technician;
    std::optional<core::Instant> start;
    std::optional<core::Duration> late; ///< then; where a promise or a deadline is known
    std::optional<core::Duration> lateNow; ///< as it stands
    int count = 0; ///< of several orders, those that are mended
    int of = 0;
};

/// Finds the two best fixes of an alert, by the same placement and the same rights as everything else. GUI thread;
/// the desk is borrowed.
class AlertFixes
{
public:
    explicit AlertFixes(const desk::Desk &desk)
        : m_desk(desk)
    {
    }
    static constexpr size_t most = 2;
    /// The orders to fetch before fixes can be found.
    static std::vector<domain::OrderId> ordersOf(const domain::Alert &alert, const desk::Desk &desk);
    /// The best first, at most two. `records`: of ordersOf(), those in sight.
    std::vector<AlertFix> of(const domain::Alert &alert, const std::vector<domain::OrderRecord> &records) const;

private:
    using Record = domain::OrderRecord;
    std::vector<AlertFix> candidates(const domain::Alert &alert, const std::vector<Record> &records) const;
    bool may(const Record &record, domain::OrderAction action) const;
    /// `without`: who is proposed already.
    std::optional<AlertFix> give(
        const domain::Alert &alert, const Record &record, std::set<domain::TechnicianId> without = {}) const;
    std::optional<AlertFix> move(const domain::Alert &alert, const Record &record) const;
    std::optional<AlertFix> step(AlertFix::Kind kind, const Record &record, domain::OrderAction action) const;
    std::optional<AlertFix> offerAgain(const Record &record) const;
    std::optional<AlertFix> handOver(const std::vector<Record> &records) const;
    std::optional<AlertFix> putAllBack(const std::vector<Record> &records) const;
    struct Choice
    {
        domain::TechnicianId technician;
        engine::Placement placement;
    };
    std::vector<domain::TechnicianId> lanesFor(const domain::Order &order) const;
    std::optional<Choice> nearest(const Record &record, const std::set<domain::TechnicianId> &without) const;
    PlanOrder plan(const Record &record, const Choice &choice) const;
    AlertFix planned(AlertFix::Kind kind, const domain::Alert &alert, const Record &record, const Choice &choice) const;

    const desk::Desk &m_desk;
};

/// Sends a fix that has a command. What it says itself, that it is late, is agreed to; anything else that has come up
/// meanwhile leaves it undone, with the outcome that says why.
void applyFix(desk::Desk &desk, const AlertFix &fix, QObject *context, desk::Desk::Done done);

/// Fetches what is needed, then finds the fixes.
void findFixes(desk::Desk &desk, const domain::Alert &alert, QObject *context,
    std::function<void(const std::vector<AlertFix> &)> done);

} // namespace fieldlane::desk
