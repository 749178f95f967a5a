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
    FIELDLANE_ASSIGN(sites, customers.firstSites(filed));
    FIELDLANE_ASSIGN(contacts, customers.foundContacts(filed, text));
    for (const domain::Customer &c : filed) {
        const auto site = sites.find(c.id);
        const auto contact = contacts.find(c.id);
        callers.push_back({c.id, c.name, c.phone, c.grade, site == sites.end() ? QString() : site->second.address, {}, c.email,
            contact == contacts.end() ? std::nullopt : std::optional(contact->second)});
    }
    if (int(callers.size()) >= most)
        return callers;
    FIELDLANE_ASSIGN(unfiled, customers.findUnfiled(text, most - int(callers.size())));
    for (domain::Order &order : unfiled) {
        const QString email = order.email;
        callers.push_back({{}, order.customerName, order.phone, {}, order.address, std::move(order), email, {}});
    }
    return callers;
}

} // namespace

Result<CustomerFile> readCustomerFile(
    store::Connection &connection, const domain::Viewer &viewer, domain::CustomerId id, int mostOrders)
{
    CustomerRepository customers(connection, viewer);
    FIELDLANE_ASSIGN(file, customers.file(id));
    FIELDLANE_ASSIGN(orders, customers.ordersOf(id, mostOrders));
    FIELDLANE_ASSIGN(leads, customers.leadsOf(id));
    return CustomerFile {std::move(file), std::move(orders), std::move(leads)};
}

Result<std::vector<CustomerEntry>> listCustomers(store::Connection &connection, const QString &text, int most)
{
    CustomerRepository customers(connection);
    const bool isSearch = !text.trimmed().isEmpty();
    FIELDLANE_ASSIGN(found, isSearch ? customers.find(text, most) : customers.list(most));
    FIELDLANE_ASSIGN(sites, customers.firstSites(found));
    std::map<domain::CustomerId, domain::Contact> contacts;
    if (isSearch) {
        FIELDLANE_ASSIGN(hits, customers.foundContacts(found, text));
        contacts = std::move(hits);
    }
    std::vector<CustomerEntry> entries;
    for (domain::Customer &c : found) {
        const auto site = sites.find(c.id);
        const auto contact = contacts.find(c.id);
        CustomerEntry entry {std::move(c), site == sites.end() ? QString() : site->second.address};
        if (contact != contacts.end())
            entry.contact = contact->second;
        entries.push_back(std::move(entry));
    }
    return entries;
}

core::StopToken CustomerLookup::find(
    const QString &text, int most, QObject *context, Done<std::vector<Caller>> done)
{
    return m_desk.read<std::vector<Caller>>(
        [text, most, viewer = m_desk.viewer()](store::Connection &c) { return findCallers(c, viewer, text, most); }, context, std::move(done));
}

core::StopToken CustomerLookup::open(
    domain::CustomerId id, QObject *context, Done<CustomerFile> done, int mostOrders)
{
    return m_desk.read<CustomerFile>(
        [id, mostOrders, viewer = m_desk.viewer()](store::Connection &c) { return readCustomerFile(c, viewer, id, mostOrders); },
        context, std::move(done));
}

core::StopToken CustomerLookup::list(
    const QString &text, int most, QObject *context, Done<std::vector<CustomerEntry>> done)
{
    return m_desk.read<std::vector<CustomerEntry>>(
        [text, most](store::Connection &c) { return listCustomers(c, text, most); }, context, std::move(done));
}

core::StopToken CustomerLookup::doubles(
    domain::CustomerId id, QObject *context, Done<std::vector<domain::CustomerPair>> done)
{
    constexpr int most = 20;
    return m_desk.read<std::vector<domain::CustomerPair>>(
        [id, most](store::Connection &c) { return CustomerRepository(c).duplicates(id, most); }, context, std::move(done));
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
