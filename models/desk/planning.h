#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "engine/dayplan.h"
#include "rules/policy.h"
#include <QDate>
#include <set>

namespace fieldlane::desk {

/// What the batch of a plan is called in history and for undo.
inline const QString planCode = QStringLiteral("plan");

/// What of the days is planned; by default all of them.
struct PlanScope
{
    std::set<domain::TechnicianId> lanes {}; ///< only these are planned; empty: all in sight
    std::set<domain::OrderId> orders {}; ///< of what waits, only these are given to somebody; empty: all. Planned work makes room for them where it may move
    std::set<domain::TechnicianId> relieved {}; ///< what they have not begun goes to others; nothing is given to them
    std::set<domain::TechnicianId> mended {}; ///< their work is put anew where it cannot stay, and may move where that makes room
    bool takesWaiting = true; ///< orders that wait for dispatch are among what is planned; those named above always are
    core::Instant from {}; ///< nothing is placed, and but for what cannot stay nothing is moved, that begins before it

    /// Whether planned work only moves as far as something else needs it.
    bool isRepair() const { return !orders.empty() || !relieved.empty() || !mended.empty(); }
};

/// People who are not there, to see what they would change: each is like somebody, with empty days, and sets off from home.
/// What goes to them cannot be carried out.
struct ImaginedPeople
{
    static constexpr int most = 20;
    domain::TechnicianId like;
    int count = 0;
};
inline bool isImagined(domain::TechnicianId technician)
{
    return technician.value() < 0;
}

/// Which days are to be planned, on the company's clock.
struct PlanQuestion
{
    static constexpr int mostDays = 14;
    static constexpr size_t mostWaiting = 8000; ///< orders; the most urgent
    static constexpr size_t mostWaitingOfLane = 1000; ///< the same for each lane of a scope

    QDate first;
    int days = 1;
    std::optional<rules::Policy> policy {}; ///< none: the one in force
    enum class Planned { MayMove, Stays } planned = Planned::MayMove; ///< what becomes of work that is planned already, but as the scope says
    PlanScope scope {};
    ImaginedPeople imagined {};
};

/// Everything that a plan needs, as it was at one moment. A value: it can be planned on any thread.
struct PlanGround
{
    PlanQuestion question;
    engine::PlanRequest request;
    std::vector<qint64> versions; ///< of the orders, by task
    std::vector<QString> customers; ///< their names, likewise
    int leftOut = 0; ///< waiting orders beyond the most that are planned at once
};

/// A plan and what it was made from.
struct PlannedDays
{
    PlanGround ground;
    engine::DayPlan plan;
};

/// Reads what waits for dispatch, what is planned and may be moved (the question, engine::mayMove), and all lanes, in the eyes of a
/// viewer. Orders that are promised for later days are left out; people off duty get nothing in the shift that runs. Work that
/// cannot stay where it is goes elsewhere though it is promised or locked, but never against the promise or the lock. For a
/// repair, what is going on is thought to take as long as alerts foresee.
/// Errors: Forbidden without the right to dispatch, InvalidInput for days that are no days, and those of the database.
core::Result<PlanGround> readPlanGround(store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer,
    const PlanQuestion &question, core::Instant now);

} // namespace fieldlane::desk
