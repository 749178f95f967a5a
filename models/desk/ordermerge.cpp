#include "desk/ordermerge.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::Assignment;
using domain::Order;
using domain::OrderRecord;
using domain::OrderState;
using exchange::OrderDraft;

namespace {

template <class T> void take(T &to, const std::optional<T> &from)
{
    if (from)
        to = *from;
}
template <class T> void take(std::optional<T> &to, const std::optional<T> &from)
{
    if (from)
        to = from;
}
void take(QString &to, const QString &from)
{
    if (!from.isEmpty())
        to = from;
}

/// A custom value in the type that its order type declares.
QJsonValue customValue(const domain::OrderTemplate *type, const QString &name, const QString &text)
{
    const QString kind = type ? type->customFields.value(name)[QLatin1String("type")].toString() : QString();
    if (kind == QLatin1String("bool"))
        return text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return kind == QLatin1String("number") && isNumber ? QJsonValue(number) : QJsonValue(text);
}

} // namespace

void OrderMerge::setFields(Order &order, const OrderDraft &draft, const ResolvedNames &names) const
{
    take(order.state, draft.state);
    take(order.channel, draft.channel);
    take(order.customerName, draft.customer);
    take(order.phone, draft.phone);
    take(order.email, draft.email);
    take(order.address, draft.address);
    take(order.description, draft.description);
    take(order.follows, draft.follows);
    take(order.zone, draft.zone);
    take(order.priority, draft.priority);
    take(order.duration, draft.duration);
    take(order.requirements, draft.skills);
    take(order.createdAt, draft.created);
    take(order.closedAt, draft.closed);
    take(order.completedAt, draft.completed);
    take(order.due, draft.due);
    take(order.responseDue, draft.responseDue);
    take(order.windowStart, draft.windowStart);
    take(order.windowEnd, draft.windowEnd);
    if (names.unit.isValid())
        order.unitId = names.unit;
    if (names.type)
        order.templateId = names.type->id;
    if (draft.location) {
        order.location = draft.location;
        order.geoQuality = domain::GeoQuality::Exact;
    }
    for (const auto &[name, text] : draft.custom) {
        if (!text.isEmpty())
            order.custom.insert(name, customValue(names.type, name, text));
    }
    if (order.state == OrderState::Closed && !order.completedAt)
        order.completedAt = order.closedAt; // what is closed was done by then
}

void OrderMerge::setPlan(OrderRecord &record, const OrderDraft &draft, const ResolvedNames &names) const
{
    if (names.technician.isValid() && draft.plannedStart) {
        if (record.assignments.empty()) {
            record.visits.push_back({{}, record.order.id, 1});
            record.assignments.push_back({});
            record.lead()->dispatchedAt = record.order.createdAt;
        }
        Assignment &lead = *record.lead();
        lead.technicianId = names.technician;
        lead.plannedStart = *draft.plannedStart;
        lead.plannedEnd = draft.plannedEnd.value_or(*draft.plannedStart + record.order.duration);
        lead.booked = true;
    }
    const OrderState state = record.order.state;
    for (Assignment &a : record.assignments) {
        a.booked = a.booked && domain::holdsBooking(state);
        const bool isDone = state == OrderState::Completed || state == OrderState::Closed;
        if (isDone && !a.completedAt)
            a.completedAt = record.order.completedAt;
    }
}

OrderRecord OrderMerge::created(const OrderDraft &draft, const ResolvedNames &names) const
{
    OrderRecord record;
    Order &order = record.order;
    order.number = draft.number;
    order.zone = m_zone;
    order.createdAt = m_now;
    if (names.type) {
        order.duration = names.type->duration;
        order.priority = names.type->priority;
        order.splittable = names.type->splittable;
        order.requirements = names.type->requirements;
    }
    setFields(order, draft, names);
    if (names.type && names.type->completeWithin.count() > 0 && !order.due)
        order.due = order.createdAt + names.type->completeWithin;
    if (!draft.state)
        order.state = order.unitId.isValid() ? OrderState::PendingDispatch : OrderState::PendingAllocation;
    setPlan(record, draft, names);
    return record;
}

OrderRecord OrderMerge::updated(
    const OrderRecord &stored, const OrderDraft &draft, const ResolvedNames &names) const
{
    OrderRecord record = stored;
    setFields(record.order, draft, names);
    setPlan(record, draft, names);
    return record;
}

} // namespace fieldlane::desk
