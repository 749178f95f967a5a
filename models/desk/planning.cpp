#include "desk/planning.h"
#include "core/zone.h"
#include "desk/alertscan.h"
#include "desk/automatic.h"
#include "desk/catalog.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "engine/forecast.h"
#include "engine/planning.h"
#include "store/boardrepository.h"
#include "store/orderrepository.h"
#include "store/poolrepository.h"
#include <unordered_map>

namespace fieldlane::desk {

using core::Duration;
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
        m_now = now;
        m_ground.question = question;
        m_ground.request.days = days;
        m_ground.request.context = placementContext(m_catalog, std::max(now, scope().from));
        m_ground.request.relieved.assign(scope().relieved.begin(), scope().relieved.end());
        m_ground.request.disturbsLeast = scope().isRepair();
        if (question.policy)
            m_ground.request.context.policy = *question.policy;
        if (scope().isRepair()) {
            FIELDLANE_ASSIGN(alerting, readAlertPolicy(m_connection));
            m_rest = alerting.overrunRest;
        }
        FIELDLANE_TRY(readLanes());
        FIELDLANE_TRY(readWaiting());
        FIELDLANE_TRY(readPlanned());
        return std::move(m_ground);
    }

private:
    const PlanScope &scope() const { return m_ground.question.scope; }
    bool isPlanned(domain::TechnicianId technician) const;
    Result<void> readLanes();
    Result<void> readWaiting();
    Result<std::vector<OrderRecord>> waiting();
    Result<void> readPlanned();
    void addImagined(TimeSpan span);
    Instant asked() const { return scope().from == Instant() ? m_now : scope().from; } ///< carried out later, the question is the same
    void leaveOutMissing(engine::Lane &lane) const;
    void foreseeRunning(engine::Lane &lane, const std::vector<PlannedWork> &work) const;
    void noteWork(const PlannedWork &work);
    engine::PlanTask taskOf(const OrderRecord &record) const;
    void add(engine::PlanTask task, const OrderRecord &record);
    bool cannotStay(const OrderRecord &record, const engine::PlanTask &task) const;
    bool mayMove(const OrderRecord &record, const engine::PlanTask &task) const;

    store::Connection &m_connection;
    const Catalog &m_catalog;
    const domain::Viewer &m_viewer;
    Instant m_now;
    Duration m_rest {0}; ///< that work which overruns is thought to take still
    PlanGround m_ground;
    std::set<domain::OrderId> m_planned; ///< led by somebody in sight within the days, or with the help of somebody relieved
};

bool GroundReader::isPlanned(domain::TechnicianId technician) const
{
    const auto &[lanes, orders, relieved, mended, takesWaiting, from] = scope();
    return lanes.empty() || lanes.contains(technician) || relieved.contains(technician) || mended.contains(technician);
}

/// Who should work and is not there is thought to be away until the shift ends.
void GroundReader::leaveOutMissing(engine::Lane &lane) const
{
    if (!isMissing(lane.technician, m_catalog, m_now))
        return;
    for (const TimeSpan &shift : lane.calendar.shifts) {
        if (shift.contains(m_now))
            lane.calendar.absences.push_back({{}, lane.technician.id, {m_now, shift.end}, QString()});
    }
    std::sort(lane.calendar.absences.begin(), lane.calendar.absences.end(),
        [](const domain::Absence &a, const domain::Absence &b) { return a.span.start < b.span.start; });
}

/// What is going on takes as long as alerts think it will.
void GroundReader::foreseeRunning(engine::Lane &lane, const std::vector<PlannedWork> &work) const
{
    engine::PlacementContext context = m_ground.request.context;
    context.now = asked();
    for (const engine::Foreseen &foreseen : engine::foresee(lane, work, m_rest, context)) {
        const auto booking = std::find_if(lane.bookings.begin(), lane.bookings.end(),
            [&](const engine::Booking &b) { return b.underWay && b.assignmentId == foreseen.assignmentId; });
        if (booking != lane.bookings.end())
            booking->span = {foreseen.start, std::max(booking->span.end, foreseen.end)};
    }
    engine::sortBookings(lane.bookings);
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
        if (!technician.active || !m_viewer.seesTechnician(technician) || !isPlanned(technician.id))
            continue;
        const std::vector<PlannedWork> &own = workOf[technician.id];
        engine::Lane lane = laneOf(technician, m_catalog, own, span, m_now);
        addTaken(lane.bookings, takenOf[technician.id], span, m_now);
        leaveOutMissing(lane);
        if (scope().isRepair())
            foreseeRunning(lane, own);
        m_ground.request.lanes.push_back(std::move(lane));
        std::for_each(own.begin(), own.end(), [this](const PlannedWork &w) { noteWork(w); });
    }
    addImagined(span);
    return {};
}

void GroundReader::addImagined(TimeSpan span)
{
    const ImaginedPeople &imagined = m_ground.question.imagined;
    const domain::Technician *like = m_catalog.technician(imagined.like);
    if (!like || !m_viewer.seesTechnician(*like))
        return;
    for (int i = 1; i <= std::min(imagined.count, ImaginedPeople::most); ++i) {
        domain::Technician technician = *like;
        technician.id = domain::TechnicianId(-i);
        technician.code.clear();
        technician.position.reset();
        m_ground.request.lanes.push_back(laneOf(technician, m_catalog, {}, span, m_now));
    }
}

void GroundReader::noteWork(const PlannedWork &work)
{
    const domain::Assignment &a = work.assignment;
    const bool isTheirs = a.role == domain::AssignmentRole::Lead || scope().relieved.contains(a.technicianId);
    if (a.booked && isTheirs && m_ground.request.days.contains(a.plannedStart))
        m_planned.insert(a.orderId);
}

engine::PlanTask GroundReader::taskOf(const OrderRecord &record) const
{
    OrderRecord known = record;
    known.order = forDispatch(record.order, m_catalog);
    engine::PlanTask task;
    task.job = engine::jobOf(known);
    task.number = record.order.number;
    task.priority = record.order.priority;
    if (const domain::Assignment *lead = record.bookedLead())
        task.present = engine::Stay {lead->technicianId, lead->planned()};
    return task;
}

void GroundReader::add(engine::PlanTask task, const OrderRecord &record)
{
    m_ground.request.tasks.push_back(std::move(task));
    m_ground.versions.push_back(record.order.version);
    m_ground.customers.push_back(record.order.customerName);
}

Result<std::vector<OrderRecord>> GroundReader::waiting()
{
    store::OrderRepository orders(m_connection);
    if (!scope().orders.empty())
        return orders.byIds({scope().orders.begin(), scope().orders.end()});
    if (!scope().takesWaiting)
        return std::vector<OrderRecord>();
    store::PoolQuery query;
    query.filter.states = {domain::OrderState::PendingDispatch};
    query.viewer = m_viewer;
    FIELDLANE_ASSIGN(ids, store::PoolRepository(m_connection).ids(query));
    return orders.byIds(std::move(ids));
}

Result<void> GroundReader::readWaiting()
{
    FIELDLANE_ASSIGN(records, waiting());
    std::erase_if(records, [&](const OrderRecord &record) {
        const bool isLater = record.order.windowStart && *record.order.windowStart >= m_ground.request.days.end;
        return isLater || record.order.state != domain::OrderState::PendingDispatch || !domain::sees(m_viewer, record);
    });
    const size_t most = scope().lanes.empty() ? PlanQuestion::mostWaiting
                                              : std::min(PlanQuestion::mostWaiting, PlanQuestion::mostWaitingOfLane * scope().lanes.size());
    if (records.size() > most) { // ways between all of them are held in memory
        const auto key = [](const OrderRecord &r) { return std::tuple(-int(r.order.priority), r.order.due.value_or(Instant::max()), r.order.id); };
        std::sort(records.begin(), records.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
        m_ground.leftOut = int(records.size() - most);
        records.resize(most);
    }
    for (const OrderRecord &record : records)
        add(taskOf(record), record);
    return {};
}

Result<void> GroundReader::readPlanned()
{
    if (m_ground.question.planned == PlanQuestion::Planned::Stays && !scope().isRepair())
        return {};
    FIELDLANE_ASSIGN(records, store::OrderRepository(m_connection).byIds({m_planned.begin(), m_planned.end()}));
    for (const OrderRecord &record : records) {
        if (!engine::isOnlyPlanned(record) || !domain::sees(m_viewer, record))
            continue;
        engine::PlanTask task = taskOf(record);
        task.isDisplaced = cannotStay(record, task);
        if (task.isDisplaced || mayMove(record, task))
            add(std::move(task), record);
    }
    return {};
}

/// Whether planned work is of somebody who gives all of it away, or runs into something where its lane is to be mended.
bool GroundReader::cannotStay(const OrderRecord &record, const engine::PlanTask &task) const
{
    const bool isRelieved = std::any_of(record.assignments.begin(), record.assignments.end(),
        [this](const domain::Assignment &a) { return a.booked && scope().relieved.contains(a.technicianId); });
    if (isRelieved || !scope().mended.contains(task.present->technicianId))
        return isRelieved;
    const auto &lanes = m_ground.request.lanes;
    const auto lane = std::find_if(lanes.begin(), lanes.end(), [&](const engine::Lane &l) { return l.technician.id == task.present->technicianId; });
    return lane != lanes.end() && engine::runsIntoWork(task, *lane, m_ground.request.context);
}

bool GroundReader::mayMove(const OrderRecord &record, const engine::PlanTask &task) const
{
    const bool isAsked = m_ground.question.planned == PlanQuestion::Planned::MayMove
        || scope().mended.contains(task.present->technicianId);
    return isAsked && engine::mayMove(record, m_ground.request.context.policyOf(task.job), asked());
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
