#include "app/ctl/jsonvalues.h"
#include "desk/catalog.h"
#include "domain/fields.h"

namespace fieldlane::app::ctl {

namespace {

QJsonValue seconds(core::Duration d)
{
    return qint64(d.count() / 1000);
}

QJsonValue nameOf(const domain::Technician *t)
{
    return t ? QJsonValue(t->name) : QJsonValue();
}

QJsonValue toJson(const std::optional<engine::SendOption> &option)
{
    if (!option)
        return {};
    QJsonArray displaced;
    for (const domain::OrderId id : option->displaced)
        displaced += id.value();
    QJsonArray broken;
    for (const domain::OrderId id : option->broken)
        broken += id.value();
    QJsonObject object = ctl::toJson(option->placement);
    object.insert(QStringLiteral("arrival"), core::toIso(option->arrival()));
    object.insert(QStringLiteral("displacedOrderIds"), displaced);
    object.insert(QStringLiteral("brokenPromiseOrderIds"), broken);
    return object;
}

} // namespace

QJsonValue toJson(const std::optional<core::Instant> &t)
{
    return t ? QJsonValue(core::toIso(*t)) : QJsonValue();
}

QJsonValue toJson(const std::optional<core::Coordinate> &place)
{
    if (!place)
        return {};
    return QJsonObject {{QStringLiteral("latitude"), place->latitude}, {QStringLiteral("longitude"), place->longitude}};
}

QJsonObject toJson(const domain::Order &o, const desk::Catalog &catalog)
{
    const domain::Unit *unit = catalog.unit(o.unitId);
    const domain::OrderTemplate *type = catalog.orderTemplate(o.templateId);
    return {{QStringLiteral("id"), o.id.value()}, {QStringLiteral("version"), o.version},
        {QStringLiteral("number"), o.number}, {QStringLiteral("state"), domain::toCode(o.state)},
        {QStringLiteral("priority"), domain::toCode(o.priority)},
        {QStringLiteral("type"), type ? QJsonValue(type->name) : QJsonValue()},
        {QStringLiteral("unit"), unit ? QJsonValue(unit->name) : QJsonValue()},
        {QStringLiteral("channel"), o.channel}, {QStringLiteral("customer"), o.customerName},
        {QStringLiteral("phone"), o.phone}, {QStringLiteral("email"), o.email}, {QStringLiteral("address"), o.address},
        {QStringLiteral("location"), toJson(o.location)}, {QStringLiteral("zone"), o.zone},
        {QStringLiteral("description"), o.description}, {QStringLiteral("durationSeconds"), seconds(o.duration)},
        {QStringLiteral("requirements"), domain::skillsToText(o.requirements)},
        {QStringLiteral("windowStart"), toJson(o.windowStart)}, {QStringLiteral("windowEnd"), toJson(o.windowEnd)},
        {QStringLiteral("due"), toJson(o.due)}, {QStringLiteral("follows"), o.follows}, {QStringLiteral("reason"), o.reason},
        {QStringLiteral("custom"), o.custom}, {QStringLiteral("created"), core::toIso(o.createdAt)},
        {QStringLiteral("completed"), toJson(o.completedAt)}, {QStringLiteral("closed"), toJson(o.closedAt)}};
}

QJsonObject toJson(const domain::Assignment &a, const desk::Catalog &catalog)
{
    return {{QStringLiteral("technicianId"), a.technicianId.value()},
        {QStringLiteral("technician"), nameOf(catalog.technician(a.technicianId))},
        {QStringLiteral("plannedStart"), core::toIso(a.plannedStart)},
        {QStringLiteral("plannedEnd"), core::toIso(a.plannedEnd)},
        {QStringLiteral("dispatched"), toJson(a.dispatchedAt)}, {QStringLiteral("accepted"), toJson(a.acceptedAt)},
        {QStringLiteral("travelStarted"), toJson(a.travelStartedAt)}, {QStringLiteral("arrived"), toJson(a.arrivedAt)},
        {QStringLiteral("completed"), toJson(a.completedAt)}, {QStringLiteral("lockPerson"), a.lockPerson},
        {QStringLiteral("lockTime"), a.lockTime}, {QStringLiteral("overlapAllowed"), a.overlapAllowed},
        {QStringLiteral("booked"), a.booked}};
}

QJsonObject toJson(const domain::Technician &t, const desk::Catalog &catalog)
{
    const domain::Unit *unit = catalog.unit(t.unitId);
    QJsonArray shifts;
    for (const domain::WeekShift &s : t.shifts)
        shifts += QJsonObject {{QStringLiteral("weekday"), s.weekday}, {QStringLiteral("start"), s.start},
            {QStringLiteral("end"), s.end}, {QStringLiteral("breakStart"), s.breakStart},
            {QStringLiteral("breakEnd"), s.breakEnd}};
    QJsonValue position;
    if (t.position) {
        position = QJsonObject {{QStringLiteral("latitude"), t.position->place.latitude},
            {QStringLiteral("longitude"), t.position->place.longitude},
            {QStringLiteral("at"), core::toIso(t.position->at)}, {QStringLiteral("source"), t.position->source},
            {QStringLiteral("accuracyMetres"),
                t.position->accuracyMetres ? QJsonValue(*t.position->accuracyMetres) : QJsonValue()}};
    }
    return {{QStringLiteral("id"), t.id.value()}, {QStringLiteral("code"), t.code}, {QStringLiteral("name"), t.name},
        {QStringLiteral("unit"), unit ? QJsonValue(unit->name) : QJsonValue()}, {QStringLiteral("phone"), t.phone},
        {QStringLiteral("zone"), t.zone}, {QStringLiteral("home"), toJson(t.home)},
        {QStringLiteral("skills"), domain::skillsToText(t.skills)}, {QStringLiteral("shifts"), shifts},
        {QStringLiteral("active"), t.active}, {QStringLiteral("duty"), domain::toCode(t.duty)},
        {QStringLiteral("position"), position}};
}

QJsonObject toJson(const domain::Event &e)
{
    return {{QStringLiteral("at"), core::toIso(e.at)}, {QStringLiteral("actor"), e.actor},
        {QStringLiteral("action"), e.action}, {QStringLiteral("reason"), e.reason},
        {QStringLiteral("version"), e.version}, {QStringLiteral("changes"), e.changes}};
}

QJsonArray toJson(const std::vector<rules::Finding> &findings)
{
    QJsonArray array;
    for (const rules::Finding &f : findings) {
        QJsonObject object {{QStringLiteral("constraint"), rules::toCode(f.constraint)},
            {QStringLiteral("severity"), rules::toCode(f.severity)}};
        if (!f.companion.isEmpty())
            object.insert(QStringLiteral("assistant"), f.companion);
        if (f.subject != 0)
            object.insert(QStringLiteral("orderId"), f.subject);
        if (!f.name.isEmpty())
            object.insert(QStringLiteral("name"), f.name);
        if (f.need != 0 || f.have != 0) {
            object.insert(QStringLiteral("need"), f.need);
            object.insert(QStringLiteral("have"), f.have);
        }
        if (f.amount.count() != 0)
            object.insert(QStringLiteral("seconds"), seconds(f.amount));
        if (f.at)
            object.insert(QStringLiteral("at"), core::toIso(*f.at));
        array += object;
    }
    return array;
}

QJsonObject toJson(const engine::Placement &p)
{
    QJsonArray parts;
    for (const rules::CostPart &part : p.cost)
        parts += QJsonObject {{QStringLiteral("objective"), rules::toCode(part.objective)},
            {QStringLiteral("amount"), part.amount}, {QStringLiteral("cost"), part.cost}};
    return {{QStringLiteral("start"), core::toIso(p.start)}, {QStringLiteral("end"), core::toIso(p.end)},
        {QStringLiteral("travelSeconds"), seconds(p.in.travel.time)},
        {QStringLiteral("travelMetres"), qRound64(p.in.travel.metres)},
        {QStringLiteral("travelIsEstimate"), true}, {QStringLiteral("severity"), rules::toCode(p.severity())},
        {QStringLiteral("findings"), toJson(p.findings)}, {QStringLiteral("cost"), rules::total(p.cost)},
        {QStringLiteral("costParts"), parts}};
}

QJsonObject toJson(const engine::Candidate &c)
{
    return {{QStringLiteral("technicianId"), c.technicianId.value()}, {QStringLiteral("technician"), c.name},
        {QStringLiteral("severity"), rules::toCode(c.severity)}, {QStringLiteral("score"), c.score},
        {QStringLiteral("distanceMetres"), qRound64(c.distanceMetres)},
        {QStringLiteral("positionAgeSeconds"), c.positionAge ? seconds(*c.positionAge) : QJsonValue()},
        {QStringLiteral("loadSeconds"), seconds(c.load)}, {QStringLiteral("spareLevels"), c.spareLevels},
        {QStringLiteral("now"), toJson(c.now)}, {QStringLiteral("afterCurrent"), toJson(c.afterCurrent)},
        {QStringLiteral("nextGap"), toJson(c.nextGap)}};
}

QString toCode(desk::Status status)
{
    switch (status) {
    case desk::Status::Done:
        return QStringLiteral("done");
    case desk::Status::NeedsConsent:
        return QStringLiteral("needsConsent");
    case desk::Status::Blocked:
        return QStringLiteral("blocked");
    case desk::Status::Conflict:
        break;
    }
    return QStringLiteral("conflict");
}

QJsonObject toJson(const desk::Outcome &outcome, const desk::Catalog &catalog)
{
    QJsonObject object {{QStringLiteral("status"), toCode(outcome.status)}, {QStringLiteral("action"), outcome.name},
        {QStringLiteral("subject"), outcome.subject}};
    if (outcome.placement)
        object.insert(QStringLiteral("placement"), toJson(*outcome.placement));
    if (outcome.current && outcome.isDone())
        object.insert(QStringLiteral("order"), toJson(outcome.current->order, catalog));
    return object;
}

} // namespace fieldlane::app::ctl
