#include "desk/customercommands.h"
#include "desk/mastercommands.h"
#include "desk/ordercommands.h"
#include "domain/history.h"
#include "store/customerrepository.h"
#include "store/eventrepository.h"
#include <algorithm>
#include <QJsonArray>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::CustomerFile;
using domain::CustomerMerge;

namespace {

template <class Entity>
const Entity *withId(const std::vector<Entity> &list, decltype(Entity::id) id)
{
    const auto it = std::find_if(list.begin(), list.end(), [id](const Entity &e) { return e.id == id; });
    return it == list.end() ? nullptr : &*it;
}

template <class Entity>
bool isSame(store::Connection &connection, const Entity &a, const Entity &b)
{
    return domain::difference(EntityKind<Entity>::table(connection).fields(), a, b).isEmpty();
}

} // namespace

CustomerCommands::CustomerCommands(
    store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_catalog(catalog)
    , m_context(context)
    , m_outcome(outcome)
{
}

// Only what differs is written, and only against the version that the form began with.
template <class Entity>
Result<void> CustomerCommands::saveParts(const std::vector<Entity> &base, std::vector<Entity> edited)
{
    MasterCommands commands(m_connection, m_catalog, m_context, m_outcome);
    for (Entity &part : edited) {
        const Entity *before = withId(base, part.id);
        if (before && isSame(m_connection, *before, part))
            continue;
        const auto number = part.id;
        part.version = before ? before->version : 0;
        if (!before)
            part.id = {};
        FIELDLANE_TRY(commands.run(Save<Entity> {part}));
        if constexpr (std::is_same_v<Entity, domain::Site>) {
            if (!before)
                m_newSites.emplace(number, domain::SiteId(m_outcome.createdId));
        }
    }
    return {};
}

template <class Entity>
Result<void> CustomerCommands::removeParts(const std::vector<Entity> &base, const std::vector<Entity> &edited)
{
    MasterCommands commands(m_connection, m_catalog, m_context, m_outcome);
    for (const Entity &part : base) {
        if (!withId(edited, part.id))
            FIELDLANE_TRY(commands.run(Remove<Entity> {part.id}));
    }
    return {};
}

Result<domain::CustomerId> CustomerCommands::saveCustomer(const EditCustomer &command)
{
    const domain::Customer &base = command.base.customer;
    FIELDLANE_TRY(saveParts(base.id.isValid() ? std::vector {base} : std::vector<domain::Customer>(), {command.edited.customer}));
    return base.id.isValid() ? base.id : domain::CustomerId(m_outcome.createdId);
}

Result<void> CustomerCommands::run(const EditCustomer &command)
{
    m_outcome.name = command.base.customer.id.isValid() ? QStringLiteral("edit") : QStringLiteral("create");
    const QString name = m_outcome.name;
    m_outcome.catalogue = false; // until something is written
    CustomerFile edited = command.edited;
    FIELDLANE_ASSIGN(customer, saveCustomer(command));
    for (domain::Site &site : edited.sites)
        site.customerId = customer;
    for (domain::Contact &contact : edited.contacts)
        contact.customerId = customer;
    FIELDLANE_TRY(saveParts(command.base.sites, edited.sites));
    for (domain::Equipment &machine : edited.equipment) {
        if (const auto site = m_newSites.find(machine.siteId); site != m_newSites.end())
            machine.siteId = site->second;
    }
    FIELDLANE_TRY(removeParts(command.base.equipment, edited.equipment));
    FIELDLANE_TRY(saveParts(command.base.equipment, edited.equipment));
    FIELDLANE_TRY(removeParts(command.base.sites, edited.sites));
    FIELDLANE_TRY(removeParts(command.base.contacts, edited.contacts));
    FIELDLANE_TRY(saveParts(command.base.contacts, edited.contacts));
    m_outcome.name = name;
    m_outcome.subject = edited.customer.name;
    m_outcome.createdId = customer.value();
    m_outcome.undoable = m_outcome.catalogue;
    return {};
}

Result<CustomerFile> CustomerCommands::load(domain::CustomerId id, qint64 version)
{
    FIELDLANE_ASSIGN(file, store::CustomerRepository(m_connection).file(id));
    if (version != 0 && version != file.customer.version)
        return Error {ErrorCode::Conflict, file.customer.name, QStringLiteral("Somebody else changed it meanwhile.")};
    return std::move(file);
}

template <class Entity>
Result<void> CustomerCommands::note(const Entity &before, const Entity &after, std::optional<QJsonArray> exists)
{
    domain::Event event {{}, m_context.now, m_context.viewer.login, m_context.commandId, EntityKind<Entity>::name(),
        (after.id.isValid() ? after.id : before.id).value(), before.version + 1, mergeCustomersCode, {},
        domain::difference(EntityKind<Entity>::table(m_connection).fields(), before, after)};
    if (exists)
        event.changes.insert(QStringLiteral("exists"), *exists);
    return store::EventRepository(m_connection).append(event);
}

template <class Entity>
Result<void> CustomerCommands::write(const Entity &before, Entity after)
{
    auto table = EntityKind<Entity>::table(m_connection);
    if (before.id.isValid()) {
        FIELDLANE_TRY(table.update(after));
        return note(before, after, std::nullopt);
    }
    FIELDLANE_ASSIGN(id, table.insert(after));
    after.id = id;
    return note(before, after, QJsonArray {false, true});
}

template <class Entity>
Result<void> CustomerCommands::remove(const Entity &entity)
{
    FIELDLANE_TRY(EntityKind<Entity>::table(m_connection).remove(entity.id));
    return note(entity, Entity {}, QJsonArray {true, false});
}

template <class Entity>
Result<void> CustomerCommands::change(const std::vector<Entity> &stored, const std::vector<Entity> &changed)
{
    for (const Entity &after : changed) {
        const Entity *before = withId(stored, after.id);
        FIELDLANE_TRY(write(before ? *before : Entity {}, after));
    }
    return {};
}

Result<void> CustomerCommands::joinFiles(const CustomerFile &keep, const CustomerFile &drop, const CustomerMerge &merge)
{
    // Always written, and with it its version: who edits the kept file meanwhile looks at it again.
    FIELDLANE_TRY(write(keep.customer, merge.kept));
    FIELDLANE_TRY(change({}, merge.newContacts));
    FIELDLANE_TRY(change(drop.contacts, merge.movedContacts));
    FIELDLANE_TRY(change(drop.sites, merge.movedSites));
    FIELDLANE_TRY(change(keep.sites, merge.filledSites));
    FIELDLANE_TRY(change(drop.equipment, merge.movedEquipment));
    return change(keep.equipment, merge.filledEquipment);
}

Result<void> CustomerCommands::moveOrders(const CustomerMerge &merge, domain::CustomerId dropped)
{
    store::CustomerRepository customers(m_connection);
    store::OrderRepository orders(m_connection);
    FIELDLANE_ASSIGN(ids, customers.ordersToMove(merge, dropped));
    for (const domain::OrderId id : ids) {
        FIELDLANE_ASSIGN(before, orders.byId(id));
        domain::OrderRecord after = before;
        if (after.order.customerId == dropped)
            after.order.customerId = merge.kept.id;
        if (const auto site = merge.sameSites.find(after.order.siteId); site != merge.sameSites.end())
            after.order.siteId = site->second;
        if (const auto machine = merge.sameEquipment.find(after.order.equipmentId); machine != merge.sameEquipment.end())
            after.order.equipmentId = machine->second;
        FIELDLANE_TRY(writeOrder(m_connection, m_catalog, m_context, m_outcome, before, after, mergeCustomersCode, {}));
    }
    m_outcome.current.reset(); // the command is about no one of them
    return customers.moveUnseenOrders(merge, dropped, {m_context.commandId, m_context.now});
}

Result<void> CustomerCommands::dropFile(const CustomerFile &drop, const CustomerMerge &merge)
{
    for (const domain::Equipment &machine : drop.equipment) {
        if (merge.sameEquipment.count(machine.id) > 0)
            FIELDLANE_TRY(remove(machine));
    }
    for (const domain::Site &site : drop.sites) {
        if (merge.sameSites.count(site.id) > 0)
            FIELDLANE_TRY(remove(site));
    }
    for (const domain::Contact &contact : drop.contacts) {
        if (std::find(merge.doubleContacts.begin(), merge.doubleContacts.end(), contact.id) != merge.doubleContacts.end())
            FIELDLANE_TRY(remove(contact));
    }
    return remove(drop.customer);
}

// Rows are written in an order that leaves nothing pointing nowhere, and taken back in the opposite one.
Result<void> CustomerCommands::run(const MergeCustomers &command)
{
    if (!m_context.viewer.permissions.has(domain::Permission::EnterOrders))
        return Error {ErrorCode::Forbidden, m_context.viewer.login, QStringLiteral("You have no permission to merge customers.")};
    if (command.keep == command.drop)
        return Error {ErrorCode::InvalidInput, {}, QStringLiteral("A customer cannot be merged with itself.")};
    FIELDLANE_ASSIGN(keep, load(command.keep, command.keepVersion));
    FIELDLANE_ASSIGN(drop, load(command.drop, command.dropVersion));
    const CustomerMerge merge = domain::mergeOf(keep, drop);
    FIELDLANE_TRY(joinFiles(keep, drop, merge));
    FIELDLANE_TRY(moveOrders(merge, drop.customer.id));
    FIELDLANE_TRY(dropFile(drop, merge));
    m_outcome.name = mergeCustomersCode;
    m_outcome.subject = keep.customer.name;
    m_outcome.catalogue = true;
    return {};
}

} // namespace fieldlane::desk
