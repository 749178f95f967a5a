#include "app/ctl/rulereading.h"
#include "app/ctl/texttable.h"
#include "desk/ruletrial.h"
#include "rules/actionjson.h"
#include "rules/conditionjson.h"
#include <QJsonDocument>

namespace fieldlane::app::ctl {

using core::Result;
using rules::Condition;
using rules::ConditionTrace;
using rules::RuleState;

namespace {

QString toCode(RuleState state)
{
    switch (state) {
    case RuleState::Matched:
        return QStringLiteral("matched");
    case RuleState::DidNotMatch:
        return QStringLiteral("did not match");
    case RuleState::NotAsked:
        return QStringLiteral("not asked");
    case RuleState::Disabled:
        return QStringLiteral("off");
    case RuleState::NotUnderstood:
        break;
    }
    return QStringLiteral("not applied");
}

QString seenText(const QJsonValue &seen)
{
    if (seen.isNull() || seen.isUndefined())
        return QStringLiteral("nothing");
    return QString::fromUtf8(QJsonDocument(QJsonArray {seen}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

void printTrace(Call &call, const Condition &condition, const ConditionTrace &trace, const ui::RuleWords &words, int depth)
{
    const QString indent(depth * 2, QLatin1Char(' '));
    const QString mark = trace.holds ? QStringLiteral("yes") : QStringLiteral("no ");
    if (condition.kind == Condition::Kind::Row) {
        call.out.print(QStringLiteral("%1%2  %3 (seen: %4)").arg(indent, mark, words.row(condition.row), seenText(trace.seen)));
        return;
    }
    const char *what = condition.kind == Condition::Kind::All ? "all of" : condition.kind == Condition::Kind::Any ? "any of" : "not";
    call.out.print(QStringLiteral("%1%2  %3").arg(indent, mark, QLatin1String(what)));
    for (size_t i = 0; i < condition.children.size() && i < trace.children.size(); ++i)
        printTrace(call, condition.children[i], trace.children[i], words, depth + 1);
}

QJsonObject toJson(const Condition &condition, const ConditionTrace &trace)
{
    QJsonObject object {{QStringLiteral("holds"), trace.holds}};
    if (condition.kind == Condition::Kind::Row) {
        object.insert(QStringLiteral("condition"), rules::toJson(condition));
        object.insert(QStringLiteral("seen"), trace.seen);
        if (!trace.found.isEmpty())
            object.insert(QStringLiteral("found"), QJsonArray::fromStringList(trace.found));
        return object;
    }
    QJsonArray children;
    for (size_t i = 0; i < condition.children.size() && i < trace.children.size(); ++i)
        children += toJson(condition.children[i], trace.children[i]);
    object.insert(QStringLiteral("kind"), condition.kind == Condition::Kind::All ? QStringLiteral("and")
            : condition.kind == Condition::Kind::Any                             ? QStringLiteral("or")
                                                                                 : QStringLiteral("!"));
    object.insert(QStringLiteral("conditions"), children);
    return object;
}

QJsonArray toJson(const std::vector<rules::AppliedAction> &actions, const rules::RuleBook &book)
{
    QJsonArray array;
    for (const rules::AppliedAction &applied : actions)
        array += QJsonObject {{QStringLiteral("rule"), book.rules[applied.rule].id}, {QStringLiteral("action"), rules::toJson(applied.action)}};
    return array;
}

QJsonArray traceToJson(const rules::RuleBook &book, const std::vector<rules::RuleTrace> &traces)
{
    QJsonArray array;
    for (size_t i = 0; i < traces.size(); ++i) {
        QJsonObject object {{QStringLiteral("rule"), book.rules[i].id}, {QStringLiteral("state"), toCode(traces[i].state)}};
        if (traces[i].state != RuleState::NotUnderstood)
            object.insert(QStringLiteral("condition"), toJson(book.rules[i].when, traces[i].condition));
        array += object;
    }
    return array;
}

void printOutcome(Call &call, const rules::RuleBook &book, const rules::Outcome &outcome, const ui::RuleWords &words)
{
    if (outcome.matched.empty()) {
        call.out.print(QStringLiteral("No rule takes the order %1.").arg(call.arguments[0]));
        return;
    }
    TextTable table({{QStringLiteral("Rule"), TextTable::Align::Left, 40}, {QStringLiteral("Does")}, {QStringLiteral("Counts")}});
    for (const size_t rule : outcome.matched) {
        const auto add = [&](const std::vector<rules::AppliedAction> &actions, const char *counts) {
            for (const rules::AppliedAction &applied : actions) {
                if (applied.rule == rule)
                    table.add({book.rules[rule].title(), words.action(applied.action), QLatin1String(counts)});
            }
        };
        add(outcome.actions, "yes");
        add(outcome.overridden, "no, an earlier rule settled it");
        if (book.rules[rule].then.empty())
            table.add({book.rules[rule].title(), QStringLiteral("nothing"), QStringLiteral("yes")});
    }
    call.out.print(table);
    if (outcome.stopped)
        call.out.print(QStringLiteral("Rules behind %1 were not asked.").arg(book.rules[outcome.matched.back()].title()));
}

} // namespace

Result<Exit> testRules(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(reading, rulesAsked(call, *desk));
    const rules::RuleBook &book = reading.book;
    FIELDLANE_ASSIGN(trial, read<desk::RuleTrial>(*desk, [&](store::Connection &c) {
        return desk::tryRules(c, desk->viewer(), desk->catalog(), book, call.arguments[0], desk->now());
    }));
    const rules::Outcome &outcome = trial.outcome;
    const auto traces = call.has("trace") ? trial.traces : std::vector<rules::RuleTrace>();
    if (call.out.isJson()) {
        QJsonArray matched;
        for (const size_t rule : outcome.matched)
            matched += book.rules[rule].id;
        QJsonObject object {{QStringLiteral("order"), trial.order.number}, {QStringLiteral("version"), book.version.number},
            {QStringLiteral("matched"), matched}, {QStringLiteral("actions"), toJson(outcome.actions, book)},
            {QStringLiteral("overridden"), toJson(outcome.overridden, book)}, {QStringLiteral("stopped"), outcome.stopped}};
        if (call.has("trace"))
            object.insert(QStringLiteral("trace"), traceToJson(book, traces));
        call.out.print(object);
        return Exit::Ok;
    }
    const ui::RuleWords words = ruleWords(*desk);
    for (size_t i = 0; i < traces.size(); ++i) {
        call.out.print(QStringLiteral("%1: %2").arg(book.rules[i].title(), toCode(traces[i].state)));
        if (traces[i].state != RuleState::NotUnderstood)
            printTrace(call, book.rules[i].when, traces[i].condition, words, 1);
    }
    printOutcome(call, book, outcome, words);
    return Exit::Ok;
}

} // namespace fieldlane::app::ctl
