#pragma once
#include "ui/emergency/emergencypanel.h"
#include "ui/intake/orderentry.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"
#include <QAction>

namespace fieldlane::app::console {

class Arrangement;

/// The way of an emergency: one key opens the candidates for the chosen order, or without one the entry of an emergency
/// with the candidates beside it. Joins entry, panel and selection; who may send nobody has no panel.
class EmergencyFlow : public QObject
{
    Q_OBJECT
public:
    /// Borrowed; they outlive it.
    struct Views
    {
        ui::shell::MainWindow &window;
        ui::intake::OrderEntry &entry;
        Arrangement &arrangement;
    };
    /// The window owns it.
    EmergencyFlow(desk::Desk &desk, ui::Selection &selection, const Views &views, const QTimeZone &zone);

    QList<QAction *> actions() const { return {m_emergency, m_new}; }
    ui::emergency::EmergencyPanel &panel() { return *m_panel; }
    /// The candidates for an order that exists.
    void open(domain::OrderId order);
    /// Entering a new one.
    void enter();

Q_SIGNALS:
    void told(const QString &sentence, bool problem);

private:
    QAction *make(const QString &id, const QString &text, const QKeySequence &key);
    void joinEntry();
    void begin();
    void followViewer();
    void leave();
    bool isOpen(domain::OrderId order) const;

    desk::Desk &m_desk;
    ui::Selection &m_selection;
    Views m_views;
    ui::emergency::EmergencyPanel *m_panel;
    QAction *m_emergency;
    QAction *m_new;
};

} // namespace fieldlane::app::console
