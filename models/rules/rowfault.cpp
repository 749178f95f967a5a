#include "rules/rowfault.h"
#include "core/text.h"
#include "rules/limits.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::rules {

namespace {

using Fault = std::optional<RowFault>;

/// What one member of a list may be.
std::pair<qint64, qint64> boundsOf(ValueKind kind)
{
    if (kind == ValueKind::Weekday)
        return {1, 7};
    return {1, kind == ValueKind::Level ? qint64(domain::Priority::Emergency) : limits::id};
}

Fault faultOfMembers(const Members &members, ValueKind kind)
{
    if (members.values.empty())
        return RowFault::NothingChosen;
    if (members.values.size() > size_t(limits::members))
        return RowFault::TooMuch;
    const auto [low, high] = boundsOf(kind);
    const bool fits = std::all_of(members.values.begin(), members.values.end(), [low = low, high = high](qint64 v) { return v >= low && v <= high; });
    return fits ? Fault() : RowFault::WrongOperand;
}

Fault faultOfTexts(const QStringList &texts, qsizetype most, qsizetype length)
{
    if (texts.isEmpty())
        return RowFault::NothingChosen;
    const bool tooLong = std::any_of(texts.begin(), texts.end(), [&](const QString &t) { return t.size() > length; });
    return texts.size() > most || tooLong ? Fault(RowFault::TooMuch) : std::nullopt;
}

Fault faultOfKeywords(const Keywords &keywords)
{
    if (const Fault fault = faultOfTexts(keywords.words, limits::keywords, limits::keywordLength))
        return fault;
    const bool usable = std::any_of(keywords.words.begin(), keywords.words.end(),
        [](const QString &word) { return !core::foldForSearch(word).isEmpty(); });
    return usable ? Fault() : RowFault::NothingChosen;
}

Fault faultOfPrefixes(const Prefixes &prefixes)
{
    if (const Fault fault = faultOfTexts(prefixes.values, limits::members, limits::codeLength))
        return fault;
    const bool hasEmpty = std::any_of(prefixes.values.begin(), prefixes.values.end(),
        [](const QString &p) { return plainPostcode(p).isEmpty(); });
    return hasEmpty ? Fault(RowFault::WrongOperand) : std::nullopt;
}

template <class Range>
Fault faultOfRange(const Range &range, Operator op)
{
    if (range.from.has_value() != (op != Operator::LessThan) || range.to.has_value() != (op != Operator::AtLeast))
        return RowFault::WrongOperand;
    return range.from && range.to && *range.to < *range.from ? Fault(RowFault::EmptyRange) : std::nullopt;
}

Fault faultOfNumbers(const NumberRange &range, Operator op)
{
    if (!std::isfinite(range.from.value_or(0)) || !std::isfinite(range.to.value_or(0)))
        return RowFault::WrongOperand;
    return faultOfRange(range, op);
}

Fault faultOfDurations(const DurationRange &range, Operator op)
{
    for (const auto &end : {range.from, range.to}) {
        if (end && (end->count() < 0 || *end > core::hours(24) * limits::days))
            return RowFault::WrongOperand;
    }
    return faultOfRange(range, op);
}

Fault faultOfDates(const DateRange &range, Operator op)
{
    for (const auto &end : {range.from, range.to}) {
        if (end && !end->isValid())
            return RowFault::WrongOperand;
    }
    return faultOfRange(range, op);
}

Fault faultOfDays(DayRange range)
{
    if (std::abs(qint64(range.from)) > limits::days || std::abs(qint64(range.to)) > limits::days)
        return RowFault::WrongOperand;
    return range.to < range.from ? Fault(RowFault::EmptyRange) : std::nullopt;
}

Fault faultOfTimes(TimeRange range)
{
    constexpr int day = 24 * 60;
    if (range.from < 0 || range.from >= day || range.to < 0 || range.to > day)
        return RowFault::WrongOperand;
    return range.from == range.to ? Fault(RowFault::EmptyRange) : std::nullopt;
}

Fault faultOfArea(const domain::Area &area)
{
    size_t points = 0;
    for (const domain::Polygon &polygon : area) {
        if (polygon.empty())
            return RowFault::WrongOperand;
        for (const domain::Ring &ring : polygon) {
            points += ring.size();
            const bool valid = std::all_of(ring.begin(), ring.end(), [](core::Coordinate c) { return c.isValid(); });
            if (ring.size() < 3 || !valid)
                return RowFault::WrongOperand;
        }
    }
    if (points > size_t(limits::areaPoints))
        return RowFault::TooMuch;
    return area.empty() ? Fault(RowFault::NothingChosen) : std::nullopt;
}

Fault faultOfOperand(const Row &row, const FieldDescriptor &field, OperandKind kind)
{
    switch (kind) {
    case OperandKind::Members:
        return faultOfMembers(std::get<Members>(row.operand), field.kind);
    case OperandKind::Codes: {
        const QStringList &codes = std::get<Codes>(row.operand).values;
        return codes.contains(QString()) ? Fault(RowFault::WrongOperand) : faultOfTexts(codes, limits::members, limits::codeLength);
    }
    case OperandKind::Keywords:
        return faultOfKeywords(std::get<Keywords>(row.operand));
    case OperandKind::Numbers:
        return faultOfNumbers(std::get<NumberRange>(row.operand), row.op);
    case OperandKind::Durations:
        return faultOfDurations(std::get<DurationRange>(row.operand), row.op);
    case OperandKind::Dates:
        return faultOfDates(std::get<DateRange>(row.operand), row.op);
    case OperandKind::Days:
        return faultOfDays(std::get<DayRange>(row.operand));
    case OperandKind::Times:
        return faultOfTimes(std::get<TimeRange>(row.operand));
    case OperandKind::Area:
        return faultOfArea(std::get<domain::Area>(row.operand));
    case OperandKind::Prefixes:
        return faultOfPrefixes(std::get<Prefixes>(row.operand));
    case OperandKind::Nothing:
        break;
    }
    return std::nullopt;
}

/// A list in which nothing was chosen has no type in a file: nobody can tell ids from codes.
bool isEmptyList(const Operand &operand)
{
    if (const auto *members = std::get_if<Members>(&operand))
        return members->values.empty();
    const auto *codes = std::get_if<Codes>(&operand);
    return codes && codes->values.isEmpty();
}

} // namespace

std::optional<RowFault> faultOf(const Row &row, const FieldCatalogue &catalogue)
{
    const FieldDescriptor *field = catalogue.find(row.field);
    if (!field)
        return RowFault::UnknownField;
    const auto kind = operandOf(*field, row.op);
    if (!kind)
        return RowFault::OperatorNotAllowed;
    if (row.operand.index() == size_t(*kind))
        return faultOfOperand(row, *field, *kind);
    const bool unfinished = row.operand.index() == 0 || isEmptyList(row.operand);
    return unfinished ? RowFault::NothingChosen : RowFault::WrongOperand;
}

bool isUnderstood(const Condition &condition, const FieldCatalogue &catalogue)
{
    using Kind = Condition::Kind;
    if (depthOf(condition) > limits::depth || rowCountOf(condition) > limits::rows)
        return false;
    bool understood = true;
    forEachCondition(condition, [&](const Condition &c, const ConditionPath &) {
        const bool wrongChildren = c.kind == Kind::Not && c.children.size() != 1;
        const bool wrongRow = c.kind == Kind::Row && faultOf(c.row, catalogue);
        understood = understood && c.kind != Kind::Unknown && !wrongChildren && !wrongRow;
    });
    return understood;
}

bool isUnderstood(const Rule &rule, const FieldCatalogue &catalogue)
{
    const bool actionsUnderstood = rule.then.size() <= size_t(limits::actions)
        && std::none_of(rule.then.begin(), rule.then.end(), [](const Action &a) { return faultOf(a).has_value(); });
    return rule.unread.isUndefined() && rule.extra.isEmpty() && actionsUnderstood && isUnderstood(rule.when, catalogue);
}

QString plainPostcode(const QString &text)
{
    QString plain = text.toLower();
    plain.remove(QLatin1Char(' '));
    return plain;
}

} // namespace fieldlane::rules
