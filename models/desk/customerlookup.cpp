#include "desk/customerlookup.h"
#include "store/customerrepository.h"

namespace fieldlane::desk {

using core::Result;
using store::CustomerRepository;

namespace {

Result<std::vector<Caller>> findCallers(
    store::Connection &connection, const domain::Viewer &viewer, const QString &text, int most)
{
    CustomerRepository customers(connection, viewer);
    std::vector<Caller> callers;
    FIELDLANE_ASSIGN(filed, customers.find(text, most));
    for (const domain::Customer &c : filed) {
        FIELDLANE_ASSIGN(sites, customers.sitesOf(c.id));
        callers.push_back({c.id, c.name, c.phone, c.grade, sites.empty() ? QString() : sites.front().address, {}, c.email});
    }
    if (int(callers.size()) >= most)
        return callers;
    FIELDLANE_ASSIGN(unfiled, customers.findUnfiled(text, most - int(callers.size())));
    for (domain::Order &order : unfiled) {
        const QString email = order.email;
        callers.push_back({{}, order.customerName, order.phone, {}, order.address, std::move(order), email});
    }
    return callers;
}

Result<CustomerFile> openFile(store::Connection &connection, const domain::Viewer &viewer, domain::CustomerId id)
{
    constexpr int lastOrders = 12;
    CustomerRepository customers(connection, viewer);
    FIELDLANE_ASSIGN(customer, customers.byId(id));
    FIELDLANE_ASSIGN(sites, customers.sitesOf(id));
    FIELDLANE_ASSIGN(equipment, customers.equipmentOf(id));
    FIELDLANE_ASSIGN(orders, customers.ordersOf(id, lastOrders));
    return CustomerFile {std::move(customer), std::move(sites), std::move(equipment), std::move(orders)};
}

} // namespace

core::StopToken CustomerLookup::find(
    const QString &text, int most, QObject *context, Done<std::vector<Caller>> done)
{
    return m_desk.read<std::vector<Caller>>(
        [text, most, viewer = m_desk.viewer()](store::Connection &c) { return findCallers(c, viewer, text, most); }, context, std::move(done));
}

core::StopToken CustomerLookup::open(domain::CustomerId id, QObject *context, Done<CustomerFile> done)
{
    return m_desk.read<CustomerFile>(
        [id, viewer = m_desk.viewer()](store::Connection &c) { return openFile(c, viewer, id); }, context, std::move(done));
}

core::StopToken CustomerLookup::duplicates(
    domain::SiteId site, const QString &address, QObject *context, Done<std::vector<domain::Order>> done)
{
    constexpr int most = 5;
    return m_desk.read<std::vector<domain::Order>>(
        [site, address, viewer = m_desk.viewer()](store::Connection &c) {
            return CustomerRepository(c, viewer).openOrdersAt(site, address, most);
        },
        context, std::move(done));
}

} // namespace fieldlane::desk
