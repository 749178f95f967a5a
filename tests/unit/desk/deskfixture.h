#pragma once
#include "desk/databasecheck.h"
#include "desk/desk.h"
#include "store/connection.h"
#include "support/databases.h"
#include "support/leases.h"
#include <QTemporaryDir>

namespace fieldlane::support {

/// A desk on a fresh database that works in place, with a clock to set; the ground of the desk tests.
class DeskFixture
{
public:
    core::ShiftedClock clock {*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"))}; // Monday, 8:00 in Vaduz
    QString url;

    void freshDatabase(const QString &kind) { url = support::freshDatabase(kind, m_folder); }
    std::unique_ptr<desk::Desk> open(const QString &actor = QStringLiteral("anna"),
        const domain::Permissions &permissions = domain::Permissions::all())
    {
        desk::Desk::Options options;
        options.database = url;
        options.access = desk::Desk::Access::Create;
        options.actor = actor;
        options.permissions = permissions;
        auto opened = desk::Desk::open(options, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    /// Time goes by for everybody: on the clock, and for the leases that programs hold.
    void pass(core::Duration time)
    {
        clock.advance(time);
        ageLeases(url, time);
    }
    static core::Result<desk::Outcome> run(desk::Desk &desk, const desk::Command &command)
    {
        std::optional<core::Result<desk::Outcome>> answer;
        desk.submit(command, &desk, [&](const core::Result<desk::Outcome> &r) { answer = r; });
        return *answer;
    }
    /// Works every day from 8 to 17 with half an hour's break at noon, and can do hvac:2.
    static domain::Technician technician(const QString &name)
    {
        domain::Technician t;
        t.name = name;
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = core::Coordinate {47.14, 9.52};
        t.skills = {{QStringLiteral("hvac"), 2, {}}};
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
        return t;
    }
    static domain::TechnicianId addTechnician(desk::Desk &desk, const domain::Technician &t)
    {
        const auto outcome = run(desk, desk::SingleCommand(desk::Save<domain::Technician> {t}));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return domain::TechnicianId(outcome->createdId);
    }
    static domain::TechnicianId addTechnician(desk::Desk &desk, const QString &name)
    {
        return addTechnician(desk, technician(name));
    }
    static domain::Order order(const QString &customer)
    {
        domain::Order o;
        o.customerName = customer;
        o.zone = QStringLiteral("Europe/Vaduz");
        o.location = core::Coordinate {47.16, 9.51};
        o.requirements = {{QStringLiteral("hvac"), 1, {}}};
        return o;
    }
    static domain::Order addOrder(desk::Desk &desk, const QString &customer) { return addOrder(desk, order(customer)); }
    static domain::Order addOrder(desk::Desk &desk, const domain::Order &order)
    {
        desk::CreateOrder create;
        create.order = order;
        const auto outcome = run(desk, desk::SingleCommand(create));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return outcome->current->order;
    }
    /// What a reading of the database gives.
    template <class T>
    static core::Result<T> read(desk::Desk &desk, std::function<core::Result<T>(store::Connection &)> work)
    {
        std::optional<core::Result<T>> answer;
        desk.read<T>(std::move(work), &desk, [&](core::Result<T> r) { answer = std::move(r); });
        return std::move(*answer);
    }
    /// The same where it must not fail.
    template <class T>
    static T value(desk::Desk &desk, std::function<core::Result<T>(store::Connection &)> work)
    {
        auto answer = read<T>(desk, std::move(work));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().detail));
        return std::move(*answer);
    }
    /// Saves master data; the id of what is new.
    template <class Entity>
    static qint64 save(desk::Desk &desk, const Entity &entity)
    {
        const auto outcome = run(desk, desk::SingleCommand(desk::Save<Entity> {entity}));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return outcome->createdId;
    }
    /// A claim pool of a unit of its own, not saved yet.
    static domain::ClaimPool onCall(desk::Desk &desk, std::vector<domain::TechnicianId> members)
    {
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        domain::ClaimPool pool;
        pool.unitId = domain::UnitId(save(desk, unit));
        pool.name = QStringLiteral("On call");
        pool.members = std::move(members);
        return pool;
    }
    /// Somebody with a shipped role, by its name.
    static domain::Person hire(desk::Desk &desk, const QString &login, const char *role, domain::UnitId unit = {},
        domain::TechnicianId technician = {})
    {
        domain::Person p;
        p.login = login;
        p.name = login.left(1).toUpper() + login.mid(1);
        p.roleId = desk.catalog().organisation().roleNamed(QLatin1String(role))->id;
        p.unitId = unit;
        p.technicianId = technician;
        p.id = domain::PersonId(save(desk, p));
        p.version = 1;
        return p;
    }
    /// What `check` says.
    QStringList problems() const
    {
        auto connection
            = store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite);
        return *desk::checkDatabase(**connection);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace fieldlane::support
