#include "app/console/automationticker.h"
#include <chrono>
#include <QUuid>

namespace fieldlane::app::console {

using namespace std::chrono_literals;

AutomationTicker::AutomationTicker(desk::Desk &desk)
    : m_desk(desk)
    , m_holder(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_interval.setInterval(10s);
    m_soon.setInterval(300ms);
    m_soon.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &AutomationTicker::tick);
    connect(&m_soon, &QTimer::timeout, this, &AutomationTicker::tick);
}

void AutomationTicker::start()
{
    if (m_desk.options().access == desk::Desk::Access::ReadOnly)
        return;
    connect(&m_desk, &desk::Desk::ordersChanged, &m_soon, qOverload<>(&QTimer::start));
    m_interval.start();
    m_soon.start();
}

void AutomationTicker::tick()
{
    if (std::exchange(m_isRunning, true))
        return;
    const auto work = [viewer = m_desk.viewer(), holder = m_holder, now = m_desk.now()](
                          store::Connection &connection) { return desk::automate(connection, viewer, holder, now); };
    m_desk.read<desk::AutomationReport>(work, this, [this](const core::Result<desk::AutomationReport> &r) { answered(r); });
}

// A failure is told by the desk's own look at the database; the next round tries again.
void AutomationTicker::answered(const core::Result<desk::AutomationReport> &report)
{
    m_isRunning = false;
    if (!report || report->dispatched == 0)
        return;
    m_desk.poll();
    Q_EMIT dispatched(report->dispatched);
}

} // namespace fieldlane::app::console
