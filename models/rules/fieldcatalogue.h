#pragma once
#include "domain/customfields.h"
#include "rules/field.h"
#include <QHash>
#include <vector>

namespace fieldlane::rules {

/// The fields that rules can look at: those every order has, and those which the company's templates add. A value;
/// const use from any thread.
class FieldCatalogue
{
public:
    /// With the custom fields that domain::customFieldsOf() gives for all templates.
    explicit FieldCatalogue(std::span<const domain::CustomField> custom = {});

    /// In the order in which an editor lists them.
    const std::vector<FieldDescriptor> &fields() const { return m_fields; }
    /// Borrowed, or null for a field that does not exist (any more).
    const FieldDescriptor *find(const QString &code) const;

private:
    std::vector<FieldDescriptor> m_fields;
    QHash<QString, qsizetype> m_places;
};

/// "custom.<name>", as rules name a field of a template.
QString customCode(const QString &name);
/// The name behind such a code; empty for other codes.
QString customNameOf(const QString &code);

} // namespace fieldlane::rules
