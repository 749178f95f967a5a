#include "desk/dayplanner.h"
#include "engine/planning.h"

namespace fieldlane::desk {

using core::Result;

DayPlanner::DayPlanner(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_worker(QStringLiteral("day planner"), desk.options().mode)
{
}

void DayPlanner::start(const PlanQuestion &question, const engine::PlanOptions &options)
{
    abandon();
    m_isPlanning = true;
    const auto catalog = std::make_shared<const Catalog>(m_desk.catalog());
    m_reading = m_desk.read<PlanGround>(
        [catalog, viewer = m_desk.viewer(), question, now = m_desk.now()](
            store::Connection &c) { return readPlanGround(c, *catalog, viewer, question, now); },
        this, [this, options](Result<PlanGround> ground) {
            if (ground) {
                plan(std::move(*ground), options);
                return;
            }
            m_isPlanning = false;
            Q_EMIT failed(ground.error());
        });
}

void DayPlanner::plan(PlanGround ground, const engine::PlanOptions &options)
{
    const core::StopToken stop = m_running;
    const auto tell = [this, stop](double share) {
        QMetaObject::invokeMethod(this, [this, share, stop] {
            if (!stop.isAbandoned())
                Q_EMIT progressed(share);
        }, m_worker.mode() == core::Worker::Mode::InPlace ? Qt::DirectConnection : Qt::QueuedConnection);
    };
    const auto days = std::make_shared<PlannedDays>(PlannedDays {std::move(ground), {}});
    m_worker.run(
        [days, options, stop, tell](const core::StopToken &) { return engine::planDays(days->ground.request, options, stop, tell); }, this,
        [this, days, stop](Result<engine::DayPlan> plan) {
            if (stop.isAbandoned())
                return;
            m_isPlanning = false;
            if (!plan) {
                Q_EMIT failed(plan.error());
                return;
            }
            days->plan = std::move(*plan);
            Q_EMIT planned(days);
        });
}

void DayPlanner::finish()
{
    m_running.finish();
}

void DayPlanner::abandon()
{
    m_reading.abandon();
    m_running.abandon();
    m_running = {}; // a token that was abandoned could be finished again
    m_isPlanning = false;
}

} // namespace fieldlane::desk
