#pragma once
#include "desk/desk.h"
#include "domain/customermerge.h"

namespace fieldlane::desk {

/// One answer to "who is calling?".
struct Caller
{
    domain::CustomerId customerId; ///< none: known from past orders only
    QString name;
    QString phone;
    QString grade;
    QString address; ///< of the first or last site
    domain::Order last; ///< of a caller without customer: the newest order
    QString email;
    std::optional<domain::Contact> contact {}; ///< of the customer, when that is who was looked for
};

/// What a customer has, and what was done there.
struct CustomerFile : domain::CustomerFile
{
    std::vector<domain::Order> orders {}; ///< in sight, newest first
    std::map<domain::OrderId, domain::Assignment> leads {}; ///< who did them or will, where somebody does
};

/// A customer as a list shows it.
struct CustomerEntry
{
    domain::Customer customer;
    QString address; ///< of the first site
    std::optional<domain::Contact> contact {}; ///< who was looked for
};

/// Reads of customers for forms and lists; every answer comes in the thread of the desk.
class CustomerLookup
{
public:
    explicit CustomerLookup(Desk &desk)
        : m_desk(desk)
    {
    }
    template <class T>
    using Done = std::function<void(const core::Result<T> &)>;

    /// Filed customers first, then people of past orders; at most `most`.
    core::StopToken find(const QString &text, int most, QObject *context, Done<std::vector<Caller>> done);
    /// With at most so many orders.
    core::StopToken open(domain::CustomerId id, QObject *context, Done<CustomerFile> done, int mostOrders = 12);
    /// Filed customers by phone or name, their own or a contact's; without a text the first by name.
    core::StopToken list(const QString &text, int most, QObject *context, Done<std::vector<CustomerEntry>> done);
    /// Who may be the same customer.
    core::StopToken doubles(domain::CustomerId id, QObject *context, Done<std::vector<domain::CustomerPair>> done);
    /// Open orders at the same site or the same address in any spelling.
    core::StopToken duplicates(
        domain::SiteId site, const QString &address, QObject *context, Done<std::vector<domain::Order>> done);

private:
    Desk &m_desk;
};

/// The same on the database's thread. Errors: NotFound.
core::Result<CustomerFile> readCustomerFile(
    store::Connection &connection, const domain::Viewer &viewer, domain::CustomerId id, int mostOrders);
core::Result<std::vector<CustomerEntry>> listCustomers(store::Connection &connection, const QString &text, int most);

} // namespace fieldlane::desk
