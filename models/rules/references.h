#pragma once
#include "rules/fieldcatalogue.h"
#include "rules/rulebook.h"
#include <functional>

namespace fieldlane::rules {

/// A record of master data that a rule names by its id.
struct Reference
{
    ReferenceKind kind = ReferenceKind::None;
    qint64 id = 0;
    friend auto operator<=>(const Reference &, const Reference &) = default;
};

/// All that the rules of a book name, sorted, each once: so that an export can say what the ids mean. Parts that are
/// not understood are not looked into.
std::vector<Reference> referencesOf(const RuleBook &book, const FieldCatalogue &catalogue);

/// The book with other ids, for a company that has the same things under other numbers. What `translate` gives 0 for is
/// left out; a row or action that loses all of its ids is unfinished, so its rule is not applied until somebody looks.
RuleBook withReferences(RuleBook book, const FieldCatalogue &catalogue, const std::function<qint64(Reference)> &translate);

} // namespace fieldlane::rules
