#include "ui/customers/mergewords.h"
#include <algorithm>

namespace fieldlane::ui::customers {

namespace {

template <class List, class Name>
QString namesOf(const List &list, Name name)
{
    QStringList names;
    for (const auto &entry : list)
        names += name(entry);
    return names.join(QStringLiteral("; "));
}

} // namespace

QStringList MergeWords::sentences(const domain::CustomerMerge &merge, const domain::CustomerFile &drop, int orders)
{
    QStringList told;
    told += orders > 0 ? tr("%n orders in your sight, and any that you do not see, go over.", nullptr, orders)
                       : tr("Orders that you do not see go over as well, if there are any.");
    if (!merge.movedContacts.empty())
        told += tr("Contacts go over: %1.").arg(namesOf(merge.movedContacts, [](const auto &c) { return c.name; }));
    for (const domain::Contact &c : merge.newContacts) {
        QStringList reached {c.name, c.phone, c.email};
        reached.removeAll(QString());
        told += tr("What is told otherwise becomes a contact: %1.").arg(reached.join(QStringLiteral(", ")));
    }
    if (!merge.movedSites.empty())
        told += tr("Sites go over with their equipment: %1.").arg(namesOf(merge.movedSites, [](const auto &s) { return s.address; }));
    QStringList same;
    for (const domain::Site &site : drop.sites) {
        if (merge.sameSites.count(site.id) > 0)
            same += site.address;
    }
    if (!same.isEmpty())
        told += tr("Sites with the same address become one: %1.").arg(same.join(QStringLiteral("; ")));
    if (!merge.movedEquipment.empty())
        told += tr("Equipment goes over: %1.").arg(namesOf(merge.movedEquipment, [](const auto &e) { return e.name; }));
    if (!merge.sameEquipment.empty())
        told += tr("%n pieces of equipment with the same serial number become one.", nullptr, int(merge.sameEquipment.size()));
    if (!merge.lostGrade.isEmpty())
        told += tr("Grade %1 is given up for grade %2.").arg(merge.lostGrade, merge.kept.grade);
    told += tr("The file of %1 is gone then; Undo brings both back as they were.").arg(drop.customer.name);
    return told;
}

QString MergeWords::reason(const domain::Likeness &likeness)
{
    if (likeness.phone && !likeness.address.isEmpty())
        return tr("Same phone number, and the same name at %1").arg(likeness.address);
    return likeness.phone ? tr("Same phone number") : tr("Same name at %1").arg(likeness.address);
}

} // namespace fieldlane::ui::customers
