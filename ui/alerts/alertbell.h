#pragma once
#include "desk/alerts.h"
#include <QObject>

class QAction;
class QSettings;
class QSystemTrayIcon;

namespace fieldlane::ui::alerts {

/// Tells of new pressing alerts outside the window and by sound, each where its user switched it on. Off at first.
/// Inbox and settings are borrowed and outlive it.
class AlertBell : public QObject
{
    Q_OBJECT
public:
    AlertBell(const desk::Desk &desk, desk::Alerts &alerts, QSettings &settings, QObject *parent);
    /// Switches, for a menu.
    QAction *notify() const { return m_notify; }
    QAction *sound() const { return m_sound; }

Q_SIGNALS:
    /// What was told outside the window.
    void rung(const QString &title, const QString &text);

private:
    QAction *makeSwitch(const QString &name, const QString &text);
    void ring(const std::vector<domain::Alert> &alerts);

    const desk::Desk &m_desk;
    QSettings &m_settings;
    QAction *m_notify;
    QAction *m_sound;
    QSystemTrayIcon *m_tray = nullptr; ///< made when it is first needed
};

} // namespace fieldlane::ui::alerts
