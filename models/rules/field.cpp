#include "rules/field.h"
#include <array>

namespace fieldlane::rules {

namespace {

using K = ValueKind;
using O = Operator;
using D = OperandKind;

constexpr OperatorRow table[] {
    {K::Reference, O::IsOneOf, D::Members},
    {K::Reference, O::IsNoneOf, D::Members},
    {K::Reference, O::IsWithin, D::Members},
    {K::Reference, O::IsNotWithin, D::Members},
    {K::Reference, O::IsSet, D::Nothing},
    {K::Reference, O::IsEmpty, D::Nothing},
    {K::Code, O::IsOneOf, D::Codes},
    {K::Code, O::IsNoneOf, D::Codes},
    {K::Code, O::IsSet, D::Nothing},
    {K::Code, O::IsEmpty, D::Nothing},
    {K::Level, O::IsOneOf, D::Members},
    {K::Level, O::IsNoneOf, D::Members},
    {K::Level, O::AtLeast, D::Numbers},
    {K::Level, O::LessThan, D::Numbers},
    {K::Level, O::Between, D::Numbers},
    {K::Weekday, O::IsOneOf, D::Members},
    {K::Weekday, O::IsNoneOf, D::Members},
    {K::Text, O::HasAny, D::Keywords},
    {K::Text, O::HasAll, D::Keywords},
    {K::Text, O::HasNone, D::Keywords},
    {K::Text, O::IsSet, D::Nothing},
    {K::Text, O::IsEmpty, D::Nothing},
    {K::Number, O::AtLeast, D::Numbers},
    {K::Number, O::LessThan, D::Numbers},
    {K::Number, O::Between, D::Numbers},
    {K::Number, O::IsSet, D::Nothing},
    {K::Number, O::IsEmpty, D::Nothing},
    {K::Distance, O::AtLeast, D::Numbers},
    {K::Distance, O::LessThan, D::Numbers},
    {K::Distance, O::Between, D::Numbers},
    {K::Distance, O::IsSet, D::Nothing},
    {K::Distance, O::IsEmpty, D::Nothing},
    {K::Duration, O::AtLeast, D::Durations},
    {K::Duration, O::LessThan, D::Durations},
    {K::Duration, O::Between, D::Durations},
    {K::Date, O::DaysBetween, D::Days},
    {K::Date, O::AtLeast, D::Dates},
    {K::Date, O::LessThan, D::Dates},
    {K::Date, O::Between, D::Dates},
    {K::Date, O::IsSet, D::Nothing},
    {K::Date, O::IsEmpty, D::Nothing},
    {K::TimeOfDay, O::During, D::Times},
    {K::Flag, O::IsTrue, D::Nothing},
    {K::Flag, O::IsFalse, D::Nothing},
    {K::Flag, O::IsSet, D::Nothing},
    {K::Flag, O::IsEmpty, D::Nothing},
    {K::Place, O::Inside, D::Area},
    {K::Place, O::Outside, D::Area},
    {K::Place, O::IsSet, D::Nothing},
    {K::Place, O::IsEmpty, D::Nothing},
    {K::Postcode, O::BeginsWithAny, D::Prefixes},
    {K::Postcode, O::BeginsWithNone, D::Prefixes},
    {K::Postcode, O::IsSet, D::Nothing},
    {K::Postcode, O::IsEmpty, D::Nothing},
};

constexpr std::array<const char *, operatorCount> codes {"in", "notIn", "within", "notWithin", "hasAny", "hasAll",
    "hasNone", ">=", "<", "<=", "daysBetween", "during", "inside", "outside", "beginsWith", "beginsWithNone", "==",
    "==", "isSet", "isEmpty"};

} // namespace

std::span<const OperatorRow> operatorRows()
{
    return table;
}

std::optional<OperandKind> operandOf(const FieldDescriptor &field, Operator op)
{
    if (field.alwaysKnown && (op == O::IsSet || op == O::IsEmpty))
        return std::nullopt;
    if (field.fact != Fact::Unit && (op == O::IsWithin || op == O::IsNotWithin))
        return std::nullopt;
    for (const OperatorRow &row : table) {
        if (row.kind == field.kind && row.op == op)
            return row.operand;
    }
    return std::nullopt;
}

QString toCode(Operator op)
{
    return QLatin1String(codes[size_t(op)]);
}

std::optional<Operator> operatorFrom(const QString &code)
{
    for (size_t i = 0; i < codes.size(); ++i) {
        if (code == QLatin1String(codes[i]))
            return Operator(i);
    }
    return std::nullopt;
}

QString toCode(ReferenceKind kind)
{
    static constexpr std::array<const char *, 8> names {
        "", "type", "faultType", "unit", "pool", "flow", "technician", "person"};
    return QLatin1String(names[size_t(kind)]);
}

} // namespace fieldlane::rules
