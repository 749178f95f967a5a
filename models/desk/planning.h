#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "engine/dayplan.h"
#include "rules/policy.h"
#include <QDate>

namespace fieldlane::desk {

/// What the batch of a plan is called in history and for undo.
inline const QString planCode = QStringLiteral("plan");

/// Which days are to be planned, on the company's clock.
struct PlanQuestion
{
    static constexpr int mostDays = 14;
    static constexpr size_t mostWaiting = 8000; ///< orders; the most urgent

    QDate first;
    int days = 1;
    std::optional<rules::Policy> policy {}; ///< none: the one in force
    enum class Planned { MayMove, Stays } planned = Planned::MayMove; ///< what becomes of work that is planned already
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
/// viewer. Orders that are promised for later days are left out; people off duty get nothing in the shift that runs.
/// Errors: Forbidden without the right to dispatch, InvalidInput for days that are no days, and those of the database.
core::Result<PlanGround> readPlanGround(store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer,
    const PlanQuestion &question, core::Instant now);

} // namespace fieldlane::desk
