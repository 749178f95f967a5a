#include "unit/rules/naive.h"
#include "core/text.h"
#include "geo/polygon.h"

namespace fieldlane::support {

using namespace rules;

namespace {

/// The value of a field in the plainest form; null where it is empty.
QVariant valueOf(const FieldDescriptor &field, const OrderFacts &facts)
{
    const auto id = [](auto value) { return value.isValid() ? QVariant(value.value()) : QVariant(); };
    const auto text = [](const QString &value) { return value.trimmed().isEmpty() ? QVariant() : QVariant(value); };
    switch (field.fact) {
    case Fact::Type:
        return id(facts.type);
    case Fact::FaultType:
        return id(facts.faultType);
    case Fact::Unit:
        return facts.units.empty() ? QVariant() : id(facts.units.front());
    case Fact::Pool:
        return id(facts.pool);
    case Fact::Description:
        return text(facts.description);
    case Fact::CustomerGrade:
        return text(facts.customerGrade);
    case Fact::Channel:
        return text(facts.channel);
    case Fact::Priority:
        return int(facts.priority);
    case Fact::Place:
        return facts.place ? QVariant(true) : QVariant();
    case Fact::Postcode:
        return facts.postcodes.isEmpty() ? QVariant() : QVariant(facts.postcodes);
    case Fact::Age:
        return qint64(facts.age.count());
    case Fact::TimeOfDay:
        return facts.timeOfDay;
    case Fact::Weekday:
        return facts.weekday;
    case Fact::Holiday:
        return facts.holiday;
    case Fact::Warranty:
        return facts.warranty ? QVariant(*facts.warranty) : QVariant();
    case Fact::NearestTechnician: {
        const auto metres = facts.nearestTechnician ? facts.nearestTechnician() : std::nullopt;
        return metres ? QVariant(*metres) : QVariant();
    }
    case Fact::Custom:
        break;
    }
    const QJsonValue value = facts.custom.value(customNameOf(field.code));
    switch (field.kind) {
    case ValueKind::Number:
        return value.isDouble() ? QVariant(value.toDouble()) : QVariant();
    case ValueKind::Flag:
        return value.isBool() ? QVariant(value.toBool()) : QVariant();
    case ValueKind::Date:
        return value.isString() ? QVariant(QDate::fromString(value.toString(), Qt::ISODate)) : QVariant();
    default:
        return value.isString() ? text(value.toString()) : QVariant();
    }
}

bool isSpaceless(QChar c)
{
    return (c.unicode() >= 0x3040 && c.unicode() <= 0x9fff);
}

template <class T>
bool liesIn(T value, std::optional<T> from, std::optional<T> to, Operator op)
{
    if (op == Operator::AtLeast)
        return value >= *from;
    if (op == Operator::LessThan)
        return value < *to;
    return value >= *from && value <= *to;
}

bool comparesWell(const Row &row, const QVariant &value, const OrderFacts &facts)
{
    if (!value.isValid())
        return false;
    if (const auto *numbers = std::get_if<NumberRange>(&row.operand))
        return liesIn(value.toDouble(), numbers->from, numbers->to, row.op);
    if (const auto *durations = std::get_if<DurationRange>(&row.operand))
        return liesIn(core::Duration(value.toLongLong()), durations->from, durations->to, row.op);
    if (const auto *dates = std::get_if<DateRange>(&row.operand))
        return liesIn(value.toDate(), dates->from, dates->to, row.op);
    const auto &days = std::get<DayRange>(row.operand);
    const qint64 ahead = facts.today.daysTo(value.toDate());
    return ahead >= days.from && ahead <= days.to;
}

bool isListed(const Row &row, const QVariant &value)
{
    if (!value.isValid())
        return false;
    if (const auto *codes = std::get_if<Codes>(&row.operand))
        return codes->values.contains(value.toString());
    const auto &members = std::get<Members>(row.operand).values;
    return std::find(members.begin(), members.end(), value.toLongLong()) != members.end();
}

bool hasWords(const Row &row, const QVariant &value)
{
    const auto &keywords = std::get<Keywords>(row.operand);
    int hits = 0;
    for (const QString &word : keywords.words)
        hits += naivelyHasWord(value.toString(), word, keywords.match) ? 1 : 0;
    if (row.op == Operator::HasAll)
        return hits == keywords.words.size();
    return (hits > 0) == (row.op == Operator::HasAny);
}

bool isDuring(TimeRange times, int now)
{
    for (int minute = times.from; minute % 1440 != times.to % 1440 || minute == times.from; ++minute) {
        if (minute % 1440 == now)
            return true;
    }
    return false;
}

bool holdsRow(const Row &row, const OrderFacts &facts, const FieldCatalogue &catalogue)
{
    const FieldDescriptor &field = *catalogue.find(row.field);
    const QVariant value = valueOf(field, facts);
    switch (row.op) {
    case Operator::IsOneOf:
        return isListed(row, value);
    case Operator::IsNoneOf:
        return !isListed(row, value);
    case Operator::IsWithin:
    case Operator::IsNotWithin: {
        bool within = false;
        for (const domain::UnitId unit : facts.units)
            within = within || isListed(row, unit.value());
        return within == (row.op == Operator::IsWithin);
    }
    case Operator::HasAny:
    case Operator::HasAll:
    case Operator::HasNone:
        return hasWords(row, value);
    case Operator::AtLeast:
    case Operator::LessThan:
    case Operator::Between:
    case Operator::DaysBetween:
        return comparesWell(row, value, facts);
    case Operator::During:
        return isDuring(std::get<TimeRange>(row.operand), facts.timeOfDay);
    case Operator::Inside:
    case Operator::Outside:
        return facts.place && geo::isInside(*facts.place, std::get<domain::Area>(row.operand).front()) == (row.op == Operator::Inside);
    case Operator::BeginsWithAny:
    case Operator::BeginsWithNone: {
        int hits = 0;
        for (const QString &postcode : facts.postcodes) {
            for (const QString &prefix : std::get<Prefixes>(row.operand).values)
                hits += postcode.startsWith(prefix, Qt::CaseInsensitive) ? 1 : 0;
        }
        return value.isValid() && (hits > 0) == (row.op == Operator::BeginsWithAny);
    }
    case Operator::IsTrue:
    case Operator::IsFalse:
        return value.isValid() && value.toBool() == (row.op == Operator::IsTrue);
    case Operator::IsSet:
        return value.isValid();
    case Operator::IsEmpty:
        break;
    }
    return !value.isValid();
}

} // namespace

bool naivelyHasWord(const QString &text, const QString &word, WordMatch match)
{
    const QString folded = core::foldForSearch(text);
    const QString wanted = core::foldForSearch(word);
    for (qsizetype at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
        const auto border = [&](qsizetype place) {
            if (place == 0 || place == folded.size())
                return true;
            const QChar before = folded[place - 1];
            const QChar after = folded[place];
            return before == u' ' || after == u' ' || isSpaceless(before) || isSpaceless(after);
        };
        if (match == WordMatch::Parts || (border(at) && border(at + wanted.size())))
            return true;
    }
    return false;
}

bool naivelyHolds(const Condition &condition, const OrderFacts &facts, const FieldCatalogue &catalogue)
{
    if (condition.kind == Condition::Kind::Row)
        return holdsRow(condition.row, facts, catalogue);
    size_t held = 0;
    for (const Condition &child : condition.children)
        held += naivelyHolds(child, facts, catalogue) ? 1 : 0;
    if (condition.kind == Condition::Kind::All)
        return held == condition.children.size();
    return condition.kind == Condition::Kind::Any ? held > 0 : held == 0;
}

std::vector<size_t> naivelyMatched(const RuleBook &book, const OrderFacts &facts, const FieldCatalogue &catalogue)
{
    std::vector<size_t> matched;
    for (size_t i = 0; i < book.rules.size(); ++i) {
        if (!book.rules[i].enabled || !naivelyHolds(book.rules[i].when, facts, catalogue))
            continue;
        matched.push_back(i);
        if (book.rules[i].stops)
            break;
    }
    return matched;
}

} // namespace fieldlane::support
