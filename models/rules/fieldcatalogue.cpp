#include "rules/fieldcatalogue.h"

namespace fieldlane::rules {

namespace {

const QString &prefix()
{
    static const QString text = QStringLiteral("custom.");
    return text;
}

ValueKind kindOf(domain::CustomKind kind)
{
    switch (kind) {
    case domain::CustomKind::Number:
        return ValueKind::Number;
    case domain::CustomKind::Choice:
        return ValueKind::Code;
    case domain::CustomKind::Date:
        return ValueKind::Date;
    case domain::CustomKind::Bool:
        return ValueKind::Flag;
    case domain::CustomKind::Text:
        break;
    }
    return ValueKind::Text;
}

std::vector<FieldDescriptor> fieldsOfEveryOrder()
{
    using F = Fact;
    using K = ValueKind;
    using R = ReferenceKind;
    const auto field = [](const char *code, F fact, K kind, R reference = R::None) {
        return FieldDescriptor {QLatin1String(code), fact, kind, reference, false, {}, {}};
    };
    const auto known = [](const char *code, F fact, K kind) {
        return FieldDescriptor {QLatin1String(code), fact, kind, R::None, true, {}, {}};
    };
    return {field("type", F::Type, K::Reference, R::Template), field("faultType", F::FaultType, K::Reference, R::FaultType),
        field("description", F::Description, K::Text), field("customerGrade", F::CustomerGrade, K::Code),
        field("channel", F::Channel, K::Code), known("priority", F::Priority, K::Level),
        field("unit", F::Unit, K::Reference, R::Unit), field("pool", F::Pool, K::Reference, R::Pool),
        field("place", F::Place, K::Place), field("postcode", F::Postcode, K::Postcode),
        known("age", F::Age, K::Duration), known("timeOfDay", F::TimeOfDay, K::TimeOfDay),
        known("weekday", F::Weekday, K::Weekday), known("holiday", F::Holiday, K::Flag),
        field("warranty", F::Warranty, K::Flag), field("nearestTechnician", F::NearestTechnician, K::Distance)};
}

} // namespace

FieldCatalogue::FieldCatalogue(std::span<const domain::CustomField> custom)
    : m_fields(fieldsOfEveryOrder())
{
    for (const domain::CustomField &field : custom)
        m_fields.push_back({customCode(field.name), Fact::Custom, kindOf(field.kind), ReferenceKind::None, false,
            field.label, field.choices});
    for (size_t i = 0; i < m_fields.size(); ++i)
        m_places.insert(m_fields[i].code, qsizetype(i));
}

const FieldDescriptor *FieldCatalogue::find(const QString &code) const
{
    const auto it = m_places.constFind(code);
    return it == m_places.constEnd() ? nullptr : &m_fields[size_t(*it)];
}

QString customCode(const QString &name)
{
    return prefix() + name;
}

QString customNameOf(const QString &code)
{
    return code.startsWith(prefix()) ? code.mid(prefix().size()) : QString();
}

} // namespace fieldlane::rules
