#include "core/text.h"
#include "domain/fieldcodec.h"

namespace fieldlane::domain {

using namespace codec;

std::span<const Field<Customer>> customerFields()
{
    static constexpr auto fields = std::to_array<Field<Customer>>({
        field<&Customer::name>("name"),
        field<&Customer::phone>("phone"),
        field<&Customer::grade>("grade"),
        field<&Customer::email>("email"),
        // Derived, for the look-up while the telephone rings.
        {"name_folded", [](const Customer &c) { return Codec<QString>::to(core::foldForSearch(c.name)); },
            [](Customer &, const QVariant &) {}},
        {"phone_digits", [](const Customer &c) { return Codec<QString>::to(core::phoneDigits(c.phone)); },
            [](Customer &, const QVariant &) {}},
    });
    return fields;
}

std::span<const Field<Contact>> contactFields()
{
    static constexpr auto fields = std::to_array<Field<Contact>>({
        field<&Contact::customerId>("customer_id"),
        field<&Contact::name>("name"),
        field<&Contact::role>("role"),
        field<&Contact::phone>("phone"),
        field<&Contact::email>("email"),
        // Derived, as those of customers.
        {"name_folded", [](const Contact &c) { return Codec<QString>::to(core::foldForSearch(c.name)); },
            [](Contact &, const QVariant &) {}},
        {"phone_digits", [](const Contact &c) { return Codec<QString>::to(core::phoneDigits(c.phone)); },
            [](Contact &, const QVariant &) {}},
    });
    return fields;
}

std::span<const Field<Site>> siteFields()
{
    static constexpr auto fields = std::to_array<Field<Site>>({
        field<&Site::customerId>("customer_id"),
        field<&Site::address>("address"),
        axis<&Site::location, &Coordinate::latitude>("latitude"),
        axis<&Site::location, &Coordinate::longitude>("longitude"),
    });
    return fields;
}

std::span<const Field<Equipment>> equipmentFields()
{
    static constexpr auto fields = std::to_array<Field<Equipment>>({
        field<&Equipment::siteId>("site_id"),
        field<&Equipment::name>("name"),
        field<&Equipment::serial>("serial"),
        field<&Equipment::warrantyUntil>("warranty_until"),
    });
    return fields;
}

} // namespace fieldlane::domain
