#pragma once
#include "desk/desk.h"
#include "ui/rulebook/rulebookwindow.h"
#include "ui/shared/prompts.h"
#include <QAction>
#include <QPointer>

namespace fieldlane::app::console {

class MapBackground;

/// The way to the rules editor: its command, which is absent for who has nothing to look for there, and its window, made
/// when it is asked for and gone when it is closed: what it counts over takes memory, and the draft is saved. The main
/// window does not close before that.
class RuleEditing : public QObject, private ui::Prompts
{
    Q_OBJECT
public:
    /// Everything is borrowed and outlives it; the main window owns it.
    RuleEditing(desk::Desk &desk, const MapBackground &background, const QTimeZone &zone, QWidget &mainWindow);
    QAction *action() const { return m_action; }
    ui::rulebook::RuleBookWindow &open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followViewer();
    void ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer) override;

    desk::Desk &m_desk;
    const MapBackground &m_background;
    QTimeZone m_zone;
    QWidget &m_mainWindow;
    QAction *m_action;
    QPointer<ui::rulebook::RuleBookWindow> m_window;
    bool m_quits = false; ///< the main window closes when the draft is stored
};

} // namespace fieldlane::app::console
