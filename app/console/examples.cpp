#include "app/console/examples.h"
#include "app/console/emergencyflow.h"
#include "app/console/planflow.h"
#include "desk/waitingorders.h"
#include <algorithm>
#include <QEventLoop>

namespace fieldlane::app::console {

using domain::OrderId;
using ui::plans::PlanPanel;

void Examples::choose(bool onBoard)
{
    const auto &waiting = m_workspace.waiting().list();
    if (!onBoard && !waiting.empty())
        return m_workspace.selection().setOrder(waiting.front().id);
    const desk::Desk &desk = m_workspace.desk();
    for (const domain::Technician &technician : desk.catalog().technicians()) {
        for (const domain::PlannedWork &work : desk.board().lane(technician.id)) {
            if (work.assignment.planned().contains(desk.now()))
                return m_workspace.selection().setOrder(work.assignment.orderId);
        }
    }
}

void Examples::askEmergency()
{
    const auto &waiting = m_workspace.waiting().list();
    const auto urgent = std::max_element(waiting.begin(), waiting.end(), [](const auto &a, const auto &b) { return a.priority < b.priority; });
    const OrderId order = urgent == waiting.end() ? OrderId() : urgent->id;
    m_workspace.selection().setOrder(order);
    m_workspace.emergency().open(order);
    m_workspace.emergency().panel().ask();
}

void Examples::plan()
{
    constexpr qint64 steps = 20'000; // the same picture each time
    PlanPanel &panel = m_workspace.plans().panel();
    m_workspace.plans().open();
    panel.setSteps(steps);
    QEventLoop loop;
    QObject::connect(&panel, &PlanPanel::finished, &loop, &QEventLoop::quit);
    panel.plan();
    if (panel.isPlanning())
        loop.exec();
}

} // namespace fieldlane::app::console
