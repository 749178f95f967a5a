#pragma once
#include "ui/board/boardcontroller.h"
#include "ui/board/boardview.h"
#include "ui/plans/planpanel.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"
#include <QAction>

namespace fieldlane::app::console {

class Arrangement;

/// The way of a plan: one key opens the panel, what is proposed shows as ghosts on the board while the panel is seen, and
/// a move that is chosen is chosen everywhere. Who may not dispatch has no panel.
class PlanFlow : public QObject
{
    Q_OBJECT
public:
    /// Borrowed; they outlive it.
    struct Views
    {
        ui::shell::MainWindow &window;
        ui::board::BoardView &view;
        ui::board::BoardController &board;
        Arrangement &arrangement;
    };
    /// The window owns it.
    PlanFlow(desk::Desk &desk, ui::Selection &selection, const Views &views, const QTimeZone &zone);

    QAction *action() const { return m_action; }
    ui::plans::PlanPanel &panel() { return *m_panel; }
    void open();

Q_SIGNALS:
    void told(const QString &sentence, bool problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followViewer();
    void propose();
    void showDays();
    void choose(domain::OrderId order, domain::TechnicianId technician);

    desk::Desk &m_desk;
    ui::Selection &m_selection;
    Views m_views;
    ui::plans::PlanPanel *m_panel;
    QAction *m_action;
};

} // namespace fieldlane::app::console
