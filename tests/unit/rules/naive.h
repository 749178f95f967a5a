#pragma once
#include "rules/facts.h"
#include "rules/fieldcatalogue.h"
#include "rules/outcome.h"

namespace fieldlane::support {

/// What the documentation says, done the slowest way and with nothing of the compiled evaluation: the referee.
bool naivelyHolds(const rules::Condition &condition, const rules::OrderFacts &facts, const rules::FieldCatalogue &catalogue);
/// Places of the matched rules; all are taken to be understood.
std::vector<size_t> naivelyMatched(const rules::RuleBook &book, const rules::OrderFacts &facts, const rules::FieldCatalogue &catalogue);
bool naivelyHasWord(const QString &text, const QString &word, rules::WordMatch match);

} // namespace fieldlane::support
