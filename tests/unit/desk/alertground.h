#pragma once
#include "desk/alerts.h"
#include "desk/foundation.h"
#include "unit/desk/deskfixture.h"

namespace fieldlane::support {

/// A desk with two technicians of one unit and a claim pool, and the inbox on it. Its clock stands at Monday, 8:00
/// in Vaduz, when the shifts begin.
class AlertGround
{
public:
    DeskFixture fixture;
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<desk::Alerts> alerts;
    domain::UnitId north;
    domain::TechnicianId ursula;
    domain::TechnicianId viktor;
    domain::PoolId pool;

    explicit AlertGround(const QString &database)
    {
        fixture.freshDatabase(database);
        desk = fixture.open();
        run(desk::foundation());
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        north = domain::UnitId(DeskFixture::save(*desk, unit));
        ursula = technician(QStringLiteral("Ursula"));
        viktor = technician(QStringLiteral("Viktor"));
        domain::ClaimPool claims;
        claims.name = QStringLiteral("North pool");
        claims.unitId = north;
        claims.members = {ursula, viktor};
        pool = domain::PoolId(DeskFixture::save(*desk, claims));
        alerts = std::make_unique<desk::Alerts>(*desk);
    }
    core::Instant now() const { return fixture.clock.now(); }
    domain::TechnicianId technician(const QString &name) const
    {
        domain::Technician t = DeskFixture::technician(name);
        t.unitId = north;
        return DeskFixture::addTechnician(*desk, t);
    }
    desk::Outcome run(const desk::Command &command) const
    {
        const auto outcome = DeskFixture::run(*desk, command);
        if (!outcome || !outcome->isDone())
            qFatal("not done: %s", outcome ? qPrintable(outcome->subject) : qPrintable(outcome.error().detail));
        return *outcome;
    }
    domain::Order order() const
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        o.unitId = north;
        return o;
    }
    domain::OrderId add(const domain::Order &order) const { return DeskFixture::addOrder(*desk, order).id; }
    void plan(domain::OrderId id, domain::TechnicianId who, core::Instant start) const
    {
        desk::PlanOrder command;
        command.orderId = id;
        command.technicianId = who;
        command.start = start;
        command.consent = desk::Consent::Given;
        run(desk::SingleCommand(command));
    }
    void step(domain::OrderId id, domain::OrderAction action) const
    {
        desk::StepOrder command;
        command.orderId = id;
        command.action = action;
        command.reason = QStringLiteral("because");
        command.poolId = pool;
        run(desk::SingleCommand(command));
    }
    /// Planned and accepted.
    domain::OrderId accepted(const domain::Order &order, domain::TechnicianId who, core::Instant start) const
    {
        const domain::OrderId id = add(order);
        plan(id, who, start);
        step(id, domain::OrderAction::Accept);
        return id;
    }
    domain::OrderId onSite(const domain::Order &order, domain::TechnicianId who, core::Instant start)
    {
        const domain::OrderId id = accepted(order, who, start);
        fixture.clock.set(start);
        step(id, domain::OrderAction::Arrive);
        return id;
    }
    void report(domain::TechnicianId who, core::Coordinate place, core::Instant at) const
    {
        run(desk::SingleCommand(desk::SetPosition {who, {place, at, {}, QStringLiteral("gps")}}));
    }
    const std::vector<desk::Alerts::Entry> &look() const
    {
        alerts->refresh();
        return alerts->list();
    }
    const std::vector<desk::Alerts::Entry> &lookAt(core::Instant t)
    {
        fixture.clock.set(t);
        return look();
    }
    const domain::Alert *find(domain::AlertKind kind) const
    {
        for (const desk::Alerts::Entry &entry : alerts->list()) {
            if (entry.alert.kind == kind)
                return &entry.alert;
        }
        return nullptr;
    }
    QStringList keys() const
    {
        QStringList list;
        for (const desk::Alerts::Entry &entry : alerts->list())
            list += entry.alert.key();
        return list;
    }
    /// Whether the kind is there from an instant on, and not a millisecond earlier.
    bool comesExactlyAt(domain::AlertKind kind, core::Instant t)
    {
        lookAt(t - core::Duration(1));
        const bool early = find(kind) != nullptr;
        lookAt(t);
        return !early && find(kind) != nullptr;
    }
    bool goesExactlyAt(domain::AlertKind kind, core::Instant t)
    {
        lookAt(t - core::Duration(1));
        const bool there = find(kind) != nullptr;
        lookAt(t);
        return there && find(kind) == nullptr;
    }
    core::Result<void> mark(const QString &key, const desk::Alerts::Marking &marking) const
    {
        std::optional<core::Result<void>> answer;
        alerts->mark(key, marking, alerts.get(), [&](const core::Result<void> &r) { answer = r; });
        return *answer;
    }
};

} // namespace fieldlane::support
