#pragma once
#include "domain/customer.h"
#include <map>

namespace fieldlane::domain {

/// What becomes of two files of one customer when the second goes into the first: nothing that either says is lost, but
/// for the grade of the second where both have one.
struct CustomerMerge
{
    Customer kept; ///< with what it did not say filled in from the dropped one
    std::vector<Contact> newContacts; ///< what the dropped customer was called or reached by, where that differs
    std::vector<Contact> movedContacts; ///< with the kept customer
    std::vector<ContactId> doubleContacts; ///< the kept customer has them already
    std::vector<Site> movedSites; ///< with the kept customer
    std::vector<Site> filledSites; ///< of the kept customer, now with coordinates
    std::map<SiteId, SiteId> sameSites; ///< dropped -> kept: one address
    std::vector<Equipment> movedEquipment; ///< to the kept site of the same address
    std::vector<Equipment> filledEquipment; ///< of the kept customer, now with a warranty
    std::map<EquipmentId, EquipmentId> sameEquipment; ///< dropped -> kept: one machine, by name and serial number
    QString lostGrade; ///< of the dropped customer, when the kept one has another
};

CustomerMerge mergeOf(const CustomerFile &keep, const CustomerFile &drop);

/// Whether two spellings are one: of names and addresses as search sees them, of numbers by their digits.
bool isSameText(const QString &a, const QString &b);
bool isSamePhone(const QString &a, const QString &b);

/// Why two customers may be one.
struct Likeness
{
    bool phone = false; ///< the same number
    QString address; ///< the same name at this address; empty: not so
};
/// Two customers that may be one.
struct CustomerPair
{
    Customer first; ///< filed earlier
    Customer second;
    Likeness likeness;
};
Likeness likenessOf(const CustomerFile &a, const CustomerFile &b);

} // namespace fieldlane::domain
