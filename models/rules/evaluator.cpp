#include "rules/evaluator.h"
#include "rules/rowfault.h"

namespace fieldlane::rules {

Evaluator::Evaluator(RuleBook book, const FieldCatalogue &catalogue)
    : m_book(std::move(book))
    , m_program(catalogue)
{
    for (const Rule &rule : m_book.rules)
        m_roots.push_back(isUnderstood(rule, catalogue) ? std::optional(m_program.add(rule.when)) : std::nullopt);
    m_program.finish();
}

Outcome Evaluator::evaluate(const OrderFacts &facts) const
{
    Outcome outcome;
    FactReader reader = m_program.reader(facts);
    for (size_t i = 0; i < m_roots.size(); ++i) {
        if (!isApplied(i) || !m_program.holds(*m_roots[i], reader))
            continue;
        const Rule &rule = m_book.rules[i];
        outcome.matched.push_back(i);
        addActions(outcome, rule, i);
        outcome.stopped = rule.stops;
        if (rule.stops)
            break;
    }
    return outcome;
}

std::vector<RuleTrace> Evaluator::trace(const OrderFacts &facts) const
{
    std::vector<RuleTrace> traces;
    FactReader reader = m_program.reader(facts);
    bool stopped = false;
    for (size_t i = 0; i < m_roots.size(); ++i) {
        const Rule &rule = m_book.rules[i];
        if (!m_roots[i]) {
            traces.push_back({RuleState::NotUnderstood, {}});
            continue;
        }
        RuleTrace trace {RuleState::DidNotMatch, m_program.trace(*m_roots[i], reader)};
        if (!rule.enabled)
            trace.state = RuleState::Disabled;
        else if (stopped)
            trace.state = RuleState::NotAsked;
        else if (trace.condition.holds)
            trace.state = RuleState::Matched;
        stopped = stopped || (trace.state == RuleState::Matched && rule.stops);
        traces.push_back(std::move(trace));
    }
    return traces;
}

} // namespace fieldlane::rules
