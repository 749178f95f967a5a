#pragma once
#include "domain/fields.h"
#include "store/connection.h"
#include <span>

namespace fieldlane::store {

/// Reads and writes the rows of one entity by its field list. `id` and, where the entity has one, `version`
/// are columns of their own.
template <class Entity>
class Table
{
public:
    using Id = decltype(Entity::id);
    static constexpr bool versioned = requires(Entity e) { e.version; };

    Table(Connection &connection, const char *name, std::span<const domain::Field<Entity>> fields)
        : m_connection(&connection)
        , m_name(QLatin1String(name))
        , m_fields(fields)
    {
    }

    /// "o.id, o.version, o.number, ..." for a table alias.
    QString columns(const QString &alias) const
    {
        QStringList list {alias + QLatin1String(".id")};
        if constexpr (versioned)
            list += alias + QLatin1String(".version");
        for (const auto &field : m_fields)
            list += alias + QLatin1Char('.') + QLatin1String(field.name);
        return list.join(QLatin1String(", "));
    }
    /// The entity in a row whose columns begin with columns().
    Entity read(const Rows &rows, int column = 0) const
    {
        Entity e;
        e.id = Id(rows.integer(column++));
        if constexpr (versioned)
            e.version = rows.integer(column++);
        for (const auto &field : m_fields)
            field.write(e, rows.isNull(column) ? QVariant() : rows.value(column)), ++column;
        return e;
    }
    core::Result<Entity> byId(Id id) const
    {
        FIELDLANE_ASSIGN(list, select(QStringLiteral("WHERE t.id = ?"), {id.value()}));
        if (list.empty())
            return core::Error {core::ErrorCode::NotFound, QStringLiteral("%1 %2").arg(m_name).arg(id.value()),
                QStringLiteral("There is no such entry.")};
        return std::move(list.front());
    }
    /// `rest` goes behind "FROM table t"; with binds for its question marks.
    core::Result<std::vector<Entity>> select(const QString &rest, const Values &binds = {}) const
    {
        // An entity has one table, so the long parts of its statements are put together once.
        static const QString beginning = QStringLiteral("SELECT %1 FROM %2 t ").arg(columns(QStringLiteral("t")), m_name);
        FIELDLANE_ASSIGN(rows, m_connection->query(beginning + rest, binds));
        std::vector<Entity> list;
        while (rows.next())
            list.push_back(read(rows));
        FIELDLANE_TRY(rows.error());
        return list;
    }
    core::Result<std::vector<Entity>> all() const { return select(QStringLiteral("ORDER BY t.id")); }

    /// Inserts with the entity's own id when it is valid (undo brings a row back under its old id); the id.
    core::Result<Id> insert(const Entity &e)
    {
        Values values;
        values.reserve(m_fields.size() + 1);
        if (e.id.isValid())
            values.push_back(e.id.value());
        for (const auto &field : m_fields)
            values.push_back(field.read(e));
        static const QString withId = insertSql({QStringLiteral("id")});
        static const QString withoutId = insertSql({});
        const QString &sql = e.id.isValid() ? withId : withoutId;
        FIELDLANE_ASSIGN(rows, m_connection->query(sql, values));
        if (!rows.next()) {
            FIELDLANE_TRY(rows.error());
            return core::Error {core::ErrorCode::Internal, m_name, QStringLiteral("The database gave no id.")};
        }
        const Id id(rows.integer(0));
        FIELDLANE_TRY(rows.next() ? core::Result<void>() : rows.error());
        return id;
    }
    /// Writes all fields. A versioned entity's version must be the stored one and grows by one; else Conflict.
    core::Result<void> update(const Entity &e)
    {
        static const QString sql = updateSql();
        Values values;
        values.reserve(m_fields.size() + 2);
        for (const auto &field : m_fields)
            values.push_back(field.read(e));
        values.push_back(e.id.value());
        if constexpr (versioned)
            values.push_back(e.version);
        FIELDLANE_ASSIGN(touched, m_connection->execute(sql, values));
        if (touched == 1)
            return {};
        return core::Error {core::ErrorCode::Conflict, QStringLiteral("%1 %2").arg(m_name).arg(e.id.value()),
            QStringLiteral("Somebody else changed it meanwhile.")};
    }
    core::Result<void> remove(Id id)
    {
        FIELDLANE_TRY(m_connection->execute(QStringLiteral("DELETE FROM %1 WHERE id = ?").arg(m_name), {id.value()}));
        return {};
    }
    std::span<const domain::Field<Entity>> fields() const { return m_fields; }

private:
    QString insertSql(QStringList names) const
    {
        for (const auto &field : m_fields)
            names += QLatin1String(field.name);
        const QStringList marks(names.size(), QStringLiteral("?"));
        return QStringLiteral("INSERT INTO %1(%2) VALUES (%3) RETURNING id")
            .arg(m_name, names.join(QLatin1String(", ")), marks.join(QLatin1String(", ")));
    }

    QString updateSql() const
    {
        QStringList sets;
        for (const auto &field : m_fields)
            sets += QLatin1String(field.name) + QLatin1String(" = ?");
        if constexpr (versioned)
            sets += QStringLiteral("version = version + 1");
        const QString where = versioned ? QStringLiteral("id = ? AND version = ?") : QStringLiteral("id = ?");
        return QStringLiteral("UPDATE %1 SET %2 WHERE %3").arg(m_name, sets.join(QLatin1String(", ")), where);
    }

    Connection *m_connection;
    QString m_name;
    std::span<const domain::Field<Entity>> m_fields;
};

inline Table<domain::Unit> unitTable(Connection &c)
{
    return {c, "units", domain::unitFields()};
}
inline Table<domain::Technician> technicianTable(Connection &c)
{
    return {c, "technicians", domain::technicianFields()};
}
inline Table<domain::Absence> absenceTable(Connection &c)
{
    return {c, "absences", domain::absenceFields()};
}
inline Table<domain::OrderTemplate> templateTable(Connection &c)
{
    return {c, "templates", domain::templateFields()};
}
inline Table<domain::Customer> customerTable(Connection &c)
{
    return {c, "customers", domain::customerFields()};
}
inline Table<domain::Contact> contactTable(Connection &c)
{
    return {c, "contacts", domain::contactFields()};
}
inline Table<domain::Site> siteTable(Connection &c)
{
    return {c, "sites", domain::siteFields()};
}
inline Table<domain::Equipment> equipmentTable(Connection &c)
{
    return {c, "equipment", domain::equipmentFields()};
}
inline Table<domain::Order> orderTable(Connection &c)
{
    return {c, "orders", domain::orderFields()};
}
inline Table<domain::Visit> visitTable(Connection &c)
{
    return {c, "visits", domain::visitFields()};
}
inline Table<domain::Assignment> assignmentTable(Connection &c)
{
    return {c, "assignments", domain::assignmentFields()};
}
inline Table<domain::Role> roleTable(Connection &c)
{
    return {c, "roles", domain::roleFields()};
}
inline Table<domain::Person> personTable(Connection &c)
{
    return {c, "people", domain::personFields()};
}
inline Table<domain::Flow> flowTable(Connection &c)
{
    return {c, "flows", domain::flowFields()};
}
inline Table<domain::ClaimPool> poolTable(Connection &c)
{
    return {c, "pools", domain::poolFields()};
}
inline Table<domain::FaultType> faultTypeTable(Connection &c)
{
    return {c, "fault_types", domain::faultTypeFields()};
}
inline Table<domain::CustomerGrade> gradeTable(Connection &c)
{
    return {c, "customer_grades", domain::gradeFields()};
}
inline Table<domain::Reason> reasonTable(Connection &c)
{
    return {c, "reasons", domain::reasonFields()};
}
inline Table<domain::Holiday> holidayTable(Connection &c)
{
    return {c, "holidays", domain::holidayFields()};
}
inline Table<domain::PlanningPolicy> policyTable(Connection &c)
{
    return {c, "policies", domain::policyFields()};
}

} // namespace fieldlane::store
