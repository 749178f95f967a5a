#include "app/ctl/jsonvalues.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/zone.h"
#include "desk/alertfixes.h"
#include "desk/alerts.h"
#include "ui/shared/alertwords.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::AlertMarkKind;
using ui::AlertWords;

namespace {

using Entry = desk::Alerts::Entry;

/// The inbox as it stands; on a desk without threads it is there at once.
Result<std::unique_ptr<desk::Alerts>> inbox(desk::Desk &desk)
{
    auto alerts = std::make_unique<desk::Alerts>(desk);
    std::optional<Error> failure;
    QObject::connect(alerts.get(), &desk::Alerts::failed, alerts.get(), [&](const Error &error) { failure = error; });
    alerts->refresh();
    if (failure)
        return *failure;
    return alerts;
}

Result<Entry> alertWith(const desk::Alerts &alerts, const QString &key)
{
    if (const Entry *entry = alerts.find(key))
        return *entry;
    return Error {ErrorCode::NotFound, key, QStringLiteral("There is no such alert; see 'fieldlanectl alerts list'.")};
}

QString standingCode(const Entry &entry)
{
    return entry.standing.snoozed ? QStringLiteral("snoozed")
        : entry.standing.acknowledged ? QStringLiteral("acknowledged") : QStringLiteral("open");
}

QJsonArray notesOf(const Entry &entry)
{
    QJsonArray notes;
    for (const domain::AlertMark &note : entry.standing.notes)
        notes += QJsonObject {{QStringLiteral("who"), note.who}, {QStringLiteral("at"), core::toIso(note.at)}, {QStringLiteral("text"), note.text}};
    return notes;
}

QJsonObject toJson(const Entry &entry, const desk::Desk &desk)
{
    const domain::Alert &a = entry.alert;
    const AlertWords words(desk.catalog(), desk.now());
    const domain::Technician *t = desk.catalog().technician(a.technicianId);
    return {{QStringLiteral("key"), a.key()}, {QStringLiteral("kind"), domain::toCode(a.kind)},
        {QStringLiteral("level"), domain::toCode(entry.level)}, {QStringLiteral("urgency"), domain::urgencyOf(a, desk.now())},
        {QStringLiteral("order"), a.orderId.isValid() ? QJsonValue(a.number) : QJsonValue()},
        {QStringLiteral("technician"), t ? QJsonValue(t->name) : QJsonValue()}, {QStringLiteral("sentence"), words.sentence(a)},
        {QStringLiteral("actBy"), core::toIso(a.actBy)}, {QStringLiteral("limit"), ctl::toJson(a.limit)},
        {QStringLiteral("foreseen"), ctl::toJson(a.foreseen)}, {QStringLiteral("standing"), standingCode(entry)},
        {QStringLiteral("until"), entry.standing.snoozed ? ctl::toJson(entry.standing.snoozed->until) : QJsonValue()},
        {QStringLiteral("acknowledgedBy"), entry.standing.acknowledged ? QJsonValue(entry.standing.acknowledged->who) : QJsonValue()},
        {QStringLiteral("notes"), notesOf(entry)}};
}

Result<Exit> list(Call &call)
{
    std::optional<domain::AlertKind> kind;
    if (call.has("kind")) {
        kind = domain::alertKindFrom(call.option("kind"));
        if (!kind)
            return wrongUse(call.option("kind"), QStringLiteral("There is no such kind of alert."));
    }
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(alerts, inbox(*desk));
    const AlertWords words(desk->catalog(), desk->now());
    QJsonArray array;
    TextTable table({{QStringLiteral("Level")}, {QStringLiteral("Time")}, {QStringLiteral("About"), TextTable::Align::Left, 34},
        {QStringLiteral("What is wrong"), TextTable::Align::Left, 90}, {QStringLiteral("Standing")}, {QStringLiteral("Key")}});
    for (const Entry &entry : alerts->list()) {
        if (kind && entry.alert.kind != *kind)
            continue;
        array += toJson(entry, *desk);
        table.add({domain::toCode(entry.level), words.timeLeft(entry.alert), words.subject(entry.alert), words.sentence(entry.alert),
            standingCode(entry), entry.alert.key()});
    }
    if (call.out.isJson())
        call.out.print(array);
    else if (array.isEmpty())
        call.out.print(QStringLiteral("Nothing is wrong."));
    else
        call.out.print(table);
    return Exit::Ok;
}

/// Writes a mark down and says so.
Result<Exit> mark(Call &call, const desk::Alerts::Marking &marking, const QString &done)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(alerts, inbox(*desk));
    std::optional<Result<void>> answer;
    alerts->mark(call.arguments[0], marking, alerts.get(), [&](const Result<void> &result) { answer = result; });
    FIELDLANE_TRY(*answer);
    FIELDLANE_ASSIGN(entry, alertWith(*alerts, call.arguments[0]));
    if (call.out.isJson())
        call.out.print(toJson(entry, *desk));
    else
        call.out.print(done.arg(call.arguments[0]));
    return Exit::Ok;
}

Result<Exit> acknowledge(Call &call)
{
    return mark(call, {AlertMarkKind::Acknowledged, call.option("note"), {}}, QStringLiteral("%1 is acknowledged."));
}

Result<Exit> note(Call &call)
{
    return mark(call, {AlertMarkKind::Note, call.arguments[1], {}}, QStringLiteral("The note on %1 is kept."));
}

Result<Exit> snooze(Call &call)
{
    FIELDLANE_ASSIGN(until, call.time("until"));
    if (!until)
        return wrongUse(call.words, QStringLiteral("Say until when; add --until TIME."));
    return mark(call, {AlertMarkKind::Snoozed, {}, until}, QStringLiteral("%1 comes back then."));
}

Result<Exit> remind(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(alerts, inbox(*desk));
    std::optional<Result<void>> answer;
    alerts->remind(call.arguments[0], alerts.get(), [&](const Result<void> &result) { answer = result; });
    FIELDLANE_TRY(*answer);
    FIELDLANE_ASSIGN(entry, alertWith(*alerts, call.arguments[0]));
    if (call.out.isJson())
        call.out.print(toJson(entry, *desk));
    else
        call.out.print(QStringLiteral("%1: everybody whom it waits for is reminded.").arg(entry.alert.number));
    return Exit::Ok;
}

Result<std::vector<desk::AlertFix>> fixesOf(desk::Desk &desk, const domain::Alert &alert)
{
    std::vector<desk::AlertFix> found;
    desk::findFixes(desk, alert, &desk, [&](const std::vector<desk::AlertFix> &fixes) { found = fixes; });
    return found;
}

void printFixes(Call &call, const desk::Desk &desk, const domain::Alert &alert, const std::vector<desk::AlertFix> &fixes)
{
    const AlertWords words(desk.catalog(), desk.now());
    QJsonArray array;
    for (size_t i = 0; i < fixes.size(); ++i) {
        const QString text = words.fix(fixes[i], alert);
        array += text;
        if (!call.out.isJson())
            call.out.print(QStringLiteral("%1  %2").arg(i + 1).arg(text));
    }
    if (call.out.isJson())
        call.out.print(array);
    else if (fixes.empty())
        call.out.print(QStringLiteral("There is no fix that needs no question."));
}

Result<Exit> fix(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(alerts, inbox(*desk));
    FIELDLANE_ASSIGN(entry, alertWith(*alerts, call.arguments[0]));
    FIELDLANE_ASSIGN(fixes, fixesOf(*desk, entry.alert));
    if (call.arguments.size() < 2) {
        printFixes(call, *desk, entry.alert, fixes);
        return Exit::Ok;
    }
    bool isNumber = false;
    const int number = call.arguments[1].toInt(&isNumber);
    if (!isNumber || number < 1 || size_t(number) > fixes.size())
        return wrongUse(call.arguments[1], QStringLiteral("There is no fix of this number; see 'fieldlanectl alerts fix %1'.").arg(call.arguments[0]));
    const desk::AlertFix &chosen = fixes[size_t(number) - 1];
    if (!chosen.command)
        return Error {ErrorCode::Unsupported, chosen.number, QStringLiteral("A place is shown on the map; open the console, or edit the order.")};
    const QString text = AlertWords(desk->catalog(), desk->now()).fix(chosen, entry.alert);
    std::optional<Result<desk::Outcome>> answer;
    desk::applyFix(*desk, chosen, desk, [&](const Result<desk::Outcome> &result) { answer = result; });
    FIELDLANE_ASSIGN(outcome, std::move(*answer));
    if (!outcome.isDone())
        return Error {ErrorCode::Conflict, outcome.subject, QStringLiteral("Somebody changed the order or the day meanwhile; look at it again.")};
    if (call.out.isJson())
        call.out.print(ctl::toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1: %2.").arg(outcome.subject, text));
    return Exit::Ok;
}

/// Shows the thresholds, or sets one of them.
Result<Exit> policy(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.arguments.isEmpty() ? call.session.reader() : call.session.desk());
    FIELDLANE_ASSIGN(stored, read<domain::AlertPolicy>(*desk, [](store::Connection &c) { return desk::readAlertPolicy(c); }));
    QJsonObject values = domain::toJson(stored);
    if (!call.arguments.isEmpty()) {
        bool isNumber = false;
        const double value = call.arguments.last().toDouble(&isNumber);
        if (call.arguments.size() != 2 || !values.contains(call.arguments[0]) || !isNumber || value < 0)
            return wrongUse(call.arguments[0], QStringLiteral("Give the name of a threshold and its minutes; see 'fieldlanectl alerts policy'."));
        values.insert(call.arguments[0], value);
        FIELDLANE_TRY(read<void>(*desk, [&](store::Connection &c) {
            return desk::writeAlertPolicy(c, desk->viewer(), domain::alertPolicyFrom(values));
        }));
    }
    if (call.out.isJson()) {
        call.out.print(values);
        return Exit::Ok;
    }
    TextTable table({{QStringLiteral("Threshold")}, {QStringLiteral("Minutes"), TextTable::Align::Right}});
    for (auto it = values.begin(); it != values.end(); ++it)
        table.add({it.key(), QString::number(it.value().toDouble())});
    call.out.print(table);
    return Exit::Ok;
}

} // namespace

void addAlertVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("alerts list"), {}, QStringLiteral("Lists what is wrong now, the most pressing first."), 0, 0,
        {{QStringLiteral("kind"), QStringLiteral("KIND"), QStringLiteral("only these, for example lateStart")}}, list});
    verbs.push_back({QStringLiteral("alerts acknowledge"), QStringLiteral("KEY"), QStringLiteral("Marks an alert as seen."), 1, 1,
        {{QStringLiteral("note"), QStringLiteral("TEXT"), QStringLiteral("for colleagues")}}, acknowledge});
    verbs.push_back({QStringLiteral("alerts note"), QStringLiteral("KEY TEXT"), QStringLiteral("Leaves a note for colleagues."), 2, 2, {}, note});
    verbs.push_back({QStringLiteral("alerts snooze"), QStringLiteral("KEY"), QStringLiteral("Puts an alert off."), 1, 1,
        {{QStringLiteral("until"), QStringLiteral("TIME"), QStringLiteral("when it comes back")}}, snooze});
    verbs.push_back({QStringLiteral("alerts remind"), QStringLiteral("KEY"), QStringLiteral("Reminds the person whom an alert is about."), 1, 1, {}, remind});
    verbs.push_back({QStringLiteral("alerts fix"), QStringLiteral("KEY [N]"), QStringLiteral("Shows the best fixes of an alert, or does one of them."), 1, 2, {}, fix});
    verbs.push_back({QStringLiteral("alerts policy"), QStringLiteral("[NAME MINUTES]"), QStringLiteral("Shows when things become alerts, or sets one threshold."), 0, 2, {}, policy});
}

} // namespace fieldlane::app::ctl
