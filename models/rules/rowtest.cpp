#include "rules/rowtest.h"
#include "core/text.h"
#include "geo/polygon.h"
#include "rules/durationtext.h"
#include "rules/fieldcatalogue.h"
#include "rules/rowfault.h"
#include <algorithm>
#include <QJsonArray>

namespace fieldlane::rules {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

size_t sourceOf(const QString &name, QStringList &texts)
{
    if (!texts.contains(name))
        texts += name;
    return size_t(texts.indexOf(name));
}

/// Of a range whose upper end is not included, the last value below it.
double below(double value)
{
    return std::nextafter(value, -endless);
}

} // namespace

RowTest::RowTest(const Row &row, const FieldDescriptor &field, KeywordIndex &index, QStringList &texts)
    : m_fact(field.fact)
    , m_kind(field.kind)
    , m_op(row.op)
    , m_custom(customNameOf(field.code))
    , m_index(&index)
{
    if (const auto *keywords = std::get_if<Keywords>(&row.operand)) {
        m_text = sourceOf(m_custom, texts);
        m_wholeWords = keywords->match == WordMatch::WholeWords;
        for (const QString &word : keywords->words) {
            if (const QString folded = core::foldForSearch(word); !folded.isEmpty())
                m_patterns.push_back(index.add(folded));
        }
        return;
    }
    std::visit(
        [this](const auto &operand) {
            if constexpr (requires { take(operand); })
                take(operand);
        },
        row.operand);
}

void RowTest::take(const Members &members)
{
    m_members = members.values;
    std::sort(m_members.begin(), m_members.end());
}

void RowTest::take(const Codes &codes)
{
    m_codes = codes.values;
    m_codes.sort();
}

void RowTest::take(const NumberRange &range)
{
    m_low = range.from.value_or(-endless);
    m_high = m_op == Operator::LessThan ? below(*range.to) : range.to.value_or(endless);
}

void RowTest::take(const DurationRange &range)
{
    m_low = range.from ? double(range.from->count()) : -endless;
    m_high = range.to ? double(range.to->count()) - (m_op == Operator::LessThan ? 1 : 0) : endless;
}

void RowTest::take(const DateRange &range)
{
    m_low = range.from ? double(range.from->toJulianDay()) : -endless;
    m_high = range.to ? double(range.to->toJulianDay()) - (m_op == Operator::LessThan ? 1 : 0) : endless;
}

void RowTest::take(const DayRange &range)
{
    m_low = range.from;
    m_high = range.to;
}

void RowTest::take(const TimeRange &range)
{
    m_low = range.from;
    m_high = range.to;
}

void RowTest::take(const domain::Area &area)
{
    m_area = area;
    for (const domain::Polygon &polygon : area) {
        Bounds bounds;
        for (const core::Coordinate c : polygon.front()) {
            bounds.low = {std::min(bounds.low.latitude, c.latitude), std::min(bounds.low.longitude, c.longitude)};
            bounds.high = {std::max(bounds.high.latitude, c.latitude), std::max(bounds.high.longitude, c.longitude)};
        }
        m_bounds.push_back(bounds);
    }
}

void RowTest::take(const Prefixes &prefixes)
{
    for (const QString &prefix : prefixes.values)
        m_codes += plainPostcode(prefix);
}

int RowTest::cost() const
{
    constexpr int text = 200;
    constexpr int custom = 20;
    const int base = m_fact == Fact::Custom ? custom : 1;
    switch (m_op) {
    case Operator::HasAny:
    case Operator::HasAll:
    case Operator::HasNone:
        return text + base;
    case Operator::Inside:
    case Operator::Outside: {
        size_t points = 0;
        for (const domain::Polygon &polygon : m_area)
            points += polygon.front().size();
        return base + int(std::min<size_t>(points, text));
    }
    default:
        return m_fact == Fact::NearestTechnician ? 10 * text : base + int(m_codes.size());
    }
}

bool RowTest::holds(FactReader &reader) const
{
    const OrderFacts &facts = reader.facts();
    switch (m_op) {
    case Operator::IsOneOf:
    case Operator::IsNoneOf:
        return (m_kind == ValueKind::Code ? isCode(facts) : isMember(facts)) == (m_op == Operator::IsOneOf);
    case Operator::IsWithin:
    case Operator::IsNotWithin:
        return isWithin(facts) == (m_op == Operator::IsWithin);
    case Operator::HasAny:
    case Operator::HasAll:
    case Operator::HasNone:
        return holdsKeywords(reader);
    case Operator::AtLeast:
    case Operator::LessThan:
    case Operator::Between:
    case Operator::DaysBetween:
        return isInRange(reader);
    case Operator::During:
        return isDuring(facts);
    case Operator::Inside:
    case Operator::Outside:
        return facts.place && isInside(*facts.place) == (m_op == Operator::Inside);
    case Operator::BeginsWithAny:
    case Operator::BeginsWithNone:
        return holdsPostcodes(facts);
    case Operator::IsTrue:
        return flag(facts) == true;
    case Operator::IsFalse:
        return flag(facts) == false;
    case Operator::IsSet:
    case Operator::IsEmpty:
        break;
    }
    return isSet(reader) == (m_op == Operator::IsSet);
}

bool RowTest::isSet(FactReader &reader) const
{
    const OrderFacts &facts = reader.facts();
    switch (m_kind) {
    case ValueKind::Reference:
        return member(facts) > 0;
    case ValueKind::Code:
        return !code(facts).isEmpty();
    case ValueKind::Text: {
        const QString text = m_fact == Fact::Custom ? customValue(facts).toString() : facts.description;
        return !QStringView(text).trimmed().isEmpty() || (m_fact != Fact::Custom && !facts.foldedDescription.isEmpty());
    }
    case ValueKind::Number:
    case ValueKind::Distance:
        return number(reader).has_value();
    case ValueKind::Date:
        return date(facts).has_value();
    case ValueKind::Flag:
        return flag(facts).has_value();
    case ValueKind::Place:
        return facts.place.has_value();
    case ValueKind::Postcode:
        return !facts.postcodes.isEmpty();
    case ValueKind::Level:
    case ValueKind::Weekday:
    case ValueKind::Duration:
    case ValueKind::TimeOfDay:
        break;
    }
    return true;
}

qint64 RowTest::member(const OrderFacts &facts) const
{
    switch (m_fact) {
    case Fact::Type:
        return facts.type.value();
    case Fact::FaultType:
        return facts.faultType.value();
    case Fact::Unit:
        return facts.units.empty() ? 0 : facts.units.front().value();
    case Fact::Pool:
        return facts.pool.value();
    case Fact::Priority:
        return qint64(facts.priority);
    case Fact::Weekday:
        return facts.weekday;
    default:
        return 0;
    }
}

bool RowTest::isMember(const OrderFacts &facts) const
{
    return std::binary_search(m_members.begin(), m_members.end(), member(facts));
}

bool RowTest::isWithin(const OrderFacts &facts) const
{
    return std::any_of(facts.units.begin(), facts.units.end(),
        [&](domain::UnitId unit) { return std::binary_search(m_members.begin(), m_members.end(), unit.value()); });
}

QString RowTest::code(const OrderFacts &facts) const
{
    switch (m_fact) {
    case Fact::CustomerGrade:
        return facts.customerGrade;
    case Fact::Channel:
        return facts.channel;
    default:
        return customValue(facts).toString();
    }
}

bool RowTest::isCode(const OrderFacts &facts) const
{
    return std::binary_search(m_codes.begin(), m_codes.end(), code(facts));
}

std::optional<double> RowTest::number(FactReader &reader) const
{
    const OrderFacts &facts = reader.facts();
    switch (m_fact) {
    case Fact::Priority:
        return double(facts.priority);
    case Fact::Age:
        return double(facts.age.count());
    case Fact::NearestTechnician:
        return reader.nearestTechnician();
    default:
        break;
    }
    const QJsonValue value = customValue(facts);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<QDate> RowTest::date(const OrderFacts &facts) const
{
    const QDate date = QDate::fromString(customValue(facts).toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool RowTest::isInRange(FactReader &reader) const
{
    if (m_kind != ValueKind::Date) {
        const auto value = number(reader);
        return value && *value >= m_low && *value <= m_high;
    }
    const auto day = date(reader.facts());
    if (!day)
        return false;
    const qint64 from = m_op == Operator::DaysBetween ? reader.facts().today.toJulianDay() : 0;
    const auto value = double(day->toJulianDay() - from);
    return value >= m_low && value <= m_high;
}

bool RowTest::isDuring(const OrderFacts &facts) const
{
    const bool begun = facts.timeOfDay >= m_low;
    const bool ended = facts.timeOfDay >= m_high;
    return m_low < m_high ? begun && !ended : begun || !ended;
}

bool RowTest::isInside(core::Coordinate place) const
{
    for (size_t i = 0; i < m_area.size(); ++i) {
        const Bounds &bounds = m_bounds[i];
        const bool near = place.latitude >= bounds.low.latitude && place.latitude <= bounds.high.latitude
            && place.longitude >= bounds.low.longitude && place.longitude <= bounds.high.longitude;
        if (near && geo::isInside(place, m_area[i]))
            return true;
    }
    return false;
}

bool RowTest::holdsKeywords(FactReader &reader) const
{
    const quint8 *flags = reader.flagsOf(m_text);
    const auto isHit = [&](KeywordIndex::Pattern pattern) { return hits(flags[pattern]); };
    if (m_op == Operator::HasAll)
        return std::all_of(m_patterns.begin(), m_patterns.end(), isHit);
    return std::any_of(m_patterns.begin(), m_patterns.end(), isHit) == (m_op == Operator::HasAny);
}

bool RowTest::holdsPostcodes(const OrderFacts &facts) const
{
    const bool begins = std::any_of(facts.postcodes.begin(), facts.postcodes.end(), [&](const QString &postcode) {
        return std::any_of(m_codes.begin(), m_codes.end(), [&](const QString &prefix) { return postcode.startsWith(prefix); });
    });
    return !facts.postcodes.isEmpty() && begins == (m_op == Operator::BeginsWithAny);
}

std::optional<bool> RowTest::flag(const OrderFacts &facts) const
{
    switch (m_fact) {
    case Fact::Holiday:
        return facts.holiday;
    case Fact::Warranty:
        return facts.warranty;
    default:
        break;
    }
    const QJsonValue value = customValue(facts);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QJsonValue RowTest::seen(FactReader &reader) const
{
    const OrderFacts &facts = reader.facts();
    if (!isSet(reader))
        return QJsonValue::Null;
    switch (m_kind) {
    case ValueKind::Reference:
    case ValueKind::Level:
    case ValueKind::Weekday:
        return member(facts);
    case ValueKind::Code:
        return code(facts);
    case ValueKind::Text: {
        constexpr int shown = 200;
        return (m_fact == Fact::Custom ? customValue(facts).toString() : facts.description).left(shown);
    }
    case ValueKind::Number:
    case ValueKind::Distance:
        return *number(reader);
    case ValueKind::Duration:
        return toIsoDuration(facts.age);
    case ValueKind::Date:
        return date(facts)->toString(Qt::ISODate);
    case ValueKind::TimeOfDay:
        return toClock(facts.timeOfDay);
    case ValueKind::Flag:
        return *flag(facts);
    case ValueKind::Place:
        return QJsonArray {facts.place->longitude, facts.place->latitude};
    case ValueKind::Postcode:
        break;
    }
    return QJsonArray::fromStringList(facts.postcodes);
}

QStringList RowTest::found(FactReader &reader) const
{
    QStringList words;
    if (m_patterns.empty())
        return words;
    const quint8 *flags = reader.flagsOf(m_text);
    for (const KeywordIndex::Pattern pattern : m_patterns) {
        if (hits(flags[pattern]))
            words += m_index->pattern(pattern);
    }
    return words;
}

} // namespace fieldlane::rules
