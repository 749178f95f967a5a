#include "domain/noticerules.h"
#include "domain/fields.h"
#include "domain/noticetext.h"
#include <algorithm>

namespace fieldlane::domain {

namespace {

template <class Entity, class Id>
const Entity *withId(std::span<const Entity> list, Id id)
{
    const auto it = std::lower_bound(list.begin(), list.end(), id, [](const Entity &e, Id wanted) { return e.id < wanted; });
    return it != list.end() && it->id == id ? &*it : nullptr;
}

const Assignment *bookedOf(const OrderRecord &record, TechnicianId technician)
{
    const auto it = std::find_if(record.assignments.begin(), record.assignments.end(),
        [&](const Assignment &a) { return a.booked && a.technicianId == technician; });
    return it == record.assignments.end() ? nullptr : &*it;
}

TechnicianId leadOf(const OrderRecord &record)
{
    const Assignment *lead = record.bookedLead();
    return lead ? lead->technicianId : TechnicianId();
}

bool hasOtherTime(const Assignment *before, const Assignment *after)
{
    return before && after && before->planned() != after->planned();
}

/// Collects the notices of one occasion; who is told first is not told again.
class Finder
{
public:
    Finder(const OrderRecord &before, const OrderRecord &after, const Occasion &occasion, const NoticeGround &ground)
        : m_before(before)
        , m_after(after)
        , m_occasion(occasion)
        , m_ground(ground)
    {
    }
    std::vector<Notice> changes()
    {
        tellTechnicians();
        tellPool();
        tellHandler();
        tellWhoEntered();
        tellManagers();
        tellCustomer();
        return std::move(m_notices);
    }
    std::vector<Notice> reminders()
    {
        const Order &o = m_after.order;
        for (const Assignment &a : m_after.assignments) {
            if (a.booked)
                tellTechnician(a.technicianId, NoticeKind::Reminder, audienceOf(a), &a);
        }
        if (o.state == OrderState::Offered)
            tellMembers(NoticeKind::Reminder);
        if (isUnplanned(o.state))
            tellPerson(o.handlerId, NoticeKind::Reminder, Audience::Handler);
        if (m_notices.empty())
            tellPerson(managerOf(o.unitId), NoticeKind::Reminder, Audience::Manager);
        return std::move(m_notices);
    }

    std::vector<Notice> ruled(const NoticeWish &wish)
    {
        if (wish.audience)
            tellAudience(*wish.audience);
        else
            tellPerson(wish.person, NoticeKind::Entered, Audience::Handler);
        return std::move(m_notices);
    }

private:
    static Audience audienceOf(const Assignment &a)
    {
        return a.role == AssignmentRole::Lead ? Audience::Technician : Audience::Assistant;
    }
    bool isNow(OrderState state) const { return m_after.order.state == state && m_before.order.state != state; }
    bool isOtherPool() const { return m_before.order.poolId != m_after.order.poolId; }
    bool isOtherUnit() const { return m_before.order.unitId != m_after.order.unitId; }
    /// A step by its action: other events leave the last one's traces on the order.
    bool isStep(OrderAction action) const
    {
        return m_occasion.action == toCode(action) && m_before.order.state != m_after.order.state;
    }
    bool arrives(OrderState state) const { return m_after.order.state == state && (isNow(state) || isOtherPool()); }

    void tellTechnicians()
    {
        for (const Assignment &a : m_after.assignments) {
            if (!a.booked)
                continue;
            const Assignment *was = bookedOf(m_before, a.technicianId);
            if (!was)
                tellTechnician(a.technicianId, NoticeKind::Assigned, audienceOf(a), &a);
            else if (hasOtherTime(was, &a))
                tellTechnician(a.technicianId, NoticeKind::Rescheduled, audienceOf(a), &a);
        }
        const bool isCancelled = isNow(OrderState::Cancelled);
        if (isFinished(m_after.order.state) && !isCancelled)
            return;
        for (const Assignment &a : m_before.assignments) {
            if (a.booked && !isDone(a) && !bookedOf(m_after, a.technicianId))
                tellTechnician(a.technicianId, isCancelled ? NoticeKind::Cancelled : NoticeKind::TakenAway,
                    Audience::FormerTechnician, &a);
        }
    }
    /// Whether the visit has happened: nothing was taken away from who made it.
    bool isDone(const Assignment &was) const
    {
        return std::any_of(m_after.assignments.begin(), m_after.assignments.end(),
            [&](const Assignment &a) { return a.id == was.id && a.completedAt; });
    }
    void tellMembers(NoticeKind kind)
    {
        const ClaimPool *pool = withId(m_ground.pools, m_after.order.poolId);
        if (!pool)
            return;
        for (const TechnicianId member : pool->members)
            tellTechnician(member, kind, Audience::PoolMember, nullptr);
    }
    void tellPool()
    {
        if (arrives(OrderState::Offered))
            tellMembers(NoticeKind::Offered);
    }
    void tellHandler()
    {
        if (arrives(OrderState::PendingDispatch) || m_before.order.handlerId != m_after.order.handlerId)
            tellPerson(m_after.order.handlerId, NoticeKind::HandedOver, Audience::Handler);
    }
    void tellWhoEntered()
    {
        if (isStep(OrderAction::Return))
            tellPerson(m_after.order.enteredBy, NoticeKind::Returned, Audience::EnteredBy);
        else if (isNow(OrderState::Cancelled))
            tellPerson(m_after.order.enteredBy, NoticeKind::Cancelled, Audience::EnteredBy);
    }
    std::optional<NoticeKind> managersKind() const
    {
        if (isStep(OrderAction::Reject))
            return NoticeKind::Rejected;
        if (isNow(OrderState::Cancelled))
            return m_before.order.state >= OrderState::PendingDispatch ? std::optional(NoticeKind::Cancelled) : std::nullopt;
        if (arrives(OrderState::Offered))
            return NoticeKind::Offered;
        if (leadOf(m_after).isValid() && leadOf(m_before) != leadOf(m_after))
            return NoticeKind::Assigned;
        if (hasOtherTime(m_before.bookedLead(), m_after.bookedLead()))
            return NoticeKind::Rescheduled;
        if (arrives(OrderState::PendingDispatch) || (m_after.order.state == OrderState::PendingDispatch && isOtherUnit()))
            return NoticeKind::Arrived;
        return std::nullopt;
    }
    void tellManagers()
    {
        if (const auto kind = managersKind())
            tellPerson(managerOf(m_after.order.unitId), *kind, Audience::Manager);
        if (isOtherUnit() && m_before.order.state >= OrderState::PendingDispatch)
            tellPerson(managerOf(m_before.order.unitId), NoticeKind::TakenAway, Audience::Manager);
    }
    std::optional<NoticeKind> customersKind() const
    {
        if (leadOf(m_after).isValid() && leadOf(m_before) != leadOf(m_after))
            return NoticeKind::Assigned;
        if (hasOtherTime(m_before.bookedLead(), m_after.bookedLead()))
            return NoticeKind::Rescheduled;
        // Without a reason it is about to lie elsewhere: a plan lifts what changes places.
        if (isStep(OrderAction::Unassign) && leadOf(m_before).isValid() && !m_occasion.reason.isEmpty())
            return NoticeKind::Postponed;
        if (isNow(OrderState::Cancelled) && leadOf(m_before).isValid())
            return NoticeKind::Cancelled;
        if (isNow(OrderState::Travelling))
            return NoticeKind::OnTheWay;
        return isNow(OrderState::Completed) ? std::optional(NoticeKind::Completed) : std::nullopt;
    }
    void tellCustomer()
    {
        const auto kind = customersKind();
        const auto &wanted = m_ground.customerKinds;
        if (kind && std::find(wanted.begin(), wanted.end(), *kind) != wanted.end())
            add(*kind, Audience::Customer, nullptr, nullptr, m_after.bookedLead());
    }

    void tellAudience(Audience audience)
    {
        constexpr auto kind = NoticeKind::Entered;
        switch (audience) {
        case Audience::Technician:
        case Audience::Assistant:
            for (const Assignment &a : m_after.assignments) {
                if (a.booked && audienceOf(a) == audience)
                    tellTechnician(a.technicianId, kind, audience, &a);
            }
            break;
        case Audience::Manager:
            tellPerson(managerOf(m_after.order.unitId), kind, audience);
            break;
        case Audience::PoolMember:
            tellMembers(kind);
            break;
        case Audience::Handler:
            tellPerson(m_after.order.handlerId, kind, audience);
            break;
        case Audience::EnteredBy:
            tellPerson(m_after.order.enteredBy, kind, audience);
            break;
        case Audience::Customer:
            add(kind, audience, nullptr, nullptr, m_after.bookedLead());
            break;
        case Audience::FormerTechnician: // nobody had it before it came in
            break;
        }
    }

    /// Of the unit, or of the nearest above that has one.
    PersonId managerOf(UnitId id) const
    {
        const Unit *unit = withId(m_ground.units, id);
        for (size_t steps = 0; unit && steps <= m_ground.units.size(); ++steps) {
            if (unit->managerId.isValid())
                return unit->managerId;
            unit = withId(m_ground.units, unit->parentId);
        }
        return {};
    }
    const Person *personOf(TechnicianId technician) const
    {
        const auto it = std::find_if(m_ground.people.begin(), m_ground.people.end(),
            [&](const Person &p) { return p.technicianId == technician; });
        return it == m_ground.people.end() ? nullptr : &*it;
    }
    void tellTechnician(TechnicianId id, NoticeKind kind, Audience audience, const Assignment *work)
    {
        const Technician *technician = withId(m_ground.technicians, id);
        const Person *person = personOf(id);
        if (technician && technician->active && (!person || person->active))
            add(kind, audience, person, technician, work);
    }
    void tellPerson(PersonId id, NoticeKind kind, Audience audience)
    {
        const Person *person = withId(m_ground.people, id);
        if (person && person->active)
            add(kind, audience, person, withId(m_ground.technicians, person->technicianId), nullptr);
    }
    bool isTold(const Person *person, const Technician *technician) const
    {
        const bool isActor = (person && person->id == m_occasion.actor)
            || (technician && technician->id == m_occasion.actorTechnician);
        return isActor || std::any_of(m_notices.begin(), m_notices.end(), [&](const Notice &n) {
            return (person && n.personId == person->id) || (technician && n.technicianId == technician->id);
        });
    }
    void add(NoticeKind kind, Audience audience, const Person *person, const Technician *technician, const Assignment *work)
    {
        if (isTold(person, technician))
            return;
        Notice n;
        n.kind = kind;
        n.audience = audience;
        n.personId = person ? person->id : PersonId();
        n.technicianId = technician ? technician->id : TechnicianId();
        n.orderId = m_after.order.id;
        n.orderVersion = m_after.order.version;
        n.at = m_occasion.at;
        n.actor = m_occasion.login;
        n.language = person ? person->language : QString();
        n.zone = zoneFor(person, technician);
        n.facts = factsFor(work);
        const QString who = person ? QStringLiteral("p%1").arg(person->id.value())
            : technician           ? QStringLiteral("t%1").arg(technician->id.value())
                                   : toCode(Audience::Customer);
        n.key = noticeKey(n, who);
        m_notices.push_back(std::move(n));
    }
    static QString noticeKey(const Notice &n, const QString &who)
    {
        return QStringLiteral("o%1.v%2.%3.%4").arg(n.orderId.value()).arg(n.orderVersion).arg(toCode(n.kind), who);
    }
    QString zoneFor(const Person *person, const Technician *technician) const
    {
        if (technician && !technician->zone.isEmpty())
            return technician->zone;
        const Unit *unit = person ? withId(m_ground.units, person->unitId) : nullptr;
        return unit && !unit->zone.isEmpty() ? unit->zone : m_after.order.zone;
    }
    QString nameOf(TechnicianId id) const
    {
        const Technician *t = withId(m_ground.technicians, id);
        return t ? t->name : QString();
    }
    QJsonObject factsFor(const Assignment *work) const
    {
        const Order &o = m_after.order;
        const Person *by = withId(m_ground.people, m_occasion.actor);
        const Unit *unit = withId(m_ground.units, o.unitId);
        const ClaimPool *pool = withId(m_ground.pools, o.poolId);
        const TechnicianId was = leadOf(m_before);
        QJsonObject facts;
        putFact(facts, Fact::Number, o.number);
        putFact(facts, Fact::Customer, o.customerName);
        putFact(facts, Fact::Phone, o.phone);
        putFact(facts, Fact::Address, o.address);
        putFact(facts, Fact::Description, o.description);
        putFact(facts, Fact::Priority, toCode(o.priority));
        putFact(facts, Fact::Unit, unit ? unit->name : QString());
        putFact(facts, Fact::Pool, pool ? pool->name : QString());
        putFact(facts, Fact::Technician, nameOf(leadOf(m_after)));
        putFact(facts, Fact::Previous, was != leadOf(m_after) ? nameOf(was) : QString());
        putFact(facts, Fact::Reason, m_occasion.reason);
        putFact(facts, Fact::By, by ? by->name : m_occasion.login);
        if (!work)
            work = m_after.bookedLead() ? m_after.bookedLead() : m_before.bookedLead();
        if (work) {
            putFact(facts, Fact::Start, work->plannedStart);
            putFact(facts, Fact::End, work->plannedEnd);
        }
        if (const Assignment *old = m_before.bookedLead(); hasOtherTime(old, m_after.bookedLead()))
            putFact(facts, Fact::Before, old->plannedStart);
        if (o.claimUntil)
            putFact(facts, Fact::Deadline, *o.claimUntil);
        return facts;
    }

    const OrderRecord &m_before;
    const OrderRecord &m_after;
    const Occasion &m_occasion;
    const NoticeGround &m_ground;
    std::vector<Notice> m_notices;
};

/// Where a reader is reached; empty: nowhere.
QString addressFor(const Notice &notice, const OrderRecord &order, Channel channel, const NoticeGround &ground)
{
    const Person *person = withId(ground.people, notice.personId);
    const Technician *technician = withId(ground.technicians, notice.technicianId);
    if (notice.audience == Audience::Customer)
        return channel == Channel::Email ? order.order.email : order.order.phone;
    if (channel == Channel::Email)
        return person ? person->email : QString();
    if (person && !person->phone.isEmpty())
        return person->phone;
    return technician ? technician->phone : QString();
}

} // namespace

std::vector<Notice> noticesFor(
    const OrderRecord &before, const OrderRecord &after, const Occasion &occasion, const NoticeGround &ground)
{
    if (occasion.action == QLatin1String("import"))
        return {};
    return Finder(before, after, occasion, ground).changes();
}

std::vector<Notice> noticesByRule(
    const NoticeWish &wish, const OrderRecord &after, const Occasion &occasion, const NoticeGround &ground)
{
    Occasion told = occasion;
    if (wish.audience != Audience::Customer) // whom the names of rules tell nothing
        told.reason = wish.rule;
    return Finder({}, after, told, ground).ruled(wish);
}

std::optional<QString> settlementOf(const OrderRecord &before, const OrderRecord &after, const NoticeGround &ground)
{
    const bool isOver = before.order.state == OrderState::Offered
        && (after.order.state != OrderState::Offered || after.order.poolId != before.order.poolId);
    if (!isOver)
        return std::nullopt;
    const Technician *taker = withId(ground.technicians, leadOf(after));
    return taker ? taker->name : QStringLiteral("");
}

std::vector<Notice> remindersFor(const OrderRecord &record, const Occasion &occasion, const NoticeGround &ground)
{
    std::vector<Notice> notices = Finder(record, record, occasion, ground).reminders();
    for (Notice &n : notices)
        n.dueAt = record.order.claimUntil;
    return notices;
}

Notice correctionOf(const Notice &notice, const OrderRecord &after, const Occasion &occasion)
{
    Notice n = notice;
    n.id = {};
    n.kind = NoticeKind::Correction;
    n.orderVersion = after.order.version;
    n.at = occasion.at;
    n.actor = occasion.login;
    n.readAt.reset();
    putFact(n.facts, Fact::Earlier, toCode(notice.kind));
    n.key = QStringLiteral("o%1.v%2.correction.%3")
                .arg(n.orderId.value())
                .arg(n.orderVersion)
                .arg(notice.key.section(QLatin1Char('.'), -1));
    return n;
}

namespace {

/// None where the reader has no address there.
std::optional<Delivery> deliveryOver(
    const NoticeChannel &channel, const Notice &notice, const OrderRecord &order, const NoticeGround &ground)
{
    Delivery d;
    d.address = channel.channel == Channel::Webhook ? QString() : addressFor(notice, order, channel.channel, ground).trimmed();
    if (d.address.isEmpty() && channel.channel != Channel::Webhook)
        return std::nullopt;
    d.noticeKey = notice.key;
    d.channelId = channel.id;
    d.dedupe = QStringLiteral("%1.c%2").arg(notice.key).arg(channel.id.value());
    d.nextAt = d.createdAt = notice.at;
    return d;
}

} // namespace

std::vector<Delivery> deliveriesFor(const Notice &notice, const OrderRecord &order, std::span<const NoticeChannel> channels,
    const NoticeGround &ground)
{
    // A correction goes where the notice went that it corrects.
    const NoticeKind told = notice.kind == NoticeKind::Correction
        ? noticeKindFrom(textFact(notice.facts, Fact::Earlier)).value_or(notice.kind)
        : notice.kind;
    std::vector<Delivery> deliveries;
    for (const NoticeChannel &channel : channels) {
        const auto &kinds = notice.audience == Audience::Customer ? channel.customerKinds : channel.kinds;
        if (!channel.active || std::find(kinds.begin(), kinds.end(), told) == kinds.end())
            continue;
        if (auto delivery = deliveryOver(channel, notice, order, ground))
            deliveries.push_back(std::move(*delivery));
    }
    return deliveries;
}

std::vector<Delivery> deliveriesOver(Channel kind, const Notice &notice, const OrderRecord &order,
    std::span<const NoticeChannel> channels, const NoticeGround &ground)
{
    std::vector<Delivery> deliveries;
    for (const NoticeChannel &channel : channels) {
        if (!channel.active || channel.channel != kind)
            continue;
        if (auto delivery = deliveryOver(channel, notice, order, ground))
            deliveries.push_back(std::move(*delivery));
    }
    return deliveries;
}

} // namespace fieldlane::domain
