#include "domain/customfields.h"
#include <algorithm>
#include <QDate>
#include <QJsonArray>

namespace fieldlane::domain {

namespace {

CustomKind kindOf(const QString &type)
{
    if (type == QLatin1String("number"))
        return CustomKind::Number;
    if (type == QLatin1String("choice"))
        return CustomKind::Choice;
    if (type == QLatin1String("date"))
        return CustomKind::Date;
    if (type == QLatin1String("bool"))
        return CustomKind::Bool;
    return CustomKind::Text;
}

std::optional<double> numberOf(const QString &text)
{
    bool ok = false;
    const double value = QString(text).trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

std::vector<CustomField> customFieldsOf(const OrderTemplate &orderTemplate)
{
    std::vector<std::pair<int, CustomField>> placed;
    constexpr int last = 1'000'000;
    for (auto it = orderTemplate.customFields.begin(); it != orderTemplate.customFields.end(); ++it) {
        const QJsonObject object = it.value().toObject();
        CustomField field {it.key(), object.value(QStringLiteral("label")).toString(it.key()),
            kindOf(object.value(QStringLiteral("type")).toString()), {}, object.value(QStringLiteral("required")).toBool()};
        for (const QJsonValue &choice : object.value(QStringLiteral("choices")).toArray())
            field.choices += choice.toString();
        placed.emplace_back(object.value(QStringLiteral("place")).toInt(last), std::move(field));
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<CustomField> fields;
    for (auto &[place, field] : placed)
        fields.push_back(std::move(field));
    return fields;
}

std::vector<CustomField> customFieldsOf(std::span<const OrderTemplate> templates)
{
    std::vector<CustomField> fields;
    for (const OrderTemplate &orderTemplate : templates) {
        for (CustomField &field : customFieldsOf(orderTemplate)) {
            const auto known = std::find_if(fields.begin(), fields.end(), [&](const CustomField &f) { return f.name == field.name; });
            if (known == fields.end()) {
                fields.push_back(std::move(field));
                continue;
            }
            known->choices += field.choices;
            known->choices.removeDuplicates();
        }
    }
    std::stable_sort(fields.begin(), fields.end(),
        [](const CustomField &a, const CustomField &b) { return a.label.compare(b.label, Qt::CaseInsensitive) < 0; });
    return fields;
}

std::optional<CustomFault> faultOf(const CustomField &field, const QString &text)
{
    if (text.trimmed().isEmpty())
        return field.required ? std::optional(CustomFault::Missing) : std::nullopt;
    switch (field.kind) {
    case CustomKind::Number:
        return numberOf(text) ? std::nullopt : std::optional(CustomFault::NotANumber);
    case CustomKind::Date:
        return QDate::fromString(text.trimmed(), Qt::ISODate).isValid() ? std::nullopt : std::optional(CustomFault::NotADate);
    case CustomKind::Choice:
        return field.choices.contains(text) ? std::nullopt : std::optional(CustomFault::NotAChoice);
    case CustomKind::Text:
    case CustomKind::Bool:
        break;
    }
    return std::nullopt;
}

QJsonValue customValue(const CustomField &field, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QJsonValue::Undefined;
    if (field.kind == CustomKind::Number)
        return numberOf(trimmed).value_or(0);
    if (field.kind == CustomKind::Bool)
        return trimmed == QLatin1String("true");
    return trimmed;
}

QString customText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString();
}

} // namespace fieldlane::domain
