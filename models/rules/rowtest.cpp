#include "rules/rowtest.h"
#include "core/text.h"
#include "geo/polygon.h"
#include "rules/rowfault.h"
#include <algorithm>

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
    : m_value(field)
    , m_kind(field.kind)
    , m_op(row.op)
    , m_index(&index)
{
    if (const auto *keywords = std::get_if<Keywords>(&row.operand)) {
        m_text = sourceOf(m_value.customName(), texts);
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
    const int base = m_value.fact() == Fact::Custom ? custom : 1;
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
        return m_value.fact() == Fact::NearestTechnician ? 10 * text : base + int(m_codes.size());
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
        return m_value.flag(facts) == true;
    case Operator::IsFalse:
        return m_value.flag(facts) == false;
    case Operator::IsSet:
    case Operator::IsEmpty:
        break;
    }
    return m_value.isSet(reader) == (m_op == Operator::IsSet);
}

bool RowTest::isMember(const OrderFacts &facts) const
{
    return std::binary_search(m_members.begin(), m_members.end(), m_value.member(facts));
}

bool RowTest::isWithin(const OrderFacts &facts) const
{
    return std::any_of(facts.units.begin(), facts.units.end(),
        [&](domain::UnitId unit) { return std::binary_search(m_members.begin(), m_members.end(), unit.value()); });
}

bool RowTest::isCode(const OrderFacts &facts) const
{
    return std::binary_search(m_codes.begin(), m_codes.end(), m_value.code(facts));
}

bool RowTest::isInRange(FactReader &reader) const
{
    if (m_kind != ValueKind::Date) {
        const auto value = m_value.number(reader);
        return value && *value >= m_low && *value <= m_high;
    }
    const auto day = m_value.date(reader.facts());
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
