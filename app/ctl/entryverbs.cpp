#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/verbs.h"
#include "core/zone.h"
#include "domain/fields.h"

namespace fieldlane::app::ctl {

using core::Result;

namespace {

/// What the order's type sets unless it was said otherwise.
void applyType(domain::Order &order, const domain::OrderTemplate &type, core::Instant now)
{
    order.templateId = type.id;
    order.duration = type.duration;
    order.priority = type.priority;
    order.splittable = type.splittable;
    order.requirements = type.requirements;
    if (type.completeWithin > core::Duration(0))
        order.due = now + type.completeWithin;
}

Result<void> readPlace(Call &call, domain::Order &order)
{
    if (!call.has("place"))
        return {};
    FIELDLANE_ASSIGN(place, coordinateFrom(call.option("place")));
    order.location = place;
    order.geoQuality = domain::GeoQuality::Exact;
    return {};
}

Result<void> readTimes(Call &call, domain::Order &order)
{
    FIELDLANE_ASSIGN(minutes, call.number("minutes", int(std::chrono::round<core::minutes>(order.duration).count())));
    order.duration = core::minutes(minutes);
    FIELDLANE_ASSIGN(due, call.time("due"));
    order.due = due ? due : order.due;
    FIELDLANE_ASSIGN(windowStart, call.time("from"));
    order.windowStart = windowStart;
    FIELDLANE_ASSIGN(windowEnd, call.time("until"));
    order.windowEnd = windowEnd;
    return {};
}

Result<void> readWhere(Call &call, const desk::Desk &desk, domain::Order &order)
{
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(desk, call.option("unit")));
        order.unitId = unit->id;
    }
    if (call.has("pool")) {
        FIELDLANE_ASSIGN(pool, poolNamed(desk, call.option("pool")));
        order.poolId = pool->id;
    }
    if (call.has("flow")) {
        FIELDLANE_ASSIGN(flow, flowNamed(desk, call.option("flow")));
        order.flowId = flow->id;
    }
    const domain::Unit *unit = desk.catalog().unit(order.unitId);
    order.zone = unit                            ? unit->zone
        : desk.catalog().units().empty()         ? QStringLiteral("UTC")
                                                 : desk.catalog().units().front().zone;
    return {};
}

Result<domain::Order> orderFrom(Call &call, const desk::Desk &desk)
{
    domain::Order order;
    if (call.has("type")) {
        FIELDLANE_ASSIGN(type, typeNamed(desk, call.option("type")));
        applyType(order, *type, desk.now());
    }
    order.number = call.option("number");
    order.customerName = call.option("customer");
    order.phone = call.option("phone");
    order.email = call.option("email");
    order.address = call.option("address");
    order.description = call.option("description");
    order.follows = call.option("follows");
    order.channel = call.has("channel") ? call.option("channel") : QStringLiteral("phone");
    if (call.has("priority")) {
        const auto priority = domain::priorityFrom(call.option("priority"));
        if (!priority)
            return wrongUse(call.option("priority"), QStringLiteral("The priority is low, normal, high or emergency."));
        order.priority = *priority;
    }
    FIELDLANE_TRY(readPlace(call, order));
    FIELDLANE_TRY(readTimes(call, order));
    FIELDLANE_TRY(readWhere(call, desk, order));
    return order;
}

Result<Exit> add(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(order, orderFrom(call, *desk));
    desk::CreateOrder create;
    create.order = order;
    create.fileCustomer = true;
    if (call.has("technician")) {
        FIELDLANE_ASSIGN(technician, technicianNamed(*desk, call.option("technician")));
        FIELDLANE_ASSIGN(at, call.time("at"));
        if (!at)
            return wrongUse(call.words, QStringLiteral("Say when work begins; add --at TIME."));
        create.plan = desk::PlanOrder {};
        create.plan->technicianId = technician->id;
        create.plan->start = *at;
        create.plan->consent = call.has("force") ? desk::Consent::Given : desk::Consent::None;
    }
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(create)));
    if (!outcome.isDone())
        return core::Error {core::ErrorCode::Forbidden, order.number,
            QStringLiteral("The technician cannot take it then; 'fieldlanectl rank' shows who can, --force does it all the same.")};
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is entered and %2.").arg(outcome.subject, domain::toCode(outcome.current->order.state)));
    return Exit::Ok;
}

} // namespace

void addEntryVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("orders add"), {}, QStringLiteral("Enters an order; its flow says where it goes."), 0, 0,
        {{QStringLiteral("customer"), QStringLiteral("NAME"), QStringLiteral("who calls")},
            {QStringLiteral("phone"), QStringLiteral("NUMBER"), QStringLiteral("of the caller")},
            {QStringLiteral("email"), QStringLiteral("ADDRESS"), QStringLiteral("of the customer, for notices")},
            {QStringLiteral("address"), QStringLiteral("TEXT"), QStringLiteral("where the work is")},
            {QStringLiteral("place"), QStringLiteral("LAT,LON"), QStringLiteral("the same in degrees")},
            {QStringLiteral("type"), QStringLiteral("NAME"), QStringLiteral("the order type, which sets the rest")},
            {QStringLiteral("description"), QStringLiteral("TEXT"), QStringLiteral("what is wrong")},
            {QStringLiteral("priority"), QStringLiteral("LEVEL"), QStringLiteral("low, normal, high or emergency")},
            {QStringLiteral("minutes"), QStringLiteral("N"), QStringLiteral("working time")},
            {QStringLiteral("from"), QStringLiteral("TIME"), QStringLiteral("promised: begins not earlier")},
            {QStringLiteral("until"), QStringLiteral("TIME"), QStringLiteral("promised: begins not later")},
            {QStringLiteral("follows"), QStringLiteral("ORDER"), QStringLiteral("begins only when that order is over")},
            {QStringLiteral("due"), QStringLiteral("TIME"), QStringLiteral("to be completed by then")},
            {QStringLiteral("channel"), QStringLiteral("NAME"), QStringLiteral("how it came in (phone)")},
            {QStringLiteral("number"), QStringLiteral("TEXT"), QStringLiteral("a number of your own")},
            {QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("the receiving unit")},
            {QStringLiteral("flow"), QStringLiteral("NAME"), QStringLiteral("instead of the type's or unit's flow")},
            {QStringLiteral("pool"), QStringLiteral("NAME"), QStringLiteral("straight into this pool")},
            {QStringLiteral("technician"), QStringLiteral("WHO"), QStringLiteral("dispatched at once to this technician")},
            {QStringLiteral("at"), QStringLiteral("TIME"), QStringLiteral("when the technician begins")},
            {QStringLiteral("force"), {}, QStringLiteral("also when placement asks")}},
        add});
}

} // namespace fieldlane::app::ctl
