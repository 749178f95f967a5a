#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/orderfiles.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "domain/fields.h"
#include "store/eventrepository.h"
#include "store/orderlisting.h"

namespace fieldlane::app::ctl {

using core::Result;

namespace {

Result<store::OrderListFilter> filterFrom(const Call &call, const desk::Desk &desk)
{
    store::OrderListFilter filter;
    filter.viewer = desk.viewer();
    FIELDLANE_ASSIGN(states, statesFrom(call.option("state")));
    filter.states = states;
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(desk, call.option("unit")));
        filter.units = withUnitsBelow(desk.catalog(), unit->id);
    }
    if (call.has("type")) {
        FIELDLANE_ASSIGN(type, typeNamed(desk, call.option("type")));
        filter.templateId = type->id;
    }
    if (call.has("pool")) {
        FIELDLANE_ASSIGN(pool, poolNamed(desk, call.option("pool")));
        filter.poolId = pool->id;
    }
    if (call.has("technician")) {
        FIELDLANE_ASSIGN(technician, technicianNamed(desk, call.option("technician")));
        filter.technicianId = technician->id;
    }
    if (call.has("field")) {
        const QString name = call.option("field").section(QLatin1Char('='), 0, 0).trimmed();
        if (name.isEmpty() || !call.option("field").contains(QLatin1Char('=')))
            return wrongUse(call.option("field"), QStringLiteral("Write a field and its value as 'brand=Miele'."));
        filter.fields = {{name, call.option("field").section(QLatin1Char('='), 1).trimmed()}};
    }
    FIELDLANE_ASSIGN(limit, call.number("limit", filter.limit));
    filter.limit = limit;
    return filter;
}

void printOrders(Call &call, const desk::Catalog &catalog, const std::vector<domain::Order> &orders)
{
    if (call.out.isJson()) {
        QJsonArray array;
        for (const domain::Order &order : orders)
            array += toJson(order, catalog);
        call.out.print(array);
        return;
    }
    TextTable table({{QStringLiteral("Number")}, {QStringLiteral("State")}, {QStringLiteral("Priority")},
        {QStringLiteral("Due")}, {QStringLiteral("Type"), TextTable::Align::Left, 22},
        {QStringLiteral("Unit"), TextTable::Align::Left, 16}, {QStringLiteral("Customer"), TextTable::Align::Left, 26},
        {QStringLiteral("Address"), TextTable::Align::Left, 34}});
    for (const domain::Order &o : orders) {
        const domain::Unit *unit = catalog.unit(o.unitId);
        const domain::OrderTemplate *type = catalog.orderTemplate(o.templateId);
        table.add({o.number, domain::toCode(o.state), domain::toCode(o.priority), wallClock(o.due, core::zoneOf(o.zone)),
            type ? type->name : QString(), unit ? unit->name : QString(), o.customerName, o.address});
    }
    call.out.print(table);
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(filter, filterFrom(call, *desk));
    FIELDLANE_ASSIGN(orders,
        read<std::vector<domain::Order>>(*desk, [&](store::Connection &c) { return store::listOrders(c, filter); }));
    printOrders(call, desk->catalog(), orders);
    return Exit::Ok;
}

void printFacts(Output &out, const domain::Order &o, const desk::Catalog &catalog)
{
    const QTimeZone zone = core::zoneOf(o.zone);
    const domain::Unit *unit = catalog.unit(o.unitId);
    const domain::OrderTemplate *type = catalog.orderTemplate(o.templateId);
    const auto line = [&](const char *title, const QString &text) {
        if (!text.isEmpty() && text != QLatin1String("-"))
            out.print(QStringLiteral("%1 %2").arg(QLatin1String(title), -13).arg(text));
    };
    out.print(QStringLiteral("%1  %2  %3").arg(o.number, domain::toCode(o.state), domain::toCode(o.priority)));
    line("Type", type ? type->name : QString());
    line("Unit", unit ? unit->name : QString());
    line("Customer", o.customerName);
    line("Phone", o.phone);
    line("E-mail", o.email);
    line("Address", o.address);
    if (o.location)
        line("Place", QStringLiteral("%1,%2").arg(o.location->latitude, 0, 'f', 5).arg(o.location->longitude, 0, 'f', 5));
    line("Description", o.description);
    line("Needs", domain::skillsToText(o.requirements));
    line("Duration", lengthText(o.duration));
    line("From", wallClock(o.windowStart, zone));
    line("Until", wallClock(o.windowEnd, zone));
    line("Due", wallClock(o.due, zone));
    line("Reason", o.reason);
    line("Entered", wallClock(o.createdAt, zone));
    line("Completed", wallClock(o.completedAt, zone));
    line("Closed", wallClock(o.closedAt, zone));
}

void printAssignments(Output &out, const domain::OrderRecord &record, const desk::Catalog &catalog)
{
    if (record.assignments.empty())
        return;
    const QTimeZone zone = core::zoneOf(record.order.zone);
    TextTable table({{QStringLiteral("Visit")}, {QStringLiteral("Technician")}, {QStringLiteral("Role")}, {QStringLiteral("Planned")}, {QStringLiteral("Until")},
        {QStringLiteral("Arrived")}, {QStringLiteral("Completed")}});
    for (const domain::Assignment &a : record.assignments) {
        const domain::Technician *t = catalog.technician(a.technicianId);
        const auto visit = std::find_if(record.visits.begin(), record.visits.end(), [&](const auto &v) { return v.id == a.visitId; });
        table.add({visit == record.visits.end() ? QString() : QString::number(visit->sequence), t ? t->name : QString(),
            a.role == domain::AssignmentRole::Lead ? QStringLiteral("lead") : QStringLiteral("assistant"), wallClock(a.plannedStart, zone), wallClock(a.plannedEnd, zone),
            wallClock(a.arrivedAt, zone), wallClock(a.completedAt, zone)});
    }
    out.print(QString());
    out.print(table);
}

void printFiles(Output &out, const std::vector<domain::Attachment> &files, const QTimeZone &zone)
{
    if (files.empty())
        return;
    out.print(QString());
    out.print(tableOf(files, zone));
}

void printStory(Output &out, const std::vector<domain::Event> &story, const QTimeZone &zone)
{
    TextTable table({{QStringLiteral("When")}, {QStringLiteral("Who")}, {QStringLiteral("What")}, {QStringLiteral("Why")}});
    for (const domain::Event &e : story)
        table.add({wallClock(e.at, zone), e.actor, e.action, e.reason});
    out.print(QString());
    out.print(table);
}

Result<Exit> show(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    const qint64 id = record.order.id.value();
    FIELDLANE_ASSIGN(story, read<std::vector<domain::Event>>(*desk, [id](store::Connection &c) {
        return store::EventRepository(c).of(QStringLiteral("order"), id);
    }));
    FIELDLANE_ASSIGN(files, filesOf(*desk, record.order.id));
    if (call.out.isJson()) {
        QJsonObject object = toJson(record.order, desk->catalog());
        QJsonArray assignments;
        for (const domain::Assignment &a : record.assignments)
            assignments += toJson(a, desk->catalog());
        QJsonArray events;
        for (const domain::Event &e : story)
            events += toJson(e);
        object.insert(QStringLiteral("assignments"), assignments);
        object.insert(QStringLiteral("attachments"), toJson(files));
        object.insert(QStringLiteral("story"), events);
        call.out.print(object);
        return Exit::Ok;
    }
    printFacts(call.out, record.order, desk->catalog());
    printAssignments(call.out, record, desk->catalog());
    printFiles(call.out, files, core::zoneOf(record.order.zone));
    printStory(call.out, story, core::zoneOf(record.order.zone));
    return Exit::Ok;
}

} // namespace

void addOrderVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("orders list"), {}, QStringLiteral("Lists orders, the most pressing deadline first."), 0, 0,
        {{QStringLiteral("state"), QStringLiteral("STATE,..."), QStringLiteral("only these states")},
            {QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("only this unit and those below it")},
            {QStringLiteral("type"), QStringLiteral("NAME"), QStringLiteral("only this order type")},
            {QStringLiteral("pool"), QStringLiteral("NAME"), QStringLiteral("only orders of this pool")},
            {QStringLiteral("field"), QStringLiteral("NAME=VALUE"), QStringLiteral("only with this value in a field of their type")},
            {QStringLiteral("technician"), QStringLiteral("WHO"), QStringLiteral("only orders planned for this technician")},
            {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most so many (50)")}},
        list});
    verbs.push_back({QStringLiteral("orders show"), QStringLiteral("NUMBER"),
        QStringLiteral("Shows one order, its planned and actual work, its files and its story."), 1, 1, {}, show});
}

} // namespace fieldlane::app::ctl
