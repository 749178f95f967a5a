#include "ui/alerts/alertbell.h"
#include "ui/shared/alertwords.h"
#include "ui/shared/icons.h"
#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QSystemTrayIcon>

namespace fieldlane::ui::alerts {

AlertBell::AlertBell(const desk::Desk &desk, desk::Alerts &alerts, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_settings(settings)
    , m_notify(makeSwitch(QStringLiteral("notifyAlerts"), tr("Show &new alerts on the desktop")))
    , m_sound(makeSwitch(QStringLiteral("soundAlerts"), tr("&Sound for new alerts")))
{
    connect(&alerts, &desk::Alerts::appeared, this, &AlertBell::ring);
}

QAction *AlertBell::makeSwitch(const QString &name, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setCheckable(true);
    const QString key = QStringLiteral("alerts/") + name;
    action->setChecked(m_settings.value(key, false).toBool());
    connect(action, &QAction::toggled, this, [this, key](bool on) { m_settings.setValue(key, on); });
    return action;
}

void AlertBell::ring(const std::vector<domain::Alert> &alerts)
{
    const core::Instant now = m_desk.now();
    std::vector<domain::Alert> pressing;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(pressing),
        [now](const domain::Alert &a) { return domain::levelOf(a, now) != domain::AlertLevel::Later; });
    if (pressing.empty())
        return;
    if (m_sound->isChecked())
        QApplication::beep();
    if (!m_notify->isChecked())
        return;
    const AlertWords words(m_desk.catalog(), now);
    const domain::Alert &first = pressing.front();
    const QString title = pressing.size() == 1 ? AlertWords::kind(first.kind) : tr("%n new alerts", nullptr, int(pressing.size()));
    //: %1 is what it is about, for example an order, %2 the sentence of the alert.
    const QString text = tr("%1: %2").arg(words.subject(first), words.sentence(first));
    if (!m_tray && QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new QSystemTrayIcon(Icons::application(), this);
        m_tray->show();
    }
    if (m_tray)
        m_tray->showMessage(title, text, QSystemTrayIcon::Warning);
    Q_EMIT rung(title, text);
}

} // namespace fieldlane::ui::alerts
