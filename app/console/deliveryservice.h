#pragma once
#include "core/worker.h"
#include "delivery/runner.h"
#include "desk/desk.h"
#include "ui/admin/admintools.h"
#include "ui/notices/deliverystate.h"
#include <QSettings>

namespace fieldlane::app::console {

/// Sends notices while a console is open: on a thread and a connection of its own, as one of all programs that could,
/// for who may, and when a channel is switched on. On for every kind of database unless somebody switches it off here:
/// a shop without an administrator would wait for ever else, and the lease keeps several consoles from sending anything
/// twice. Ends within a moment, also while a server keeps it waiting. GUI thread; desk, clock and settings are borrowed.
class DeliveryService : public QObject
{
    Q_OBJECT
public:
    DeliveryService(desk::Desk &desk, const core::Clock &clock, QSettings &settings);
    ~DeliveryService() override;
    void start();
    /// Looks at once.
    void tick();

    const ui::notices::DeliveryState &state() const { return m_state; }
    void setWanted(bool wanted);
    /// What administration does with channels; each lives as long as the service.
    void sendTest(const domain::NoticeChannel &channel, const QString &to, QObject *context, const ui::admin::TestedDone &done);
    void keepSecret(const QString &place, const QString &secret, QObject *context, const ui::admin::TestedDone &done);

Q_SIGNALS:
    void changed(); ///< the state
    void delivered(); ///< something was sent or failed

private:
    /// What lives on the thread.
    struct Line
    {
        Line(std::unique_ptr<store::Connection> opened, const core::Clock &clock, const QString &name, const core::StopToken &stop);
        std::unique_ptr<store::Connection> connection;
        delivery::Runner runner;
    };
    struct Report
    {
        delivery::Round round;
        delivery::Standing standing;
    };

    void judge();
    bool hasChannel() const;
    bool delivers() const;
    core::Result<void> open();
    core::Result<Report> deliver();
    void giveBack();
    void look();
    void answered(const core::Result<Report> &report);
    void take(const delivery::Standing &standing, const QString &fault);

    desk::Desk &m_desk;
    const core::Clock &m_clock;
    QSettings &m_settings;
    ui::notices::DeliveryState m_state;
    QString m_name = delivery::Runner::freshName();
    QString m_database;
    core::StopToken m_stop;
    bool m_isRunning = false;
    QTimer m_interval;
    QTimer m_soon;
    std::unique_ptr<Line> m_line; // used on the worker's thread only
    std::unique_ptr<core::Worker> m_worker;
    std::unique_ptr<core::Worker> m_tester; // nobody waits for a test behind a slow server
};

} // namespace fieldlane::app::console
