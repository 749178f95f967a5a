#include "desk/mastercommands.h"
#include "desk/masterchecks.h"
#include "desk/masterrights.h"
#include "domain/event.h"
#include "domain/history.h"
#include "store/claimrepository.h"
#include "store/customerrepository.h"
#include "store/eventrepository.h"
#include "store/orderlisting.h"

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Permission;

namespace {

/// What an undo entry or a message calls the entity.
template <class Entity>
QString nameOf(const Entity &entity)
{
    if constexpr (requires { entity.name; })
        return entity.name;
    else if constexpr (requires { entity.address; })
        return entity.address;
    else if constexpr (requires { entity.text; })
        return entity.text;
    else if constexpr (requires { entity.kind; entity.language; })
        return domain::toCode(entity.kind) + QLatin1Char(' ') + entity.language;
    else
        return entity.reason;
}

Error pointedTo(const QString &name)
{
    return {ErrorCode::Forbidden, name, QStringLiteral("Orders or equipment belong to it; nothing is ever taken from under them.")};
}

} // namespace

MasterCommands::MasterCommands(
    store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_catalog(catalog)
    , m_context(context)
    , m_outcome(outcome)
{
}

Result<void> MasterCommands::need(Permission permission) const
{
    if (m_context.viewer.permissions.has(permission))
        return {};
    return Error {ErrorCode::Forbidden, m_context.viewer.login, QStringLiteral("You have no permission for this.")};
}

template <class Entity>
Result<void> MasterCommands::save(Entity entity)
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
    m_outcome.subject = nameOf(entity);
    m_outcome.catalogue = true;
    if constexpr (std::is_same_v<Entity, domain::Technician>)
        m_outcome.technicians.insert(entity.id);
    if constexpr (std::is_same_v<Entity, domain::Absence>)
        m_outcome.technicians.insert(entity.technicianId);
    domain::Event event {{}, m_context.now, m_context.viewer.login, m_context.commandId, EntityKind<Entity>::name(),
        entity.id.value(), versionOf(before) + 1, m_outcome.name, {}, domain::difference(table.fields(), before, entity)};
    if (created)
        event.changes.insert(QStringLiteral("exists"), QJsonArray {false, true});
    return store::EventRepository(m_connection).append(event);
}

Result<void> MasterCommands::run(const SetPosition &command)
{
    FIELDLANE_TRY(need(Permission::ExecuteOrders));
    if (!command.fix.place.isValid())
        return Error {ErrorCode::InvalidInput, m_context.viewer.login,
            QStringLiteral("The position is outside -90..90 and -180..180 degrees.")};
    FIELDLANE_ASSIGN(technician, store::technicianTable(m_connection).byId(command.technicianId));
    m_outcome.technicians.insert(technician.id);
    if (technician.position && technician.position->at > command.fix.at) {
        m_outcome.undoable = false;
        m_outcome.name = QStringLiteral("position");
        return {}; // an older report that arrives late
    }
    technician.position = command.fix;
    FIELDLANE_TRY(save(technician));
    m_outcome.name = QStringLiteral("position");
    m_outcome.catalogue = false;
    m_outcome.undoable = false;
    return {};
}

Result<void> MasterCommands::run(const ChoosePolicy &command)
{
    FIELDLANE_TRY(need(permissionFor<domain::PlanningPolicy>()));
    auto table = store::policyTable(m_connection);
    FIELDLANE_ASSIGN(all, table.all());
    QString chosen;
    for (domain::PlanningPolicy &policy : all) {
        const bool isIt = policy.id == command.id;
        if (isIt && !policy.active)
            return Error {ErrorCode::Forbidden, policy.name, QStringLiteral("This policy is no longer in use.")};
        if (isIt)
            chosen = policy.name;
        if (isIt == policy.chosenAt.has_value())
            continue;
        policy.chosenAt = isIt ? std::optional(m_context.now) : std::nullopt;
        FIELDLANE_TRY(save(policy));
    }
    if (command.id.isValid() && chosen.isEmpty())
        return Error {ErrorCode::NotFound, QString::number(command.id.value()), QStringLiteral("There is no such policy.")};
    m_outcome.name = QStringLiteral("choosePolicy");
    m_outcome.subject = chosen;
    m_outcome.catalogue = true;
    return {};
}

/// Whose data scope ends at some units changes nothing outside them.
Result<void> MasterCommands::needSight(domain::UnitId unit) const
{
    if (m_context.viewer.seesUnit(unit))
        return {};
    return Error {ErrorCode::Forbidden, m_context.viewer.login, QStringLiteral("This belongs to a unit that is not yours.")};
}

template <class Entity>
Result<void> MasterCommands::run(const Save<Entity> &command)
{
    FIELDLANE_TRY(need(permissionFor<Entity>()));
    if constexpr (std::is_same_v<Entity, domain::ClaimPool>) {
        FIELDLANE_TRY(needSight(command.entity.unitId));
        if (const domain::ClaimPool *stored = m_catalog.organisation().pool(command.entity.id))
            FIELDLANE_TRY(needSight(stored->unitId));
    }
    FIELDLANE_TRY(validate(command.entity, m_catalog));
    if constexpr (std::is_same_v<Entity, domain::Technician>) {
        if (command.entity.id.isValid() && !command.entity.active) {
            FIELDLANE_ASSIGN(open, store::ClaimRepository(m_connection).openOrders(command.entity.id));
            if (open > 0)
                return Error {ErrorCode::Forbidden, command.entity.name,
                    QStringLiteral("This technician still has open orders (%1); hand them over first.").arg(open)};
        }
    }
    return save(command.entity);
}

/// Orders are told from the database, whoever sees them.
Result<void> MasterCommands::checkNoOrders(const store::OrderListFilter &filter, const QString &name) const
{
    store::OrderListFilter one = filter;
    one.limit = 1;
    FIELDLANE_ASSIGN(orders, store::listOrders(m_connection, one));
    return orders.empty() ? Result<void>()
                          : Error {ErrorCode::Forbidden, name, QStringLiteral("There are orders of it; nothing is ever taken from under them.")};
}

template <class Entity>
Result<void> MasterCommands::checkUnused(const Entity &entity) const
{
    if constexpr (std::is_same_v<Entity, domain::Unit>) {
        FIELDLANE_TRY(checkRemoval(entity, m_catalog));
        return checkNoOrders({.units = {entity.id}}, entity.name);
    } else if constexpr (std::is_same_v<Entity, domain::OrderTemplate>) {
        FIELDLANE_TRY(checkRemoval(entity, m_catalog));
        return checkNoOrders({.templateId = entity.id}, entity.name);
    } else if constexpr (std::is_same_v<Entity, domain::Site> || std::is_same_v<Entity, domain::Equipment>) {
        FIELDLANE_ASSIGN(used, store::CustomerRepository(m_connection).isUsed(entity.id));
        return used ? Result<void>(pointedTo(nameOf(entity))) : Result<void>();
    } else {
        return {};
    }
}

template <class Entity>
Result<void> MasterCommands::run(const Remove<Entity> &command)
{
    FIELDLANE_TRY(need(permissionFor<Entity>()));
    auto table = EntityKind<Entity>::table(m_connection);
    FIELDLANE_ASSIGN(before, table.byId(command.id));
    FIELDLANE_TRY(checkUnused(before));
    const auto removed = table.remove(command.id);
    if (!removed && removed.error().code == ErrorCode::Conflict)
        return pointedTo(nameOf(before)); // by what the person does not see
    FIELDLANE_TRY(removed);
    if constexpr (std::is_same_v<Entity, domain::Absence>)
        m_outcome.technicians.insert(before.technicianId);
    m_outcome.catalogue = true;
    m_outcome.name = QStringLiteral("remove");
    m_outcome.subject = nameOf(before);
    domain::Event event {{}, m_context.now, m_context.viewer.login, m_context.commandId, EntityKind<Entity>::name(),
        before.id.value(), versionOf(before) + 1, m_outcome.name, {},
        domain::difference(table.fields(), before, Entity {})};
    event.changes.insert(QStringLiteral("exists"), QJsonArray {true, false});
    return store::EventRepository(m_connection).append(event);
}

template Result<void> MasterCommands::run(const Save<domain::Unit> &);
template Result<void> MasterCommands::run(const Save<domain::Technician> &);
template Result<void> MasterCommands::run(const Save<domain::OrderTemplate> &);
template Result<void> MasterCommands::run(const Save<domain::Absence> &);
template Result<void> MasterCommands::run(const Save<domain::Customer> &);
template Result<void> MasterCommands::run(const Save<domain::Contact> &);
template Result<void> MasterCommands::run(const Save<domain::Site> &);
template Result<void> MasterCommands::run(const Save<domain::Equipment> &);
template Result<void> MasterCommands::run(const Save<domain::Role> &);
template Result<void> MasterCommands::run(const Save<domain::Person> &);
template Result<void> MasterCommands::run(const Save<domain::Flow> &);
template Result<void> MasterCommands::run(const Save<domain::ClaimPool> &);
template Result<void> MasterCommands::run(const Save<domain::FaultType> &);
template Result<void> MasterCommands::run(const Save<domain::CustomerGrade> &);
template Result<void> MasterCommands::run(const Save<domain::Reason> &);
template Result<void> MasterCommands::run(const Save<domain::Holiday> &);
template Result<void> MasterCommands::run(const Save<domain::PlanningPolicy> &);
template Result<void> MasterCommands::run(const Save<domain::NoticeChannel> &);
template Result<void> MasterCommands::run(const Save<domain::NoticeTemplate> &);
template Result<void> MasterCommands::run(const Remove<domain::Unit> &);
template Result<void> MasterCommands::run(const Remove<domain::OrderTemplate> &);
template Result<void> MasterCommands::run(const Remove<domain::Absence> &);
template Result<void> MasterCommands::run(const Remove<domain::Contact> &);
template Result<void> MasterCommands::run(const Remove<domain::Site> &);
template Result<void> MasterCommands::run(const Remove<domain::Equipment> &);
template Result<void> MasterCommands::run(const Remove<domain::Holiday> &);
template Result<void> MasterCommands::run(const Remove<domain::NoticeTemplate> &);

} // namespace fieldlane::desk
