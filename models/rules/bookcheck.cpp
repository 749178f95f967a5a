#include "rules/bookcheck.h"
#include "rules/circles.h"
#include "rules/meaning.h"
#include "rules/rulecheck.h"
#include <algorithm>

namespace fieldlane::rules {

std::vector<BookFinding> findingsOf(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known)
{
    std::vector<BookFinding> findings;
    QHash<QString, size_t> places;
    for (size_t i = 0; i < book.rules.size(); ++i) {
        const Rule &rule = book.rules[i];
        if (places.contains(rule.id))
            findings.push_back({.fault = BookFault::DuplicateId, .ruleId = rule.id, .name = rule.id});
        else
            places.insert(rule.id, i);
        checkRule(rule, catalogue, known, findings);
    }
    Meaning meaning(book, catalogue, known);
    meaning.check(findings);
    checkCircles(book, catalogue, known, findings);
    std::stable_sort(findings.begin(), findings.end(),
        [&](const BookFinding &a, const BookFinding &b) { return places.value(a.ruleId) < places.value(b.ruleId); });
    return findings;
}

} // namespace fieldlane::rules
