#pragma once
#include "domain/viewer.h"
#include "store/table.h"

namespace fieldlane::store {

/// Customers with what belongs to them, as somebody who takes a call asks for them.
class CustomerRepository
{
public:
    /// `viewer`: whose eyes look at orders; customers are everybody's.
    explicit CustomerRepository(Connection &connection, domain::Viewer viewer = {});

    /// Customers by phone (when `text` holds digits and no letters) or by the words of the name, best first: those
    /// that begin so before those that contain it. A number typed with another country code is found by its end.
    core::Result<std::vector<domain::Customer>> find(const QString &text, int most);
    /// People of past orders that no customer was filed for, newest first, one per name and phone; without id.
    core::Result<std::vector<domain::Order>> findUnfiled(const QString &text, int most);
    /// The customer with just this name and phone, spelling apart.
    core::Result<std::optional<domain::Customer>> same(const QString &name, const QString &phone);
    core::Result<domain::Customer> byId(domain::CustomerId id);
    core::Result<std::vector<domain::Site>> sitesOf(domain::CustomerId id);
    core::Result<std::vector<domain::Equipment>> equipmentOf(domain::CustomerId id);
    core::Result<std::vector<domain::Order>> ordersOf(domain::CustomerId id, int most);
    /// Open orders at the site, or at the same address in any spelling, newest first.
    core::Result<std::vector<domain::Order>> openOrdersAt(domain::SiteId site, const QString &address, int most);
    /// Whether orders or sites point to the customer, orders or equipment to the site.
    core::Result<bool> isUsed(domain::CustomerId id);
    core::Result<bool> isUsed(domain::SiteId id);

private:
    core::Result<std::vector<domain::Order>> searchOrders(
        const QString &folded, const QString &condition, Values binds, int most);

    /// " AND ..." over an alias of the orders; appends what it binds.
    QString inScope(const QString &alias, Values &binds) const;

    Connection &m_connection;
    domain::Viewer m_viewer;
    Table<domain::Customer> m_customers;
    Table<domain::Order> m_orders;
};

} // namespace fieldlane::store
