#pragma once
#include "desk/dayplanner.h"
#include "desk/planapplying.h"
#include "domain/history.h"
#include "store/orderrepository.h"
#include "unit/desk/deskfixture.h"
#include <QJsonDocument>
#include <QTest>

namespace fieldlane::support {

/// A desk whose days are planned, what it holds, and the way back; the ground of the tests of plans.
class PlanFixture
{
protected:
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;

    /// On the database of the test's row.
    void open()
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        m_team.clear();
    }
    domain::TechnicianId hire(const QString &name, core::Coordinate home)
    {
        domain::Technician t = DeskFixture::technician(name);
        t.home = home;
        m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        return m_team.back();
    }
    static domain::Order orderAt(const QString &customer, core::Coordinate place)
    {
        domain::Order o = DeskFixture::order(customer);
        o.location = place;
        return o;
    }
    void assign(domain::OrderId order, domain::TechnicianId technician, core::Instant start)
    {
        desk::PlanOrder plan;
        plan.orderId = order;
        plan.technicianId = technician;
        plan.start = start;
        plan.consent = desk::Consent::Given;
        const auto outcome = DeskFixture::run(*m_desk, plan);
        QVERIFY(outcome && outcome->isDone());
    }
    std::vector<domain::OrderRecord> records()
    {
        return DeskFixture::value<std::vector<domain::OrderRecord>>(
            *m_desk, [](store::Connection &c) { return store::OrderRepository(c).after(domain::OrderId(), 10'000); });
    }
    std::shared_ptr<const desk::PlannedDays> planned(const desk::PlanQuestion &question)
    {
        std::shared_ptr<const desk::PlannedDays> days;
        desk::DayPlanner planner(*m_desk);
        QObject::connect(&planner, &desk::DayPlanner::planned, &planner, [&](const auto &made) { days = made; });
        engine::PlanOptions options;
        options.steps = 1000;
        planner.start(question, options);
        return days;
    }
    desk::PlanApplied applied(const std::shared_ptr<const desk::PlannedDays> &days, std::vector<size_t> moves)
    {
        std::optional<core::Result<desk::PlanApplied>> answer;
        desk::applyPlan(*m_desk, days, std::move(moves), m_desk.get(), [&](const auto &a) { answer = a; });
        if (!answer || !*answer)
            qFatal("%s", answer ? qPrintable(answer->error().detail) : "no answer");
        return **answer;
    }
    desk::PlanApplied applied(const std::shared_ptr<const desk::PlannedDays> &days) { return applied(days, desk::allMoves(days->plan)); }
    void undo()
    {
        std::optional<core::Result<desk::Outcome>> undone;
        m_desk->undo(m_desk.get(), [&](const core::Result<desk::Outcome> &r) { undone = r; });
        QVERIFY2(undone && *undone && (*undone)->isDone(), undone && !*undone ? qPrintable(undone->error().detail) : "");
    }
    /// Whether everything but versions is as it was.
    static void compare(const std::vector<domain::OrderRecord> &now, const std::vector<domain::OrderRecord> &before)
    {
        QCOMPARE(now.size(), before.size());
        for (size_t i = 0; i < now.size(); ++i) {
            const QJsonObject changes = domain::changesOf(before[i], now[i]);
            QVERIFY2(changes.isEmpty(), QJsonDocument(changes).toJson());
            QCOMPARE(now[i].assignments.size(), before[i].assignments.size());
            for (size_t a = 0; a < now[i].assignments.size(); ++a)
                QCOMPARE(now[i].assignments[a].id, before[i].assignments[a].id);
        }
    }
};

} // namespace fieldlane::support
