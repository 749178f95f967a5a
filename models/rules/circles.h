#pragma once
#include "rules/bookfinding.h"
#include "rules/fieldcatalogue.h"
#include "rules/knownthings.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// Adds a finding for each circle of two to four rules: one evaluation always ends, but when what a rule sets (unit,
/// pool, type, priority) makes another one set it back at the next dispatch, the order goes round for ever. Circles
/// through rules of a smaller circle are not told again.
void checkCircles(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known, std::vector<BookFinding> &findings);

} // namespace fieldlane::rules
