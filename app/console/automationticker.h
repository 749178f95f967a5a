#pragma once
#include "desk/automation.h"
#include "desk/desk.h"
#include <QObject>
#include <QTimer>

namespace fieldlane::app::console {

/// Lets orders that dispatch themselves do so while a window is open: every few seconds, and soon after an order
/// changed. Among all open programs one at a time does it. The desk is borrowed and outlives it. GUI thread; the work
/// is done on the desk's.
class AutomationTicker : public QObject
{
    Q_OBJECT
public:
    explicit AutomationTicker(desk::Desk &desk);
    void start();

Q_SIGNALS:
    /// So many orders were given to somebody.
    void dispatched(int orders);

private:
    void tick();
    void answered(const core::Result<desk::AutomationReport> &report);

    desk::Desk &m_desk;
    QString m_holder;
    bool m_isRunning = false;
    QTimer m_interval;
    QTimer m_soon;
};

} // namespace fieldlane::app::console
