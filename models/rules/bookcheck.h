#pragma once
#include "rules/bookfinding.h"
#include "rules/fieldcatalogue.h"
#include "rules/knownthings.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// Everything that is wrong with a rule book, in the order of its rules: what is not understood or unfinished, what
/// does not exist in the company (as far as `known` says), and what the rules mean. What is said of their meaning is
/// proved, so silence is no proof of the contrary: it gives up where a proof takes too many steps. Two things are
/// taken for granted in it: that fields have nothing to do with each other, and, in circles, that nothing but the
/// rules changes the order. Pure;
/// some milliseconds for fifty rules and far longer for a book made to be large, so it is work for a worker.
std::vector<BookFinding> findingsOf(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known = {});

} // namespace fieldlane::rules
