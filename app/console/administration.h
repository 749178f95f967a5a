#pragma once
#include "desk/desk.h"
#include "ui/admin/adminwindow.h"
#include "ui/shared/prompts.h"
#include <QAction>
#include <QPointer>

namespace fieldlane::app::console {

class DeliveryService;
class MapBackground;

/// The way to the administration: its command, which is absent for who has nothing to do there, and its window, made
/// when it is first asked for. The main window does not close over edits that are not saved.
class Administration : public QObject, private ui::Prompts
{
    Q_OBJECT
public:
    /// Everything is borrowed and outlives it; the main window owns it.
    Administration(desk::Desk &desk, const MapBackground &background, DeliveryService &delivery,
        const QTimeZone &zone, QWidget &mainWindow);
    QAction *action() const { return m_action; }
    ui::admin::AdminWindow &open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followViewer();
    void ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer) override;

    desk::Desk &m_desk;
    const MapBackground &m_background;
    DeliveryService &m_delivery;
    QTimeZone m_zone;
    QWidget &m_mainWindow;
    QAction *m_action;
    QPointer<ui::admin::AdminWindow> m_window;
};

} // namespace fieldlane::app::console
