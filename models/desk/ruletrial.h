#pragma once
#include "desk/rulebooks.h"
#include "domain/viewer.h"
#include "rules/evaluator.h"

namespace fieldlane::desk {

/// What a book would do with one order now, and how it came to that. Changes nothing.
struct RuleTrial
{
    domain::Order order; ///< as dispatch would ask: unit and fault type filled in where they can be told
    std::vector<rules::RuleTrace> traces; ///< one for each rule
    rules::Outcome outcome;
};

/// Errors: NotFound when no order in sight has the number.
core::Result<RuleTrial> tryRules(store::Connection &connection, const domain::Viewer &viewer, const Catalog &catalog,
    const rules::RuleBook &book, const QString &number, core::Instant now);

} // namespace fieldlane::desk
