#include "app/console/workspace.h"
#include "app/console/administration.h"
#include "app/console/alertdock.h"
#include "app/console/arrangement.h"
#include "app/console/automationticker.h"
#include "app/console/customerfiles.h"
#include "app/console/deliveryservice.h"
#include "app/console/emergencyflow.h"
#include "app/console/filecommands.h"
#include "app/console/mapbackground.h"
#include "app/console/orderactions.h"
#include "app/console/planflow.h"
#include "app/console/ruleediting.h"
#include "ui/shared/emptystate.h"
#include "ui/notices/inboxpanel.h"
#include "ui/notices/outboxpanel.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"
#include "ui/today/todayview.h"
#include <algorithm>
#include <QFileInfo>
#include <QScopedValueRollback>
#include <QTimer>

namespace fieldlane::app::console {

using domain::OrderId;
using domain::Permission;
using domain::TechnicianId;
using ui::NoticeBar;
using ui::shell::MainWindow;
using ui::shell::StatusLine;

namespace {

/// The list as its user left it.
QString poolKey(const domain::Viewer &viewer)
{
    const QString name = QStringLiteral("pool/state");
    return viewer.person.isValid() ? QStringLiteral("people/%1/%2").arg(viewer.login, name) : name;
}

} // namespace

Workspace::Workspace(std::unique_ptr<desk::Desk> desk, const core::Clock &clock, QSettings &settings)
    : m_desk(std::move(desk))
    , m_rights(m_desk->viewer())
    , m_clock(clock)
    , m_settings(settings)
    , m_delivery(std::make_unique<DeliveryService>(*m_desk, clock, settings))
    , m_window(std::make_unique<MainWindow>(clock, settings))
    , m_prompts(std::make_unique<ui::board::DialogPrompts>(*m_desk, m_window.get()))
    , m_orderActions(new OrderActions(*m_desk, m_selection, *m_window))
    , m_zone(ui::board::BoardFeed(*m_desk).zone())
{
    makeBoard();
    makeMap();
    makePool();
    makeDetails();
    makeEntry();
    makeNotices();
    makeToday();
    makeAlerts();
    m_arrangement = std::make_unique<Arrangement>(Arrangement::Views {*m_window, *m_board, *m_map, *m_pool, *m_entry}, m_rights, m_zone);
    makeEmergency();
    makeMenus();
    joinSelection();
    joinUndo();
    joinDesk();
    m_window->setTimeZone(m_zone);
    m_window->setWorkShown(true);
    showPerson();
    showToday();
    showStatus();
}

Workspace::~Workspace() = default;

void Workspace::start()
{
    m_window->restore();
    m_window->show();
    m_arrangement->focusFirst();
    m_boardController->watchClock();
    m_desk->watch();
    m_automation->start();
    m_delivery->start();
    if (m_alerts)
        m_alerts->watch();
}

std::unique_ptr<desk::Desk> Workspace::release()
{
    m_desk->disconnect(this);
    return std::move(m_desk);
}

// What the person may not see has no dock, no menu entry and no perspective.
void Workspace::addPanel(const MainWindow::Panel &panel, QWidget *content, bool isSeen)
{
    if (isSeen)
        m_window->addPanel(panel, content);
    else
        content->hide();
}

void Workspace::makeBoard()
{
    m_board = new ui::board::BoardView(m_window.get());
    m_board->setObjectName(QStringLiteral("board"));
    if (m_rights.may(Permission::SeeBoard)) {
        m_window->setCentre(m_board);
    } else {
        m_board->hide();
        m_window->setCentre(new ui::EmptyState({QStringLiteral("user"), tr("There is nothing here for your role"),
            tr("Ask an administrator what you should see.")}, m_window.get()));
        m_window->setMenuShown(MainWindow::Menu::Board, false);
    }
    m_boardController = std::make_unique<ui::board::BoardController>(*m_desk, *m_board, *m_prompts);
    connect(m_boardController.get(), &ui::board::BoardController::refused, this,
        [this](const QString &sentence) { tell(sentence, true); });
    connect(m_boardController.get(), &ui::board::BoardController::menuRequested, this,
        [this](OrderId order, TechnicianId technician, QPoint at) {
            QMenu *menu = order.isValid() ? m_orderActions->makeMenu() : OrderActions::emptyMenu(*m_window);
            if (order.isValid())
                m_selection.setOrder(order);
            m_plans->addTo(*menu, {}, technician);
            if (!menu->isEmpty())
                menu->popup(at);
        });
    connect(m_window.get(), &MainWindow::dayWanted, this, &Workspace::showDay);
}

void Workspace::makeMap()
{
    m_map = new ui::map::MapView(m_window.get(), m_desk->options().mode);
    m_map->setObjectName(QStringLiteral("mapView"));
    m_mapController = std::make_unique<ui::map::MapController>(*m_desk, *m_map, *m_prompts);
    m_nearest = new ui::map::NearestPanel(*m_desk, m_mapController->assigning(), m_window.get());
    addPanel({panel::map, tr("Map"), QStringLiteral("map"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)},
        m_map, m_rights.may(Permission::SeeBoard));
    addPanel({panel::nearest, tr("Nearest technicians"), QStringLiteral("target"), Qt::RightDockWidgetArea,
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        m_nearest, m_rights.mayAny({Permission::Dispatch, Permission::DispatchDirectly, Permission::ForceAssign}));
    connect(m_mapController.get(), &ui::map::MapController::told, this, &Workspace::tell);
    connect(m_mapController.get(), &ui::map::MapController::nearestWanted, m_orderActions,
        &OrderActions::nearestWanted);
    m_background = new MapBackground(*m_mapController, m_clock, m_settings, *m_window);
    connect(m_background, &MapBackground::failed, this, [this](const core::Error &error) { tell(ui::Words::error(error), true); });
    connect(m_background, &MapBackground::chosen, this, [this] { m_window->showPanel(panel::map); });
    m_background->restore();
}

void Workspace::makeEntry()
{
    m_entry = new ui::intake::OrderEntry(*m_desk, {}, m_window.get());
    addPanel({panel::entry, tr("Order entry"), QStringLiteral("entry"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
        m_entry, m_rights.may(Permission::EnterOrders));
    connect(m_orderActions, &OrderActions::createWanted, this, [this] { m_arrangement->enterOrder(); });
    connect(m_entry, &ui::intake::OrderEntry::saved, &m_selection, &ui::Selection::setOrder);
    connect(m_entry, &ui::intake::OrderEntry::orderWanted, &m_selection, &ui::Selection::setOrder);
    connect(m_entry, &ui::intake::OrderEntry::closeWanted, this, [this] { m_arrangement->leaveEntry(); });
    connect(m_entry, &ui::intake::OrderEntry::placeOnMapWanted, this, [this] {
        placeOnMap([this](core::Coordinate place) { m_entry->takePlace(place); }, m_entry);
    });
}

void Workspace::placeOnMap(std::function<void(core::Coordinate)> take, QWidget *context)
{
    m_window->showPanel(panel::map);
    m_mapController->pickPlace(tr("Click where the order is."), context, [take](std::optional<core::Coordinate> place) {
        if (place)
            take(*place);
    });
}

void Workspace::makeDetails()
{
    using ui::intake::OrderDetails;
    m_details = new OrderDetails(*m_desk, m_window.get());
    addPanel({panel::details, tr("Order"), QStringLiteral("details"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        m_details, m_rights.mayAny({Permission::SeePool, Permission::SeeBoard}));
    connect(m_details, &OrderDetails::planWanted, m_boardController.get(), &ui::board::BoardController::schedule);
    connect(m_details, &OrderDetails::assistantsWanted, m_boardController.get(), &ui::board::BoardController::assist);
    connect(m_details, &OrderDetails::mapWanted, this, [this](OrderId order) {
        m_selection.setOrder(order);
        m_window->showPanel(panel::map);
    });
    connect(m_details, &OrderDetails::placeOnMapWanted, this, [this] {
        placeOnMap([this](core::Coordinate place) { m_details->takePlace(place); }, m_details);
    });
    const auto showDetails = [this](OrderId order) {
        m_selection.setOrder(order);
        m_window->showPanel(panel::details);
    };
    connect(m_boardController.get(), &ui::board::BoardController::activated, this, showDetails);
    connect(m_mapController.get(), &ui::map::MapController::orderOpened, this, showDetails);
    connect(m_pool, &ui::pool::PoolView::detailsWanted, this, showDetails);
}

void Workspace::makePool()
{
    using ui::pool::PoolView;
    m_pool = new PoolView(*m_desk, m_window.get());
    addPanel({panel::pool, tr("Orders"), QStringLiteral("pool"), Qt::LeftDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
        m_pool, m_rights.may(Permission::SeePool));
    const QString key = poolKey(m_desk->viewer());
    if (!m_pool->restoreState(m_settings.value(key).toByteArray()) && !m_rights.mayAny({Permission::Dispatch, Permission::EnterOrders, Permission::SeeReports}))
        showOwnWork();
    connect(m_window.get(), &MainWindow::closing, this, [this, key] { m_settings.setValue(key, m_pool->saveState()); });
    connect(m_pool, &PoolView::currentOrderChanged, &m_selection, &ui::Selection::setOrder);
    connect(m_pool, &PoolView::hoveredOrderChanged, &m_selection, &ui::Selection::setHovered);
    connect(m_pool, &PoolView::scheduleWanted, m_boardController.get(), &ui::board::BoardController::schedule);
    connect(m_pool, &PoolView::nearestWanted, m_orderActions, &OrderActions::nearestWanted);
    connect(m_pool, &PoolView::menuWanted, this, [this](OrderId order, QPoint at) {
        m_selection.setOrder(order);
        QMenu *menu = m_orderActions->makeMenu();
        m_plans->addTo(*menu, order, {});
        menu->popup(at);
    });
    connect(m_pool, &PoolView::failed, this, [this](const core::Error &error) { tell(ui::Words::error(error), true); });
}

// A technician begins with what they have to do, not with what waits for a dispatcher.
void Workspace::showOwnWork()
{
    desk::PoolQuestion question = m_pool->question();
    question.filter.states = {domain::OrderState::Assigned, domain::OrderState::Accepted};
    m_pool->setQuestion(question);
}

void Workspace::makeNotices()
{
    using namespace ui::notices;
    const auto join = [this](auto *panel) {
        using Panel = std::remove_pointer_t<decltype(panel)>;
        connect(panel, &Panel::orderWanted, &m_selection, &ui::Selection::setOrder);
        connect(panel, &Panel::failed, this, [this](const core::Error &error) { tell(ui::Words::error(error), true); });
    };
    auto *inbox = new InboxPanel(*m_desk, m_window.get());
    join(inbox);
    addPanel({panel::inbox, tr("Notices"), QStringLiteral("info"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)},
        inbox, true);
    if (!desk::NoticeBox(*m_desk).seesOutbox())
        return;
    auto *outbox = new OutboxPanel(*m_desk, m_window.get());
    join(outbox);
    const auto follow = [this, outbox] { outbox->setDelivery(m_delivery->state()); };
    connect(m_delivery.get(), &DeliveryService::changed, outbox, follow);
    connect(m_delivery.get(), &DeliveryService::delivered, &outbox->model(), &itemviews::OutboxModel::refresh);
    connect(outbox, &OutboxPanel::deliverHereWanted, m_delivery.get(), &DeliveryService::setWanted);
    follow();
    m_window->addPanel({panel::outbox, tr("Outbox"), QStringLiteral("export"), Qt::RightDockWidgetArea,
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
        outbox);
}

void Workspace::makeToday()
{
    if (!m_rights.may(Permission::SeeReports))
        return;
    auto *today = new ui::today::TodayView(*m_desk, m_zone, m_window.get());
    m_window->addPanel({panel::today, tr("Today"), QStringLiteral("clock"), Qt::RightDockWidgetArea, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}, today);
    connect(today, &ui::today::TodayView::failed, this, [this](const core::Error &error) { tell(ui::Words::error(error), true); });
}

void Workspace::makeAlerts()
{
    if (!desk::seesAlerts(m_desk->viewer()))
        return;
    m_alerts = new AlertDock(*m_desk, m_selection, *m_window, m_settings);
    ui::alerts::AlertView &view = m_alerts->view();
    connect(&view, &ui::alerts::AlertView::told, this, &Workspace::tell);
    connect(&view, &ui::alerts::AlertView::placeWanted, this, [this, &view](OrderId order) {
        placeOnMap([&view, order](core::Coordinate place) { view.takePlace(order, place); }, &view);
    });
}

void Workspace::makeCustomers()
{
    m_customers = new CustomerFiles(*m_desk, m_zone, *m_window);
    m_window->addSeparator(MainWindow::Menu::Edit);
    m_window->addAction(MainWindow::Menu::Edit, m_customers->action());
    m_customers->follow(*m_entry, *m_details);
    connect(m_customers, &CustomerFiles::orderWanted, this, [this](OrderId order) {
        m_selection.setOrder(order);
        m_window->showPanel(panel::details);
        m_window->raise();
        m_window->activateWindow();
    });
}

void Workspace::makeAdministration()
{
    m_administration = new Administration(*m_desk, *m_background, *m_delivery, m_zone, *m_window);
    m_window->addAction(MainWindow::Menu::Edit, m_administration->action());
    m_rules = new RuleEditing(*m_desk, *m_background, m_zone, *m_window);
    m_window->addAction(MainWindow::Menu::Edit, m_rules->action());
}

void Workspace::makeEmergency()
{
    m_emergency = new EmergencyFlow(*m_desk, m_selection, {*m_window, *m_entry, *m_arrangement}, m_zone);
    connect(m_emergency, &EmergencyFlow::told, this, &Workspace::tell);
    m_plans = new PlanFlow(*m_desk, m_selection, {*m_window, *m_board, m_boardController.get(), *m_arrangement}, m_zone);
    connect(m_plans, &PlanFlow::told, this, &Workspace::tell);
    if (m_alerts)
        connect(&m_alerts->view(), &ui::alerts::AlertView::planWanted, m_plans, &PlanFlow::mend);
}

void Workspace::makeMenus()
{
    using Menu = MainWindow::Menu;
    m_window->addAction(Menu::Order, m_orderActions->create());
    for (QAction *action : m_emergency->actions())
        m_window->addAction(Menu::Order, action);
    m_window->addAction(Menu::Order, m_plans->action());
    auto *search = new QAction(ui::Icons::named(QStringLiteral("search")), tr("&Search orders"), m_window.get());
    search->setObjectName(QStringLiteral("searchOrders"));
    search->setShortcut(QKeySequence::Find);
    connect(search, &QAction::triggered, this, [this] {
        m_window->showPanel(panel::pool);
        m_pool->focusSearch();
    });
    if (m_rights.may(Permission::SeePool))
        m_window->addAction(Menu::Order, search);
    m_window->addSeparator(Menu::Order);
    for (QAction *action : {m_orderActions->schedule(), m_orderActions->nearest(), m_orderActions->assistants(),
             m_orderActions->unassign(), m_orderActions->lock()})
        m_window->addAction(Menu::Order, action);
    m_window->addSeparator(Menu::Order);
    m_window->addAction(Menu::Order, m_orderActions->steps()->menuAction());
    auto *files = new FileCommands(*m_desk, m_selection, m_zone, *m_window);
    connect(files, &FileCommands::told, this, &Workspace::tell);
    makeCustomers();
    makeAdministration();
    if (m_rights.may(Permission::SeeBoard))
        m_window->addAction(Menu::View, m_background->menu()->menuAction());
    const auto zoom = [this](const char *id, const QString &text, const QString &icon, QKeySequence::StandardKey key, double factor) {
        auto *action = new QAction(ui::Icons::named(icon), text, m_window.get());
        action->setObjectName(QLatin1String(id));
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, factor] { m_board->zoom(factor, m_board->area().canvas.center().x()); });
        m_window->addAction(Menu::Board, action);
    };
    m_window->addSeparator(Menu::Board);
    zoom("zoomIn", tr("Zoom &in"), QStringLiteral("zoom-in"), QKeySequence::ZoomIn, 1.5);
    zoom("zoomOut", tr("Zoom &out"), QStringLiteral("zoom-out"), QKeySequence::ZoomOut, 1 / 1.5);
    connect(m_orderActions, &OrderActions::scheduleWanted, m_boardController.get(), &ui::board::BoardController::schedule);
    connect(m_orderActions, &OrderActions::unassignWanted, m_boardController.get(), &ui::board::BoardController::unassign);
    connect(m_orderActions, &OrderActions::lockWanted, m_boardController.get(), &ui::board::BoardController::toggleLock);
    connect(m_orderActions, &OrderActions::assistantsWanted, m_boardController.get(), &ui::board::BoardController::assist);
    connect(m_orderActions, &OrderActions::nearestWanted, this, [this](OrderId order) {
        m_selection.setOrder(order);
        m_window->showPanel(panel::nearest);
    });
    connect(m_orderActions, &OrderActions::done, this, [this](const QString &sentence) { tell(sentence, false); });
    connect(m_orderActions, &OrderActions::refused, this, [this](const QString &sentence) { tell(sentence, true); });
}

void Workspace::joinSelection()
{
    auto *board = m_boardController.get();
    auto *map = m_mapController.get();
    connect(board, &ui::board::BoardController::selectionChanged, this, [this](const std::vector<OrderId> &orders) {
        const QScopedValueRollback guard(m_boardChooses, true);
        m_selection.setOrder(orders.empty() ? OrderId() : orders.front());
    });
    connect(board, &ui::board::BoardController::hovered, &m_selection, &ui::Selection::setHovered);
    connect(board, &ui::board::BoardController::technicianActivated, &m_selection, &ui::Selection::setTechnician);
    connect(map, &ui::map::MapController::orderChosen, &m_selection, &ui::Selection::setOrder);
    connect(map, &ui::map::MapController::orderHovered, &m_selection, &ui::Selection::setHovered);
    connect(map, &ui::map::MapController::technicianChosen, &m_selection, &ui::Selection::setTechnician);
    connect(m_nearest, &ui::map::NearestPanel::technicianChosen, &m_selection, &ui::Selection::setTechnician);
    connect(&m_selection, &ui::Selection::orderChanged, this, [this](OrderId id) {
        if (!m_boardChooses)
            m_boardController->select(id.isValid() ? std::vector {id} : std::vector<OrderId> {});
        m_mapController->setOrder(id);
        m_nearest->setOrder(id);
        m_details->setOrder(id);
        m_pool->setCurrentOrder(id);
    });
    connect(&m_selection, &ui::Selection::hoveredChanged, this, [this](OrderId id) {
        m_boardController->hover(id);
        m_mapController->setHoveredOrder(id);
        m_pool->setHoveredOrder(id);
    });
    connect(&m_selection, &ui::Selection::technicianChanged, map, &ui::map::MapController::setTechnician);
}

void Workspace::joinUndo()
{
    const auto names = [this] {
        const auto name = [](const desk::UndoStack::Entry *entry) {
            return entry ? ui::Words::command(entry->name, entry->subject) : QString();
        };
        m_window->setUndoNames(name(m_desk->undoStack().undo()), name(m_desk->undoStack().redo()));
    };
    connect(m_desk.get(), &desk::Desk::undoChanged, this, names);
    connect(m_window.get(), &MainWindow::undoWanted, this, [this] { undoOrRedo(true); });
    connect(m_window.get(), &MainWindow::redoWanted, this, [this] { undoOrRedo(false); });
    names();
}

void Workspace::undoOrRedo(bool undo)
{
    const auto answered = [this, undo](const core::Result<desk::Outcome> &result) {
        if (!result)
            return tell(ui::Words::error(result.error()), true);
        const QString what = ui::Words::command(result->name, result->subject);
        if (result->isDone())
            return tell(undo ? tr("Undone: %1").arg(what) : tr("Redone: %1").arg(what), false);
        tell(tr("%1 was changed by somebody else since, so it stays as it is.").arg(result->subject), true);
    };
    undo ? m_desk->undo(this, answered) : m_desk->redo(this, answered);
}

void Workspace::joinDesk()
{
    connect(m_desk.get(), &desk::Desk::pendingChanged, this,
        [this] { m_window->status().setPending(int(m_desk->pending().size())); });
    connect(m_desk.get(), &desk::Desk::failed, this, [this](const core::Error &error) {
        m_window->status().setDatabase(m_desk->databaseName(), StatusLine::Connection::Lost);
        tell(ui::Words::error(error), true);
    });
    connect(m_desk.get(), &desk::Desk::viewerChanged, this, [this] {
        if (!m_desk->shutOut().isEmpty() || ui::Rights(m_desk->viewer()) != m_rights)
            Q_EMIT rightsChanged();
    });
    const auto showPolicy = [this] { m_window->header().setPolicy(m_desk->policy().name); };
    showPolicy();
    connect(m_desk.get(), &desk::Desk::catalogChanged, this, showPolicy);
    auto *minute = new QTimer(this); // a holiday begins at midnight
    connect(minute, &QTimer::timeout, this, showPolicy);
    minute->start(core::minutes(1));
    m_automation = std::make_unique<AutomationTicker>(*m_desk);
    connect(m_automation.get(), &AutomationTicker::dispatched, this,
        [this](int orders) { tell(tr("%n orders were dispatched automatically.", nullptr, orders), false); });
    connect(m_desk.get(), &desk::Desk::restored, this, [this] {
        showStatus();
        tell(tr("The database can be reached again."), false);
    });
}

void Workspace::showPerson()
{
    const desk::Organisation &organisation = m_desk->catalog().organisation();
    const domain::Person *person = organisation.person(m_desk->viewer().person);
    const domain::Role *role = person ? organisation.role(person->roleId) : nullptr;
    m_window->layouts().setOwner(person ? person->login : QString(), Arrangement::startOf(role));
    m_window->header().setPerson(
        person ? person->name : QString(), role ? ui::OrganisationWords::role(role->name) : QString());
}

void Workspace::showStatus()
{
    const bool server = m_desk->options().database.startsWith(QLatin1String("postgresql:"));
    const QString name = server ? m_desk->databaseName() : QFileInfo(m_desk->databaseName()).fileName();
    m_window->status().setDatabase(name, server ? StatusLine::Connection::Server : StatusLine::Connection::File);
}

void Workspace::tell(const QString &sentence, bool problem)
{
    m_window->notice().show(problem ? NoticeBar::Kind::Warning : NoticeBar::Kind::Done, sentence);
}

void Workspace::showDay(QDate day)
{
    m_arrangement->showDay(day, m_animated);
}

void Workspace::showToday()
{
    showDay(core::localDay(m_zone, m_clock.now()));
}

void Workspace::setAnimated(bool animated)
{
    m_animated = animated;
    m_board->setAnimated(animated);
    m_map->setAnimated(animated);
}

const desk::WaitingOrders &Workspace::waiting() const
{
    return m_mapController->waiting();
}

} // namespace fieldlane::app::console
