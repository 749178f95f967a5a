#include "desk/democontacts.h"
#include <array>

namespace fieldlane::desk {

using core::Result;

namespace {

const QString clerk = QStringLiteral("Sofia Beck");

struct Known
{
    const char *name;
    const char *role;
};
constexpr std::array people {Known {"Hugo Frick", "Caretaker"}, Known {"Marlies Oehri", "Reception"},
    Known {"Reto Schädler", "Kitchen"}, Known {"Ingrid Walser", "Neighbour, has the key"}, Known {"Thomas Heeb", "Accounts"},
    Known {"林晓燕", "Manager"}, Known {"Stefan Jehle", "Property management"}};

/// Everybody whose name says that it is a house rather than a person, and every so many of the others.
bool hasContact(const DemoSite &site, size_t number)
{
    constexpr size_t everySo = 7;
    return site.customer.startsWith(QLatin1String("Hotel")) || site.customer.contains(QLatin1String("schule")) || number % everySo == 0;
}

Result<void> fileTwice(DemoWriter &writer, const DemoSite &site, core::Instant at)
{
    const QStringList words = site.customer.split(QLatin1Char(' '));
    domain::CustomerFile file;
    file.customer.name = QStringLiteral("%1, %2").arg(words.mid(1).join(QLatin1Char(' ')), words.front());
    file.customer.phone = QString(site.phone).replace(QLatin1String("+423 "), QLatin1String("00423 "));
    file.customer.email = QStringLiteral("zuhause@example.org");
    file.sites = {{domain::SiteId(-1), 0, {}, QString(site.address).toUpper(), {}}};
    file.equipment = {{{}, 0, domain::SiteId(-1), QStringLiteral("Dishwasher"), QStringLiteral("DI-482913"), at + core::hours(24 * 400)}};
    file.contacts = {{{}, 0, {}, QStringLiteral("Elsa Wanger"), QStringLiteral("Daughter"), QStringLiteral("+423 791 44 55"), {}}};
    FIELDLANE_TRY(writer.create(EditCustomer {{}, file}, at, clerk));
    return {};
}

} // namespace

Result<void> addDemoContacts(DemoWriter &writer, const DemoCompany &company, core::Instant at)
{
    size_t next = 0;
    std::optional<DemoSite> person;
    for (size_t i = 0; i < company.sites.size(); ++i) {
        const DemoSite &site = company.sites[i];
        if (!person && site.customer.count(QLatin1Char(' ')) == 1 && site.equipmentId.isValid())
            person = site;
        if (!hasContact(site, i))
            continue;
        const Known &known = people[next % people.size()];
        const domain::Contact contact {{}, 0, site.customerId, QString::fromUtf8(known.name), QString::fromUtf8(known.role),
            QStringLiteral("+423 78%1 %2 %3").arg(next % 10).arg(10 + next * 7 % 90).arg(10 + next * 13 % 90), {}};
        FIELDLANE_TRY(writer.create(Save<domain::Contact> {contact}, at, clerk));
        ++next;
    }
    return person ? fileTwice(writer, *person, at) : Result<void>();
}

} // namespace fieldlane::desk
