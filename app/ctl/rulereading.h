#pragma once
#include "app/ctl/call.h"
#include "desk/rulebooks.h"
#include "ui/shared/rulewords.h"

namespace fieldlane::app::ctl {

/// Sentences with this company's fields and names. Borrows the desk.
ui::RuleWords ruleWords(const desk::Desk &desk);
/// A file of rules from anywhere; more than a file of rules may hold is not read. Errors: NotFound, Unavailable.
core::Result<rules::BookReading> rulesInFile(const QString &path);
/// The rules that a verb is about: `--file`, `--draft`, `--published`, else the newest published ones.
core::Result<rules::BookReading> rulesAsked(const Call &call, desk::Desk &desk);
/// An error that says what is wrong with a file that cannot be used at all.
core::Result<void> checkUsable(const rules::BookReading &reading, const QString &subject, const ui::RuleWords &words);

/// Rules are called as in `book`.
void printFindings(Output &out, const std::vector<rules::BookFinding> &findings, const rules::RuleBook &book, const ui::RuleWords &words);
QJsonArray findingsToJson(const std::vector<rules::BookFinding> &findings, const ui::RuleWords &words);

/// Tells what the rules do with one order; `rules test`.
core::Result<Exit> testRules(Call &call);

} // namespace fieldlane::app::ctl
