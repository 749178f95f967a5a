#pragma once
#include "rules/factreader.h"
#include "rules/field.h"
#include <QJsonValue>

namespace fieldlane::rules {

/// How the value of one field is read from the facts of an order. Each function is for fields of the kinds that have
/// such a value; a custom value of another type than its field counts as empty. Const use from any thread.
class FieldValue
{
public:
    explicit FieldValue(const FieldDescriptor &field);

    Fact fact() const { return m_fact; }
    const QString &customName() const { return m_name; } ///< empty for other fields
    bool isSet(FactReader &reader) const;
    qint64 member(const OrderFacts &facts) const; ///< id, level or weekday; 0: none
    QString code(const OrderFacts &facts) const;
    std::optional<double> number(FactReader &reader) const; ///< milliseconds for durations
    std::optional<QDate> date(const OrderFacts &facts) const;
    std::optional<bool> flag(const OrderFacts &facts) const;
    /// Written as in the file format; null when it is empty. Of a text, the first 200 characters.
    QJsonValue seen(FactReader &reader) const;

private:
    QJsonValue customValue(const OrderFacts &facts) const { return facts.custom.value(m_name); }

    Fact m_fact;
    ValueKind m_kind;
    QString m_name;
};

} // namespace fieldlane::rules
