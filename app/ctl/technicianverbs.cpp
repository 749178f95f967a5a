#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "desk/nearby.h"
#include "domain/fields.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

constexpr int nearestShown = 10;

QString minuteText(core::MinuteOfDay minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60 % 24, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString positionText(const domain::Technician &t, core::Instant now)
{
    return t.position ? QStringLiteral("%1 ago").arg(lengthText(std::max(core::Duration(0), now - t.position->at)))
                      : QStringLiteral("unknown");
}

/// Who is meant, and how far away where that was asked.
struct Listed
{
    const domain::Technician *technician;
    std::optional<double> metres;
};

// Near is by air from where each was seen last, or lives; plans count for nothing, `rank` looks at those.
std::vector<Listed> everybody(const desk::Catalog &catalog, std::optional<core::Coordinate> place, const QStringList &skills)
{
    std::vector<Listed> all;
    if (place) {
        const desk::Nearby nearby(catalog);
        for (const desk::Nearby::Person &person : nearby.nearest(*place, nearby.size(), skills))
            all.push_back({catalog.technician(person.technician), person.metres});
        return all;
    }
    for (const domain::Technician &t : catalog.technicians()) {
        const bool can = std::all_of(skills.begin(), skills.end(), [&t](const QString &skill) {
            return std::any_of(t.skills.begin(), t.skills.end(), [&skill](const domain::Skill &s) { return s.name == skill; });
        });
        if (can)
            all.push_back({&t, {}});
    }
    return all;
}

Result<std::vector<Listed>> wanted(Call &call, const desk::Desk &desk)
{
    const desk::Catalog &catalog = desk.catalog();
    std::optional<core::Coordinate> place;
    if (call.has("near")) {
        FIELDLANE_ASSIGN(near, coordinateFrom(call.option("near")));
        place = near;
    }
    const QStringList skills = call.option("skill").toLower().split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &skill : skills) {
        if (everybody(catalog, {}, {skill}).empty())
            return core::Error {core::ErrorCode::NotFound, skill, QStringLiteral("No technician has a skill of this name.")};
    }
    std::vector<Listed> list = everybody(catalog, place, skills);
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(desk, call.option("unit")));
        const std::vector<domain::UnitId> units = withUnitsBelow(catalog, unit->id);
        std::erase_if(list, [&units](const Listed &l) { return std::find(units.begin(), units.end(), l.technician->unitId) == units.end(); });
    }
    FIELDLANE_ASSIGN(limit, call.number("limit", place ? nearestShown : std::numeric_limits<int>::max()));
    if (list.size() > size_t(limit))
        list.resize(size_t(limit));
    return list;
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(people, wanted(call, *desk));
    const desk::Catalog &catalog = desk->catalog();
    QJsonArray array;
    std::vector<TextTable::Column> columns {{QStringLiteral("Code")}, {QStringLiteral("Name"), TextTable::Align::Left, 30},
        {QStringLiteral("Unit"), TextTable::Align::Left, 20}, {QStringLiteral("Skills"), TextTable::Align::Left, 40},
        {QStringLiteral("Phone")}, {QStringLiteral("Position")}};
    if (call.has("near"))
        columns.push_back({QStringLiteral("Distance"), TextTable::Align::Right});
    TextTable table(columns);
    for (const auto &[t, metres] : people) {
        const domain::Unit *unit = catalog.unit(t->unitId);
        QJsonObject object = toJson(*t, catalog);
        QStringList row {t->code, t->name, unit ? unit->name : QString(), domain::skillsToText(t->skills), t->phone,
            positionText(*t, desk->now())};
        if (metres) {
            object.insert(QStringLiteral("metres"), std::round(*metres));
            row += QStringLiteral("%1 km").arg(*metres / 1000, 0, 'f', 1);
        }
        array += object;
        table.add(row);
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
            entry.insert(QStringLiteral("order"), w.number.toString());
            entry.insert(QStringLiteral("state"), domain::toCode(w.state));
            work += entry;
        }
        for (const domain::PlannedWork &w : desk->board().taken(technician->id)) {
            work += QJsonObject {{QStringLiteral("plannedStart"), core::toIso(w.assignment.plannedStart)},
                {QStringLiteral("plannedEnd"), core::toIso(w.assignment.plannedEnd)}, {QStringLiteral("otherUnit"), true}};
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
    for (const domain::PlannedWork &w : desk->board().taken(technician->id)) {
        if (w.occupied(desk->now()).end >= desk->now() - core::hours(24))
            table.add({wallClock(w.assignment.plannedStart, zone), wallClock(w.assignment.plannedEnd, zone), QString(), QString(),
                QStringLiteral("(work of another unit)")});
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
            {QStringLiteral("skill"), QStringLiteral("A,B"), QStringLiteral("who has all of these skills")},
            {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most so many (all; 10 with --near)")}},
        list});
    verbs.push_back({QStringLiteral("technicians show"), QStringLiteral("WHO"),
        QStringLiteral("Shows one technician, named by code, name or id, with the work planned from yesterday on."), 1, 1, {}, show});
    verbs.push_back({QStringLiteral("units list"), {}, QStringLiteral("Lists the units."), 0, 0, {}, listUnits});
}

} // namespace fieldlane::app::ctl
