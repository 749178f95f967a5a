#include "app/ctl/rulereading.h"
#include "app/ctl/smallfile.h"
#include "rules/limits.h"
#include <algorithm>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

ui::RuleWords ruleWords(const desk::Desk &desk)
{
    const desk::Catalog &catalog = desk.catalog();
    return {desk::ruleFieldsOf(catalog), [&catalog](const rules::Reference &r) { return desk::nameOf(r, catalog); }};
}

Result<rules::BookReading> rulesInFile(const QString &path)
{
    FIELDLANE_ASSIGN(content, smallFile(path, rules::limits::fileBytes));
    return rules::ruleBookFromFile(content);
}

Result<rules::BookReading> rulesAsked(const Call &call, desk::Desk &desk)
{
    if (int(call.has("file")) + int(call.has("draft")) + int(call.has("published")) > 1)
        return wrongUse(call.words, QStringLiteral("Give one of --file, --draft and --published."));
    if (call.has("file")) {
        FIELDLANE_ASSIGN(reading, rulesInFile(call.option("file")));
        FIELDLANE_TRY(checkUsable(reading, call.option("file"), ruleWords(desk)));
        return reading;
    }
    if (call.has("draft")) {
        using Draft = std::optional<desk::DraftBook>;
        FIELDLANE_ASSIGN(draft, read<Draft>(desk, [](store::Connection &c) { return desk::draftBook(c); }));
        if (!draft)
            return Error {ErrorCode::NotFound, call.words, QStringLiteral("There is no draft of the rules.")};
        FIELDLANE_TRY(checkUsable(draft->reading, QStringLiteral("draft"), ruleWords(desk)));
        return draft->reading;
    }
    FIELDLANE_ASSIGN(number, call.number("published", 0));
    const auto version = call.has("published") ? std::optional(number) : std::nullopt;
    FIELDLANE_ASSIGN(book,
        read<desk::PublishedBook>(desk, [&](store::Connection &c) { return desk::publishedBook(c, version); }));
    FIELDLANE_TRY(checkUsable(book.reading, QString::number(book.version.number), ruleWords(desk)));
    return book.reading;
}

Result<void> checkUsable(const rules::BookReading &reading, const QString &subject, const ui::RuleWords &words)
{
    if (reading.usable)
        return {};
    return Error {ErrorCode::Unsupported, subject, reading.findings.empty() ? QString() : words.finding(reading.findings.front())};
}

void printFindings(Output &out, const std::vector<rules::BookFinding> &findings, const rules::RuleBook &book, const ui::RuleWords &words)
{
    for (const rules::BookFinding &finding : findings) {
        const auto it = std::find_if(book.rules.begin(), book.rules.end(), [&](const rules::Rule &r) { return r.id == finding.ruleId; });
        const QString title = it == book.rules.end() ? finding.ruleId : it->title();
        const QString rule = title.isEmpty() ? QString() : QStringLiteral(" in %1").arg(title);
        out.print(QStringLiteral("%1%2: %3").arg(ui::RuleWords::gravity(finding.gravity()), rule, words.finding(finding)));
    }
}

QJsonArray findingsToJson(const std::vector<rules::BookFinding> &findings, const ui::RuleWords &words)
{
    QJsonArray array;
    for (const rules::BookFinding &finding : findings)
        array += QJsonObject {{QStringLiteral("code"), rules::toCode(finding.fault)},
            {QStringLiteral("gravity"), rules::toCode(finding.gravity())}, {QStringLiteral("rule"), finding.ruleId},
            {QStringLiteral("text"), words.finding(finding)}};
    return array;
}

} // namespace fieldlane::app::ctl
