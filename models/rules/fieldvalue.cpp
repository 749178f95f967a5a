#include "rules/fieldvalue.h"
#include "rules/durationtext.h"
#include "rules/fieldcatalogue.h"
#include <QJsonArray>

namespace fieldlane::rules {

FieldValue::FieldValue(const FieldDescriptor &field)
    : m_fact(field.fact)
    , m_kind(field.kind)
    , m_name(customNameOf(field.code))
{
}

bool FieldValue::isSet(FactReader &reader) const
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

qint64 FieldValue::member(const OrderFacts &facts) const
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

QString FieldValue::code(const OrderFacts &facts) const
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

std::optional<double> FieldValue::number(FactReader &reader) const
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

std::optional<QDate> FieldValue::date(const OrderFacts &facts) const
{
    const QDate date = QDate::fromString(customValue(facts).toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<bool> FieldValue::flag(const OrderFacts &facts) const
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

QJsonValue FieldValue::seen(FactReader &reader) const
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

} // namespace fieldlane::rules
