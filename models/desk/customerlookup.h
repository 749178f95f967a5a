#pragma once
#include "desk/desk.h"

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
};

/// What a customer has, and what was done there.
struct CustomerFile
{
    domain::Customer customer;
    std::vector<domain::Site> sites;
    std::vector<domain::Equipment> equipment;
    std::vector<domain::Order> orders; ///< newest first
};

/// Reads for the order form; every answer comes in the thread of the desk.
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
    core::StopToken open(domain::CustomerId id, QObject *context, Done<CustomerFile> done);
    /// Open orders at the same site or the same address in any spelling.
    core::StopToken duplicates(
        domain::SiteId site, const QString &address, QObject *context, Done<std::vector<domain::Order>> done);

private:
    Desk &m_desk;
};

} // namespace fieldlane::desk
