#pragma once
#include "desk/desk.h"
#include "ui/board/boardcontroller.h"
#include "ui/board/dialogprompts.h"
#include "ui/intake/orderdetails.h"
#include "ui/intake/orderentry.h"
#include "ui/map/mapcontroller.h"
#include "ui/map/nearestpanel.h"
#include "ui/pool/poolview.h"
#include "ui/shared/rights.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"
#include <QSettings>

namespace fieldlane::app::console {

class Administration;
class AlertDock;
class Arrangement;
class AutomationTicker;
class CustomerFiles;
class DeliveryService;
class EmergencyFlow;
class PlanFlow;
class MapBackground;
class OrderActions;
class RuleEditing;

/// One open database in one main window: makes the views, joins them to the desk and to one selection, and puts
/// every command into a menu. GUI thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    /// Takes the desk; clock and settings are borrowed and outlive the workspace.
    Workspace(std::unique_ptr<desk::Desk> desk, const core::Clock &clock, QSettings &settings);
    ~Workspace() override;

    ui::shell::MainWindow &window() { return *m_window; }
    desk::Desk &desk() { return *m_desk; }
    ui::Selection &selection() { return m_selection; }
    ui::board::BoardView &board() { return *m_board; }
    ui::map::MapView &map() { return *m_map; }
    ui::intake::OrderEntry &entry() { return *m_entry; }
    ui::intake::OrderDetails &details() { return *m_details; }
    ui::pool::PoolView &pool() { return *m_pool; }
    AlertDock *alerts() { return m_alerts; }
    MapBackground &mapBackground() { return *m_background; }
    Administration &administration() { return *m_administration; }
    CustomerFiles &customers() { return *m_customers; }
    RuleEditing &rules() { return *m_rules; }
    EmergencyFlow &emergency() { return *m_emergency; }
    PlanFlow &plans() { return *m_plans; }
    DeliveryService &delivery() { return *m_delivery; }
    /// The window as its user left it, and from then on the changes of others.
    void start();
    /// Gives the desk to another workspace; nothing but its end may follow.
    std::unique_ptr<desk::Desk> release();
    /// The working day on the board.
    void showDay(QDate day);
    void showToday();
    /// Without, every change of view is at once (tests, pictures).
    void setAnimated(bool animated);
    /// Orders that wait for somebody, as the map has them.
    const desk::WaitingOrders &waiting() const;

Q_SIGNALS:
    /// What the person may do changed while they worked, or they may nothing any more; the desk knows how.
    void rightsChanged();

private:
    void addPanel(const ui::shell::MainWindow::Panel &panel, QWidget *content, bool isSeen);
    void makeBoard();
    void makeMap();
    void makeEntry();
    void makeDetails();
    void makePool();
    void showOwnWork();
    void makeNotices();
    void makeToday();
    void makeAlerts();
    void placeOnMap(std::function<void(core::Coordinate)> take, QWidget *context);
    void makeEmergency();
    void makeMenus();
    void joinSelection();
    void joinUndo();
    void joinDesk();
    void showPerson();
    void undoOrRedo(bool undo);
    void makeCustomers();
    void makeAdministration();
    void tell(const QString &sentence, bool problem);
    void showStatus();

    std::unique_ptr<desk::Desk> m_desk;
    ui::Rights m_rights; ///< while this workspace lasts
    const core::Clock &m_clock;
    QSettings &m_settings;
    ui::Selection m_selection;
    std::unique_ptr<DeliveryService> m_delivery; // outlives the views
    std::unique_ptr<ui::shell::MainWindow> m_window;
    std::unique_ptr<ui::board::BoardPrompts> m_prompts;
    OrderActions *m_orderActions; ///< child of the window, like the views
    ui::board::BoardView *m_board = nullptr;
    ui::map::MapView *m_map = nullptr;
    MapBackground *m_background = nullptr; ///< child of the window
    Administration *m_administration = nullptr; ///< child of the window
    CustomerFiles *m_customers = nullptr; ///< child of the window
    RuleEditing *m_rules = nullptr; ///< child of the window
    EmergencyFlow *m_emergency = nullptr; ///< child of the window
    PlanFlow *m_plans = nullptr; ///< child of the window
    ui::map::NearestPanel *m_nearest = nullptr;
    ui::intake::OrderEntry *m_entry = nullptr;
    ui::intake::OrderDetails *m_details = nullptr;
    ui::pool::PoolView *m_pool = nullptr;
    AlertDock *m_alerts = nullptr; ///< child of the window; none for who sees no alerts
    std::unique_ptr<ui::board::BoardController> m_boardController; // gone before the views
    std::unique_ptr<ui::map::MapController> m_mapController;
    std::unique_ptr<AutomationTicker> m_automation;
    QTimeZone m_zone;
    std::unique_ptr<Arrangement> m_arrangement; // gone before the views
    bool m_animated = true;
    bool m_boardChooses = false; ///< the choice comes from the board, which may have several
};

} // namespace fieldlane::app::console
