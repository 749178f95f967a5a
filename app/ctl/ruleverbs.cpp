#include "app/ctl/rulereading.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "desk/rulecommands.h"
#include "rules/rowfault.h"
#include <cstdio>
#include <QFile>
#include <QSaveFile>
#include <QUuid>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

desk::CommandContext contextOf(const desk::Desk &desk)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), desk.viewer(), desk.now()};
}

QString stateOf(const rules::Rule &rule, const rules::FieldCatalogue &fields)
{
    if (!rules::isUnderstood(rule, fields))
        return QStringLiteral("not applied");
    return rule.enabled ? QStringLiteral("on") : QStringLiteral("off");
}

QJsonObject toJson(const rules::BookVersion &version)
{
    return {{QStringLiteral("version"), version.number}, {QStringLiteral("by"), version.by},
        {QStringLiteral("at"), core::toUtc(version.at).toString(Qt::ISODateWithMs)}, {QStringLiteral("why"), version.why}};
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(reading, rulesAsked(call, *desk));
    const rules::FieldCatalogue fields = desk::ruleFieldsOf(desk->catalog());
    const ui::RuleWords words = ruleWords(*desk);
    TextTable table({{QStringLiteral("Rule"), TextTable::Align::Left, 30}, {QStringLiteral("State")}, {QStringLiteral("What it says")}});
    QJsonArray array;
    for (const rules::Rule &rule : reading.book.rules) {
        const QString state = stateOf(rule, fields);
        table.add({rule.title(), state, words.sentence(rule)});
        array += QJsonObject {{QStringLiteral("id"), rule.id}, {QStringLiteral("name"), rule.name}, {QStringLiteral("state"), state},
            {QStringLiteral("text"), words.sentence(rule)}, {QStringLiteral("rule"), rules::toJson(rule)}};
    }
    if (call.out.isJson()) {
        call.out.print(QJsonObject {{QStringLiteral("version"), reading.book.version.number}, {QStringLiteral("rules"), array}});
        return Exit::Ok;
    }
    if (table.isEmpty())
        call.out.print(QStringLiteral("There are no rules."));
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> history(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    using Versions = std::vector<rules::BookVersion>;
    FIELDLANE_ASSIGN(versions, read<Versions>(*desk, [](store::Connection &c) { return desk::bookVersions(c); }));
    TextTable table({{QStringLiteral("Version"), TextTable::Align::Right}, {QStringLiteral("Published (UTC)")}, {QStringLiteral("By")}, {QStringLiteral("Why")}});
    QJsonArray array;
    for (const rules::BookVersion &version : versions) {
        table.add({QString::number(version.number), wallClock(version.at, QTimeZone::utc()), version.by, version.why});
        array += toJson(version);
    }
    if (call.out.isJson())
        call.out.print(array);
    else if (table.isEmpty())
        call.out.print(QStringLiteral("No rules were ever published."));
    else
        call.out.print(table);
    return Exit::Ok;
}

/// A file appears whole or not at all.
Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    return {};
}

Result<Exit> exportRules(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(reading, rulesAsked(call, *desk));
    if (call.arguments.isEmpty()) {
        QFile file;
        call.out.flush(); // both write to the same place
        const QByteArray content = rules::toFile(reading.book);
        if (!file.open(stdout, QIODevice::WriteOnly) || file.write(content) != content.size())
            return Error {ErrorCode::Unavailable, QStringLiteral("standard output"), file.errorString()};
        return Exit::Ok;
    }
    const QString path = call.arguments[0];
    FIELDLANE_TRY(writeFile(path, rules::toFile(reading.book)));
    const auto count = reading.book.rules.size();
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("rules"), qint64(count)}, {QStringLiteral("file"), path}});
    else
        call.out.print(QStringLiteral("Rules written to %1: %2.").arg(path).arg(count));
    return Exit::Ok;
}

/// Puts a book in the place of the draft, as somebody who has just looked at both. What somebody else works on is not
/// thrown away by chance: no undo brings a draft back.
Result<qint64> saveAsDraft(desk::Desk &desk, const rules::RuleBook &book, bool replacesOthers)
{
    return read<qint64>(desk, [&](store::Connection &c) -> Result<qint64> {
        FIELDLANE_ASSIGN(newest, desk::publishedBook(c));
        FIELDLANE_ASSIGN(draft, desk::draftBook(c));
        const bool isWorkedOn = draft && draft->author != desk.viewer().login && draft->reading.book.rules != newest.reading.book.rules;
        if (isWorkedOn && !replacesOthers)
            return Error {ErrorCode::Conflict, draft->author,
                QStringLiteral("The draft is theirs and not published yet; 'rules export --draft FILE' keeps it, --replace puts yours in its place.")};
        return desk::saveRuleDraft(c, contextOf(desk), {draft ? draft->revision : 0, newest.version.number, book});
    });
}

Result<Exit> importRules(Call &call)
{
    const QString path = call.arguments[0];
    FIELDLANE_ASSIGN(reading, rulesInFile(path));
    const bool isDry = call.has("dry-run");
    FIELDLANE_ASSIGN(desk, isDry ? call.session.reader() : call.session.desk());
    const ui::RuleWords words = ruleWords(*desk);
    FIELDLANE_TRY(checkUsable(reading, path, words));
    const auto findings = desk::bookFindings(reading, desk->catalog(), desk->now());
    qint64 revision = 0;
    if (!isDry) {
        FIELDLANE_ASSIGN(saved, saveAsDraft(*desk, reading.book, call.has("replace")));
        revision = saved;
    }
    const auto count = reading.book.rules.size();
    if (call.out.isJson()) {
        call.out.print(QJsonObject {{QStringLiteral("rules"), qint64(count)}, {QStringLiteral("dryRun"), isDry},
            {QStringLiteral("draft"), isDry ? QJsonValue() : QJsonValue(revision)}, {QStringLiteral("findings"), findingsToJson(findings, words)}});
    } else {
        printFindings(call.out, findings, reading.book, words);
        call.out.print(isDry ? QStringLiteral("Rules read: %1. This was a dry run; nothing was written.").arg(count)
                             : QStringLiteral("Rules in the draft now: %1; 'fieldlanectl rules publish' makes them count.").arg(count));
    }
    const bool isBad = std::any_of(findings.begin(), findings.end(),
        [](const rules::BookFinding &f) { return f.gravity() == rules::Gravity::Error; });
    return isBad ? Exit::Finding : Exit::Ok;
}

Result<Exit> publish(Call &call)
{
    if (call.option("why").trimmed().isEmpty())
        return wrongUse(call.words, QStringLiteral("Say why the rules change; add --why TEXT."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(published, read<desk::RulesPublished>(*desk, [&](store::Connection &c) {
        return desk::publishRules(c, contextOf(*desk), {0, call.option("why")});
    }));
    const ui::RuleWords words = ruleWords(*desk);
    if (call.out.isJson()) {
        const QJsonValue version = published.version > 0 ? QJsonValue(published.version) : QJsonValue();
        call.out.print(QJsonObject {{QStringLiteral("version"), version}, {QStringLiteral("findings"), findingsToJson(published.findings, words)}});
    } else {
        using Draft = std::optional<desk::DraftBook>;
        FIELDLANE_ASSIGN(draft, read<Draft>(*desk, [](store::Connection &c) { return desk::draftBook(c); }));
        printFindings(call.out, published.findings, draft ? draft->reading.book : rules::RuleBook(), words);
        call.out.print(published.version > 0 ? QStringLiteral("Version %1 of the rules counts from now on.").arg(published.version)
                                             : QStringLiteral("Nothing was published; cure the errors first, or switch their rules off."));
    }
    return published.version > 0 ? Exit::Ok : Exit::Finding;
}

} // namespace

void addRuleVerbs(std::vector<Verb> &verbs)
{
    const VerbOption version {QStringLiteral("published"), QStringLiteral("N"), QStringLiteral("those that were published as this version")};
    const VerbOption draft {QStringLiteral("draft"), {}, QStringLiteral("those that are being worked on")};
    verbs.push_back({QStringLiteral("rules list"), {}, QStringLiteral("Lists the routing rules, each as a sentence."), 0, 0,
        {version, draft}, list});
    verbs.push_back({QStringLiteral("rules test"), QStringLiteral("ORDER"),
        QStringLiteral("Tells what the rules would do with an order now; changes nothing."), 1, 1,
        {version, draft, {QStringLiteral("file"), QStringLiteral("RULES.json"), QStringLiteral("the rules in a file instead")},
            {QStringLiteral("trace"), {}, QStringLiteral("with every condition and what it saw")}},
        testRules});
    verbs.push_back({QStringLiteral("rules export"), QStringLiteral("[FILE]"), QStringLiteral("Writes the rules as JSON."), 0, 1,
        {version, draft}, exportRules});
    verbs.push_back({QStringLiteral("rules import"), QStringLiteral("FILE"),
        QStringLiteral("Makes the rules in a file the draft, and tells what is wrong with them."), 1, 1,
        {{QStringLiteral("dry-run"), {}, QStringLiteral("only tells what is wrong")},
            {QStringLiteral("replace"), {}, QStringLiteral("also a draft that somebody else works on")}}, importRules});
    verbs.push_back({QStringLiteral("rules publish"), {}, QStringLiteral("Makes the draft the rules that count."), 0, 0,
        {{QStringLiteral("why"), QStringLiteral("TEXT"), QStringLiteral("what history tells of it; needed")}}, publish});
    verbs.push_back({QStringLiteral("rules history"), {}, QStringLiteral("Lists the versions that were published, with who and why."),
        0, 0, {}, history});
}

} // namespace fieldlane::app::ctl
