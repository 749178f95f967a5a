#pragma once
#include "domain/claimpool.h"
#include "domain/customer.h"
#include "domain/flow.h"
#include "domain/masterdata.h"
#include "domain/order.h"
#include "domain/person.h"
#include "domain/technician.h"
#include "domain/unit.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QVariant>
#include <span>

namespace fieldlane::domain {

/// One stored field of an entity: its column, and its value in the form databases and JSON share (text,
/// 64-bit integer, double, or null; instants are milliseconds UTC, lists and objects JSON text).
template <class Entity>
struct Field
{
    const char *name;
    QVariant (*read)(const Entity &);
    void (*write)(Entity &, const QVariant &);
};

/// Every stored field except `id` and `version`, in column order.
std::span<const Field<Order>> orderFields();
std::span<const Field<Visit>> visitFields();
std::span<const Field<Assignment>> assignmentFields();
std::span<const Field<Technician>> technicianFields();
std::span<const Field<Absence>> absenceFields();
std::span<const Field<Unit>> unitFields();
std::span<const Field<OrderTemplate>> templateFields();
std::span<const Field<Customer>> customerFields();
std::span<const Field<Contact>> contactFields();
std::span<const Field<Site>> siteFields();
std::span<const Field<Equipment>> equipmentFields();
std::span<const Field<Role>> roleFields();
std::span<const Field<Person>> personFields();
std::span<const Field<Flow>> flowFields();
std::span<const Field<ClaimPool>> poolFields();
std::span<const Field<FaultType>> faultTypeFields();
std::span<const Field<CustomerGrade>> gradeFields();
std::span<const Field<Reason>> reasonFields();
std::span<const Field<Holiday>> holidayFields();
std::span<const Field<PlanningPolicy>> policyFields();

/// field -> [from, to] for every field that differs.
template <class Entity>
QJsonObject difference(std::span<const Field<Entity>> fields, const Entity &from, const Entity &to)
{
    QJsonObject changes;
    for (const Field<Entity> &field : fields) {
        const QVariant before = field.read(from);
        const QVariant after = field.read(to);
        if (before != after || before.isNull() != after.isNull())
            changes.insert(QLatin1String(field.name),
                QJsonArray {QJsonValue::fromVariant(before), QJsonValue::fromVariant(after)});
    }
    return changes;
}

/// Codecs shared with import and export.
QString skillsToText(const std::vector<Skill> &skills); ///< "hvac:3;fridge:2"
std::optional<std::vector<Skill>> skillsFromText(const QString &text);
QString toCode(Priority priority);
std::optional<Priority> priorityFrom(const QString &code); ///< name, or 1 .. 4
QString toCode(UnitKind kind);
std::optional<UnitKind> unitKindFrom(const QString &code);
QString toCode(DutyStatus status);
QJsonArray areaToJson(const Area &area); ///< GeoJSON MultiPolygon coordinates
Area areaFromJson(const QJsonArray &coordinates);

} // namespace fieldlane::domain
