#include "desk/mastercommands.h"
#include "core/zone.h"
#include "desk/entitykinds.h"
#include "domain/event.h"
#include "domain/history.h"
#include "store/eventrepository.h"

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Permission;

namespace {

Result<void> need(const CommandContext &context, Permission permission)
{
    if (context.permissions.has(permission))
        return {};
    return Error {ErrorCode::Forbidden, context.actor, QStringLiteral("You have no permission for this.")};
}

Error invalid(const QString &subject, const char *detail)
{
    return {ErrorCode::InvalidInput, subject, QLatin1String(detail)};
}

Result<void> validateShifts(const domain::Technician &t)
{
    for (const domain::WeekShift &s : t.shifts) {
        if (s.weekday < 1 || s.weekday > 7 || s.start < 0 || s.end > 2880 || s.start >= s.end)
            return invalid(t.name, "A shift must lie within a weekday and end after it starts.");
        if (s.breakStart > s.breakEnd)
            return invalid(t.name, "A break ends before it starts.");
    }
    return {};
}

} // namespace

MasterCommands::MasterCommands(store::Connection &connection, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_context(context)
    , m_outcome(outcome)
{
}

template <class Entity>
Result<void> MasterCommands::save(Entity entity, const QString &name)
{
    auto table = EntityKind<Entity>::table(m_connection);
    Entity before;
    if (entity.id.isValid()) {
        FIELDLANE_ASSIGN(stored, table.byId(entity.id));
        before = stored;
        FIELDLANE_TRY(table.update(entity));
    } else {
        FIELDLANE_ASSIGN(id, table.insert(entity));
        entity.id = id;
        m_outcome.createdId = id.value();
    }
    const bool created = !before.id.isValid();
    m_outcome.name = created ? QStringLiteral("create") : QStringLiteral("edit");
    m_outcome.subject = name;
    m_outcome.catalogue = true;
    domain::Event event {{}, m_context.now, m_context.actor, m_context.commandId, EntityKind<Entity>::name(),
        entity.id.value(), versionOf(before) + 1, m_outcome.name, {}, domain::difference(table.fields(), before, entity)};
    if (created)
        event.changes.insert(QStringLiteral("exists"), QJsonArray {false, true});
    return store::EventRepository(m_connection).append(event);
}

Result<void> MasterCommands::run(const SetPosition &command)
{
    FIELDLANE_TRY(need(m_context, Permission::ExecuteOrders));
    if (!command.fix.place.isValid())
        return invalid(m_context.actor, "The position is outside -90..90 and -180..180 degrees.");
    FIELDLANE_ASSIGN(technician, store::technicianTable(m_connection).byId(command.technicianId));
    m_outcome.technicians.insert(technician.id);
    if (technician.position && technician.position->at > command.fix.at) {
        m_outcome.undoable = false;
        m_outcome.name = QStringLiteral("position");
        return {}; // an older report that arrives late
    }
    technician.position = command.fix;
    FIELDLANE_TRY(save(technician, technician.name));
    m_outcome.name = QStringLiteral("position");
    m_outcome.catalogue = false;
    m_outcome.undoable = false;
    return {};
}

Result<void> MasterCommands::run(const Save<domain::Unit> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EditMasterData));
    if (command.entity.name.trimmed().isEmpty())
        return invalid({}, "A unit needs a name.");
    if (!core::zoneOf(command.entity.zone).isValid())
        return invalid(command.entity.name, "The time zone is unknown; use a name such as Europe/Vaduz.");
    if (command.entity.id.isValid() && command.entity.parentId == command.entity.id)
        return invalid(command.entity.name, "A unit cannot be above itself.");
    return save(command.entity, command.entity.name);
}

Result<void> MasterCommands::run(const Save<domain::Technician> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EditMasterData));
    const domain::Technician &t = command.entity;
    if (t.name.trimmed().isEmpty())
        return invalid({}, "A technician needs a name.");
    if (!core::zoneOf(t.zone).isValid())
        return invalid(t.name, "The time zone is unknown; use a name such as Europe/Vaduz.");
    if (t.home && !t.home->isValid())
        return invalid(t.name, "The home is outside -90..90 and -180..180 degrees.");
    FIELDLANE_TRY(validateShifts(t));
    FIELDLANE_TRY(save(t, t.name));
    m_outcome.technicians.insert(t.id.isValid() ? t.id : domain::TechnicianId(m_outcome.createdId));
    return {};
}

Result<void> MasterCommands::run(const Save<domain::OrderTemplate> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EditMasterData));
    if (command.entity.name.trimmed().isEmpty() || command.entity.duration < core::minutes(1))
        return invalid(command.entity.name, "An order type needs a name and a duration of at least a minute.");
    return save(command.entity, command.entity.name);
}

Result<void> MasterCommands::run(const Save<domain::Absence> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EditMasterData));
    if (command.entity.span.isEmpty())
        return invalid(command.entity.reason, "An absence must end after it starts.");
    m_outcome.technicians.insert(command.entity.technicianId);
    return save(command.entity, command.entity.reason);
}

Result<void> MasterCommands::run(const Save<domain::Customer> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EnterOrders));
    if (command.entity.name.trimmed().isEmpty())
        return invalid({}, "A customer needs a name.");
    return save(command.entity, command.entity.name);
}

Result<void> MasterCommands::run(const Save<domain::Site> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EnterOrders));
    return save(command.entity, command.entity.address);
}

Result<void> MasterCommands::run(const Save<domain::Equipment> &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EnterOrders));
    return save(command.entity, command.entity.name);
}

Result<void> MasterCommands::run(const RemoveAbsence &command)
{
    FIELDLANE_TRY(need(m_context, Permission::EditMasterData));
    auto table = store::absenceTable(m_connection);
    FIELDLANE_ASSIGN(before, table.byId(command.id));
    FIELDLANE_TRY(table.remove(command.id));
    m_outcome.technicians.insert(before.technicianId);
    m_outcome.catalogue = true;
    m_outcome.name = QStringLiteral("remove");
    m_outcome.subject = before.reason;
    domain::Event event {{}, m_context.now, m_context.actor, m_context.commandId, QStringLiteral("absence"),
        before.id.value(), 0, m_outcome.name, {}, domain::difference(table.fields(), before, domain::Absence {})};
    event.changes.insert(QStringLiteral("exists"), QJsonArray {true, false});
    return store::EventRepository(m_connection).append(event);
}

} // namespace fieldlane::desk
