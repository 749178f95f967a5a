#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "domain/ids.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// Who has orders. A customer belongs to no unit: everybody who sees customers sees all of them.
struct Customer
{
    CustomerId id;
    qint64 version = 0;
    QString name;
    QString phone;
    QString grade;
    QString email;

    friend bool operator==(const Customer &, const Customer &) = default;
};

/// Somebody at a customer whom one may call: the caretaker, the accountant.
struct Contact
{
    ContactId id;
    qint64 version = 0;
    CustomerId customerId;
    QString name;
    QString role; ///< in the customer's own words
    QString phone;
    QString email;

    friend bool operator==(const Contact &, const Contact &) = default;
};

struct Site
{
    SiteId id;
    qint64 version = 0;
    CustomerId customerId;
    QString address;
    std::optional<core::Coordinate> location;

    friend bool operator==(const Site &, const Site &) = default;
};

struct Equipment
{
    EquipmentId id;
    qint64 version = 0;
    SiteId siteId;
    QString name;
    QString serial;
    std::optional<core::Instant> warrantyUntil;

    friend bool operator==(const Equipment &, const Equipment &) = default;
};

/// A customer with all that belongs to it, as a form edits it and a merge joins it.
struct CustomerFile
{
    Customer customer;
    std::vector<Contact> contacts;
    std::vector<Site> sites;
    std::vector<Equipment> equipment;

    friend bool operator==(const CustomerFile &, const CustomerFile &) = default;
};

} // namespace fieldlane::domain
