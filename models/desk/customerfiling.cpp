#include "desk/customerfiling.h"
#include "core/text.h"
#include "desk/mastercommands.h"
#include "store/customerrepository.h"

namespace fieldlane::desk {

using core::Result;

namespace {

Result<domain::CustomerId> customerOf(
    store::Connection &connection, MasterCommands &commands, const Outcome &outcome, const domain::Order &order)
{
    FIELDLANE_ASSIGN(known, store::CustomerRepository(connection).same(order.customerName, order.phone));
    if (known)
        return known->id;
    FIELDLANE_TRY(commands.run(Save<domain::Customer> {{{}, 0, order.customerName, order.phone, {}, order.email}}));
    return domain::CustomerId(outcome.createdId);
}

/// An address that somebody told for the first time goes into the file; one that is there stays.
Result<void> fileEmail(store::Connection &connection, MasterCommands &commands, const domain::Order &order)
{
    if (order.email.isEmpty())
        return {};
    FIELDLANE_ASSIGN(customer, store::CustomerRepository(connection).byId(order.customerId));
    if (!customer.email.isEmpty())
        return {};
    customer.email = order.email;
    return commands.run(Save<domain::Customer> {customer});
}

Result<domain::SiteId> siteOf(
    store::Connection &connection, MasterCommands &commands, const Outcome &outcome, const domain::Order &order)
{
    FIELDLANE_ASSIGN(sites, store::CustomerRepository(connection).sitesOf(order.customerId));
    const QString folded = core::foldForSearch(order.address);
    for (const domain::Site &site : sites) {
        if (core::foldForSearch(site.address) == folded)
            return site.id;
    }
    FIELDLANE_TRY(commands.run(Save<domain::Site> {{{}, 0, order.customerId, order.address, order.location}}));
    return domain::SiteId(outcome.createdId);
}

} // namespace

Result<void> fileCustomer(
    store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome,
    domain::Order &order)
{
    // What filing notes in the outcome is not what the command did.
    const bool catalogue = outcome.catalogue;
    MasterCommands commands(connection, catalog, context, outcome);
    if (!order.customerId.isValid() && !order.customerName.trimmed().isEmpty()) {
        FIELDLANE_ASSIGN(customer, customerOf(connection, commands, outcome, order));
        order.customerId = customer;
    }
    if (order.customerId.isValid())
        FIELDLANE_TRY(fileEmail(connection, commands, order));
    if (order.customerId.isValid() && !order.siteId.isValid() && !order.address.trimmed().isEmpty()) {
        FIELDLANE_ASSIGN(site, siteOf(connection, commands, outcome, order));
        order.siteId = site;
    }
    outcome.catalogue = catalogue;
    outcome.createdId = 0;
    return {};
}

} // namespace fieldlane::desk
