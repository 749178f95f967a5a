#pragma once
#include "domain/customermerge.h"
#include "domain/viewer.h"
#include "store/table.h"
#include <map>

namespace fieldlane::store {

/// Customers with what belongs to them, as somebody who takes a call asks for them. Customers are filed in their own
/// words, so doubles come to be: which they are, and what goes along when two become one, is asked here too.
class CustomerRepository
{
public:
    /// `viewer`: whose eyes look at orders; customers are everybody's.
    explicit CustomerRepository(Connection &connection, domain::Viewer viewer = {});

    /// Customers by phone (when `text` holds digits and no letters) or by the words of the name, their own or a
    /// contact's, best first: those that begin so before those that contain it, and those before whom a contact names.
    /// A number typed with another country code is found by its end.
    core::Result<std::vector<domain::Customer>> find(const QString &text, int most);
    /// The contacts that such a search found; none for a customer who is what was found.
    core::Result<std::map<domain::CustomerId, domain::Contact>> foundContacts(
        const std::vector<domain::Customer> &customers, const QString &text);
    /// The first site of each that has one.
    core::Result<std::map<domain::CustomerId, domain::Site>> firstSites(const std::vector<domain::Customer> &customers);
    /// By name, from the start.
    core::Result<std::vector<domain::Customer>> list(int most);
    /// People of past orders that no customer was filed for, newest first, one per name and phone; without id.
    core::Result<std::vector<domain::Order>> findUnfiled(const QString &text, int most);
    /// The customer with just this name and phone, or a contact's phone, spelling apart.
    core::Result<std::optional<domain::Customer>> same(const QString &name, const QString &phone);
    core::Result<domain::Customer> byId(domain::CustomerId id);
    /// The customer with all that belongs to it. Errors: NotFound.
    core::Result<domain::CustomerFile> file(domain::CustomerId id);
    core::Result<std::vector<domain::Contact>> contactsOf(domain::CustomerId id);
    core::Result<std::vector<domain::Site>> sitesOf(domain::CustomerId id);
    core::Result<std::vector<domain::Equipment>> equipmentOf(domain::CustomerId id);
    core::Result<std::vector<domain::Order>> ordersOf(domain::CustomerId id, int most);
    /// Who leads the last visit of each of a customer's orders in sight.
    core::Result<std::map<domain::OrderId, domain::Assignment>> leadsOf(domain::CustomerId id);
    /// Pairs of customers that may be one: with the same number, or with the same name at the same address. Of one
    /// customer, or of all.
    core::Result<std::vector<domain::CustomerPair>> duplicates(std::optional<domain::CustomerId> of, int most);
    /// Open orders at the site, or at the same address in any spelling, newest first.
    core::Result<std::vector<domain::Order>> openOrdersAt(domain::SiteId site, const QString &address, int most);
    /// Whether orders, contacts or sites point to the customer, orders or equipment to the site, orders to the equipment.
    core::Result<bool> isUsed(domain::CustomerId id);
    core::Result<bool> isUsed(domain::SiteId id);
    core::Result<bool> isUsed(domain::EquipmentId id);

    /// The orders, whoever may see them, that a merge takes from one customer to another: the dropped customer's, and
    /// those at its places and machines that go. On PostgreSQL only those that the person's log-in sees.
    core::Result<std::vector<domain::OrderId>> ordersToMove(const domain::CustomerMerge &merge, domain::CustomerId dropped);
    struct Step
    {
        QString commandId;
        core::Instant at;
    };
    /// Moves the rest, with their events: orders that row-level security hides. Nothing tells which they were. Does
    /// nothing where nothing is hidden.
    core::Result<void> moveUnseenOrders(const domain::CustomerMerge &merge, domain::CustomerId dropped, const Step &step);
    /// Takes that back. Errors: Conflict when one of them was changed since.
    core::Result<void> takeBackUnseenOrders(const QString &undoneId, const Step &step);
    /// Whether an order in sight lies at a place that the command gave to another customer than the order's.
    core::Result<bool> leavesOrdersBehind(const QString &commandId);

private:
    core::Result<std::vector<domain::Order>> searchOrders(
        const QString &folded, const QString &condition, Values binds, int most);

    core::Result<std::vector<domain::Customer>> findByPhone(const QString &digits, int most);
    using IdPairs = std::vector<std::pair<domain::CustomerId, domain::CustomerId>>;
    core::Result<IdPairs> likePairs();
    core::Result<IdPairs> likePairsOf(domain::CustomerId id);
    core::Result<IdPairs> readPairs(const QString &sql, const Values &binds);
    core::Result<domain::Likeness> likeness(domain::CustomerId a, domain::CustomerId b);

    /// " AND ..." over an alias of the orders; appends what it binds.
    QString inScope(const QString &alias, Values &binds) const;

    Connection &m_connection;
    domain::Viewer m_viewer;
    Table<domain::Customer> m_customers;
    Table<domain::Order> m_orders;
};

} // namespace fieldlane::store
