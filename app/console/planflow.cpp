#include "app/console/planflow.h"
#include "app/console/arrangement.h"
#include "desk/planscopes.h"
#include "ui/shared/icons.h"
#include "ui/shared/rights.h"
#include <QEvent>

namespace fieldlane::app::console {

using domain::Permission;
using ui::board::BoardController;
using ui::plans::PlanPanel;

PlanFlow::PlanFlow(desk::Desk &desk, ui::Selection &selection, const Views &views, const QTimeZone &zone)
    : QObject(&views.window)
    , m_desk(desk)
    , m_selection(selection)
    , m_views(views)
    , m_panel(new PlanPanel(desk, zone, &views.window))
    , m_action(new QAction(ui::Icons::named(QStringLiteral("calendar")), tr("&Plan days"), &views.window))
{
    m_action->setObjectName(QStringLiteral("planDays"));
    m_action->setShortcut(QKeySequence(Qt::Key_F9));
    if (ui::Rights(desk.viewer()).may(Permission::Dispatch))
        m_views.window.addPanel({panel::plans, tr("Plans"), QStringLiteral("calendar"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::Key_F9)}, m_panel);
    else
        m_panel->hide();
    m_panel->installEventFilter(this);
    connect(m_action, &QAction::triggered, this, &PlanFlow::open);
    connect(m_panel, &PlanPanel::told, this, &PlanFlow::told);
    connect(m_panel, &PlanPanel::proposalChanged, this, &PlanFlow::propose);
    connect(m_panel, &PlanPanel::moveSelected, this, &PlanFlow::choose);
    connect(m_panel, &PlanPanel::finished, this, &PlanFlow::showDays);
    connect(&m_desk, &desk::Desk::catalogChanged, m_panel, &PlanPanel::followCatalog);
    connect(&m_desk, &desk::Desk::viewerChanged, this, &PlanFlow::followViewer);
    connect(&m_desk, &desk::Desk::boardMoved, this, &PlanFlow::propose); // bars that would go came into sight
    followViewer();
}

void PlanFlow::followViewer()
{
    ui::Rights(m_desk.viewer()).gate(*m_action, Permission::Dispatch);
}

void PlanFlow::open()
{
    constexpr int columns = 480;
    m_views.arrangement.makeRoom(panel::plans, columns);
    m_views.window.showPanel(panel::plans);
    m_panel->focusForm();
}

void PlanFlow::mend(const desk::PlanQuestion &question)
{
    constexpr core::Duration patience = core::seconds(2);
    open();
    m_panel->plan(question, patience);
}

void PlanFlow::addTo(QMenu &menu, domain::OrderId order, domain::TechnicianId technician)
{
    const auto catalog = [this]() -> const desk::Catalog & { return m_desk.catalog(); };
    menu.addSeparator();
    const domain::OrderRecord *record = m_desk.cachedOrder(order); // what is chosen is fetched
    if (order.isValid() && (!record || record->order.state == domain::OrderState::PendingDispatch))
        add(menu, "planOrder", tr("Find the best place for this order"), [=, this] { return desk::insertOne(order, catalog(), m_desk.now()); });
    if (!technician.isValid())
        return;
    add(menu, "planLane", tr("Put this lane in its best order"), [=, this] { return desk::optimiseLane(technician, catalog(), m_desk.now()); });
    add(menu, "planGaps", tr("Fill the gaps of this lane"), [=, this] { return desk::fillGaps(technician, catalog(), m_desk.now()); });
    add(menu, "planOverrun", tr("Mend what runs late on this lane"), [=, this] { return desk::repairOverrun(technician, catalog(), m_desk.now()); });
    add(menu, "planAbsence", tr("Give the open work of this lane to others"), [=, this] { return desk::repairAbsence(technician, catalog(), m_desk.now()); });
}

void PlanFlow::add(QMenu &menu, const char *id, const QString &text, std::function<desk::PlanQuestion()> question)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(QLatin1String(id));
    ui::Rights(m_desk.viewer()).gate(*action, Permission::Dispatch);
    connect(action, &QAction::triggered, this, [this, question = std::move(question)] { mend(question()); });
}

// Ghosts of a panel that nobody sees would be riddles.
bool PlanFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        propose();
    return QObject::eventFilter(watched, event);
}

void PlanFlow::propose()
{
    if (!m_views.board)
        return;
    std::vector<BoardController::Proposed> moves;
    const auto days = m_panel->isVisible() ? m_panel->shown() : nullptr;
    for (const size_t place : days ? m_panel->chosen() : std::vector<size_t>()) {
        const engine::PlanMove &move = days->plan.moves[place];
        const engine::PlanTask &task = days->ground.request.tasks[move.task];
        const QString &customer = days->ground.customers[move.task];
        moves.push_back({task.job.moving, move.technicianId, move.placement.service(), move.placement.in.travel.time, customer});
        for (const engine::Companion &companion : task.job.companions)
            moves.push_back({companion.moving, companion.technicianId, move.placement.service(), {}, customer});
    }
    m_views.board->propose(moves);
}

/// The board follows a plan for other days than those that it shows.
void PlanFlow::showDays()
{
    const auto days = m_panel->shown();
    if (days && !days->ground.request.days.overlaps(m_views.view.visibleSpan()))
        m_views.arrangement.showDay(days->ground.question.first, true);
}

void PlanFlow::choose(domain::OrderId order, domain::TechnicianId technician)
{
    if (technician.isValid())
        m_selection.setTechnician(technician);
    if (order.isValid())
        m_selection.setOrder(order);
}

} // namespace fieldlane::app::console
