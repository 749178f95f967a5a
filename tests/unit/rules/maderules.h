#pragma once
#include "core/random.h"
#include "rules/facts.h"
#include "rules/fieldcatalogue.h"
#include "rules/rulebook.h"

namespace fieldlane::support {

/// The built-in fields and one custom field of each kind: model (text), size (number), site (choice), bought (date),
/// keys (flag).
rules::FieldCatalogue madeCatalogue();
/// Seeded conditions, rules and orders from small lists, so that they often meet.
rules::Row madeRow(core::Random &random, const rules::FieldCatalogue &catalogue);
rules::Condition madeCondition(core::Random &random, const rules::FieldCatalogue &catalogue, int depth = 3);
rules::RuleBook madeBook(core::Random &random, const rules::FieldCatalogue &catalogue, int rules);
rules::OrderFacts madeFacts(core::Random &random);

} // namespace fieldlane::support
