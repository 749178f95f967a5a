#include "app/ctl/session.h"
#include "app/ctl/smallfile.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "desk/policies.h"
#include "rules/limits.h"
#include "ui/shared/policywords.h"
#include "ui/shared/words.h"
#include <QJsonDocument>
#include <QSaveFile>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::PlanningPolicy;

namespace {

/// Nothing named: the one in force, which is the standard where the company has none.
Result<rules::StoredPolicy> policyAsked(const Call &call, const desk::Desk &desk)
{
    const auto &all = desk.catalog().organisation().policies;
    const domain::PolicyId inForce = desk::policyIdInForce(desk.catalog(), desk.now());
    const PlanningPolicy *found = nullptr;
    if (!call.arguments.isEmpty()) {
        found = desk.catalog().organisation().policyNamed(call.arguments[0]);
        if (!found)
            return Error {ErrorCode::NotFound, call.arguments[0], QStringLiteral("There is no such policy; 'policies list' names them.")};
    } else if (const auto it = std::find_if(all.begin(), all.end(), [&](const auto &p) { return p.id == inForce; }); it != all.end()) {
        found = &*it;
    }
    return found ? desk::readingOf(*found).stored : rules::StoredPolicy();
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const domain::PolicyId inForce = desk::policyIdInForce(desk->catalog(), desk->now());
    TextTable table({{QStringLiteral("Policy"), TextTable::Align::Left, 30}, {QStringLiteral("Made for")}, {QStringLiteral("State")},
        {QStringLiteral("Against the standard"), TextTable::Align::Left, 70}});
    QJsonArray array;
    for (const PlanningPolicy &policy : desk->catalog().organisation().policies) {
        const bool isIn = policy.id == inForce;
        const QString state = isIn ? (policy.chosenAt ? QStringLiteral("in force, chosen") : QStringLiteral("in force"))
                                   : policy.active ? QString() : QStringLiteral("not in use");
        const rules::StoredPolicy stored = desk::readingOf(policy).stored;
        table.add({policy.name, ui::PolicyWords::situation(policy.situation), state,
            ui::PolicyWords::difference(rules::Policy::standard(), stored.policy)});
        array += QJsonObject {{QStringLiteral("name"), policy.name}, {QStringLiteral("version"), policy.version},
            {QStringLiteral("inForce"), isIn}, {QStringLiteral("chosen"), policy.chosenAt.has_value()},
            {QStringLiteral("active"), policy.active}, {QStringLiteral("policy"), rules::toJson(stored)}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else if (table.isEmpty())
        call.out.print(QStringLiteral("There are no policies; the standard is in force."));
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> show(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(stored, policyAsked(call, *desk));
    if (call.out.isJson()) {
        call.out.print(rules::toJson(stored));
        return Exit::Ok;
    }
    call.out.print(QStringLiteral("%1, version %2").arg(stored.policy.name).arg(stored.policy.version));
    TextTable weights({{QStringLiteral("Objective")}, {QStringLiteral("Weight (%)"), TextTable::Align::Right}});
    for (int i = 0; i < rules::objectiveCount; ++i)
        weights.add({ui::Words::objective(rules::Objective(i)), QString::number(stored.policy.weights[size_t(i)])});
    call.out.print(weights);
    TextTable severities({{QStringLiteral("Constraint")}, {QStringLiteral("When broken")}});
    for (int i = 0; i < rules::constraintCount; ++i)
        severities.add({ui::PolicyWords::constraint(rules::Constraint(i)), ui::Words::severity(stored.policy.severities[size_t(i)])});
    call.out.print(severities);
    return Exit::Ok;
}

Result<Exit> exportPolicy(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    const QString path = call.arguments.back();
    if (call.arguments.size() == 1)
        call.arguments.clear();
    FIELDLANE_ASSIGN(stored, policyAsked(call, *desk));
    QSaveFile file(path);
    const QByteArray content = QJsonDocument(rules::toJson(stored)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("policy"), stored.policy.name}, {QStringLiteral("file"), path}});
    else
        call.out.print(QStringLiteral("The policy %1 was written to %2.").arg(stored.policy.name, path));
    return Exit::Ok;
}

Result<rules::PolicyReading> policyInFile(const QString &path)
{
    FIELDLANE_ASSIGN(content, smallFile(path, rules::limits::fileBytes));
    rules::PolicyReading reading = rules::policyFromFile(content);
    if (!reading.usable)
        return Error {ErrorCode::InvalidInput, path, ui::PolicyWords::finding(reading.findings.front())};
    return reading;
}

Result<Exit> importPolicy(Call &call)
{
    FIELDLANE_ASSIGN(reading, policyInFile(call.arguments[0]));
    const bool isDry = call.has("dry-run");
    FIELDLANE_ASSIGN(desk, isDry ? call.session.reader() : call.session.desk());
    const QString name = reading.stored.policy.name;
    const PlanningPolicy *known = desk->catalog().organisation().policyNamed(name);
    PlanningPolicy entity = known ? *known : PlanningPolicy();
    entity.name = known ? known->name : name;
    entity.content = desk::contentOf(reading.stored);
    if (!isDry)
        FIELDLANE_TRY(submit(*desk, desk::SingleCommand(desk::Save<PlanningPolicy> {entity})));
    QJsonArray findings;
    for (const rules::PolicyFinding &finding : reading.findings) {
        findings += QJsonObject {{QStringLiteral("fault"), rules::toCode(finding.fault)}, {QStringLiteral("text"), ui::PolicyWords::finding(finding)}};
        if (!call.out.isJson())
            call.out.print(ui::PolicyWords::finding(finding));
    }
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("policy"), entity.name}, {QStringLiteral("replaced"), known != nullptr},
            {QStringLiteral("dryRun"), isDry}, {QStringLiteral("findings"), findings}});
    else
        call.out.print(isDry ? QStringLiteral("This was a dry run; nothing was written.")
                : known      ? QStringLiteral("The policy %1 was replaced; undo brings the old one back.").arg(entity.name)
                             : QStringLiteral("The policy %1 was made.").arg(entity.name));
    return Exit::Ok;
}

Result<Exit> choose(Call &call)
{
    if (call.arguments.isEmpty() != call.has("by-day"))
        return wrongUse(call.words, QStringLiteral("Name a policy, or give --by-day."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    desk::ChoosePolicy command;
    if (!call.arguments.isEmpty()) {
        const PlanningPolicy *policy = desk->catalog().organisation().policyNamed(call.arguments[0]);
        if (!policy)
            return Error {ErrorCode::NotFound, call.arguments[0], QStringLiteral("There is no such policy; 'policies list' names them.")};
        command.id = policy->id;
    }
    FIELDLANE_TRY(submit(*desk, desk::SingleCommand(command)));
    const QString name = desk->policy().name;
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("inForce"), name}});
    else
        call.out.print(QStringLiteral("In force now: %1.").arg(name));
    return Exit::Ok;
}

} // namespace

void addPolicyVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("policies list"), {}, QStringLiteral("Lists the policies, and which is in force."), 0, 0, {}, list});
    verbs.push_back({QStringLiteral("policies show"), QStringLiteral("[NAME]"),
        QStringLiteral("Shows what a policy asks and weighs; without a name, the one in force."), 0, 1, {}, show});
    verbs.push_back({QStringLiteral("policies export"), QStringLiteral("[NAME] FILE"),
        QStringLiteral("Writes a policy as JSON; without a name, the one in force."), 1, 2, {}, exportPolicy});
    verbs.push_back({QStringLiteral("policies import"), QStringLiteral("FILE"),
        QStringLiteral("Makes a policy of a file, or replaces the one of its name."), 1, 1,
        {{QStringLiteral("dry-run"), {}, QStringLiteral("only tells what is wrong")}}, importPolicy});
    verbs.push_back({QStringLiteral("policies choose"), QStringLiteral("[NAME]"),
        QStringLiteral("Puts a policy in force until another is chosen."), 0, 1,
        {{QStringLiteral("by-day"), {}, QStringLiteral("the one for a normal day or a holiday, as it comes")}}, choose});
}

} // namespace fieldlane::app::ctl
