#include "rules/rowjson.h"
#include "domain/fields.h"
#include "rules/durationtext.h"
#include "rules/limits.h"
#include <cmath>
#include <QJsonArray>

namespace fieldlane::rules {

namespace {

const QString &varKey()
{
    static const QString key = QStringLiteral("var");
    return key;
}

// Writing

QJsonValue jsonOf(double value)
{
    return value;
}
QJsonValue jsonOf(core::Duration value)
{
    return toIsoDuration(value);
}
QJsonValue jsonOf(QDate value)
{
    return value.toString(Qt::ISODate);
}

/// The arguments beside the field; both ends of a range, null where it has none.
struct ArgumentWriter
{
    QJsonArray operator()(std::monostate) const { return {}; }
    QJsonArray operator()(const Members &members) const
    {
        QJsonArray values;
        for (const qint64 value : members.values)
            values += value;
        return {values};
    }
    QJsonArray operator()(const Codes &codes) const { return {QJsonArray::fromStringList(codes.values)}; }
    QJsonArray operator()(const Prefixes &prefixes) const { return {QJsonArray::fromStringList(prefixes.values)}; }
    QJsonArray operator()(const Keywords &keywords) const
    {
        const bool parts = keywords.match == WordMatch::Parts;
        return {QJsonArray::fromStringList(keywords.words), parts ? QStringLiteral("parts") : QStringLiteral("words")};
    }
    QJsonArray operator()(const DayRange &days) const { return {days.from, days.to}; }
    QJsonArray operator()(const TimeRange &times) const { return {toClock(times.from), toClock(times.to)}; }
    QJsonArray operator()(const domain::Area &area) const { return {domain::areaToJson(area)}; }
    template <class Range>
    QJsonArray operator()(const Range &range) const
    {
        const auto end = [](const auto &value) { return value ? jsonOf(*value) : QJsonValue(QJsonValue::Null); };
        return {end(range.from), end(range.to)};
    }
};

// Reading

std::optional<QStringList> textsOf(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    for (const QJsonValue &text : value.toArray()) {
        if (!text.isString())
            return std::nullopt;
        texts += text.toString();
    }
    return texts;
}

std::optional<qint64> wholeNumberOf(const QJsonValue &value)
{
    const double number = value.toDouble(0.5);
    if (number != std::floor(number) || std::abs(number) > double(limits::id))
        return std::nullopt;
    return qint64(number);
}

std::optional<Operand> listOf(const QJsonValue &value)
{
    if (const auto texts = textsOf(value); texts && !texts->isEmpty())
        return Codes {*texts};
    if (!value.isArray())
        return std::nullopt;
    Members members;
    for (const QJsonValue &member : value.toArray()) {
        const auto number = wholeNumberOf(member);
        if (!number)
            return std::nullopt;
        members.values.push_back(*number);
    }
    return members;
}

std::optional<Operand> keywordsOf(const QJsonArray &arguments)
{
    const auto words = textsOf(arguments.at(0));
    if (!words || arguments.size() > 2)
        return std::nullopt;
    const QString match = arguments.size() == 2 ? arguments.at(1).toString() : QStringLiteral("parts");
    if (match != QLatin1String("parts") && match != QLatin1String("words"))
        return std::nullopt;
    return Keywords {*words, match == QLatin1String("parts") ? WordMatch::Parts : WordMatch::WholeWords};
}

std::optional<double> endOf(const QJsonValue &value, double)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}
std::optional<core::Duration> endOf(const QJsonValue &value, core::Duration)
{
    return durationFromIso(value.toString());
}
std::optional<QDate> endOf(const QJsonValue &value, QDate)
{
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    return date.isValid() && date.toString(Qt::ISODate) == value.toString() ? std::optional(date) : std::nullopt;
}

/// A range when each end is of its type or null.
template <class Range>
std::optional<Operand> rangeOf(const QJsonValue &from, const QJsonValue &to)
{
    using Value = typename decltype(Range::from)::value_type;
    Range range {endOf(from, Value()), endOf(to, Value())};
    if ((!from.isNull() && !range.from) || (!to.isNull() && !range.to))
        return std::nullopt;
    return range;
}

std::optional<Operand> anyRangeOf(const QJsonValue &from, const QJsonValue &to)
{
    for (const auto read : {rangeOf<NumberRange>, rangeOf<DurationRange>, rangeOf<DateRange>}) {
        if (auto range = read(from, to))
            return range;
    }
    return std::nullopt;
}

std::optional<Operand> daysOf(const QJsonArray &arguments)
{
    const auto from = wholeNumberOf(arguments.at(0));
    const auto to = wholeNumberOf(arguments.at(1));
    constexpr qint64 most = std::numeric_limits<int>::max();
    if (arguments.size() != 2 || !from || !to || std::abs(*from) > most || std::abs(*to) > most)
        return std::nullopt;
    return DayRange {int(*from), int(*to)};
}

std::optional<Operand> timesOf(const QJsonArray &arguments)
{
    const auto from = clockFrom(arguments.at(0).toString());
    const auto to = clockFrom(arguments.at(1).toString());
    if (arguments.size() != 2 || !from || !to)
        return std::nullopt;
    return TimeRange {*from, *to};
}

bool isPoint(const QJsonValue &value)
{
    const QJsonArray point = value.toArray();
    return point.size() == 2 && point.at(0).isDouble() && point.at(1).isDouble();
}

bool isArea(const QJsonValue &value)
{
    bool good = value.isArray();
    for (const QJsonValue &polygon : value.toArray()) {
        good = good && polygon.isArray();
        for (const QJsonValue &ring : polygon.toArray()) {
            const QJsonArray points = ring.toArray();
            good = good && ring.isArray() && std::all_of(points.begin(), points.end(), isPoint);
        }
    }
    return good;
}

std::optional<Operand> operandFrom(Operator op, const QJsonArray &arguments)
{
    const QJsonValue first = arguments.at(0);
    switch (op) {
    case Operator::IsOneOf:
    case Operator::IsNoneOf:
    case Operator::IsWithin:
    case Operator::IsNotWithin:
        return arguments.size() == 1 ? listOf(first) : std::nullopt;
    case Operator::HasAny:
    case Operator::HasAll:
    case Operator::HasNone:
        return keywordsOf(arguments);
    case Operator::AtLeast:
        return arguments.size() == 1 ? anyRangeOf(first, QJsonValue::Null) : std::nullopt;
    case Operator::LessThan:
        return arguments.size() == 1 ? anyRangeOf(QJsonValue::Null, first) : std::nullopt;
    case Operator::Between:
        return arguments.size() == 2 ? anyRangeOf(first, arguments.at(1)) : std::nullopt;
    case Operator::DaysBetween:
        return daysOf(arguments);
    case Operator::During:
        return timesOf(arguments);
    case Operator::Inside:
    case Operator::Outside:
        if (arguments.size() == 1 && isArea(first))
            return domain::areaFromJson(first.toArray());
        break;
    case Operator::BeginsWithAny:
    case Operator::BeginsWithNone:
        if (const auto texts = textsOf(first); texts && arguments.size() == 1)
            return Prefixes {*texts};
        break;
    case Operator::IsTrue:
    case Operator::IsFalse:
    case Operator::IsSet:
    case Operator::IsEmpty:
        break;
    }
    return std::nullopt;
}

/// Takes {"var": code} out of the arguments: the middle one of three for "between", otherwise the first.
std::optional<QString> takeField(Operator op, QJsonArray &arguments)
{
    const qsizetype place = op == Operator::Between && arguments.size() == 3 ? 1 : 0;
    if (arguments.size() <= place)
        return std::nullopt;
    const QJsonObject var = arguments.at(place).toObject();
    if (var.size() != 1 || !var.value(varKey()).isString())
        return std::nullopt;
    arguments.removeAt(place);
    return var.value(varKey()).toString();
}

} // namespace

QJsonObject toJson(const Row &row)
{
    const QJsonObject var {{varKey(), row.field}};
    QJsonArray arguments = std::visit(ArgumentWriter(), row.operand);
    if (row.op == Operator::AtLeast && arguments.size() == 2)
        arguments.removeLast();
    else if (row.op == Operator::LessThan && arguments.size() == 2)
        arguments.removeFirst();
    else if (row.op == Operator::IsTrue || row.op == Operator::IsFalse)
        arguments = {row.op == Operator::IsTrue};
    arguments.insert(row.op == Operator::Between && !arguments.isEmpty() ? 1 : 0, var);
    return {{toCode(row.op), arguments}};
}

std::optional<Row> rowFromJson(Operator op, const QJsonValue &value)
{
    QJsonArray arguments = value.toArray();
    const auto field = takeField(op, arguments);
    if (!field)
        return std::nullopt;
    if (op == Operator::IsTrue || op == Operator::IsFalse) { // both are "=="
        if (arguments.size() != 1 || !arguments.at(0).isBool())
            return std::nullopt;
        return Row {*field, arguments.at(0).toBool() ? Operator::IsTrue : Operator::IsFalse, {}};
    }
    if (arguments.isEmpty()) // the row of which nothing more was filled in, or which needs nothing more
        return Row {*field, op, {}};
    const auto operand = operandFrom(op, arguments);
    return operand ? std::optional(Row {*field, op, *operand}) : std::nullopt;
}

} // namespace fieldlane::rules
