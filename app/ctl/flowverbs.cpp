#include "app/ctl/lookup.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

QString stepsOf(const domain::Flow &flow, const desk::Organisation &organisation)
{
    QStringList steps {QStringLiteral("entry")};
    if (flow.review)
        steps += QStringLiteral("review");
    if (flow.allocation)
        steps += QStringLiteral("allocation");
    if (flow.automatic)
        steps += QStringLiteral("automatic");
    else if (const domain::Person *desk = organisation.person(flow.deskId))
        steps += QStringLiteral("dispatch by %1").arg(desk->login);
    else if (flow.recipient != domain::FieldNeed::Required)
        steps += QStringLiteral("dispatch");
    return steps.join(QLatin1String(" > "));
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const desk::Organisation &organisation = desk->catalog().organisation();
    QJsonArray array;
    TextTable table({{QStringLiteral("Flow")}, {QStringLiteral("Steps"), TextTable::Align::Left, 50},
        {QStringLiteral("Technician")}, {QStringLiteral("Unit")}, {QStringLiteral("State")}});
    for (const domain::Flow &flow : organisation.flows) {
        const QString state = flow.active ? QStringLiteral("on") : QStringLiteral("off");
        table.add({flow.name, stepsOf(flow, organisation), domain::toCode(flow.recipient), domain::toCode(flow.unit), state});
        array += QJsonObject {{QStringLiteral("name"), flow.name}, {QStringLiteral("steps"), stepsOf(flow, organisation)},
            {QStringLiteral("technician"), domain::toCode(flow.recipient)}, {QStringLiteral("unit"), domain::toCode(flow.unit)},
            {QStringLiteral("state"), state}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<void> applyNeed(Call &call, const char *option, domain::FieldNeed &need)
{
    if (!call.has(option))
        return {};
    const auto given = domain::fieldNeedFrom(call.option(option));
    if (!given)
        return wrongUse(call.option(option), QStringLiteral("Write hidden, optional or required."));
    need = *given;
    return {};
}

Result<void> applySwitch(Call &call, const char *option, bool &on)
{
    const QString text = call.option(option);
    if (!call.has(option))
        return {};
    if (text != QLatin1String("on") && text != QLatin1String("off"))
        return wrongUse(text, QStringLiteral("Write on or off."));
    on = text == QLatin1String("on");
    return {};
}

Result<Exit> save(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    const domain::Flow *known = desk->catalog().organisation().flowNamed(call.arguments[0]);
    domain::Flow flow = known ? *known : domain::Flow {};
    flow.name = known ? known->name : call.arguments[0];
    FIELDLANE_TRY(applySwitch(call, "review", flow.review));
    FIELDLANE_TRY(applySwitch(call, "allocation", flow.allocation));
    FIELDLANE_TRY(applySwitch(call, "automatic", flow.automatic));
    FIELDLANE_TRY(applySwitch(call, "active", flow.active));
    FIELDLANE_TRY(applyNeed(call, "technician", flow.recipient));
    FIELDLANE_TRY(applyNeed(call, "unit", flow.unit));
    if (call.has("desk")) {
        FIELDLANE_ASSIGN(person, personNamed(*desk, call.option("desk")));
        flow.deskId = person->id;
    }
    for (const QString &name : call.option("required").split(QLatin1Char(','), Qt::SkipEmptyParts))
        flow.fields[name.trimmed()] = domain::FieldNeed::Required;
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Save<domain::Flow> {flow})));
    call.out.print(QStringLiteral("The flow %1 is saved.").arg(flow.name));
    return Exit::Ok;
}

/// Which flow orders of a unit take from now on; running orders stay in theirs.
Result<Exit> choose(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(known, unitNamed(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(flow, flowNamed(*desk, call.arguments[1]));
    domain::Unit unit = *known;
    unit.flowId = flow->id;
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Save<domain::Unit> {unit})));
    call.out.print(QStringLiteral("New orders of %1 take the flow %2.").arg(unit.name, flow->name));
    return Exit::Ok;
}

} // namespace

void addFlowVerbs(std::vector<Verb> &verbs)
{
    const auto onOff = [](const char *name, const char *help) {
        return VerbOption {QLatin1String(name), QStringLiteral("on|off"), QLatin1String(help)};
    };
    const auto need = [](const char *name, const char *help) {
        return VerbOption {QLatin1String(name), QStringLiteral("NEED"), QLatin1String(help)};
    };
    verbs.push_back({QStringLiteral("flows list"), {}, QStringLiteral("Lists the ways that orders take from entry to a technician."), 0, 0, {}, list});
    verbs.push_back({QStringLiteral("flows set"), QStringLiteral("NAME"), QStringLiteral("Makes a flow or changes what is said."), 1, 1,
        {onOff("review", "a reviewer passes or returns it first"), onOff("allocation", "a supervisor picks the unit"),
            onOff("automatic", "preset rules find unit and person"), onOff("active", "whether new orders can take it"),
            need("technician", "at entry: hidden, optional or required"), need("unit", "at entry: hidden, optional or required"),
            {QStringLiteral("desk"), QStringLiteral("PERSON"), QStringLiteral("every order goes to this person first")},
            {QStringLiteral("required"), QStringLiteral("FIELD,..."), QStringLiteral("fields that entry must fill")}},
        save});
    verbs.push_back({QStringLiteral("flows use"), QStringLiteral("UNIT FLOW"),
        QStringLiteral("Chooses the flow of a unit's new orders; running orders stay in theirs."), 2, 2, {}, choose});
}

} // namespace fieldlane::app::ctl
