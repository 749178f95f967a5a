#pragma once
#include "domain/order.h"
#include <span>
#include <vector>

namespace fieldlane::domain {

enum class CustomKind { Text, Number, Choice, Date, Bool };

/// One field that a template adds to its orders.
struct CustomField
{
    QString name; ///< the key in Order::custom
    QString label; ///< what people read; the name where the template gives none
    CustomKind kind = CustomKind::Text;
    QStringList choices;
    bool required = false;
    friend bool operator==(const CustomField &, const CustomField &) = default;
};

/// The template's own fields, in the order of their "place" where given, then by name. An unknown type is text,
/// so that nothing a newer program stored is lost.
std::vector<CustomField> customFieldsOf(const OrderTemplate &orderTemplate);
/// Those of all templates, each name once, with the choices of all; by label.
std::vector<CustomField> customFieldsOf(std::span<const OrderTemplate> templates);

enum class CustomFault { Missing, NotANumber, NotADate, NotAChoice };

/// What is wrong with a typed text for a field; a number has a point or a comma, a date is ISO (2026-03-02).
std::optional<CustomFault> faultOf(const CustomField &field, const QString &text);
/// The stored form of a text without fault: a number, a boolean or a string; undefined when empty.
QJsonValue customValue(const CustomField &field, const QString &text);
/// The text of a stored value, as it would be typed.
QString customText(const QJsonValue &value);

} // namespace fieldlane::domain
