#include "desk/alertfixes.h"
#include "desk/nearby.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using domain::Alert;
using domain::AlertKind;
using domain::OrderAction;
using domain::OrderId;
using domain::OrderRecord;
using domain::TechnicianId;
using Kind = AlertFix::Kind;

namespace {

/// How much later than promised: the deadline, the window, or what the alert counts from.
std::optional<Duration> lateness(const Alert &alert, const domain::Order &order, Instant start, Instant end)
{
    std::optional<Duration> late;
    const auto after = [&](const std::optional<Instant> &limit, Instant t) {
        if (limit)
            late = std::max(late.value_or(Duration(0)), std::max(Duration(0), t - *limit));
    };
    after(order.due, end);
    after(order.windowEnd, start);
    if (!order.windowEnd && alert.kind == AlertKind::LateStart)
        after(alert.limit, start);
    return late;
}

/// Whether nothing has to be asked about a place, but for the lateness that a fix tells of.
bool fits(const engine::Placement &placement)
{
    using rules::Constraint;
    using rules::Severity;
    return std::all_of(placement.findings.begin(), placement.findings.end(), [](const rules::Finding &f) {
        const bool isLateness = f.constraint == Constraint::WindowLate || f.constraint == Constraint::Due;
        return f.severity < Severity::Ask || (isLateness && f.severity == Severity::Ask);
    });
}

bool asksForLatenessAlone(const Outcome &outcome)
{
    if (outcome.status != Status::NeedsConsent)
        return false;
    if (outcome.asked.empty())
        return outcome.placement && fits(*outcome.placement);
    return std::all_of(outcome.asked.begin(), outcome.asked.end(), [](const auto &asked) { return fits(asked.second); });
}

void agree(SingleCommand &command)
{
    if (auto *plan = std::get_if<PlanOrder>(&command))
        plan->consent = Consent::Given;
}

Instant roundedUp(Instant t)
{
    return std::chrono::ceil<std::chrono::duration<qint64, std::ratio<300>>>(t);
}

} // namespace

std::vector<OrderId> AlertFixes::ordersOf(const Alert &alert, const desk::Desk &desk)
{
    if (alert.kind == AlertKind::AbsentWithOrders) {
        std::vector<OrderId> orders;
        const auto &absences = desk.catalog().absencesOf(alert.technicianId);
        const auto absence = std::find_if(
            absences.begin(), absences.end(), [&](const domain::Absence &a) { return a.id.value() == alert.subject; });
        for (const domain::PlannedWork &w : desk.board().lane(alert.technicianId)) {
            const bool open = w.assignment.booked && !w.assignment.arrivedAt;
            if (absence != absences.end() && open && w.assignment.planned().overlaps(absence->span))
                orders.push_back(w.assignment.orderId);
        }
        return orders;
    }
    const OrderId order = alert.kind == AlertKind::Overrun ? alert.otherId : alert.orderId;
    return order.isValid() ? std::vector {order} : std::vector<OrderId>();
}

bool AlertFixes::may(const Record &record, OrderAction action) const
{
    const auto step = domain::transition(record.order.state, action);
    return step && m_desk.viewer().permissions.has(step->permission);
}

/// Whose lanes to look at: everybody's, or in a large company of those who have the skills the nearest by air.
std::vector<TechnicianId> AlertFixes::lanesFor(const domain::Order &order) const
{
    constexpr size_t few = 60; // as many lanes as are looked through while somebody waits
    const auto &all = m_desk.catalog().technicians();
    std::vector<TechnicianId> lanes;
    const auto add = [&](const domain::Technician *t) {
        if (t && t->active && m_desk.viewer().seesTechnician(*t))
            lanes.push_back(t->id);
    };
    if (all.size() <= few || !order.location) {
        for (const domain::Technician &t : all)
            add(&t);
        return lanes;
    }
    QStringList skills;
    for (const domain::Skill &skill : order.requirements)
        skills += skill.name;
    for (const Nearby::Person &person : Nearby(m_desk.catalog()).nearest(*order.location, few, skills))
        add(m_desk.catalog().technician(person.technician));
    return lanes;
}

/// Of those who disturb nobody and about whom nothing has to be asked, the one who is there first.
std::optional<AlertFixes::Choice> AlertFixes::nearest(const Record &record, const std::set<TechnicianId> &without) const
{
    const engine::Job job = engine::jobOf(record);
    std::optional<Choice> best;
    for (const TechnicianId id : lanesFor(record.order)) {
        if (without.contains(id))
            continue;
        auto placement = m_desk.placeEarliest(job, id, m_desk.now());
        if (placement && fits(*placement) && (!best || placement->start < best->placement.start))
            best = Choice {id, std::move(*placement)};
    }
    return best;
}

PlanOrder AlertFixes::plan(const Record &record, const Choice &choice) const
{
    PlanOrder plan;
    plan.orderId = record.order.id;
    plan.version = record.order.version;
    plan.technicianId = choice.technician;
    plan.start = choice.placement.start;
    plan.dayRevision = m_desk.dayRevision(choice.technician, choice.placement.start);
    return plan;
}

AlertFix AlertFixes::planned(Kind kind, const Alert &alert, const Record &record, const Choice &choice) const
{
    AlertFix fix;
    fix.kind = kind;
    fix.command = SingleCommand(plan(record, choice));
    fix.orderId = record.order.id;
    fix.number = record.order.number;
    fix.technicianId = choice.technician;
    const domain::Technician *t = m_desk.catalog().technician(choice.technician);
    fix.technician = t ? t->name : QString();
    fix.start = choice.placement.start;
    fix.late = lateness(alert, record.order, choice.placement.start, choice.placement.end);
    if (record.order.id != alert.orderId)
        return fix;
    const domain::Assignment *lead = record.bookedLead();
    if (alert.foreseen && alert.limit)
        fix.lateNow = *alert.foreseen - *alert.limit;
    else if (lead)
        fix.lateNow = lateness(alert, record.order, lead->plannedStart, lead->plannedEnd);
    if (fix.lateNow == Duration(0))
        fix.lateNow.reset();
    return fix;
}

std::optional<AlertFix> AlertFixes::give(const Alert &alert, const Record &record, std::set<TechnicianId> without) const
{
    const domain::Assignment *lead = record.bookedLead();
    if (!may(record, lead ? OrderAction::Reassign : OrderAction::Assign))
        return std::nullopt;
    if (lead)
        without.insert(lead->technicianId);
    const auto choice = nearest(record, without);
    if (!choice)
        return std::nullopt;
    const bool offered = record.order.state == domain::OrderState::Offered;
    AlertFix fix = planned(offered ? Kind::ForceAssign : Kind::Give, alert, record, *choice);
    if (fix.lateNow && fix.late && *fix.late >= *fix.lateNow)
        return std::nullopt; // no better than leaving it
    return fix;
}

std::optional<AlertFix> AlertFixes::move(const Alert &alert, const Record &record) const
{
    const domain::Assignment *lead = record.bookedLead();
    if (!lead || !may(record, OrderAction::Reassign))
        return std::nullopt;
    Instant from = m_desk.now();
    if (alert.kind == AlertKind::LateStart && alert.foreseen)
        from = std::max(from, roundedUp(*alert.foreseen));
    if (alert.kind == AlertKind::Overlap)
        from = std::max(from, lead->plannedStart);
    auto placement = m_desk.placeEarliest(engine::jobOf(record), lead->technicianId, from);
    if (!placement || !fits(*placement) || placement->start == lead->plannedStart)
        return std::nullopt;
    return planned(Kind::Move, alert, record, {lead->technicianId, std::move(*placement)});
}

std::optional<AlertFix> AlertFixes::step(Kind kind, const Record &record, OrderAction action) const
{
    if (!may(record, action))
        return std::nullopt;
    StepOrder command;
    command.orderId = record.order.id;
    command.version = record.order.version;
    command.action = action;
    AlertFix fix;
    fix.kind = kind;
    fix.command = SingleCommand(command);
    fix.orderId = record.order.id;
    fix.number = record.order.number;
    if (const domain::Assignment *lead = record.bookedLead()) {
        const domain::Technician *t = m_desk.catalog().technician(lead->technicianId);
        fix.technicianId = lead->technicianId;
        fix.technician = t ? t->name : QString();
    }
    return fix;
}

std::optional<AlertFix> AlertFixes::offerAgain(const Record &record) const
{
    auto fix = step(Kind::OfferAgain, record, OrderAction::Withdraw);
    const domain::ClaimPool *pool = m_desk.catalog().organisation().pool(record.order.poolId);
    if (!fix || !pool || !pool->active || pool->mode != domain::PoolMode::Claim || pool->members.empty())
        return std::nullopt;
    const auto &withdraw = std::get<StepOrder>(std::get<SingleCommand>(*fix->command));
    StepOrder offer;
    offer.orderId = record.order.id;
    offer.action = OrderAction::Offer;
    offer.poolId = pool->id;
    fix->command = Batch {domain::toCode(OrderAction::Offer), {withdraw, offer}, record.order.number, {}};
    fix->start = m_desk.now() + pool->claimWindow;
    fix->technician = pool->name;
    return fix;
}

/// Each to somebody else, so that no two are planned into the same hole.
std::optional<AlertFix> AlertFixes::handOver(const std::vector<Record> &records) const
{
    Batch batch;
    batch.name = QStringLiteral("moveOrders");
    std::set<TechnicianId> taken;
    for (const Record &record : records) {
        if (!may(record, OrderAction::Reassign) || !record.bookedLead())
            continue;
        taken.insert(record.bookedLead()->technicianId);
        if (const auto choice = nearest(record, taken)) {
            batch.commands.push_back(plan(record, *choice));
            taken.insert(choice->technician);
        }
    }
    if (batch.commands.empty())
        return std::nullopt;
    AlertFix fix;
    fix.kind = Kind::HandOver;
    fix.orderId = std::get<PlanOrder>(batch.commands.front()).orderId;
    fix.count = int(batch.commands.size());
    fix.of = int(records.size());
    batch.subject = QString::number(fix.count);
    fix.command = std::move(batch);
    return fix;
}

std::optional<AlertFix> AlertFixes::putAllBack(const std::vector<Record> &records) const
{
    Batch batch;
    batch.name = QStringLiteral("unassignOrders");
    for (const Record &record : records) {
        if (const auto fix = step(Kind::PutAllBack, record, OrderAction::Unassign))
            batch.commands.push_back(std::get<SingleCommand>(*fix->command));
    }
    if (batch.commands.empty())
        return std::nullopt;
    AlertFix fix;
    fix.kind = Kind::PutAllBack;
    fix.orderId = records.front().order.id;
    fix.count = int(batch.commands.size());
    fix.of = int(records.size());
    batch.subject = QString::number(fix.count);
    fix.command = std::move(batch);
    return fix;
}

std::vector<AlertFix> AlertFixes::candidates(const Alert &alert, const std::vector<Record> &records) const
{
    std::vector<AlertFix> fixes;
    const auto add = [&](std::optional<AlertFix> fix) {
        if (fix && fixes.size() < most)
            fixes.push_back(std::move(*fix));
    };
    const Record &record = records.front();
    switch (alert.kind) {
    case AlertKind::Unclaimed:
        add(give(alert, record));
        add(offerAgain(record));
        break;
    case AlertKind::NotAccepted:
        add(step(Kind::Accept, record, OrderAction::Accept));
        add(give(alert, record));
        break;
    case AlertKind::Overlap:
        add(move(alert, record));
        add(give(alert, record));
        break;
    case AlertKind::AbsentWithOrders:
        add(handOver(records));
        add(putAllBack(records));
        break;
    case AlertKind::MissingCoordinates:
        if (m_desk.viewer().permissions.has(domain::Permission::EnterOrders))
            add(AlertFix {Kind::PlaceOnMap, std::nullopt, record.order.id, record.order.number});
        break;
    case AlertKind::TechnicianSilent:
    case AlertKind::CertificateExpiring:
        add(give(alert, record));
        break;
    default:
        add(give(alert, record));
        add(move(alert, record));
    }
    if (alert.kind != AlertKind::MissingCoordinates && alert.kind != AlertKind::AbsentWithOrders)
        add(step(Kind::PutBack, record, OrderAction::Unassign));
    if (fixes.size() == 1 && fixes.front().kind == Kind::Give) // waits for dispatch: the choice is among people
        add(give(alert, record, {fixes.front().technicianId}));
    return fixes;
}

std::vector<AlertFix> AlertFixes::of(const Alert &alert, const std::vector<Record> &records) const
{
    return records.empty() ? std::vector<AlertFix>() : candidates(alert, records);
}

void applyFix(desk::Desk &desk, const AlertFix &fix, QObject *context, desk::Desk::Done done)
{
    desk.submit(*fix.command, context, [&desk, fix, context, done](const core::Result<Outcome> &result) {
        if (!result || !asksForLatenessAlone(*result))
            return done(result);
        Command agreed = *fix.command;
        if (auto *single = std::get_if<SingleCommand>(&agreed))
            agree(*single);
        else if (auto *batch = std::get_if<Batch>(&agreed))
            std::for_each(batch->commands.begin(), batch->commands.end(), agree);
        desk.submit(agreed, context, done);
    });
}

void findFixes(desk::Desk &desk, const Alert &alert, QObject *context,
    std::function<void(const std::vector<AlertFix> &)> done)
{
    const std::vector<OrderId> orders = AlertFixes::ordersOf(alert, desk);
    if (orders.empty())
        return done({});
    struct Gathered
    {
        size_t missing;
        std::vector<OrderRecord> records;
    };
    const auto gathered = std::make_shared<Gathered>(Gathered {orders.size(), {}});
    for (const OrderId id : orders) {
        desk.fetchOrder(id, context, [&desk, alert, gathered, done](const core::Result<OrderRecord> &record) {
            if (record)
                gathered->records.push_back(*record);
            if (--gathered->missing == 0)
                done(AlertFixes(desk).of(alert, gathered->records));
        });
    }
}

} // namespace fieldlane::desk
