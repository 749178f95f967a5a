#include "desk/planning.h"
#include "core/zone.h"
#include "desk/automatic.h"
#include "desk/backtest.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "domain/ruled.h"
#include "engine/planning.h"
#include "store/boardrepository.h"
#include "store/orderrepository.h"
#include "store/poolrepository.h"
#include <unordered_map>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Instant;
using core::Result;
using core::TimeSpan;
using domain::OrderRecord;
using domain::PlannedWork;

namespace {

Result<TimeSpan> daysOf(const PlanQuestion &question, const Catalog &catalog, core::Instant now)
{
    if (!question.first.isValid() || question.days < 1 || question.days > PlanQuestion::mostDays)
        return Error {ErrorCode::InvalidInput, question.first.toString(Qt::ISODate),
            QStringLiteral("1 to %1 days can be planned at once.").arg(PlanQuestion::mostDays)};
    const QTimeZone zone = companyZone(catalog);
    if (core::localDaySpan(zone, question.first.addDays(question.days - 1)).end <= now)
        return Error {ErrorCode::InvalidInput, question.first.toString(Qt::ISODate), QStringLiteral("These days are over; plan today or later.")};
    return TimeSpan {core::localDaySpan(zone, question.first).start,
        core::localDaySpan(zone, question.first.addDays(question.days - 1)).end};
}

/// Reads the parts of a ground.
class GroundReader
{
public:
    GroundReader(store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer)
        : m_connection(connection)
        , m_catalog(catalog)
        , m_viewer(viewer)
    {
    }
    Result<PlanGround> run(const PlanQuestion &question, Instant now)
    {
        FIELDLANE_ASSIGN(days, daysOf(question, m_catalog, now));
        m_ground.question = question;
        m_ground.request.days = days;
        m_ground.request.context = placementContext(m_catalog, now);
        if (question.policy)
            m_ground.request.context.policy = *question.policy;
        FIELDLANE_TRY(readLanes());
        FIELDLANE_TRY(readWaiting());
        if (question.planned == PlanQuestion::Planned::MayMove)
            FIELDLANE_TRY(readMovable());
        return std::move(m_ground);
    }

private:
    Instant now() const { return m_ground.request.context.now; }
    Result<void> readLanes();
    Result<void> readWaiting();
    Result<void> readMovable();
    void leaveOutMissing(engine::Lane &lane) const;
    void add(const OrderRecord &record);

    store::Connection &m_connection;
    const Catalog &m_catalog;
    const domain::Viewer &m_viewer;
    PlanGround m_ground;
    std::vector<domain::OrderId> m_planned; ///< led by somebody in sight within the days
};

/// Who should work and is not there is thought to be away until the shift ends.
void GroundReader::leaveOutMissing(engine::Lane &lane) const
{
    if (!isMissing(lane.technician, m_catalog, now()))
        return;
    for (const TimeSpan &shift : lane.calendar.shifts) {
        if (shift.contains(now()))
            lane.calendar.absences.push_back({{}, lane.technician.id, {now(), shift.end}, QString()});
    }
    std::sort(lane.calendar.absences.begin(), lane.calendar.absences.end(),
        [](const domain::Absence &a, const domain::Absence &b) { return a.span.start < b.span.start; });
}

Result<void> GroundReader::readLanes()
{
    const TimeSpan days = m_ground.request.days;
    const TimeSpan span {placementSpan(days.start).start, placementSpan(days.end).end};
    store::BoardRepository board(m_connection, m_viewer);
    FIELDLANE_ASSIGN(work, board.inSpan(span));
    FIELDLANE_ASSIGN(taken, board.takenInSpan(span));
    std::unordered_map<domain::TechnicianId, std::vector<PlannedWork>> workOf;
    std::unordered_map<domain::TechnicianId, std::vector<PlannedWork>> takenOf;
    for (PlannedWork &w : work)
        workOf[w.assignment.technicianId].push_back(std::move(w));
    for (PlannedWork &w : taken)
        takenOf[w.assignment.technicianId].push_back(std::move(w));
    for (const domain::Technician &technician : m_catalog.technicians()) {
        if (!technician.active || !m_viewer.seesTechnician(technician))
            continue;
        const std::vector<PlannedWork> &own = workOf[technician.id];
        engine::Lane lane = laneOf(technician, m_catalog, own, span, now());
        addTaken(lane.bookings, takenOf[technician.id], span, now());
        leaveOutMissing(lane);
        m_ground.request.lanes.push_back(std::move(lane));
        for (const PlannedWork &w : own) {
            const bool isLead = w.assignment.booked && w.assignment.role == domain::AssignmentRole::Lead;
            if (isLead && days.contains(w.assignment.plannedStart))
                m_planned.push_back(w.assignment.orderId);
        }
    }
    return {};
}

void GroundReader::add(const OrderRecord &record)
{
    OrderRecord known = record;
    known.order = forDispatch(record.order, m_catalog);
    engine::PlanTask task;
    task.job = engine::jobOf(known);
    const domain::Ruled ruled = domain::Ruled::fromJson(record.order.ruling);
    task.job.excluded.insert(task.job.excluded.end(), ruled.excluded.begin(), ruled.excluded.end());
    for (const engine::Lane &lane : m_ground.request.lanes) { // placement knows no faults
        if (!takesFault(lane.technician, known.order.faultTypeId))
            task.job.excluded.push_back(lane.technician.id);
    }
    task.number = record.order.number;
    task.priority = record.order.priority;
    if (const domain::Assignment *lead = record.bookedLead())
        task.present = engine::Stay {lead->technicianId, lead->planned()};
    m_ground.request.tasks.push_back(std::move(task));
    m_ground.versions.push_back(record.order.version);
    m_ground.customers.push_back(record.order.customerName);
}

Result<void> GroundReader::readWaiting()
{
    store::PoolQuery query;
    query.filter.states = {domain::OrderState::PendingDispatch};
    query.viewer = m_viewer;
    FIELDLANE_ASSIGN(ids, store::PoolRepository(m_connection).ids(query));
    FIELDLANE_ASSIGN(records, store::OrderRepository(m_connection).byIds(std::move(ids)));
    std::erase_if(records, [&](const OrderRecord &record) {
        const bool isLater = record.order.windowStart && *record.order.windowStart >= m_ground.request.days.end;
        return isLater || !domain::sees(m_viewer, record);
    });
    if (records.size() > PlanQuestion::mostWaiting) { // ways between all of them are held in memory
        const auto key = [](const OrderRecord &r) { return std::tuple(-int(r.order.priority), r.order.due.value_or(Instant::max()), r.order.id); };
        std::sort(records.begin(), records.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
        m_ground.leftOut = int(records.size() - PlanQuestion::mostWaiting);
        records.resize(PlanQuestion::mostWaiting);
    }
    for (const OrderRecord &record : records)
        add(record);
    return {};
}

Result<void> GroundReader::readMovable()
{
    FIELDLANE_ASSIGN(records, store::OrderRepository(m_connection).byIds(std::move(m_planned)));
    for (const OrderRecord &record : records) {
        const rules::Policy &policy = m_ground.request.context.policyOf(engine::jobOf(record.order));
        if (engine::mayMove(record, policy, now()) && domain::sees(m_viewer, record))
            add(record);
    }
    return {};
}

} // namespace

Result<PlanGround> readPlanGround(store::Connection &connection, const Catalog &catalog, const domain::Viewer &viewer,
    const PlanQuestion &question, Instant now)
{
    if (!viewer.permissions.has(domain::Permission::Dispatch))
        return Error {ErrorCode::Forbidden, viewer.login, QStringLiteral("You have no permission for this.")};
    return GroundReader(connection, catalog, viewer).run(question, now);
}

} // namespace fieldlane::desk
