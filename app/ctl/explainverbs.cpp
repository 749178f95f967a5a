#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/zone.h"
#include "desk/explaining.h"
#include "rules/decisionjson.h"
#include "ui/shared/changewords.h"
#include "ui/shared/decisionwords.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

QJsonArray partsJson(const rules::CostParts &parts)
{
    QJsonArray array;
    for (const rules::CostPart &part : parts)
        array += QJsonObject {{QStringLiteral("objective"), rules::toCode(part.objective)},
            {QStringLiteral("amount"), part.amount}, {QStringLiteral("cost"), part.cost}};
    return array;
}

QJsonArray codesOf(const std::vector<desk::NotAsked> &reasons)
{
    QJsonArray codes;
    for (const desk::NotAsked reason : reasons)
        codes += desk::toCode(reason);
    return codes;
}

QJsonObject whyNotJson(const desk::WhyNot &answer)
{
    const rules::DecisionCandidate &c = answer.candidate;
    return {{QStringLiteral("technician"), c.name}, {QStringLiteral("fromRecord"), answer.isFromRecord},
        {QStringLiteral("start"), toJson(c.start)}, {QStringLiteral("findings"), toJson(c.findings)},
        {QStringLiteral("cost"), rules::total(c.cost)}, {QStringLiteral("margin"), answer.margin},
        {QStringLiteral("marginParts"), partsJson(answer.parts)}, {QStringLiteral("notAsked"), codesOf(answer.notAsked)}};
}

QJsonObject changeJson(const desk::Relaxation &change)
{
    return {{QStringLiteral("kind"), ui::ChangeWords::toCode(change.kind)}, {QStringLiteral("technician"), change.technician},
        {QStringLiteral("start"), core::toIso(change.span.start)}, {QStringLiteral("end"), core::toIso(change.span.end)},
        {QStringLiteral("price"), change.price()}, {QStringLiteral("priceParts"), partsJson(change.cost)},
        {QStringLiteral("against"), toJson(change.against)}};
}

void printLines(Output &out, const QStringList &lines)
{
    for (const QString &line : lines)
        out.print(QStringLiteral("  ") + line);
}

void printDecision(Output &out, const rules::Decision &decision, const ui::DecisionWords &words)
{
    out.print(words.maker(decision));
    out.print(words.chosen(decision));
    if (decision.chosen)
        printLines(out, words.findings(decision.candidates[*decision.chosen].findings));
    out.print(words.runnerUp(decision));
    if (decision.runnerUp)
        printLines(out, ui::DecisionWords::parts(rules::marginParts(decision.candidates[*decision.chosen], decision.candidates[*decision.runnerUp])));
    out.print(words.considered(decision));
}

void printNobody(Output &out, const rules::Decision &decision, const ui::DecisionWords &words)
{
    out.print(words.nobody(decision));
    for (const rules::DecisionCandidate &c : decision.candidates) {
        out.print(c.name.isEmpty() ? words.start(c) : QStringLiteral("%1: %2").arg(c.name, words.start(c)));
        printLines(out, words.findings(c.findings));
    }
}

void printWhyNot(Output &out, const desk::WhyNot &answer, bool isHeld, const ui::DecisionWords &words)
{
    out.print(answer.isFromRecord ? QStringLiteral("Why not %1, as it was then:").arg(answer.candidate.name)
                                  : QStringLiteral("Why not %1, worked out now:").arg(answer.candidate.name));
    out.print(words.start(answer.candidate));
    printLines(out, words.findings(answer.candidate.findings));
    printLines(out, ui::DecisionWords::notAsked(answer.notAsked));
    if (!isHeld)
        return;
    out.print(QStringLiteral("Beside who has it: %1.").arg(ui::DecisionWords::difference(answer.margin)));
    printLines(out, ui::DecisionWords::parts(answer.parts));
}

Result<desk::Changes> changesFor(desk::Desk &desk, const domain::OrderRecord &record)
{
    std::optional<desk::Changes> changes;
    desk::findChanges(desk, record, &desk, [&](const desk::Changes &found) { changes = found; });
    if (!changes)
        return Error {ErrorCode::Internal, record.order.number, QStringLiteral("The changes could not be worked out.")};
    return *std::move(changes);
}

void printChanges(Call &call, const desk::Changes &changes, const QTimeZone &zone, core::Instant now)
{
    if (changes.isTakeable)
        return call.out.print(ui::ChangeWords::takeable(changes));
    if (changes.cheapest.empty())
        return call.out.print(QStringLiteral("Nobody can take it, and no single change would help."));
    call.out.print(QStringLiteral("Nobody can take it as it stands. One of these would do:"));
    int place = 0;
    for (const desk::Relaxation &change : changes.cheapest) {
        call.out.print(QStringLiteral("%1. %2").arg(++place).arg(ui::ChangeWords::sentence(change, zone, now)));
        call.out.print(QStringLiteral("   %1").arg(ui::ChangeWords::price(change)));
    }
}

Result<Exit> explain(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    std::optional<Result<desk::Explanation>> read;
    desk::explain(*desk, record, desk, [&](const Result<desk::Explanation> &r) { read = r; });
    FIELDLANE_ASSIGN(explanation, *std::move(read));
    std::optional<desk::WhyNot> other;
    if (call.has("technician")) {
        FIELDLANE_ASSIGN(technician, technicianNamed(*desk, call.option("technician")));
        other = desk::whyNot(*desk, record, explanation, technician->id);
        if (!other)
            return Error {ErrorCode::InvalidInput, technician->name, QStringLiteral("This technician has the order.")};
    }
    const QTimeZone zone = core::zoneOf(record.order.zone);
    const bool isHeld = record.bookedLead() != nullptr;
    if (call.out.isJson()) {
        QJsonObject object {{QStringLiteral("order"), record.order.number},
            {QStringLiteral("decision"), explanation.decision ? QJsonValue(rules::toJson(*explanation.decision)) : QJsonValue()},
            {QStringLiteral("nobody"), explanation.nobody ? QJsonValue(rules::toJson(*explanation.nobody)) : QJsonValue()},
            {QStringLiteral("earlierDecisions"), explanation.earlier}};
        if (other)
            object.insert(QStringLiteral("whyNot"), whyNotJson(*other));
        call.out.print(object);
        return Exit::Ok;
    }
    const ui::DecisionWords words(zone, desk->now());
    if (explanation.decision)
        printDecision(call.out, *explanation.decision, words);
    else if (explanation.nobody)
        printNobody(call.out, *explanation.nobody, words);
    else
        call.out.print(isHeld ? QStringLiteral("No record says why %1 is where it is.").arg(record.order.number)
                              : QStringLiteral("Nobody has %1; see 'orders fit' for what would make it fit.").arg(record.order.number));
    if (other)
        printWhyNot(call.out, *other, isHeld, words);
    return Exit::Ok;
}

/// Makes one of the changes that were just listed.
Result<Exit> makeChange(Call &call, desk::Desk &desk, const domain::OrderRecord &record, const desk::Relaxation &change)
{
    std::optional<Result<desk::Outcome>> answer;
    desk::applyChange(desk, change, &desk, [&](const Result<desk::Outcome> &r) { answer = r; });
    FIELDLANE_ASSIGN(outcome, *std::move(answer));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk.catalog()));
    if (!outcome.isDone())
        return Error {ErrorCode::Conflict, record.order.number, QStringLiteral("Something else changed meanwhile; list the changes again.")};
    if (!call.out.isJson())
        call.out.print(QStringLiteral("Done: %1").arg(ui::ChangeWords::sentence(change, core::zoneOf(record.order.zone), desk.now())));
    return Exit::Ok;
}

Result<Exit> fit(Call &call)
{
    FIELDLANE_ASSIGN(place, call.number("do", 0));
    FIELDLANE_ASSIGN(desk, place > 0 ? call.session.desk() : call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    if (record.bookedLead() || !domain::isUnplanned(record.order.state))
        return Error {ErrorCode::Forbidden, record.order.number, QStringLiteral("This order does not wait for anybody; only what is not planned can be made to fit.")};
    FIELDLANE_ASSIGN(changes, changesFor(*desk, record));
    if (place > int(changes.cheapest.size()))
        return wrongUse(call.option("do"), QStringLiteral("There is no such change; list them without --do."));
    if (place > 0)
        return makeChange(call, *desk, record, changes.cheapest[size_t(place) - 1]);
    if (call.out.isJson()) {
        QJsonArray array;
        for (const desk::Relaxation &change : changes.cheapest)
            array += changeJson(change);
        call.out.print(QJsonObject {{QStringLiteral("order"), record.order.number}, {QStringLiteral("takeable"), changes.isTakeable},
            {QStringLiteral("taker"), changes.taker}, {QStringLiteral("notAsked"), codesOf(changes.notAsked)}, {QStringLiteral("changes"), array}});
    } else {
        printChanges(call, changes, core::zoneOf(record.order.zone), desk->now());
    }
    return Exit::Ok;
}

} // namespace

void addExplainVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("explain"), QStringLiteral("ORDER"),
        QStringLiteral("Says why an order is where it is: who decided, who came second and by how much."), 1, 1,
        {{QStringLiteral("technician"), QStringLiteral("TECHNICIAN"), QStringLiteral("also why not this one")}}, explain});
    verbs.push_back({QStringLiteral("orders fit"), QStringLiteral("ORDER"),
        QStringLiteral("Lists the cheapest single changes for an order that nobody can take, or makes one of them."), 1, 1,
        {{QStringLiteral("do"), QStringLiteral("N"), QStringLiteral("make the Nth change and assign the order")}}, fit});
}

} // namespace fieldlane::app::ctl
