#pragma once
#include "desk/desk.h"

namespace fieldlane::fixture {

/// Monday 2026-03-02, 08:00 in Vaduz.
inline const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

/// A small appliance service in a fresh SQLite database: two units, three technicians, three kinds of work, four
/// customers with sites, equipment and past orders.
class Company
{
public:
    explicit Company(const QString &file);

    std::unique_ptr<desk::Desk> open(const QString &actor = QStringLiteral("anna"),
        core::Worker::Mode mode = core::Worker::Mode::InPlace);
    static core::Result<desk::Outcome> run(desk::Desk &desk, const desk::Command &command);
    /// A new order of Rosa Beck's, to be dispatched.
    static domain::Order addOrder(desk::Desk &desk, const QString &description = QStringLiteral("Washer leaks"));
    static std::vector<domain::Order> ordersOf(desk::Desk &desk, const QString &customer);

    QString file;
    core::ShiftedClock clock {monday};
};

} // namespace fieldlane::fixture
