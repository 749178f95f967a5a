#pragma once
#include "core/worker.h"
#include "desk/orderfacts.h"
#include "domain/plannedwork.h"
#include "domain/viewer.h"
#include "engine/dayplan.h"
#include "rules/evaluator.h"
#include "rules/policy.h"
#include <map>
#include <QDate>
#include <QTimeZone>

namespace fieldlane::desk {

class Catalog;

/// An order that came in, with what rules look at beside it.
struct PastOrder
{
    domain::OrderRecord record;
    OrderBackground background;
};

/// Some days as they were: what came in, and what else lay on the lanes. A value: it can be replayed on any thread.
struct PastDays
{
    core::TimeSpan span; ///< in which the orders came in
    domain::Viewer viewer; ///< whose eyes look
    std::vector<PastOrder> orders; ///< in that order, cancelled ones left out
    std::map<domain::TechnicianId, std::vector<domain::PlannedWork>> others; ///< work of other orders, by lane
    std::map<domain::TechnicianId, std::vector<domain::PlannedWork>> taken; ///< times that orders out of sight took
    bool isCut = false; ///< there were more orders than `most`
};

/// Reads the days in the eyes of a viewer; their reports are needed. Errors: Forbidden, and those of the database.
core::Result<PastDays> pastDays(
    store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer, core::TimeSpan span, int most = 50'000);

/// The day of a clock within a span on which the most orders came in, whoever sees them; an invalid one when none did.
core::Result<QDate> fullestDay(store::Connection &connection, core::TimeSpan span, const QTimeZone &zone);

using engine::Stay;

/// One order in both worlds.
struct Replayed
{
    domain::OrderId orderId;
    QString number;
    core::Instant enteredAt;
    std::optional<core::Coordinate> place;
    std::optional<core::Instant> windowEnd;
    std::optional<core::Instant> due;
    std::optional<Stay> before; ///< what happened, or is planned; nothing when nobody has it
    std::optional<Stay> after; ///< what would have; nothing when nobody could be found, or people decide
    bool wasUnclaimed = false; ///< it lies in a pool, and nobody has claimed it
    enum class Way { Dispatched, Nobody, Pool, Proposed } way = Way::Nobody; ///< what became of it in the replay
};

/// What a world costs. But for the first three, of the orders that somebody has in both worlds, and with our travel estimate
/// in both; promises are those that were made then.
struct ReplayFigures
{
    int orders = 0;
    int dispatched = 0; ///< somebody has it
    int unclaimed = 0; ///< lies in a pool; of a replay nobody knows who would claim it
    core::Duration travel {0}; ///< to the orders, from home or the job before
    core::Duration response {0}; ///< mean, from entry to the start of work
    core::Duration lateness {0}; ///< after promised windows and deadlines, in all
    int broken = 0; ///< promised windows or deadlines that were missed
    core::Duration overtime {0}; ///< work outside shifts, without the nights that it goes over
    core::Duration mostLoad {0}; ///< work of the busiest person, likewise

    friend bool operator==(const ReplayFigures &, const ReplayFigures &) = default;
};

struct Replay
{
    std::vector<Replayed> orders;
    ReplayFigures before;
    ReplayFigures after;
    ReplayFigures whole; ///< of all that the replay gave to somebody, whoever had it
    int moved = 0; ///< orders that somebody else would have got
    bool isWhole = true; ///< false: it was stopped
};

/// Dispatches the orders anew in the order in which they came in, each at the moment of its entry, by rules (null: none),
/// ranking and policy (null: what is in force then, on holidays that for holidays) as automatic dispatch does, on lanes
/// that hold the other orders' work alone. Nobody knows who would take what lies in a pool or is only proposed, so those
/// stay open. What stands in an order stays, whoever set it: the rules of then too, unless the rules asked set it anew.
/// The same question has the same answer. Any thread.
Replay replay(const PastDays &days, const Catalog &catalog, const rules::Evaluator *evaluator, const rules::Policy *policy,
    const core::StopToken &stop = {});

} // namespace fieldlane::desk
