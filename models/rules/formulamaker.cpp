#include "rules/formulamaker.h"
#include "core/text.h"
#include "domain/fields.h"
#include "rules/limits.h"
#include "rules/rowfault.h"
#include <bit>
#include <cmath>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldlane::rules {

namespace {

constexpr qint64 endless = IntervalSet::highest;

/// Numbers on a scale of whole numbers, in their order.
qint64 scaleOf(double value)
{
    const auto bits = std::bit_cast<qint64>(value);
    return bits < 0 ? std::numeric_limits<qint64>::min() - bits : bits;
}

IntervalSet universeOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Reference:
        return {1, endless};
    case ValueKind::Level:
        return {1, qint64(domain::Priority::Emergency) + 1};
    case ValueKind::Weekday:
        return {1, 8};
    case ValueKind::TimeOfDay:
        return {0, 24 * 60};
    case ValueKind::Flag:
        return {0, 2};
    case ValueKind::Text:
    case ValueKind::Place:
    case ValueKind::Postcode: // there, or missing
        return {0, 1};
    case ValueKind::Code:
    case ValueKind::Duration:
    case ValueKind::Distance:
        return {0, endless};
    case ValueKind::Number:
    case ValueKind::Date:
        break;
    }
    return IntervalSet::all();
}

/// The values from the first number to the last, each turned into a number of the scale.
template <class Range, class Low, class High>
IntervalSet between(const Range &range, Operator op, Low low, High high)
{
    const qint64 from = range.from ? low(*range.from) : IntervalSet::lowest;
    if (!range.to)
        return {from, endless};
    return op == Operator::LessThan ? IntervalSet(from, low(*range.to)) : IntervalSet(from, high(*range.to) + 1);
}

IntervalSet valuesOf(const Row &row, ValueKind kind)
{
    if (const auto *days = std::get_if<DayRange>(&row.operand))
        return {days->from, qint64(days->to) + 1};
    if (const auto *durations = std::get_if<DurationRange>(&row.operand)) {
        const auto ms = [](core::Duration d) { return qint64(d.count()); };
        return between(*durations, row.op, ms, ms);
    }
    if (const auto *dates = std::get_if<DateRange>(&row.operand)) {
        const auto day = [](QDate d) { return d.toJulianDay(); };
        return between(*dates, row.op, day, day);
    }
    const auto &numbers = std::get<NumberRange>(row.operand);
    if (kind == ValueKind::Level) {
        const auto clamped = [](double d) { return qint64(std::clamp(d, -10.0, 10.0)); };
        return between(numbers, row.op, [&](double d) { return clamped(std::ceil(d)); }, [&](double d) { return clamped(std::floor(d)); });
    }
    return between(numbers, row.op, scaleOf, scaleOf);
}

} // namespace

void FormulaMaker::renameFields(const QStringList &fields, const QString &suffix)
{
    m_renamed = fields;
    m_suffix = suffix;
}

int FormulaMaker::axisOf(const FieldDescriptor &field, const QString &scale)
{
    const QString name = field.code + scale + (m_renamed.contains(field.code) ? m_suffix : QString());
    return m_vocabulary.axis(name, scale.isEmpty() ? universeOf(field.kind) : IntervalSet::all(), !field.alwaysKnown);
}

Formula FormulaMaker::range(int axis, IntervalSet values) const
{
    return {Formula::Kind::Range, {}, axis, values.intersected(m_vocabulary.universe(axis)), false, 0, true};
}

Formula FormulaMaker::present(int axis) const
{
    return range(axis, m_vocabulary.universe(axis));
}

Formula FormulaMaker::make(const Condition &condition)
{
    if (condition.kind == Condition::Kind::Row)
        return make(condition.row);
    std::vector<Formula> children;
    for (const Condition &child : condition.children)
        children.push_back(make(child));
    if (condition.kind == Condition::Kind::Not)
        return negated(children.front(), m_vocabulary);
    return condition.kind == Condition::Kind::Any ? Formula::any(std::move(children)) : Formula::all(std::move(children));
}

Formula FormulaMaker::make(const Row &row)
{
    const FieldDescriptor *field = m_catalogue.find(row.field);
    if (!field)
        return Formula::constant(false);
    switch (row.op) {
    case Operator::IsOneOf:
    case Operator::IsNoneOf:
        return members(row, *field);
    case Operator::IsWithin:
    case Operator::IsNotWithin:
        return within(row, *field);
    case Operator::HasAny:
    case Operator::HasAll:
    case Operator::HasNone:
        return keywords(row, *field);
    case Operator::AtLeast:
    case Operator::LessThan:
    case Operator::Between:
    case Operator::DaysBetween:
        return ordered(row, *field);
    case Operator::During:
        return during(row, *field);
    case Operator::Inside:
    case Operator::Outside:
        return area(row, *field);
    case Operator::BeginsWithAny:
    case Operator::BeginsWithNone:
        return prefixes(row, *field);
    case Operator::IsTrue:
    case Operator::IsFalse: {
        const int value = row.op == Operator::IsTrue ? 1 : 0;
        return range(axisOf(*field), {value, value + 1});
    }
    case Operator::IsSet:
        return present(axisOf(*field));
    case Operator::IsEmpty:
        break;
    }
    return negated(present(axisOf(*field)), m_vocabulary);
}

Formula FormulaMaker::members(const Row &row, const FieldDescriptor &field)
{
    IntervalSet values;
    if (const auto *codes = std::get_if<Codes>(&row.operand)) {
        for (const QString &code : codes->values) {
            const qint64 number = m_vocabulary.number(code);
            values.add(number, number + 1);
        }
    } else {
        for (const qint64 value : std::get<Members>(row.operand).values)
            values.add(value, value + 1);
    }
    const Formula formula = range(axisOf(field), values);
    return row.op == Operator::IsNoneOf ? negated(formula, m_vocabulary) : formula;
}

Formula FormulaMaker::within(const Row &row, const FieldDescriptor &field)
{
    const std::vector<qint64> &wanted = std::get<Members>(row.operand).values;
    const int axis = axisOf(field);
    Formula formula;
    const auto units = m_known.ids.find(ReferenceKind::Unit);
    if (units != m_known.ids.end()) {
        IntervalSet values;
        for (const qint64 unit : units->second) {
            const std::vector<qint64> lineage = m_known.lineage(unit);
            if (std::find_first_of(lineage.begin(), lineage.end(), wanted.begin(), wanted.end()) != lineage.end())
                values.add(unit, unit + 1);
        }
        formula = range(axis, values);
    } else {
        QStringList texts;
        for (const qint64 unit : wanted)
            texts += QString::number(unit);
        formula = Formula::all({present(axis), literals(row, axis, Literal::Kind::Within, texts)});
    }
    return row.op == Operator::IsNotWithin ? negated(formula, m_vocabulary) : formula;
}

Formula FormulaMaker::literals(const Row &row, int axis, Literal::Kind kind, const QStringList &texts)
{
    std::vector<Formula> children;
    for (const QString &text : texts)
        children.push_back({Formula::Kind::Literal, {}, axis, {}, false, m_vocabulary.literal({kind, axis, text, {}}), true});
    return row.op == Operator::HasAll ? Formula::all(std::move(children)) : Formula::any(std::move(children));
}

Formula FormulaMaker::keywords(const Row &row, const FieldDescriptor &field)
{
    const auto &operand = std::get<Keywords>(row.operand);
    QStringList words;
    for (const QString &word : operand.words) {
        if (const QString folded = core::foldForSearch(word); !folded.isEmpty())
            words += folded;
    }
    const int axis = axisOf(field);
    const bool parts = operand.match == WordMatch::Parts;
    Formula formula = Formula::all({present(axis), literals(row, axis, parts ? Literal::Kind::Part : Literal::Kind::WholeWord, words)});
    return row.op == Operator::HasNone ? negated(formula, m_vocabulary) : formula;
}

Formula FormulaMaker::ordered(const Row &row, const FieldDescriptor &field)
{
    // Days from today are a scale of their own: nothing here knows what today is.
    const int axis = axisOf(field, row.op == Operator::DaysBetween ? QStringLiteral("#days") : QString());
    return range(axis, valuesOf(row, field.kind));
}

Formula FormulaMaker::during(const Row &row, const FieldDescriptor &field)
{
    const auto &times = std::get<TimeRange>(row.operand);
    IntervalSet values;
    if (times.from < times.to) {
        values.add(times.from, times.to);
    } else {
        values.add(times.from, 24 * 60);
        values.add(0, times.to);
    }
    return range(axisOf(field), values);
}

Formula FormulaMaker::area(const Row &row, const FieldDescriptor &field)
{
    const auto &drawn = std::get<domain::Area>(row.operand);
    const int axis = axisOf(field);
    const QString name = QString::fromUtf8(QJsonDocument(domain::areaToJson(drawn)).toJson(QJsonDocument::Compact));
    const int literal = m_vocabulary.literal({Literal::Kind::Area, axis, name, drawn});
    return Formula::all({present(axis), {Formula::Kind::Literal, {}, axis, {}, false, literal, row.op == Operator::Inside}});
}

Formula FormulaMaker::prefixes(const Row &row, const FieldDescriptor &field)
{
    QStringList texts;
    for (const QString &prefix : std::get<Prefixes>(row.operand).values)
        texts += plainPostcode(prefix);
    const int axis = axisOf(field);
    const Formula begins = literals(row, axis, Literal::Kind::Prefix, texts);
    return Formula::all({present(axis), row.op == Operator::BeginsWithNone ? negated(begins, m_vocabulary) : begins});
}

} // namespace fieldlane::rules
