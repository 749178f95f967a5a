#pragma once
#include "desk/waitingorders.h"
#include "geo/nmeareplay.h"
#include "ui/map/assignflow.h"
#include "ui/map/mapview.h"
#include <QTimer>

namespace fieldlane::ui::map {

/// Joins the map with the desk: fills it, keeps it fresh, and turns what the user does on it into commands.
/// Selection and hover go in and out by id, so that all views can share them. Desk, view and prompts are
/// borrowed and outlive it.
class MapController : public QObject
{
    Q_OBJECT
public:
    MapController(desk::Desk &desk, MapView &view, Prompts &prompts, QObject *parent = nullptr);

    /// Shows an MBTiles file from now on. On failure the map stays as it is.
    core::Result<void> openMapFile(const QString &path);
    /// Where tiles are read and painted.
    core::Worker::Mode workers() const { return m_desk.options().mode; }
    /// Any other source of tiles; null: outlines and a graticule.
    void showTiles(std::unique_ptr<geo::TileSource> source);
    void setOrder(domain::OrderId order);
    void setTechnician(domain::TechnicianId technician);
    void setHoveredOrder(domain::OrderId order);
    /// No change of the desk waits to be shown.
    bool isCurrent() const { return !m_refresh.isActive(); }
    AssignFlow &assigning() { return m_assigning; }
    const desk::WaitingOrders &waiting() const { return m_waiting; }

    /// Lets the user point at where the technician is; the answer becomes a manual position.
    void startSetPosition(domain::TechnicianId technician);
    /// Lets the user point at a place, for order entry; nothing when cancelled.
    void pickPlace(const QString &prompt, QObject *context, std::function<void(std::optional<core::Coordinate>)> done);
    /// Each fix of the replay becomes a position of the technician at the time that it carries, else at the present.
    /// The replay is borrowed.
    void follow(geo::NmeaReplay &replay, domain::TechnicianId technician);

Q_SIGNALS:
    void orderChosen(fieldlane::domain::OrderId order);
    void orderOpened(fieldlane::domain::OrderId order);
    void orderHovered(fieldlane::domain::OrderId order);
    void technicianChosen(fieldlane::domain::TechnicianId technician);
    void nearestWanted(fieldlane::domain::OrderId order);
    /// What happened, for the notice bar; a `problem` needs the dispatcher's eye.
    void told(const QString &sentence, bool problem);

private:
    void scheduleRefresh();
    void refresh();
    void showSelection();
    void choose(const MapItem &item);
    void openMenu(const MapItem &item, const QPoint &globalPos);
    void setPosition(domain::TechnicianId technician, const domain::PositionFix &fix);
    DropVerdict verdict(const std::vector<domain::OrderId> &orders, domain::TechnicianId technician) const;
    DropVerdict verdictOfAll(const std::vector<domain::OrderId> &orders, domain::TechnicianId technician) const;
    domain::TechnicianId routeOf() const;

    desk::Desk &m_desk;
    MapView &m_view;
    desk::WaitingOrders m_waiting;
    AssignFlow m_assigning;
    QTimer m_refresh;
    QTimer m_ages;
    domain::OrderId m_order;
    domain::TechnicianId m_technician;
};

} // namespace fieldlane::ui::map
