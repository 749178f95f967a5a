#pragma once
#include "core/instant.h"
#include "core/zone.h"
#include "domain/unit.h"
#include "rules/field.h"
#include <QDate>
#include <QJsonValue>
#include <variant>
#include <vector>

namespace fieldlane::rules {

/// Ids of master data, levels or weekdays, by the kind of the field.
struct Members
{
    std::vector<qint64> values;
    friend bool operator==(const Members &, const Members &) = default;
};

struct Codes
{
    QStringList values;
    friend bool operator==(const Codes &, const Codes &) = default;
};

/// Whether a keyword may stand inside a longer word.
enum class WordMatch { Parts, WholeWords };

/// Words or phrases in any language, as people typed them; see KeywordIndex for how they are found.
struct Keywords
{
    QStringList words;
    WordMatch match = WordMatch::Parts;
    friend bool operator==(const Keywords &, const Keywords &) = default;
};

/// AtLeast has only `from`, LessThan only `to`, Between both. Metres for distances.
struct NumberRange
{
    std::optional<double> from;
    std::optional<double> to;
    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

struct DurationRange
{
    std::optional<core::Duration> from;
    std::optional<core::Duration> to;
    friend bool operator==(const DurationRange &, const DurationRange &) = default;
};

struct DateRange
{
    std::optional<QDate> from;
    std::optional<QDate> to;
    friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// Days from today; past days are negative.
struct DayRange
{
    int from = 0;
    int to = 0;
    friend bool operator==(const DayRange &, const DayRange &) = default;
};

/// Minutes since local midnight, from 0 .. 1439 to 0 .. 1440 (not included); "22:00 to 06:00" goes over midnight.
struct TimeRange
{
    core::MinuteOfDay from = 0;
    core::MinuteOfDay to = 0;
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// Beginnings of postcodes; capitals and spaces do not matter.
struct Prefixes
{
    QStringList values;
    friend bool operator==(const Prefixes &, const Prefixes &) = default;
};

/// What a row compares with; the alternatives stand in the order of OperandKind.
using Operand = std::variant<std::monostate, Members, Codes, Keywords, NumberRange, DurationRange, DateRange, DayRange,
    TimeRange, domain::Area, Prefixes>;

/// One comparison of one field.
struct Row
{
    QString field; ///< code of its descriptor
    Operator op = Operator::IsSet;
    Operand operand;
    friend bool operator==(const Row &, const Row &) = default;
};

/// When a rule applies: a tree of groups and rows. A value.
struct Condition
{
    enum class Kind {
        All, ///< of the children; of none it is true: the rule that takes every order
        Any, ///< of the children; of none it is false
        Not, ///< the one child
        Row,
        Unknown ///< something only another program understands: kept as it was read
    };
    Kind kind = Kind::All;
    std::vector<Condition> children;
    Row row;
    QJsonValue unknown;

    static Condition all(std::vector<Condition> children) { return {Kind::All, std::move(children), {}, {}}; }
    static Condition any(std::vector<Condition> children) { return {Kind::Any, std::move(children), {}, {}}; }
    static Condition no(Condition child) { return {Kind::Not, {std::move(child)}, {}, {}}; }
    static Condition of(Row row) { return {Kind::Row, {}, std::move(row), {}}; }
    friend bool operator==(const Condition &, const Condition &) = default;
};

/// Where a condition stands in its rule: the numbers of the children from the root; the root is empty.
using ConditionPath = std::vector<int>;

int depthOf(const Condition &condition); ///< of a single row: 1
int rowCountOf(const Condition &condition); ///< unknown ones counted in

/// Calls `visit(condition, path)` for the condition and everything below it, parents first.
template <class Visit>
void forEachCondition(const Condition &condition, Visit &&visit, ConditionPath path = {})
{
    visit(condition, std::as_const(path));
    path.push_back(0);
    for (const Condition &child : condition.children) {
        forEachCondition(child, visit, path);
        ++path.back();
    }
}

} // namespace fieldlane::rules
