#pragma once
#include "unit/desk/deskfixture.h"

namespace fieldlane::fixture {

/// Monday 2026-03-02, 08:00 in Vaduz.
inline const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

/// A small appliance service in a fresh SQLite database: two units, three technicians, three kinds of work, four
/// customers with sites, equipment and past orders.
class Company : public support::DeskFixture
{
public:
    Company();

    /// A new order of Rosa Beck's, to be dispatched.
    static domain::Order addOrder(desk::Desk &desk, const QString &description = QStringLiteral("Washer leaks"));
    static std::vector<domain::Order> ordersOf(desk::Desk &desk, const QString &customer);
};

} // namespace fieldlane::fixture
