#pragma once
#include <optional>
#include <QString>
#include <QStringList>
#include <span>

namespace fieldlane::rules {

/// What a field holds. This alone decides which operators it has and what they compare with; see operatorRows().
enum class ValueKind {
    Reference, ///< an id of master data
    Code, ///< a word from an open or closed list, compared exactly
    Level, ///< a small number with names, 1 .. 4: the priority
    Weekday, ///< 1 = Monday .. 7, as QDate
    Text, ///< prose, in which keywords are looked for
    Number,
    Distance, ///< metres
    Duration,
    Date,
    TimeOfDay, ///< minutes since local midnight
    Flag,
    Place, ///< WGS 84
    Postcode ///< one or more words of an address
};
inline constexpr int valueKindCount = int(ValueKind::Postcode) + 1;

/// How a field is compared. Of a value that is not there, only IsNoneOf, IsNotWithin, HasNone and IsEmpty are true:
/// what nobody knows is neither large nor small, neither inside nor outside, neither yes nor no.
enum class Operator {
    IsOneOf,
    IsNoneOf,
    IsWithin, ///< a unit, or one below it
    IsNotWithin,
    HasAny, ///< keywords
    HasAll,
    HasNone,
    AtLeast,
    LessThan,
    Between, ///< both ends included
    DaysBetween, ///< a date, in days from today, both ends included; past days are negative
    During, ///< a time of day from one time (included) to another (not included), over midnight when that is earlier
    Inside, ///< an area
    Outside,
    BeginsWithAny, ///< one of the postcodes with one of the prefixes
    BeginsWithNone, ///< there is a postcode, and none begins so
    IsTrue,
    IsFalse,
    IsSet,
    IsEmpty
};
inline constexpr int operatorCount = int(Operator::IsEmpty) + 1;

/// What an operator compares with; the alternatives of `Operand` in their order.
enum class OperandKind {
    Nothing,
    Members,
    Codes,
    Keywords,
    Numbers,
    Durations,
    Dates,
    Days,
    Times,
    Area,
    Prefixes
};

/// Which list of master data an id belongs to.
enum class ReferenceKind { None, Template, FaultType, Unit, Pool, Flow, Technician, Person };

/// The facts of an order; Custom is read by name.
enum class Fact {
    Type,
    FaultType,
    Unit,
    Pool,
    Description,
    CustomerGrade,
    Channel,
    Priority,
    Place,
    Postcode,
    Age,
    TimeOfDay,
    Weekday,
    Holiday,
    Warranty,
    NearestTechnician,
    Custom
};

/// One thing a rule can look at: it drives evaluation, storage, editor and wording alike.
struct FieldDescriptor
{
    QString code; ///< as stored: "type", "custom.<name>"
    Fact fact = Fact::Custom;
    ValueKind kind = ValueKind::Text;
    ReferenceKind reference = ReferenceKind::None;
    bool alwaysKnown = false; ///< never empty, so nobody is asked whether it is
    QString label; ///< of a custom field, in the company's own words; empty: made where it is shown
    QStringList choices; ///< of a custom choice; empty: open
};

/// One line of the table of operators.
struct OperatorRow
{
    ValueKind kind;
    Operator op;
    OperandKind operand;
};
/// Every operator of every kind, in the order in which an editor offers them.
std::span<const OperatorRow> operatorRows();
/// What an operator of a field compares with; nothing when the field does not have that operator.
std::optional<OperandKind> operandOf(const FieldDescriptor &field, Operator op);

/// Stable spellings of the file format: "in", "hasAny", ">=". Between is "<=", as JSONLogic has it; the flag
/// operators are both "==".
QString toCode(Operator op);
/// The reverse; for "==" it is IsTrue.
std::optional<Operator> operatorFrom(const QString &code);
/// "type", "faultType", "unit", "pool", "flow", "technician", "person".
QString toCode(ReferenceKind kind);

} // namespace fieldlane::rules
