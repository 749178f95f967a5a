#pragma once
#include "rules/bookfinding.h"
#include "rules/fieldcatalogue.h"
#include "rules/knownthings.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// Adds what can be said of one rule without thinking about what it means: unknown parts, unfinished rows, ids and
/// names that do not exist.
void checkRule(const Rule &rule, const FieldCatalogue &catalogue, const KnownThings &known, std::vector<BookFinding> &findings);

} // namespace fieldlane::rules
