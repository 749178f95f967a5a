#pragma once
#include "desk/foundation.h"
#include "desk/login.h"
#include "unit/desk/deskfixture.h"

namespace fieldlane::fixture {

/// A company with a unit North, North-East below it, and South, a technician and an order in each, and people who
/// log in. `everybody` is a desk of somebody who may do everything.
class CompanyGround
{
public:
    support::DeskFixture desks;
    std::unique_ptr<desk::Desk> everybody;
    domain::UnitId north;
    domain::UnitId northEast;
    domain::UnitId south;

    explicit CompanyGround(const QString &database)
    {
        desks.freshDatabase(database);
        everybody = desks.open();
        run(desk::foundation());
        const domain::UnitId company = unit(QStringLiteral("Company"), {});
        north = unit(QStringLiteral("North"), company);
        northEast = unit(QStringLiteral("North-East"), north);
        south = unit(QStringLiteral("South"), company);
        person(QStringLiteral("admin"), "administrator");
    }
    qint64 run(const desk::Command &command) const
    {
        const auto outcome = support::DeskFixture::run(*everybody, command);
        if (!outcome || !outcome->isDone())
            qFatal("%s", outcome ? "not done" : qPrintable(outcome.error().detail));
        return outcome->createdId;
    }
    template <class Entity>
    qint64 save(const Entity &entity) const
    {
        return run(desk::SingleCommand(desk::Save<Entity> {entity}));
    }
    domain::TechnicianId technician(const QString &name, domain::UnitId unit) const
    {
        domain::Technician t = support::DeskFixture::technician(name);
        t.unitId = unit;
        return domain::TechnicianId(save(t));
    }
    domain::Person person(const QString &login, const char *role, domain::UnitId unit = {}, domain::TechnicianId technician = {}) const
    {
        return support::DeskFixture::hire(*everybody, login, role, unit, technician);
    }
    const domain::Role &roleOf(const char *role) const
    {
        return *everybody->catalog().organisation().roleNamed(QLatin1String(role));
    }
    domain::Order order(const QString &number, domain::UnitId unit) const
    {
        domain::Order o = support::DeskFixture::order(QStringLiteral("Customer ") + number);
        o.number = number;
        o.unitId = unit;
        o.address = QStringLiteral("High Street 1");
        return support::DeskFixture::addOrder(*everybody, o);
    }
    domain::Order stored(domain::OrderId id) const
    {
        std::optional<domain::Order> order;
        everybody->fetchOrder(id, everybody.get(), [&](const core::Result<domain::OrderRecord> &r) { order = r->order; });
        return *order;
    }
    domain::Assignment leadOf(domain::OrderId id) const
    {
        std::optional<domain::Assignment> lead;
        everybody->fetchOrder(id, everybody.get(), [&](const core::Result<domain::OrderRecord> &r) { lead = *r->lead(); });
        return *lead;
    }
    void plan(const domain::Order &order, domain::TechnicianId technician) const
    {
        desk::PlanOrder plan;
        plan.orderId = order.id;
        plan.technicianId = technician;
        plan.start = desks.clock.now() + core::hours(2);
        plan.consent = desk::Consent::Given;
        run(desk::SingleCommand(plan));
    }
    core::Result<void> givePassword(const domain::Person &person, const QString &password) const
    {
        std::optional<core::Result<bool>> answer;
        everybody->read<bool>(
            [&](store::Connection &c) -> core::Result<bool> {
                FIELDLANE_TRY(desk::setPassword(c, everybody->catalog(), everybody->viewer(), person.id, password));
                return true;
            },
            everybody.get(), [&](core::Result<bool> r) { answer = r; });
        return *answer ? core::Result<void>() : core::Result<void>(answer->error());
    }
    std::unique_ptr<desk::Desk> enter(const QString &login, const QString &password = {}) const
    {
        desk::Desk::Options options;
        options.database = desks.url;
        options.logIn = desk::LogIn {login, [password]() -> core::Result<QString> { return password; }};
        auto opened = desk::Desk::open(options, desks.clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }

private:
    domain::UnitId unit(const QString &name, domain::UnitId parent) const
    {
        domain::Unit u;
        u.name = name;
        u.parentId = parent;
        u.zone = QStringLiteral("Europe/Vaduz");
        return domain::UnitId(save(u));
    }
};

} // namespace fieldlane::fixture
