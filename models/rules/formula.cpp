#include "rules/formula.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

using Kind = Formula::Kind;

struct Box
{
    double south = 90;
    double north = -90;
    double west = 180;
    double east = -180;
};

Box boxOf(const domain::Area &area)
{
    Box box;
    for (const domain::Polygon &polygon : area) {
        for (const core::Coordinate c : polygon.front()) {
            box.south = std::min(box.south, c.latitude);
            box.north = std::max(box.north, c.latitude);
            box.west = std::min(box.west, c.longitude);
            box.east = std::max(box.east, c.longitude);
        }
    }
    return box;
}

bool areApart(const domain::Area &first, const domain::Area &second)
{
    const Box a = boxOf(first);
    const Box b = boxOf(second);
    return a.north < b.south || b.north < a.south || a.east < b.west || b.east < a.west;
}

bool wordImplies(const Literal &first, const Literal &second)
{
    if (second.kind == Literal::Kind::Part)
        return first.text.contains(second.text);
    const QString between = QLatin1Char(' ') + second.text + QLatin1Char(' ');
    const bool whole = first.kind == Literal::Kind::WholeWord;
    return (whole ? QLatin1Char(' ') + first.text + QLatin1Char(' ') : first.text).contains(between);
}

/// What is known of one order so far.
struct Knowledge
{
    struct Known
    {
        int axis;
        IntervalSet values;
        bool missing;
    };
    std::vector<Known> axes;
    std::vector<int> so;
    std::vector<int> notSo;

    size_t literals() const { return so.size() + notSo.size(); }
    bool learn(const Formula &leaf, const Vocabulary &vocabulary)
    {
        if (leaf.kind == Kind::Constant)
            return leaf.positive;
        return leaf.kind == Kind::Range ? learnRange(leaf, vocabulary) : learnLiteral(leaf, vocabulary);
    }

private:
    bool learnRange(const Formula &leaf, const Vocabulary &vocabulary)
    {
        auto known = std::find_if(axes.begin(), axes.end(), [&](const Known &k) { return k.axis == leaf.axis; });
        if (known == axes.end())
            known = axes.insert(axes.end(), {leaf.axis, vocabulary.universe(leaf.axis), vocabulary.mayBeMissing(leaf.axis)});
        known->values = known->values.intersected(leaf.values);
        known->missing = known->missing && leaf.missing;
        return known->missing || !known->values.isEmpty();
    }
    bool learnLiteral(const Formula &leaf, const Vocabulary &vocabulary)
    {
        const int literal = leaf.literal;
        (leaf.positive ? so : notSo).push_back(literal);
        if (!leaf.positive)
            return std::none_of(so.begin(), so.end(), [&](int other) { return vocabulary.implies(other, literal); });
        return std::none_of(notSo.begin(), notSo.end(), [&](int other) { return vocabulary.implies(literal, other); })
            && std::none_of(so.begin(), so.end(), [&](int other) { return vocabulary.exclude(literal, other); });
    }
};

/// Goes through the alternatives with a stack of its own, so that no condition is too much for that of a thread.
class Search
{
public:
    Search(const Vocabulary &vocabulary, int &steps)
        : m_vocabulary(vocabulary)
        , m_steps(steps)
    {
    }
    Answer run(const std::vector<const Formula *> &formulas)
    {
        Answer answer = enter({}, {}, formulas);
        while (answer == Answer::Impossible && !m_levels.empty()) {
            Level &level = m_levels.back();
            if (level.next == level.group->children.size()) {
                m_levels.pop_back();
                continue;
            }
            const Formula *child = &level.group->children[level.next++];
            answer = enter(level.knowledge, level.choices, {child});
        }
        return answer;
    }

private:
    /// A group of which one alternative after the other is tried.
    struct Level
    {
        Knowledge knowledge;
        std::vector<const Formula *> choices; ///< other groups of which none has been taken yet
        const Formula *group;
        size_t next = 0;
    };
    /// Learns from formulas. Impossible says that this cannot be, or that the new level says how to go on.
    Answer enter(Knowledge knowledge, std::vector<const Formula *> choices, std::vector<const Formula *> open)
    {
        while (!open.empty()) {
            const Formula *formula = open.back();
            open.pop_back();
            m_steps -= 1 + int(knowledge.literals() / literalsAStep);
            if (m_steps < 0)
                return Answer::Unknown;
            if (formula->kind == Kind::Any)
                choices.push_back(formula);
            else if (formula->kind == Kind::All)
                std::transform(formula->children.begin(), formula->children.end(), std::back_inserter(open), [](const Formula &f) { return &f; });
            else if (!knowledge.learn(*formula, m_vocabulary))
                return Answer::Impossible;
        }
        if (choices.empty())
            return Answer::Possible;
        if (m_levels.size() == deepest)
            return Answer::Unknown;
        const auto smallest = std::min_element(choices.begin(), choices.end(),
            [](const Formula *a, const Formula *b) { return a->children.size() < b->children.size(); });
        const Formula *group = *smallest;
        choices.erase(smallest);
        m_levels.push_back({std::move(knowledge), std::move(choices), group});
        return Answer::Impossible;
    }

    static constexpr size_t deepest = 400; ///< levels, each with a copy of what is known
    static constexpr size_t literalsAStep = 8; ///< with which a new one is compared
    const Vocabulary &m_vocabulary;
    int &m_steps;
    std::vector<Level> m_levels;
};

} // namespace

int Vocabulary::axis(const QString &name, const IntervalSet &universe, bool mayBeMissing)
{
    const auto it = m_axisNumbers.constFind(name);
    if (it != m_axisNumbers.constEnd())
        return *it;
    m_axes.push_back({universe, mayBeMissing});
    return *m_axisNumbers.insert(name, int(m_axes.size() - 1));
}

int Vocabulary::literal(const Literal &literal)
{
    const QString name = QStringLiteral("%1/%2/").arg(int(literal.kind)).arg(literal.axis) + literal.text;
    const auto it = m_literalNumbers.constFind(name);
    if (it != m_literalNumbers.constEnd())
        return *it;
    m_literals.push_back(literal);
    return *m_literalNumbers.insert(name, int(m_literals.size() - 1));
}

qint64 Vocabulary::number(const QString &word)
{
    const auto it = m_words.constFind(word);
    return it != m_words.constEnd() ? *it : *m_words.insert(word, m_words.size());
}

bool Vocabulary::implies(int first, int second) const
{
    if (first == second)
        return true;
    const Literal &a = m_literals[size_t(first)];
    const Literal &b = m_literals[size_t(second)];
    if (a.axis != b.axis || a.kind == Literal::Kind::Area || a.kind == Literal::Kind::Within)
        return false;
    return a.kind == Literal::Kind::Prefix ? a.text.startsWith(b.text) : wordImplies(a, b);
}

bool Vocabulary::exclude(int first, int second) const
{
    const Literal &a = m_literals[size_t(first)];
    const Literal &b = m_literals[size_t(second)];
    return a.axis == b.axis && a.kind == Literal::Kind::Area && b.kind == a.kind && areApart(a.area, b.area);
}

Formula negated(const Formula &formula, const Vocabulary &vocabulary)
{
    Formula result = formula;
    switch (formula.kind) {
    case Kind::All:
    case Kind::Any:
        result.kind = formula.kind == Kind::All ? Kind::Any : Kind::All;
        for (Formula &child : result.children)
            child = negated(child, vocabulary);
        break;
    case Kind::Range:
        result.values = formula.values.complement().intersected(vocabulary.universe(formula.axis));
        result.missing = !formula.missing && vocabulary.mayBeMissing(formula.axis);
        break;
    case Kind::Literal:
    case Kind::Constant:
        result.positive = !formula.positive;
        break;
    }
    return result;
}

Answer isPossible(const std::vector<const Formula *> &formulas, const Vocabulary &vocabulary, int &steps)
{
    return Search(vocabulary, steps).run(formulas);
}

} // namespace fieldlane::rules
