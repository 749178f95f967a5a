#include "desk/alertscan.h"
#include "desk/policies.h"
#include "engine/forecast.h"
#include "store/boardrepository.h"
#include "store/transaction.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using core::Result;
using domain::Alert;
using domain::AlertKind;
using domain::PlannedWork;
using domain::TechnicianId;

namespace {

constexpr Duration dayBehind = core::hours(24);
constexpr Duration dayAhead = core::hours(12);
/// More technicians than that are read with everybody else's day in one go.
constexpr size_t fewTechnicians = 32;

/// What is said of the time of planned work; kind and times are the caller's.
Alert aboutWork(AlertKind kind, const PlannedWork &work, const domain::Technician &technician)
{
    Alert alert;
    alert.kind = kind;
    alert.orderId = work.assignment.orderId;
    alert.assignmentId = work.assignment.id;
    alert.technicianId = technician.id;
    alert.number = work.number;
    alert.customerName = work.customerName;
    alert.state = work.state;
    alert.priority = work.priority;
    alert.unitId = technician.unitId;
    alert.zone = technician.zone;
    return alert;
}

/// The promise where there is one that the plan keeps, else the plan itself.
Instant promiseOf(const PlannedWork &work)
{
    const Instant planned = work.assignment.plannedStart;
    return work.windowEnd && *work.windowEnd >= planned ? *work.windowEnd : planned;
}

std::optional<Alert> lateStart(const PlannedWork &work, Instant start, const domain::Technician &technician,
    const domain::AlertPolicy &policy)
{
    const Instant promise = promiseOf(work);
    const Instant bearable = promise == work.assignment.plannedStart ? promise + policy.lateBy : promise;
    if (work.assignment.arrivedAt || start <= bearable)
        return std::nullopt;
    Alert alert = aboutWork(AlertKind::LateStart, work, technician);
    alert.limit = promise;
    alert.foreseen = start;
    alert.amount = (start - promise).count();
    alert.actBy = promise - policy.reserve;
    return alert;
}

std::optional<Alert> deadlineMissed(const PlannedWork &work, Instant end, const domain::Technician &technician,
    Instant now, const domain::AlertPolicy &policy)
{
    if (!work.due || *work.due <= now || end <= *work.due)
        return std::nullopt;
    Alert alert = aboutWork(AlertKind::SlaAtRisk, work, technician);
    alert.limit = work.due;
    alert.foreseen = end;
    alert.amount = (end - *work.due).count();
    alert.actBy = *work.due - work.assignment.planned().length() - policy.reserve;
    return alert;
}

/// Of alerts with one key the worst stays.
void joinTwins(std::vector<Alert> &alerts)
{
    std::map<QString, size_t> first;
    std::vector<Alert> joined;
    for (Alert &alert : alerts) {
        const auto [it, isNew] = first.emplace(alert.key(), joined.size());
        if (isNew)
            joined.push_back(std::move(alert));
        else if (joined[it->second].amount < alert.amount)
            joined[it->second] = std::move(alert);
    }
    alerts = std::move(joined);
}

} // namespace

Result<void> AlertScan::refreshCatalog(store::Connection &connection, const AlertQuestion &question)
{
    constexpr size_t many = 200;
    const auto &changed = question.changed.technicians;
    if (!m_catalog || question.catalogueChanged || changed.size() > many) {
        FIELDLANE_ASSIGN(fresh, Catalog::load(connection));
        m_catalog = std::move(fresh);
        return {};
    }
    for (const TechnicianId id : changed)
        FIELDLANE_TRY(m_catalog->reloadTechnician(connection, id));
    return {};
}

/// Everything that a change may have touched: all orders of the lanes it is about. Nothing, when that is a lot.
Result<void> AlertScan::narrow(store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer)
{
    answer.whole = true;
    AlertChange covered = question.changed;
    if (question.whole || covered.orders.size() > store::AlertRepository::mostOrders)
        return {};
    FIELDLANE_ASSIGN(booked, repository.bookedFor({covered.orders.begin(), covered.orders.end()}));
    covered.technicians.insert(booked.begin(), booked.end());
    FIELDLANE_ASSIGN(on,
        repository.ordersOn({covered.technicians.begin(), covered.technicians.end()}, int(store::AlertRepository::mostOrders) + 1));
    covered.orders.insert(on.begin(), on.end());
    if (covered.orders.size() > store::AlertRepository::mostOrders)
        return {};
    answer.whole = false;
    if (covered.orders.empty())
        covered.orders.insert(domain::OrderId()); // no order has it: technicians without orders
    repository.restrictTo({covered.orders.begin(), covered.orders.end()});
    answer.covered = std::move(covered);
    return {};
}

Result<AlertScan::Work> AlertScan::workOf(
    store::Connection &connection, const AlertQuestion &question, const std::vector<TechnicianId> &due)
{
    const core::TimeSpan span {question.now - dayBehind, question.now + dayAhead};
    store::BoardRepository board(connection, question.viewer);
    Work work;
    if (due.size() <= fewTechnicians) {
        for (const TechnicianId id : due) {
            FIELDLANE_ASSIGN(own, board.ofTechnician(id, span));
            work[id] = std::move(own);
        }
        return work;
    }
    FIELDLANE_ASSIGN(all, board.inSpan(span));
    for (PlannedWork &w : all) {
        if (std::binary_search(due.begin(), due.end(), w.assignment.technicianId))
            work[w.assignment.technicianId].push_back(std::move(w));
    }
    return work;
}

Result<void> AlertScan::forecast(
    store::Connection &connection, store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer)
{
    FIELDLANE_ASSIGN(due, repository.withSomethingDue());
    FIELDLANE_ASSIGN(work, workOf(connection, question, due));
    for (const auto &[id, ofTechnician] : work) {
        if (const domain::Technician *technician = m_catalog->technician(id))
            forecastDay(*technician, ofTechnician, question, answer);
    }
    return {};
}

void AlertScan::forecastDay(const domain::Technician &technician, const std::vector<PlannedWork> &work,
    const AlertQuestion &question, AlertAnswer &answer) const
{
    const Instant now = question.now;
    const auto &absences = m_catalog->absencesOf(technician.id);
    engine::Lane lane;
    lane.technician = technician;
    lane.calendar = domain::calendarOf(technician, absences, {now - dayBehind, now + 2 * dayAhead});
    std::map<domain::AssignmentId, const PlannedWork *> byId;
    for (const PlannedWork &w : work)
        byId[w.assignment.id] = &w;
    const engine::PlacementContext context = placementContext(*m_catalog, now);
    for (const engine::Foreseen &f : engine::foresee(std::move(lane), work, answer.policy.overrunRest, context)) {
        const PlannedWork &w = *byId[f.assignmentId];
        const bool absent = std::any_of(absences.begin(), absences.end(),
            [&](const domain::Absence &a) { return a.span.end > now && a.span.overlaps(w.assignment.planned()); });
        const bool soon = w.assignment.plannedStart > now - dayBehind && w.assignment.plannedStart <= now + answer.policy.forecastAhead;
        if (w.assignment.role != domain::AssignmentRole::Lead || absent || !soon)
            continue;
        if (auto alert = lateStart(w, f.start, technician, answer.policy))
            answer.alerts.push_back(std::move(*alert));
        if (auto alert = deadlineMissed(w, f.end, technician, now, answer.policy))
            answer.alerts.push_back(std::move(*alert));
    }
}

Result<void> AlertScan::certificates(
    store::AlertRepository &repository, const AlertQuestion &question, AlertAnswer &answer)
{
    const Instant now = question.now;
    const Duration ahead = answer.policy.certificateAhead;
    for (const domain::Technician &t : m_catalog->technicians()) {
        if (!t.active || !question.viewer.seesTechnician(t) || (!answer.whole && !answer.covered.technicians.contains(t.id)))
            continue;
        for (const domain::Skill &skill : t.skills) {
            if (!skill.certificateUntil || *skill.certificateUntil > now + ahead)
                continue;
            const Instant end = *skill.certificateUntil;
            FIELDLANE_ASSIGN(booked, repository.bookedAfter(t.id, std::max(end, now)));
            std::erase_if(booked, [&](const store::AlertRepository::Booked &b) {
                return std::none_of(b.requirements.begin(), b.requirements.end(),
                    [&](const domain::Skill &need) { return need.name == skill.name; });
            });
            if (booked.empty() && end < now - ahead)
                continue; // nobody needs it any more
            Alert alert;
            if (!booked.empty())
                alert = booked.front().alert;
            alert.kind = AlertKind::CertificateExpiring;
            alert.technicianId = t.id;
            alert.unitId = t.unitId;
            alert.zone = t.zone;
            alert.name = skill.name;
            alert.limit = end;
            alert.passed = end <= now;
            alert.amount = qint64(booked.size());
            alert.actBy = booked.empty() ? end : booked.front().start - answer.policy.reserve;
            answer.alerts.push_back(std::move(alert));
        }
    }
    return {};
}

Result<AlertAnswer> AlertScan::answer(store::Connection &connection, const AlertQuestion &question)
{
    AlertAnswer answer;
    FIELDLANE_TRY(connection.reopenIfLost());
    FIELDLANE_ASSIGN(transaction, store::Transaction::beginRead(connection));
    FIELDLANE_TRY(refreshCatalog(connection, question));
    FIELDLANE_ASSIGN(policy, readAlertPolicy(connection));
    answer.policy = policy;
    if (!seesAlerts(question.viewer))
        return answer;
    store::AlertRepository repository(connection, {question.viewer, question.now, policy});
    FIELDLANE_TRY(narrow(repository, question, answer));
    FIELDLANE_ASSIGN(alerts, repository.all());
    answer.alerts = std::move(alerts);
    FIELDLANE_TRY(forecast(connection, repository, question, answer));
    FIELDLANE_TRY(certificates(repository, question, answer));
    joinTwins(answer.alerts);
    domain::dropOvershadowed(answer.alerts);
    std::vector<QString> keys;
    for (const Alert &alert : answer.alerts)
        keys.push_back(alert.key());
    FIELDLANE_ASSIGN(marks, store::AlertMarkRepository(connection).of(keys));
    answer.marks = std::move(marks);
    FIELDLANE_TRY(transaction.commit());
    return answer;
}

} // namespace fieldlane::desk
