#include "rules/meaning.h"
#include "rules/rowfault.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

constexpr int stepsOfAll = 2'000'000; ///< then the proof is given up
constexpr int stepsOfOne = 20'000;

struct Part
{
    Formula formula;
    ConditionPath path;
};

/// What has to be true together: the members of "all" groups, groups in groups resolved.
void collectParts(const Condition &condition, const ConditionPath &path, FormulaMaker &maker, std::vector<Part> &parts)
{
    if (condition.kind != Condition::Kind::All) {
        parts.push_back({maker.make(condition), path});
        return;
    }
    ConditionPath below = path;
    below.push_back(0);
    for (const Condition &child : condition.children) {
        collectParts(child, below, maker, parts);
        ++below.back();
    }
}

/// Of an action that sets a field which rules can look at: that the field has another value.
std::optional<Row> otherValue(const Action &action)
{
    const ActionDescriptor *descriptor = descriptorOf(action.kind);
    const QString field = QLatin1String(descriptor->field);
    if (field.isEmpty())
        return std::nullopt;
    const auto *id = std::get_if<ReferenceId>(&action.argument);
    const qint64 value = id ? id->value : qint64(std::get<domain::Priority>(action.argument));
    return Row {field, Operator::IsNoneOf, Members {{value}}};
}

} // namespace

Meaning::Meaning(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known)
    : m_maker(m_vocabulary, catalogue, known)
    , m_steps(stepsOfAll)
{
    for (const Rule &rule : book.rules) {
        if (!isUnderstood(rule, catalogue))
            continue;
        Thought thought {&rule, m_maker.make(rule.when), {}, true};
        thought.matchesNot = negated(thought.matches, m_vocabulary);
        m_thoughts.push_back(std::move(thought));
    }
}

bool Meaning::isImpossible(const std::vector<const Formula *> &formulas)
{
    int steps = std::min(stepsOfOne, m_steps);
    const int before = steps;
    const bool proved = isPossible(formulas, m_vocabulary, steps) == Answer::Impossible;
    m_steps -= before - std::max(0, steps);
    return proved;
}

void Meaning::check(std::vector<BookFinding> &findings)
{
    for (size_t i = 0; i < m_thoughts.size(); ++i) {
        Thought &thought = m_thoughts[i];
        thought.isPossible = !isImpossible({&thought.matches});
        if (!thought.isPossible) {
            explainNever(thought, findings);
            continue;
        }
        if (isImpossible({&thought.matchesNot}))
            findings.push_back({.fault = BookFault::MatchesAll, .ruleId = thought.rule->id});
        checkActions(thought, findings);
        if (thought.rule->enabled)
            checkReach(i, findings);
    }
}

/// Names the two rows that are never true together, or what alone never is.
void Meaning::explainNever(const Thought &thought, std::vector<BookFinding> &findings)
{
    std::vector<Part> parts;
    collectParts(thought.rule->when, {}, m_maker, parts);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (isImpossible({&parts[i].formula})) {
            findings.push_back({.fault = BookFault::NeverMatches, .ruleId = thought.rule->id, .path = parts[i].path});
            return;
        }
        for (size_t j = 0; j < i; ++j) {
            if (isImpossible({&parts[j].formula, &parts[i].formula})) {
                findings.push_back({.fault = BookFault::Contradiction, .ruleId = thought.rule->id, .path = parts[j].path, .otherPath = parts[i].path});
                return;
            }
        }
    }
    findings.push_back({.fault = BookFault::NeverMatches, .ruleId = thought.rule->id});
}

void Meaning::checkReach(size_t at, std::vector<BookFinding> &findings)
{
    const Thought &thought = m_thoughts[at];
    std::vector<const Formula *> left {&thought.matches};
    for (size_t i = 0; i < at; ++i) {
        const Thought &earlier = m_thoughts[i];
        if (!earlier.rule->enabled || !earlier.rule->stops || !earlier.isPossible)
            continue;
        if (isImpossible({&thought.matches, &earlier.matchesNot})) {
            findings.push_back({.fault = BookFault::NeverReached, .ruleId = thought.rule->id, .others = {earlier.rule->title()}});
            return;
        }
        left.push_back(&earlier.matchesNot);
    }
    if (left.size() > 2 && isImpossible(left))
        findings.push_back({.fault = BookFault::NeverReached, .ruleId = thought.rule->id});
}

void Meaning::checkActions(const Thought &thought, std::vector<BookFinding> &findings)
{
    for (size_t i = 0; i < thought.rule->then.size(); ++i) {
        const Action &action = thought.rule->then[i];
        const auto other = otherValue(action);
        if (!other)
            continue;
        const Formula different = m_maker.make(*other);
        if (isImpossible({&thought.matches, &different}))
            findings.push_back({.fault = BookFault::ActionChangesNothing, .ruleId = thought.rule->id, .action = int(i),
                .name = QLatin1String(descriptorOf(action.kind)->code)});
    }
}

} // namespace fieldlane::rules
