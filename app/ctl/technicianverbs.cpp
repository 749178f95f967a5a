#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "desk/nearby.h"
#include "domain/fields.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

QString minuteText(core::MinuteOfDay minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60 % 24, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString positionText(const domain::Technician &t, core::Instant now)
{
    return t.position ? QStringLiteral("%1 ago").arg(lengthText(std::max(core::Duration(0), now - t.position->at)))
                      : QStringLiteral("unknown");
}

// By air from where each was seen last, or lives; plans count for nothing, `rank` looks at those.
Result<Exit> listNear(Call &call, const desk::Desk &desk)
{
    FIELDLANE_ASSIGN(place, coordinateFrom(call.option("near")));
    FIELDLANE_ASSIGN(limit, call.number("limit", 10));
    const QStringList skills = call.option("skill").toLower().split(QLatin1Char(','), Qt::SkipEmptyParts);
    QJsonArray array;
    TextTable table({{QStringLiteral("Code")}, {QStringLiteral("Name"), TextTable::Align::Left, 30},
        {QStringLiteral("Distance"), TextTable::Align::Right}, {QStringLiteral("Position")}, {QStringLiteral("Phone")}});
    for (const desk::Nearby::Person &near : desk::Nearby(desk.catalog()).nearest(place, size_t(limit), skills)) {
        const domain::Technician &t = *desk.catalog().technician(near.technician);
        QJsonObject object = toJson(t, desk.catalog());
        object.insert(QStringLiteral("metres"), std::round(near.metres));
        array += object;
        table.add({t.code, t.name, QStringLiteral("%1 km").arg(near.metres / 1000, 0, 'f', 1),
            positionText(t, desk.now()), t.phone});
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    if (call.has("near"))
        return listNear(call, *desk);
    const desk::Catalog &catalog = desk->catalog();
    std::vector<domain::UnitId> units;
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(*desk, call.option("unit")));
        units = withUnitsBelow(catalog, unit->id);
    }
    QJsonArray array;
    TextTable table({{QStringLiteral("Code")}, {QStringLiteral("Name"), TextTable::Align::Left, 30},
        {QStringLiteral("Unit"), TextTable::Align::Left, 20}, {QStringLiteral("Skills"), TextTable::Align::Left, 40},
        {QStringLiteral("Phone")}, {QStringLiteral("Position")}});
    for (const domain::Technician &t : catalog.technicians()) {
        if (call.has("unit") && std::find(units.begin(), units.end(), t.unitId) == units.end())
            continue;
        const domain::Unit *unit = catalog.unit(t.unitId);
        array += toJson(t, catalog);
        table.add({t.code, t.name, unit ? unit->name : QString(), domain::skillsToText(t.skills), t.phone,
            positionText(t, desk->now())});
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

void printPerson(Output &out, const domain::Technician &t, const desk::Desk &desk)
{
    const domain::Unit *unit = desk.catalog().unit(t.unitId);
    const QTimeZone zone = core::zoneOf(t.zone);
    out.print(QStringLiteral("%1  %2  %3").arg(t.code, t.name, t.phone));
    out.print(QStringLiteral("Unit      %1").arg(unit ? unit->name : QString()));
    out.print(QStringLiteral("Skills    %1").arg(domain::skillsToText(t.skills)));
    for (const domain::Skill &skill : t.skills) {
        if (skill.certificateUntil)
            out.print(QStringLiteral("          certificate for %1 until %2").arg(skill.name, wallClock(skill.certificateUntil, zone)));
    }
    out.print(QStringLiteral("Position  %1").arg(positionText(t, desk.now())));
    for (const domain::WeekShift &s : t.shifts)
        out.print(QStringLiteral("%1       %2-%3")
                      .arg(QLocale::c().dayName(s.weekday, QLocale::ShortFormat), minuteText(s.start), minuteText(s.end)));
    for (const domain::Absence &a : desk.catalog().absencesOf(t.id))
        out.print(QStringLiteral("Absent    %1 to %2  %3").arg(wallClock(a.span.start, zone), wallClock(a.span.end, zone), a.reason));
}

Result<Exit> show(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(technician, technicianNamed(*desk, call.arguments[0]));
    const auto &lane = desk->board().lane(technician->id);
    if (call.out.isJson()) {
        QJsonObject object = toJson(*technician, desk->catalog());
        QJsonArray work;
        for (const domain::PlannedWork &w : lane) {
            QJsonObject entry = toJson(w.assignment, desk->catalog());
            entry.insert(QStringLiteral("order"), w.number);
            entry.insert(QStringLiteral("state"), domain::toCode(w.state));
            work += entry;
        }
        object.insert(QStringLiteral("work"), work);
        call.out.print(object);
        return Exit::Ok;
    }
    printPerson(call.out, *technician, *desk);
    const QTimeZone zone = core::zoneOf(technician->zone);
    TextTable table({{QStringLiteral("Planned")}, {QStringLiteral("Until")}, {QStringLiteral("Order")}, {QStringLiteral("State")},
        {QStringLiteral("Customer"), TextTable::Align::Left, 30}});
    for (const domain::PlannedWork &w : lane) {
        if (w.occupied(desk->now()).end >= desk->now() - core::hours(24))
            table.add({wallClock(w.assignment.plannedStart, zone), wallClock(w.assignment.plannedEnd, zone), w.number,
                domain::toCode(w.state), w.customerName});
    }
    if (!table.isEmpty()) {
        call.out.print(QString());
        call.out.print(table);
    }
    return Exit::Ok;
}

Result<Exit> listUnits(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const desk::Catalog &catalog = desk->catalog();
    QJsonArray array;
    TextTable table({{QStringLiteral("Unit")}, {QStringLiteral("Kind")}, {QStringLiteral("Below")},
        {QStringLiteral("Technicians"), TextTable::Align::Right}, {QStringLiteral("Area")}});
    for (const domain::Unit &u : catalog.units()) {
        const domain::Unit *parent = catalog.unit(u.parentId);
        const auto people = std::count_if(catalog.technicians().begin(), catalog.technicians().end(),
            [&](const domain::Technician &t) { return t.unitId == u.id; });
        array += QJsonObject {{QStringLiteral("id"), u.id.value()}, {QStringLiteral("name"), u.name},
            {QStringLiteral("kind"), domain::toCode(u.kind)},
            {QStringLiteral("parent"), parent ? QJsonValue(parent->name) : QJsonValue()},
            {QStringLiteral("zone"), u.zone}, {QStringLiteral("technicians"), qint64(people)},
            {QStringLiteral("hasArea"), !u.area.empty()}};
        table.add({u.name, domain::toCode(u.kind), parent ? parent->name : QString(), QString::number(people),
            u.area.empty() ? QStringLiteral("none") : QStringLiteral("drawn")});
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

} // namespace

void addTechnicianVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("technicians list"), {}, QStringLiteral("Lists the technicians."), 0, 0,
        {{QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("only this unit and those below it")},
            {QStringLiteral("near"), QStringLiteral("LAT,LON"), QStringLiteral("who is nearest to this place, by air")},
            {QStringLiteral("skill"), QStringLiteral("A,B"), QStringLiteral("with --near: who has all of these")},
            {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("with --near: at most so many (10)")}},
        list});
    verbs.push_back({QStringLiteral("technicians show"), QStringLiteral("WHO"),
        QStringLiteral("Shows one technician, named by code, name or id, with the work planned from yesterday on."), 1, 1, {}, show});
    verbs.push_back({QStringLiteral("units list"), {}, QStringLiteral("Lists the units."), 0, 0, {}, listUnits});
}

} // namespace fieldlane::app::ctl
