#pragma once
#include "domain/unit.h"
#include "rules/intervalset.h"
#include <QHash>
#include <QString>

namespace fieldlane::rules {

/// A condition as logic, for proofs about rules. Leaves speak of axes (the value of one field, on one scale of whole
/// numbers, or its absence) and of literals (a text holds a word, a place lies in an area).
struct Formula
{
    enum class Kind {
        All,
        Any,
        Range, ///< the axis has one of `values`, or is missing where `missing` says so
        Literal, ///< as `positive` says
        Constant ///< as `positive` says
    };
    Kind kind = Kind::Constant;
    std::vector<Formula> children;
    int axis = 0;
    IntervalSet values;
    bool missing = false;
    int literal = 0;
    bool positive = true;

    static Formula all(std::vector<Formula> children) { return {Kind::All, std::move(children)}; }
    static Formula any(std::vector<Formula> children) { return {Kind::Any, std::move(children)}; }
    static Formula constant(bool value) { return {Kind::Constant, {}, 0, {}, false, 0, value}; }
};

/// Something that is or is not so of a text, the postcodes, a place or a unit.
struct Literal
{
    enum class Kind { Part, WholeWord, Prefix, Area, Within };
    Kind kind = Kind::Part;
    int axis = 0;
    QString text; ///< word, prefix, or another name of what is meant
    domain::Area area;
};

/// The axes and literals that the formulas of one investigation share.
class Vocabulary
{
public:
    /// The number of an axis; the same for the same name.
    int axis(const QString &name, const IntervalSet &universe, bool mayBeMissing);
    int literal(const Literal &literal);
    /// A number for a word, the same for the same word.
    qint64 number(const QString &word);

    const IntervalSet &universe(int axis) const { return m_axes[size_t(axis)].universe; }
    bool mayBeMissing(int axis) const { return m_axes[size_t(axis)].mayBeMissing; }
    /// Whether the first can only be so when the second is.
    bool implies(int first, int second) const;
    /// Whether they are never both so.
    bool exclude(int first, int second) const;

private:
    struct Axis
    {
        IntervalSet universe;
        bool mayBeMissing;
    };
    std::vector<Axis> m_axes;
    std::vector<Literal> m_literals;
    QHash<QString, int> m_axisNumbers;
    QHash<QString, int> m_literalNumbers;
    QHash<QString, qint64> m_words;
};

/// The opposite: not(a and b) is (not a) or (not b), down to the leaves.
Formula negated(const Formula &formula, const Vocabulary &vocabulary);

enum class Answer { Possible, Impossible, Unknown };

/// Whether all formulas can be true of one order: leaves first, then one group of alternatives after the other
/// (Davis, Putnam, Logemann, Loveland 1962, without learning). "Impossible" is proved; "possible" is so as far as the
/// literals' meaning is known here. Unknown when `steps`, which it uses up, run out, or too many alternatives lie in
/// each other.
Answer isPossible(const std::vector<const Formula *> &formulas, const Vocabulary &vocabulary, int &steps);

} // namespace fieldlane::rules
