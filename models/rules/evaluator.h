#pragma once
#include "rules/conditionprogram.h"
#include "rules/outcome.h"

namespace fieldlane::rules {

/// What became of one rule in one evaluation.
enum class RuleState {
    Matched,
    DidNotMatch,
    NotAsked, ///< an earlier rule took the order; the conditions are traced all the same
    Disabled, ///< likewise
    NotUnderstood ///< see Rule; there is no trace of its conditions
};

struct RuleTrace
{
    RuleState state = RuleState::DidNotMatch;
    ConditionTrace condition;
};

/// A rule book compiled for many orders. Const use from any thread; movable.
class Evaluator
{
public:
    explicit Evaluator(RuleBook book, const FieldCatalogue &catalogue = FieldCatalogue());

    const RuleBook &book() const { return m_book; }
    /// Whether a rule takes part: enabled and understood.
    bool isApplied(size_t rule) const { return m_book.rules[rule].enabled && m_roots[rule]; }
    Outcome evaluate(const OrderFacts &facts) const;
    /// One trace for each rule of the book; agrees with evaluate().
    std::vector<RuleTrace> trace(const OrderFacts &facts) const;

private:
    RuleBook m_book;
    ConditionProgram m_program;
    std::vector<std::optional<ConditionProgram::Root>> m_roots; ///< of the rules that are understood
};

} // namespace fieldlane::rules
