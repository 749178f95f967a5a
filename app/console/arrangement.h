#pragma once
#include "ui/board/boardview.h"
#include "ui/intake/orderentry.h"
#include "ui/map/mapview.h"
#include "ui/pool/poolview.h"
#include "ui/shared/rights.h"
#include "ui/shell/mainwindow.h"

namespace fieldlane::app::console {

/// Names of the panels, under which layouts are kept.
namespace panel {
inline const QString pool = QStringLiteral("pool");
inline const QString map = QStringLiteral("map");
inline const QString nearest = QStringLiteral("nearestPanel");
inline const QString entry = QStringLiteral("entry");
inline const QString details = QStringLiteral("details");
inline const QString today = QStringLiteral("todayPanel");
inline const QString inbox = QStringLiteral("inboxPanel");
inline const QString outbox = QStringLiteral("outboxPanel");
inline const QString alerts = QStringLiteral("alerts");
inline const QString emergency = QStringLiteral("emergency");
inline const QString plans = QStringLiteral("plansPanel");
} // namespace panel

/// Which panels stand where, and the time that the board goes on showing while they move. GUI thread.
class Arrangement : public QObject
{
    Q_OBJECT
public:
    /// Borrowed; they outlive it.
    struct Views
    {
        ui::shell::MainWindow &window;
        ui::board::BoardView &board;
        ui::map::MapView &map;
        ui::pool::PoolView &pool;
        ui::intake::OrderEntry &entry;
    };
    /// Only perspectives of which the person may see something.
    Arrangement(const Views &views, const ui::Rights &rights, const QTimeZone &zone);

    /// The perspective in which a role begins; without one that of dispatching.
    static QString startOf(const domain::Role *role);
    void focusFirst();
    /// Before a panel that needs width opens on the side: puts it with the details, if those stand there, and gives it what
    /// it needs as far as the board keeps its share. From then on it is as the user leaves it.
    void makeRoom(const QString &name, int wanted);
    /// The working day on the board.
    void showDay(QDate day, bool animated);
    /// The form needs the room of the board; who leaves it finds the window as it was.
    void enterOrder();
    /// The same with the candidates beside it.
    void enterEmergency();
    void leaveEntry();

private:
    void enter(const QString &perspective);
    void addPerspectives();
    void addBoardPerspectives();
    void showSpan(core::TimeSpan span, bool animated);
    void spanChanged(core::TimeSpan span);

    Views m_views;
    ui::Rights m_rights;
    QTimeZone m_zone;
    core::TimeSpan m_span {}; ///< what the board is meant to show, also while it is too narrow for it
    bool m_moving = false; ///< the panels are
    QString m_before; ///< the perspective to go back to from order entry
};

} // namespace fieldlane::app::console
