#include "domain/customermerge.h"
#include "core/text.h"
#include <algorithm>

namespace fieldlane::domain {

namespace {

bool isSameEmail(const QString &a, const QString &b)
{
    return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0;
}

/// What the first does not say, the second does.
QString either(const QString &first, const QString &second)
{
    return first.trimmed().isEmpty() ? second : first;
}

bool isSameContact(const Contact &a, const Contact &b)
{
    return isSameText(a.name, b.name) && isSamePhone(a.phone, b.phone) && isSameEmail(a.email, b.email)
        && (b.role.trimmed().isEmpty() || isSameText(a.role, b.role));
}

bool isKnown(const std::vector<Contact> &contacts, const Contact &contact)
{
    return std::any_of(contacts.begin(), contacts.end(), [&](const Contact &c) { return isSameContact(c, contact); });
}

/// Two warranties that differ are two statements: both stay.
bool isSameMachine(const Equipment &a, const Equipment &b)
{
    return !a.serial.trimmed().isEmpty() && isSameText(a.serial, b.serial) && isSameText(a.name, b.name)
        && (!a.warrantyUntil || !b.warrantyUntil || a.warrantyUntil == b.warrantyUntil);
}

class Merger
{
public:
    Merger(const CustomerFile &keep, const CustomerFile &drop)
        : m_keep(keep)
        , m_drop(drop)
    {
    }
    CustomerMerge merge()
    {
        customers();
        contacts();
        sites();
        for (const Equipment &e : m_drop.equipment)
            equipment(e);
        return std::move(m_merge);
    }

private:
    void customers()
    {
        const Customer &drop = m_drop.customer;
        Customer &kept = m_merge.kept = m_keep.customer;
        kept.phone = either(kept.phone, drop.phone);
        kept.email = either(kept.email, drop.email);
        kept.grade = either(kept.grade, drop.grade);
        if (!drop.grade.isEmpty() && drop.grade != kept.grade)
            m_merge.lostGrade = drop.grade;
        Contact other;
        other.customerId = kept.id;
        other.name = drop.name;
        if (!isSamePhone(drop.phone, kept.phone))
            other.phone = drop.phone;
        if (!isSameEmail(drop.email, kept.email))
            other.email = drop.email;
        const bool says = !other.phone.trimmed().isEmpty() || !other.email.trimmed().isEmpty() || !isSameText(drop.name, kept.name);
        if (says && !isKnown(m_keep.contacts, other) && !isKnown(m_drop.contacts, other))
            m_merge.newContacts.push_back(std::move(other));
    }
    void contacts()
    {
        for (Contact contact : m_drop.contacts) {
            if (isKnown(m_keep.contacts, contact)) {
                m_merge.doubleContacts.push_back(contact.id);
                continue;
            }
            contact.customerId = m_keep.customer.id;
            m_merge.movedContacts.push_back(std::move(contact));
        }
    }
    void sites()
    {
        for (Site site : m_drop.sites) {
            const auto same = std::find_if(m_keep.sites.begin(), m_keep.sites.end(),
                [&](const Site &s) { return !s.address.trimmed().isEmpty() && isSameText(s.address, site.address); });
            if (same == m_keep.sites.end()) {
                site.customerId = m_keep.customer.id;
                m_merge.movedSites.push_back(std::move(site));
                continue;
            }
            m_merge.sameSites.emplace(site.id, same->id);
            const bool isFilled = std::any_of(m_merge.filledSites.begin(), m_merge.filledSites.end(),
                [&](const Site &s) { return s.id == same->id; });
            if (!same->location && site.location && !isFilled) {
                m_merge.filledSites.push_back(*same);
                m_merge.filledSites.back().location = site.location;
            }
        }
    }
    void equipment(Equipment machine)
    {
        const auto site = m_merge.sameSites.find(machine.siteId);
        if (site == m_merge.sameSites.end())
            return; // goes along with its site
        machine.siteId = site->second;
        const auto same = std::find_if(m_keep.equipment.begin(), m_keep.equipment.end(),
            [&](const Equipment &e) { return e.siteId == machine.siteId && isSameMachine(e, machine); });
        if (same == m_keep.equipment.end()) {
            m_merge.movedEquipment.push_back(std::move(machine));
            return;
        }
        m_merge.sameEquipment.emplace(machine.id, same->id);
        const bool isFilled = std::any_of(m_merge.filledEquipment.begin(), m_merge.filledEquipment.end(),
            [&](const Equipment &e) { return e.id == same->id; });
        if (!same->warrantyUntil && machine.warrantyUntil && !isFilled) {
            m_merge.filledEquipment.push_back(*same);
            m_merge.filledEquipment.back().warrantyUntil = machine.warrantyUntil;
        }
    }

    const CustomerFile &m_keep;
    const CustomerFile &m_drop;
    CustomerMerge m_merge;
};

} // namespace

CustomerMerge mergeOf(const CustomerFile &keep, const CustomerFile &drop)
{
    return Merger(keep, drop).merge();
}

bool isSameText(const QString &a, const QString &b)
{
    return core::foldForSearch(a) == core::foldForSearch(b);
}

bool isSamePhone(const QString &a, const QString &b)
{
    return core::phoneDigits(a) == core::phoneDigits(b);
}

Likeness likenessOf(const CustomerFile &a, const CustomerFile &b)
{
    Likeness likeness;
    likeness.phone = !core::phoneDigits(a.customer.phone).isEmpty() && isSamePhone(a.customer.phone, b.customer.phone);
    if (!isSameText(a.customer.name, b.customer.name))
        return likeness;
    for (const Site &site : a.sites) {
        const bool isShared = std::any_of(b.sites.begin(), b.sites.end(), [&](const Site &s) { return isSameText(s.address, site.address); });
        if (isShared && !core::foldForSearch(site.address).isEmpty())
            likeness.address = site.address;
    }
    return likeness;
}

} // namespace fieldlane::domain
