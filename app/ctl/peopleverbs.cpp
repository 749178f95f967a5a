#include "app/ctl/lookup.h"
#include "app/ctl/password.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "delivery/secret.h"
#include "desk/login.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

Result<Exit> listPeople(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const desk::Organisation &organisation = desk->catalog().organisation();
    QJsonArray array;
    TextTable table({{QStringLiteral("Log-in")}, {QStringLiteral("Name"), TextTable::Align::Left, 30}, {QStringLiteral("Role")},
        {QStringLiteral("Unit"), TextTable::Align::Left, 20}, {QStringLiteral("Technician"), TextTable::Align::Left, 26},
        {QStringLiteral("State")}});
    for (const domain::Person &p : organisation.people) {
        const domain::Role *role = organisation.role(p.roleId);
        const domain::Unit *unit = desk->catalog().unit(p.unitId);
        const domain::Technician *technician = desk->catalog().technician(p.technicianId);
        const QString state = p.active ? QStringLiteral("active") : QStringLiteral("disabled");
        table.add({p.login, p.name, role ? role->name : QString(), unit ? unit->name : QString(),
            technician ? technician->name : QString(), state});
        array += QJsonObject {{QStringLiteral("login"), p.login}, {QStringLiteral("name"), p.name},
            {QStringLiteral("role"), role ? role->name : QString()}, {QStringLiteral("unit"), unit ? unit->name : QString()},
            {QStringLiteral("technician"), technician ? technician->name : QString()}, {QStringLiteral("state"), state}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> listRoles(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    QJsonArray array;
    TextTable table({{QStringLiteral("Role")}, {QStringLiteral("Sees")}, {QStringLiteral("May"), TextTable::Align::Left, 90}});
    for (const domain::Role &role : desk->catalog().organisation().roles) {
        QStringList may;
        for (int i = 0; i < domain::permissionCount; ++i) {
            if (role.permissions.has(domain::Permission(i)))
                may += domain::toCode(domain::Permission(i));
        }
        table.add({role.name, domain::toCode(role.scope), may.join(QLatin1String(", "))});
        array += QJsonObject {{QStringLiteral("name"), role.name}, {QStringLiteral("scope"), domain::toCode(role.scope)},
            {QStringLiteral("permissions"), QJsonArray::fromStringList(may)}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<void> applyOptions(Call &call, const desk::Desk &desk, domain::Person &person)
{
    if (call.has("name"))
        person.name = call.option("name");
    if (call.has("email"))
        person.email = call.option("email");
    if (call.has("phone"))
        person.phone = call.option("phone");
    if (call.has("language"))
        person.language = call.option("language");
    if (call.has("role")) {
        FIELDLANE_ASSIGN(role, roleNamed(desk, call.option("role")));
        person.roleId = role->id;
    }
    if (call.has("unit")) {
        FIELDLANE_ASSIGN(unit, unitNamed(desk, call.option("unit")));
        person.unitId = unit->id;
    }
    if (call.has("technician")) {
        FIELDLANE_ASSIGN(technician, technicianNamed(desk, call.option("technician")));
        person.technicianId = technician->id;
    }
    person.active = call.has("disable") ? false : call.has("enable") ? true : person.active;
    return {};
}

Result<Exit> setPerson(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    const domain::Person *known = desk->catalog().organisation().personWithLogin(call.arguments[0]);
    domain::Person person = known ? *known : domain::Person {};
    person.login = call.arguments[0];
    if (!known)
        person.name = person.login;
    FIELDLANE_TRY(applyOptions(call, *desk, person));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::Save<domain::Person> {person})));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("login"), person.login}, {QStringLiteral("command"), outcome.name}});
    else
        call.out.print(QStringLiteral("%1 is saved.").arg(person.login));
    return Exit::Ok;
}

Result<Exit> setPersonPassword(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(person, personNamed(*desk, call.arguments[0]));
    QString password;
    if (!call.has("remove")) {
        FIELDLANE_ASSIGN(given, passwordOf(person->login, {call.option("from"), {}}));
        password = given;
    }
    const domain::PersonId id = person->id;
    const bool asked = desk::asksWho(desk->options().database);
    FIELDLANE_TRY(read<bool>(*desk, [&](store::Connection &c) -> Result<bool> {
        FIELDLANE_TRY(desk::setPassword(c, desk->catalog(), desk->viewer(), id, password));
        return true;
    }));
    call.out.print(password.isEmpty() ? QStringLiteral("%1 has no password any more.").arg(person->login)
                                      : QStringLiteral("%1 has a new password.").arg(person->login));
    if (!asked && desk::asksWho(desk->options().database))
        call.out.print(QStringLiteral("From now on everybody logs in, here with --as. Whoever can open the file can still read it: "
                                      "protect the file itself."));
    return Exit::Ok;
}

Result<Exit> keepPassword(Call &call)
{
    const QString login = call.arguments[0];
    if (!call.has("in"))
        return wrongUse(call.words, QStringLiteral("Say where it shall lie; add --in keychain:NAME."));
    FIELDLANE_ASSIGN(password, passwordOf(login, {call.option("from"), {}}));
    FIELDLANE_TRY(call.session.checkLogIn(login, password));
    FIELDLANE_TRY(delivery::keepSecret(call.option("in"), password));
    call.out.print(QStringLiteral("The password of %1 is kept; --as %1 --password-from %2 finds it.").arg(login, call.option("in")));
    return Exit::Ok;
}

} // namespace

void addPeopleVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("people list"), {}, QStringLiteral("Lists who may log in, and as what."), 0, 0, {}, listPeople});
    verbs.push_back({QStringLiteral("people set"), QStringLiteral("LOGIN"), QStringLiteral("Adds a person or changes what is said."), 1, 1,
        {{QStringLiteral("name"), QStringLiteral("NAME"), QStringLiteral("as others see it")},
            {QStringLiteral("role"), QStringLiteral("NAME"), QStringLiteral("what the person may do and see")},
            {QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("where the person works")},
            {QStringLiteral("technician"), QStringLiteral("WHO"), QStringLiteral("whom the person is on the board")},
            {QStringLiteral("email"), QStringLiteral("ADDRESS"), QStringLiteral("for notices")},
            {QStringLiteral("phone"), QStringLiteral("NUMBER"), QStringLiteral("for notices")},
            {QStringLiteral("language"), QStringLiteral("CODE"), QStringLiteral("of notices, such as es")},
            {QStringLiteral("disable"), {}, QStringLiteral("shut the person out")},
            {QStringLiteral("enable"), {}, QStringLiteral("let the person in again")}},
        setPerson});
    verbs.push_back({QStringLiteral("people password"), QStringLiteral("LOGIN"),
        QStringLiteral("Gives a person a password, typed or from a file; the first one makes everybody log in."), 1, 1,
        {{QStringLiteral("from"), QStringLiteral("FILE"), QStringLiteral("holds the new password")},
            {QStringLiteral("remove"), {}, QStringLiteral("take the password away")}},
        setPersonPassword});
    verbs.push_back({QStringLiteral("people keep-password"), QStringLiteral("LOGIN"),
        QStringLiteral("Keeps one's own password in the key chain, where --password-from finds it."), 1, 1,
        {{QStringLiteral("in"), QStringLiteral("PLACE"), QStringLiteral("keychain:NAME or file:/PATH")},
            {QStringLiteral("from"), QStringLiteral("FILE"), QStringLiteral("holds the password")}},
        keepPassword});
    verbs.push_back({QStringLiteral("roles list"), {}, QStringLiteral("Lists roles, what they may do and what they see."), 0, 0, {}, listRoles});
}

} // namespace fieldlane::app::ctl
