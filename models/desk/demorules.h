#pragma once
#include "desk/catalog.h"
#include "rules/rulebook.h"

namespace fieldlane::desk {

/// What the demonstration's people are writing: a draft, which counts for nothing before somebody publishes it.
rules::RuleBook demoRules(const Catalog &catalog);

} // namespace fieldlane::desk
