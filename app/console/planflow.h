#pragma once
#include "ui/board/boardcontroller.h"
#include "ui/board/boardview.h"
#include "ui/plans/planpanel.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"
#include <QAction>
#include <QMenu>
#include <QPointer>

namespace fieldlane::app::console {

class Arrangement;

/// The way of a plan: one key opens the panel, what is proposed shows as ghosts on the board while the panel is seen, and
/// a move that is chosen is chosen everywhere. Who may not dispatch has no panel.
class PlanFlow : public QObject
{
    Q_OBJECT
public:
    /// Borrowed. The controller goes before the window, which hides its panels when it goes; the others outlive it.
    struct Views
    {
        ui::shell::MainWindow &window;
        ui::board::BoardView &view;
        QPointer<ui::board::BoardController> board;
        Arrangement &arrangement;
    };
    /// The window owns it.
    PlanFlow(desk::Desk &desk, ui::Selection &selection, const Views &views, const QTimeZone &zone);

    QAction *action() const { return m_action; }
    ui::plans::PlanPanel &panel() { return *m_panel; }
    void open();
    /// Finds a plan for what is asked within seconds, and shows it; for what goes wrong in the running day.
    void mend(const desk::PlanQuestion &question);
    /// What can be planned anew about an order or a lane of the board; none of an id that is not valid.
    void addTo(QMenu &menu, domain::OrderId order, domain::TechnicianId technician);

Q_SIGNALS:
    void told(const QString &sentence, bool problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followViewer();
    void propose();
    void showDays();
    void add(QMenu &menu, const char *id, const QString &text, std::function<desk::PlanQuestion()> question);
    void choose(domain::OrderId order, domain::TechnicianId technician);

    desk::Desk &m_desk;
    ui::Selection &m_selection;
    Views m_views;
    ui::plans::PlanPanel *m_panel;
    QAction *m_action;
};

} // namespace fieldlane::app::console
