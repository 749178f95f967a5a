#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "engine/placement.h"
#include "store/alertmarkrepository.h"
#include "store/alertrepository.h"
#include <set>

namespace fieldlane::desk {

/// What changed since the last look.
struct AlertChange
{
    std::set<domain::OrderId> orders;
    std::set<domain::TechnicianId> technicians;
    bool isEmpty() const { return orders.empty() && technicians.empty(); }
};

struct AlertQuestion
{
    domain::Viewer viewer;
    core::Instant now;
    AlertChange changed; ///< since the last question
    bool catalogueChanged = false; ///< since the last question
    bool whole = true; ///< else only what the change may have touched
};

struct AlertAnswer
{
    std::vector<domain::Alert> alerts;
    bool whole = true;
    AlertChange covered; ///< what is about these and not among `alerts` is over
    store::AlertMarkRepository::Marks marks;
    domain::AlertPolicy policy;
};

/// Looks for everything that is wrong at a moment: by the queries of the store, and by running through the day of
/// those technicians who have something due. Lives on the database's thread, where it keeps the catalogue.
class AlertScan
{
public:
    core::Result<AlertAnswer> answer(store::Connection &connection, const AlertQuestion &question);

private:
    core::Result<void> refreshCatalog(store::Connection &connection, const AlertQuestion &question);
    core::Result<void> narrow(store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer);
    using Work = std::map<domain::TechnicianId, std::vector<domain::PlannedWork>>;
    core::Result<Work> workOf(
        store::Connection &connection, const AlertQuestion &question, const std::vector<domain::TechnicianId> &due);
    core::Result<void> forecast(
        store::Connection &connection, store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer);
    void forecastDay(const domain::Technician &technician, const std::vector<domain::PlannedWork> &work,
        const AlertQuestion &question, AlertAnswer &answer) const;
    core::Result<void> certificates(store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer);

    std::optional<Catalog> m_catalog;
};

/// The thresholds of the company. Whoever may edit rules may change them.
core::Result<domain::AlertPolicy> readAlertPolicy(store::Connection &connection);
core::Result<void> writeAlertPolicy(
    store::Connection &connection, const domain::Viewer &viewer, const domain::AlertPolicy &policy);

/// Who is shown alerts, and who may mark them: people who plan or enter work, not those who only look.
bool seesAlerts(const domain::Viewer &viewer);
bool marksAlerts(const domain::Viewer &viewer);
/// Writes down what somebody noted about an alert. Errors: Forbidden, NotFound for an order out of sight,
/// InvalidInput for an empty note or a snooze that is over already.
core::Result<void> markAlert(store::Connection &connection, const domain::Viewer &viewer, const domain::AlertMark &mark);

} // namespace fieldlane::desk
