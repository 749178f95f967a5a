#include "rules/circles.h"
#include "rules/formulamaker.h"
#include "rules/rowfault.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

constexpr int stepsOfAll = 500'000; ///< for each field; then the search is given up
constexpr int stepsOfOne = 5'000;
constexpr int stepsOfAsking = 10; ///< making the formulas
constexpr size_t longest = 4;

/// A rule with the fields that it sets, by code.
struct Setter
{
    const Rule *rule;
    std::map<QString, qint64> sets;
};

std::map<QString, qint64> effectsOf(const Rule &rule)
{
    std::map<QString, qint64> effects;
    for (const Action &action : rule.then) {
        const QString field = QLatin1String(descriptorOf(action.kind)->field);
        if (field.isEmpty())
            continue;
        const auto *id = std::get_if<ReferenceId>(&action.argument);
        effects.emplace(field, id ? id->value : qint64(std::get<domain::Priority>(action.argument)));
    }
    return effects;
}

class CircleSearch
{
public:
    CircleSearch(const FieldCatalogue &catalogue, const KnownThings &known, std::vector<Setter> setters, QString field)
        : m_maker(m_vocabulary, catalogue, known)
        , m_setters(std::move(setters))
        , m_field(std::move(field))
    {
    }
    std::vector<BookFinding> run()
    {
        for (size_t length = 2; length <= std::min(longest, m_setters.size()); ++length) {
            for (size_t first = 0; first < m_setters.size(); ++first) {
                m_way = {first};
                extend(length);
            }
        }
        return m_findings;
    }

private:
    /// What is known of the order between two rules of a circle.
    struct Moment
    {
        QString name;
        std::map<QString, qint64> state;
    };
    struct Thought
    {
        Formula holds;
        Formula holdsNot;
    };
    qint64 valueOf(size_t setter) const { return m_setters[setter].sets.at(m_field); }

    /// Every circle begins with the first of its rules in the book.
    void extend(size_t length)
    {
        for (size_t next = m_way.front() + 1; next < m_setters.size() && --m_steps > 0; ++next) {
            const bool used = std::find(m_way.begin(), m_way.end(), next) != m_way.end();
            if (used || valueOf(next) == valueOf(m_way.back()) || isTold(next) || !canFollow(m_way.back(), next))
                continue;
            m_way.push_back(next);
            if (m_way.size() < length)
                extend(length);
            else if (valueOf(next) != valueOf(m_way.front()) && goesRound())
                tell();
            m_way.pop_back();
        }
    }
    bool isTold(size_t next) const
    {
        return std::any_of(m_told.begin(), m_told.end(), [&](const std::vector<size_t> &circle) {
            return std::all_of(circle.begin(), circle.end(), [&](size_t setter) {
                return setter == next || std::find(m_way.begin(), m_way.end(), setter) != m_way.end();
            });
        });
    }
    /// The state after `setter`, with only its own effects known.
    bool canFollow(size_t setter, size_t next)
    {
        const auto known = m_follows.find({setter, next});
        if (known != m_follows.end())
            return known->second;
        const Moment moment {QStringLiteral("@"), m_setters[setter].sets};
        std::vector<const Formula *> formulas {&formulaOf(next, moment).holds};
        const std::vector<Formula> state = stateOf(moment);
        return m_follows[{setter, next}] = ask(formulas, state);
    }
    /// Whether one and the same order can take the whole way: at each moment the next rule matches it, and none of the
    /// others, were it earlier in the book, does.
    bool goesRound()
    {
        std::vector<const Formula *> formulas;
        std::vector<Formula> states;
        for (size_t at = 0; at < m_way.size(); ++at) {
            const Moment moment {QStringLiteral("@%1").arg(at), stateAfter(at)};
            const std::vector<Formula> state = stateOf(moment);
            states.insert(states.end(), state.begin(), state.end());
            const size_t next = m_way[(at + 1) % m_way.size()];
            formulas.push_back(&formulaOf(next, moment).holds);
            for (const size_t other : m_way) {
                if (other < next)
                    formulas.push_back(&formulaOf(other, moment).holdsNot);
            }
        }
        return ask(formulas, states);
    }
    /// What is set after a moment of the circle, by whichever of its rules set it last.
    std::map<QString, qint64> stateAfter(size_t moment) const
    {
        std::map<QString, qint64> state;
        for (size_t back = 0; back < m_way.size(); ++back) {
            const size_t setter = m_way[(moment + m_way.size() - back) % m_way.size()];
            state.insert(m_setters[setter].sets.begin(), m_setters[setter].sets.end()); // keeps what is there
        }
        return state;
    }
    /// The formulas of a rule's condition at a moment; made once for each set of fields that are known then.
    const Thought &formulaOf(size_t setter, const Moment &moment)
    {
        QString key = QString::number(setter) + moment.name;
        for (const auto &[field, value] : moment.state)
            key += u'/' + field;
        const auto it = m_thoughts.find(key);
        if (it != m_thoughts.end())
            return it->second;
        rename(moment);
        Formula holds = m_maker.make(m_setters[setter].rule->when);
        Formula holdsNot = negated(holds, m_vocabulary);
        return m_thoughts.emplace(key, Thought {std::move(holds), std::move(holdsNot)}).first->second;
    }
    void rename(const Moment &moment)
    {
        QStringList fields;
        for (const auto &[field, value] : moment.state)
            fields += field;
        m_maker.renameFields(fields, moment.name);
    }
    std::vector<Formula> stateOf(const Moment &moment)
    {
        rename(moment);
        std::vector<Formula> formulas;
        for (const auto &[field, value] : moment.state)
            formulas.push_back(m_maker.make(Row {field, Operator::IsOneOf, Members {{value}}}));
        return formulas;
    }
    bool ask(std::vector<const Formula *> formulas, const std::vector<Formula> &states)
    {
        for (const Formula &state : states)
            formulas.push_back(&state);
        const int most = std::clamp(m_steps, 0, stepsOfOne);
        int steps = most;
        const bool possible = isPossible(formulas, m_vocabulary, steps) == Answer::Possible;
        m_steps -= most - std::max(0, steps) + stepsOfAsking;
        return possible;
    }
    void tell()
    {
        BookFinding finding {.fault = BookFault::Circle, .ruleId = m_setters[m_way.front()].rule->id, .name = m_field};
        for (const size_t setter : m_way)
            finding.others += m_setters[setter].rule->title();
        m_findings.push_back(std::move(finding));
        m_told.push_back(m_way);
    }

    Vocabulary m_vocabulary;
    FormulaMaker m_maker;
    std::vector<Setter> m_setters;
    QString m_field;
    std::vector<size_t> m_way;
    std::vector<std::vector<size_t>> m_told;
    std::map<QString, Thought> m_thoughts; ///< its nodes stay where they are
    std::map<std::pair<size_t, size_t>, bool> m_follows;
    std::vector<BookFinding> m_findings;
    int m_steps = stepsOfAll;
};

} // namespace

void checkCircles(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known, std::vector<BookFinding> &findings)
{
    std::map<QString, std::vector<Setter>> byField;
    for (const Rule &rule : book.rules) {
        if (!rule.enabled || !isUnderstood(rule, catalogue))
            continue;
        const auto effects = effectsOf(rule);
        for (const auto &[field, value] : effects)
            byField[field].push_back({&rule, effects});
    }
    for (auto &[field, setters] : byField) {
        const auto found = CircleSearch(catalogue, known, std::move(setters), field).run();
        findings.insert(findings.end(), found.begin(), found.end());
    }
}

} // namespace fieldlane::rules
