#pragma once
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// An action with the rule that asked for it, by its place in the book.
struct AppliedAction
{
    Action action;
    size_t rule = 0;
    friend bool operator==(const AppliedAction &, const AppliedAction &) = default;
};

/// What the rules say of one order. Rules are asked from the first to the last, and an earlier rule wins: of two that
/// set the same thing (the unit, a deadline, the level of one skill) the later one's is overridden, and somebody whom an
/// earlier rule prefers cannot be excluded by a later one, nor the other way round. Notices add up; the same notice is
/// sent once. Facts are those of before the evaluation: what a rule sets is not seen by the rules behind it, so one
/// evaluation always ends.
struct Outcome
{
    std::vector<size_t> matched; ///< places in the book, in order
    std::vector<AppliedAction> actions; ///< to be done, in order
    std::vector<AppliedAction> overridden; ///< what earlier rules had already settled
    bool stopped = false; ///< the last matched rule takes the order

    /// The action of a kind of which there is one value; null when no rule asked for it.
    const AppliedAction *find(ActionKind kind) const;
    friend bool operator==(const Outcome &, const Outcome &) = default;
};

/// Adds what a matched rule does to an outcome, by the order of precedence above.
void addActions(Outcome &outcome, const Rule &rule, size_t place);

} // namespace fieldlane::rules
