#include "desk/emergency.h"
#include "desk/draftruling.h"
#include "desk/lanes.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using domain::OrderId;
using domain::OrderRecord;
using engine::Booking;
using engine::Sending;
using rules::Severity;
using Fate = Displaced::Fate;
using Obstacle = EmergencyChoice::Obstacle;

namespace {

using Records = std::map<OrderId, OrderRecord>;

/// Candidates of an emergency on the lanes of one moment. Finds first whom to look at and what is in their way; when
/// those orders were read, what becomes of them.
class Emergency
{
public:
    Emergency(const Desk &desk, const OrderRecord &record)
        : m_desk(desk)
        , m_record(record)
        , m_job(engine::jobOf(record))
        , m_context(placementContext(desk.catalog(), desk.now()))
    {
        m_record.order.priority = domain::Priority::Emergency;
    }
    void look(size_t most);
    std::set<OrderId> displaced() const;
    void settle(const Records &records);
    const std::vector<EmergencyCandidate> &candidates() const { return m_candidates; }

private:
    EmergencyCandidate candidateOf(const engine::Candidate &found) const;
    EmergencyChoice choiceOf(Sending sending, const engine::SendOption &option, const engine::Lane &lane) const;
    void setObstacle(EmergencyChoice &choice, const Booking &booking, Obstacle obstacle) const;
    void settle(EmergencyChoice &choice, domain::TechnicianId technician, const Records &records) const;
    void settle(Displaced &displaced, const OrderRecord &record, engine::Lane &lane, Instant from) const;
    std::vector<engine::Lane> companionLanes(const engine::Job &job) const;
    engine::Lane laneOf(domain::TechnicianId technician) const { return m_desk.lane(technician, rankingSpan(m_context.now)); }
    bool comesBefore(const EmergencyCandidate &a, const EmergencyCandidate &b) const;

    const Desk &m_desk;
    OrderRecord m_record;
    engine::Job m_job;
    engine::PlacementContext m_context;
    std::vector<EmergencyCandidate> m_candidates;
};

engine::Offer offerOf(domain::TechnicianId technician, const EmergencyChoice &choice)
{
    return {technician, choice.sending, {choice.placement, {}, {}}};
}

Instant roundedUp(Instant t)
{
    return std::chrono::ceil<std::chrono::duration<qint64, std::ratio<300>>>(t);
}

Duration latenessOf(const domain::Order &order, const engine::Placement &placement)
{
    Duration late {0};
    if (order.windowEnd)
        late = std::max(late, placement.start - *order.windowEnd);
    if (order.due)
        late = std::max(late, placement.end - *order.due);
    return late;
}

void Emergency::setObstacle(EmergencyChoice &choice, const Booking &booking, Obstacle obstacle) const
{
    if (choice.obstacle != Obstacle::None)
        return;
    choice.obstacle = obstacle;
    choice.obstacleNumber = booking.number;
}

void displace(EmergencyChoice &choice, OrderId order)
{
    Displaced d;
    d.orderId = order;
    const auto isKnown = [order](const Displaced &known) { return known.orderId == order; };
    if (std::none_of(choice.displaced.begin(), choice.displaced.end(), isKnown))
        choice.displaced.push_back(d);
}

EmergencyChoice Emergency::choiceOf(Sending sending, const engine::SendOption &option, const engine::Lane &lane) const
{
    EmergencyChoice choice {sending, option.placement, {}, Obstacle::None, {}};
    const bool mayMove = m_desk.viewer().permissions.has(domain::Permission::Dispatch);
    for (const Booking &b : lane.bookings) {
        if (m_job.moves(b.assignmentId))
            continue;
        // Who is at work longer than planned is not free, though nothing is booked from now on.
        if (b.underWay && sending == Sending::Now && b.span.end >= m_context.now)
            setObstacle(choice, b, Obstacle::UnderWay);
        if (std::find(option.displaced.begin(), option.displaced.end(), b.orderId) == option.displaced.end()
            || !b.span.overlaps(option.placement.occupied()))
            continue;
        if (!b.orderId.isValid())
            setObstacle(choice, b, Obstacle::OutOfSight);
        else if (b.underWay)
            setObstacle(choice, b, Obstacle::UnderWay);
        else if (b.locked)
            setObstacle(choice, b, Obstacle::Locked);
        else if (!mayMove)
            setObstacle(choice, b, Obstacle::NoRight);
        else
            displace(choice, b.orderId);
    }
    return choice;
}

EmergencyCandidate Emergency::candidateOf(const engine::Candidate &found) const
{
    EmergencyCandidate c {found, found.technicianId, found.name, {}};
    const engine::Lane lane = laneOf(found.technicianId);
    if (found.now)
        c.choices.push_back(choiceOf(Sending::Now, *found.now, lane));
    if (found.afterCurrent && engine::currentBooking(lane, m_context.now))
        c.choices.push_back(choiceOf(Sending::AfterCurrent, *found.afterCurrent, lane));
    return c;
}

bool Emergency::comesBefore(const EmergencyCandidate &a, const EmergencyCandidate &b) const
{
    const EmergencyChoice *one = a.best();
    const EmergencyChoice *other = b.best();
    if (!one || !other)
        return one != nullptr;
    return engine::comesBefore(offerOf(a.technicianId, *one), offerOf(b.technicianId, *other), m_record.order.priority);
}

void Emergency::look(size_t most)
{
    const std::vector<engine::Candidate> ranked = m_desk.rank(m_job);
    const size_t asked = std::min(ranked.size(), 2 * most); // who is held up makes room for the next
    for (size_t i = 0; i < asked; ++i)
        m_candidates.push_back(candidateOf(ranked[i]));
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [this](const auto &a, const auto &b) { return comesBefore(a, b); });
    m_candidates.resize(std::min(m_candidates.size(), most));
}

std::set<OrderId> Emergency::displaced() const
{
    std::set<OrderId> orders;
    for (const EmergencyCandidate &c : m_candidates) {
        for (const EmergencyChoice &choice : c.choices) {
            for (const Displaced &d : choice.displaced)
                orders.insert(d.orderId);
        }
    }
    return orders;
}

std::vector<engine::Lane> Emergency::companionLanes(const engine::Job &job) const
{
    std::vector<engine::Lane> lanes;
    for (const engine::Companion &companion : job.companions)
        lanes.push_back(laneOf(companion.technicianId));
    return lanes;
}

/// Behind the emergency when the promise holds there and nothing has to be asked, else back to dispatch.
void Emergency::settle(Displaced &displaced, const OrderRecord &record, engine::Lane &lane, Instant from) const
{
    const engine::Job job = engine::jobOf(record);
    engine::Job unpromised = job;
    unpromised.windowEnd.reset();
    unpromised.due.reset();
    const auto companions = companionLanes(job);
    engine::PlacementContext context = m_context;
    context.companions = companions;
    const Instant notBefore = roundedUp(std::max(from, job.windowStart.value_or(from)));
    const auto behind = engine::placeEarliest(unpromised, lane, notBefore, context);
    if (!behind)
        return;
    const engine::Placement placement = engine::place(job, lane, behind->start, context);
    displaced.late = latenessOf(record.order, placement);
    if (*displaced.late > Duration(0) || placement.severity() >= Severity::Ask)
        return;
    displaced.fate = Fate::MovedBehind;
    displaced.start = placement.start;
    addBooking(lane.bookings, bookingOf(job, placement, record.order.number));
}

void Emergency::settle(EmergencyChoice &choice, domain::TechnicianId technician, const Records &records) const
{
    engine::Lane lane = laneOf(technician);
    std::erase_if(lane.bookings, [&](const Booking &b) {
        return std::any_of(choice.displaced.begin(), choice.displaced.end(), [&](const Displaced &d) { return d.orderId == b.orderId; });
    });
    const Booking emergency = bookingOf(m_job, choice.placement, m_record.order.number);
    addBooking(lane.bookings, emergency);
    Instant from = choice.placement.end;
    for (Displaced &d : choice.displaced) {
        const auto record = records.find(d.orderId);
        const domain::Assignment *lead = record == records.end() ? nullptr : record->second.bookedLead();
        if (!lead) { // gone meanwhile: the lanes are about to change, and all of this is asked again
            choice.obstacle = Obstacle::OutOfSight;
            return;
        }
        const domain::Order &order = record->second.order;
        d.version = order.version;
        d.number = order.number;
        d.customer = order.customerName;
        d.phone = order.phone;
        d.isPromised = order.windowStart || order.windowEnd || order.due;
        if (lead->technicianId != technician)
            d.fate = Fate::LosesHelp;
        else
            settle(d, record->second, lane, from);
        if (d.fate == Fate::MovedBehind)
            from = d.start;
    }
    std::erase_if(lane.bookings, [&](const Booking &b) { return b.assignmentId == emergency.assignmentId; });
    const auto companions = companionLanes(m_job);
    engine::PlacementContext context = m_context;
    context.companions = companions;
    choice.placement = engine::place(m_job, lane, choice.placement.start, context);
}

void Emergency::settle(const Records &records)
{
    for (EmergencyCandidate &c : m_candidates) {
        for (EmergencyChoice &choice : c.choices) {
            if (choice.obstacle == Obstacle::None)
                settle(choice, c.technicianId, records);
        }
    }
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [this](const auto &a, const auto &b) { return comesBefore(a, b); });
}

PlanOrder planOf(const Desk &desk, OrderId order, domain::TechnicianId technician, Instant start)
{
    PlanOrder plan;
    plan.orderId = order;
    plan.technicianId = technician;
    plan.start = start;
    plan.dayRevision = desk.dayRevision(technician, start);
    return plan;
}

/// What gives room first, the last that moves behind first of all, so that each finds its new place free; then the
/// emergency itself, which finds the lane as the choice showed it.
Batch batchOf(const Desk &desk, const OrderRecord &record, domain::TechnicianId technician, const EmergencyChoice &choice, const QString &why)
{
    Batch batch {QStringLiteral("emergency"), {}, record.order.number, {}};
    for (const Displaced &d : choice.displaced) {
        if (d.fate == Fate::BackToDispatch)
            batch.commands.push_back(StepOrder {d.orderId, d.version, domain::OrderAction::Unassign, why, {}, {}});
        else if (d.fate == Fate::LosesHelp)
            batch.commands.push_back(AssistOrder {d.orderId, d.version, technician, AssistOrder::What::Leave});
    }
    for (auto d = choice.displaced.rbegin(); d != choice.displaced.rend(); ++d) {
        if (d->fate != Fate::MovedBehind)
            continue;
        PlanOrder behind = planOf(desk, d->orderId, technician, d->start);
        behind.version = d->version;
        batch.commands.push_back(behind);
    }
    PlanOrder plan = planOf(desk, record.order.id, technician, choice.placement.start);
    domain::Order urgent = record.order;
    urgent.priority = domain::Priority::Emergency;
    if (!record.order.id.isValid()) {
        batch.commands.push_back(CreateOrder {urgent, {}, plan, true});
        return batch;
    }
    const bool isRaised = record.order.priority != urgent.priority && desk.viewer().permissions.has(domain::Permission::EnterOrders);
    plan.version = isRaised ? 0 : record.order.version; // the edit before it has looked
    if (isRaised)
        batch.commands.push_back(EditOrder {record.order, urgent});
    batch.commands.push_back(plan);
    return batch;
}

/// Whether all that is asked was shown: of the emergency its findings, of everything else nothing.
bool asksForItself(const OrderRecord &record, const EmergencyChoice &choice, const Outcome &outcome)
{
    if (outcome.status != Status::NeedsConsent)
        return false;
    const auto &shown = choice.placement.findings;
    return std::all_of(outcome.asked.begin(), outcome.asked.end(), [&](const auto &asked) {
        const auto &[order, placement] = asked;
        return order == record.order.id && std::all_of(placement.findings.begin(), placement.findings.end(), [&](const rules::Finding &f) {
            return f.severity < Severity::Ask || std::find(shown.begin(), shown.end(), f) != shown.end();
        });
    });
}

void agree(SingleCommand &command)
{
    if (auto *plan = std::get_if<PlanOrder>(&command))
        plan->consent = Consent::Given;
    else if (auto *create = std::get_if<CreateOrder>(&command))
        create->plan->consent = Consent::Given;
}

} // namespace

int EmergencyChoice::brokenPromises() const
{
    return int(std::count_if(displaced.begin(), displaced.end(), [](const Displaced &d) { return d.breaksPromise(); }));
}

const EmergencyChoice *EmergencyCandidate::best() const
{
    const EmergencyChoice *best = nullptr;
    for (const EmergencyChoice &choice : choices) {
        if (!choice.isPossible())
            continue;
        if (!best || engine::comesBefore(offerOf(technicianId, choice), offerOf(technicianId, *best), domain::Priority::Emergency))
            best = &choice;
    }
    return best;
}

const EmergencyChoice *EmergencyCandidate::choice(Sending sending) const
{
    const auto it = std::find_if(choices.begin(), choices.end(), [&](const EmergencyChoice &c) { return c.sending == sending; });
    return it == choices.end() ? nullptr : &*it;
}

namespace {

using Found = std::function<void(const std::vector<EmergencyCandidate> &)>;

void findRuled(Desk &desk, const OrderRecord &record, size_t most, QObject *context, const Found &done)
{
    struct Gathered
    {
        Emergency emergency;
        Records records;
        size_t missing = 0;
    };
    const auto gathered = std::make_shared<Gathered>(Gathered {Emergency(desk, record), {}, 0});
    gathered->emergency.look(most);
    const std::set<OrderId> displaced = gathered->emergency.displaced();
    const auto settle = [gathered, done] {
        gathered->emergency.settle(gathered->records);
        done(gathered->emergency.candidates());
    };
    if (displaced.empty())
        return settle();
    gathered->missing = displaced.size();
    for (const OrderId id : displaced) {
        desk.fetchOrder(id, context, [gathered, settle, id](const core::Result<OrderRecord> &other) {
            if (other)
                gathered->records.emplace(id, *other);
            if (--gathered->missing == 0)
                settle();
        });
    }
}

} // namespace

void findEmergency(Desk &desk, const OrderRecord &record, size_t most, QObject *context, Found done)
{
    if (record.order.id.isValid())
        return findRuled(desk, record, most, context, done);
    domain::Order draft = record.order;
    draft.priority = domain::Priority::Emergency; // as it is going to be sent
    ruleDraft(desk, draft, context, [&desk, record, most, context, done](const OrderRecord &ruled) {
        OrderRecord known = record;
        known.order = ruled.order;
        known.predecessor = ruled.predecessor;
        findRuled(desk, known, most, context, done);
    });
}

void sendEmergency(Desk &desk, const OrderRecord &record, domain::TechnicianId technician, const EmergencyChoice &choice,
    const QString &why, QObject *context, Desk::Done done)
{
    const Batch batch = batchOf(desk, record, technician, choice, why);
    desk.submit(batch, context, [&desk, record, choice, batch, context, done](const core::Result<Outcome> &result) {
        if (!result || !asksForItself(record, choice, *result))
            return done(result);
        Batch agreed = batch;
        agree(agreed.commands.back());
        desk.submit(agreed, context, done);
    });
}

} // namespace fieldlane::desk
