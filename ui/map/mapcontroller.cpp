#include "ui/map/mapcontroller.h"
#include "core/zone.h"
#include "geo/mbtilessource.h"
#include "ui/map/mapcontent.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QMenu>

namespace fieldlane::ui::map {

using domain::OrderId;
using domain::TechnicianId;

MapController::MapController(desk::Desk &desk, MapView &view, Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_view(view)
    , m_waiting(desk)
    , m_assigning(desk, prompts)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &MapController::refresh);
    m_ages.setInterval(30'000); // ages are shown in minutes
    connect(&m_ages, &QTimer::timeout, this, &MapController::refresh);
    m_ages.start();
    connect(&m_desk, &desk::Desk::boardReset, this, &MapController::scheduleRefresh);
    connect(&m_desk, &desk::Desk::lanesChanged, this, &MapController::scheduleRefresh);
    connect(&m_desk, &desk::Desk::catalogChanged, this, &MapController::scheduleRefresh);
    connect(&m_waiting, &desk::WaitingOrders::changed, this, &MapController::scheduleRefresh);
    connect(&m_waiting, &desk::WaitingOrders::failed, this,
        [this](const core::Error &error) { Q_EMIT told(Words::error(error), true); });
    connect(&m_assigning, &AssignFlow::told, this, &MapController::told);

    connect(&m_view, &MapView::itemClicked, this, &MapController::choose);
    connect(&m_view, &MapView::emptyClicked, this, [this] { choose({}); });
    connect(&m_view, &MapView::itemActivated, this, [this](const MapItem &item) {
        if (item.order().isValid())
            Q_EMIT orderOpened(item.order());
    });
    connect(&m_view, &MapView::itemHovered, this, [this](const MapItem &item) {
        if (item.order().isValid())
            m_assigning.prepare(item.order());
        Q_EMIT orderHovered(item.order());
    });
    connect(&m_view, &MapView::assignRequested, this,
        [this](const std::vector<OrderId> &orders, TechnicianId technician) {
            m_assigning.assignAll(orders, technician);
        });
    connect(&m_view, &MapView::contextRequested, this, &MapController::openMenu);
    const auto takeTheme = [this] { m_view.setTheme(MapTheme::of(Theme::current())); };
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, takeTheme);
    takeTheme();
    m_view.setVerdict([this](const std::vector<OrderId> &orders, TechnicianId technician) { return verdict(orders, technician); });
    connect(&m_view, &MapView::dragBegan, this, [this](const std::vector<OrderId> &orders) {
        for (const OrderId order : orders)
            m_assigning.prepare(order);
    });
    connect(&m_assigning, &AssignFlow::prepared, &m_view, &MapView::judgeDragAgain);
    refresh();
}

core::Result<void> MapController::openMapFile(const QString &path)
{
    FIELDLANE_ASSIGN(source, geo::MbTilesSource::open(path, m_desk.options().mode));
    m_view.setTileSource(std::move(source));
    return {};
}

void MapController::showTiles(std::unique_ptr<geo::TileSource> source)
{
    m_view.setTileSource(std::move(source));
}

void MapController::scheduleRefresh()
{
    m_refresh.start();
}

TechnicianId MapController::routeOf() const
{
    if (m_technician.isValid())
        return m_technician;
    const domain::PlannedWork *work = m_desk.board().findOrder(m_order);
    return work ? work->assignment.technicianId : TechnicianId();
}

void MapController::refresh()
{
    m_view.setData(MapContent(m_desk, m_waiting.list()).data(routeOf()));
    showSelection();
}

void MapController::showSelection()
{
    std::vector<MapItem> items;
    if (m_order.isValid())
        items.push_back(MapItem::of(m_order));
    if (m_technician.isValid())
        items.push_back(MapItem::of(m_technician));
    m_view.setSelected(items);
}

void MapController::setOrder(OrderId order)
{
    if (m_order == order)
        return;
    m_order = order;
    refresh();
    m_view.reveal(MapItem::of(order));
}

void MapController::setTechnician(TechnicianId technician)
{
    if (m_technician == technician)
        return;
    m_technician = technician;
    refresh();
    m_view.reveal(MapItem::of(technician));
}

void MapController::setHoveredOrder(OrderId order)
{
    m_view.setHovered(order.isValid() ? MapItem::of(order) : MapItem());
}

void MapController::choose(const MapItem &item)
{
    const bool technician = item.kind == MapItem::Kind::Technician;
    if (!technician) {
        setOrder(item.order());
        Q_EMIT orderChosen(item.order());
    }
    if (technician || item.isNone()) {
        setTechnician(item.technician());
        Q_EMIT technicianChosen(item.technician());
    }
}

void MapController::openMenu(const MapItem &item, const QPoint &globalPos)
{
    if (item.isNone())
        return;
    auto *menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const OrderId order = item.order(); order.isValid()) {
        connect(menu->addAction(tr("Show the nearest technicians")), &QAction::triggered, this,
            [this, order] { Q_EMIT nearestWanted(order); });
        connect(menu->addAction(tr("Open the order")), &QAction::triggered, this,
            [this, order] { Q_EMIT orderOpened(order); });
    }
    if (const TechnicianId technician = item.technician(); technician.isValid()) {
        connect(menu->addAction(tr("Set the position on the map")), &QAction::triggered, this,
            [this, technician] { startSetPosition(technician); });
        connect(menu->addAction(tr("Show today's route")), &QAction::triggered, this, [this, technician] {
            choose(MapItem::of(technician));
            m_view.fitRoute();
        });
    }
    menu->popup(globalPos);
}

void MapController::pickPlace(
    const QString &prompt, QObject *context, std::function<void(std::optional<core::Coordinate>)> done)
{
    auto *wait = new QObject(this); // ends with the answer
    const auto answer = [this, wait, receiver = QPointer<QObject>(context), done](std::optional<core::Coordinate> place) {
        const auto last = done; // the disconnection below may destroy this very function
        const QPointer<QObject> asker = receiver;
        m_view.disconnect(wait);
        wait->deleteLater();
        if (asker)
            last(place);
    };
    connect(&m_view, &MapView::placePicked, wait, [answer](core::Coordinate place) { answer(place); });
    connect(&m_view, &MapView::placingCancelled, wait, [answer] { answer(std::nullopt); });
    m_view.startPlacing(prompt);
}

void MapController::startSetPosition(TechnicianId technician)
{
    const domain::Technician *t = m_desk.catalog().technician(technician);
    if (!t)
        return;
    pickPlace(tr("Click where %1 is. Enter takes the middle, Escape cancels.").arg(t->name), this,
        [this, technician](std::optional<core::Coordinate> place) {
            if (place)
                setPosition(technician, {*place, m_desk.now(), std::nullopt, QStringLiteral("manual")});
        });
}

void MapController::setPosition(TechnicianId technician, const domain::PositionFix &fix)
{
    m_desk.submit(desk::SingleCommand(desk::SetPosition {technician, fix}), this,
        [this](const core::Result<desk::Outcome> &result) {
            if (!result)
                Q_EMIT told(Words::error(result.error()), true);
        });
}

void MapController::follow(geo::NmeaReplay &replay, TechnicianId technician)
{
    connect(&replay, &geo::NmeaReplay::fix, this, [this, technician](const geo::NmeaFix &fix) {
        const core::Instant at = std::min(fix.at.value_or(m_desk.now()), m_desk.now());
        setPosition(technician, {fix.place, at, fix.accuracyMetres, QStringLiteral("nmea")});
    });
}

DropVerdict MapController::verdict(const std::vector<OrderId> &orders, TechnicianId technician) const
{
    if (orders.size() != 1)
        return verdictOfAll(orders, technician);
    const auto placement = m_assigning.preview(orders.front(), technician);
    const domain::Technician *t = m_desk.catalog().technician(technician);
    if (!placement || !t)
        return {DropVerdict::Kind::Ask, tr("The order is still being read.")};
    const QTimeZone zone = core::zoneOf(t->zone);
    QStringList lines {tr("Starts %1 after %2 of travel (estimate)", "time, duration")
                           .arg(Words::moment(placement->start, zone, m_desk.now()),
                               Words::duration(placement->in.travel.time))};
    for (const rules::Finding &finding : placement->findings)
        lines += Words::finding(finding, zone);
    const auto severity = placement->severity();
    return {severity == rules::Severity::Block ? DropVerdict::Kind::Blocked
            : severity == rules::Severity::Ask ? DropVerdict::Kind::Ask
                                               : DropVerdict::Kind::Ok,
        lines.join(QLatin1Char('\n'))};
}

DropVerdict MapController::verdictOfAll(const std::vector<OrderId> &orders, TechnicianId technician) const
{
    const auto placements = m_assigning.previewAll(orders, technician);
    const domain::Technician *t = m_desk.catalog().technician(technician);
    if (placements.size() != orders.size() || !t)
        return {DropVerdict::Kind::Ask, tr("The orders are still being read.")};
    const bool fits = std::all_of(placements.begin(), placements.end(), [](const auto &p) { return p.has_value(); });
    if (!fits)
        return {DropVerdict::Kind::Blocked, tr("There is no room for all of them.")};
    const QTimeZone zone = core::zoneOf(t->zone);
    QStringList lines {tr("From %1 to %2, one after the other", "times")
                           .arg(Words::moment(placements.front()->start, zone, m_desk.now()),
                               Words::moment(placements.back()->end, zone, m_desk.now()))};
    auto worst = rules::Severity::Ok;
    for (const auto &placement : placements) {
        worst = std::max(worst, placement->severity());
        for (const rules::Finding &finding : placement->findings)
            lines += Words::finding(finding, zone);
    }
    lines.removeDuplicates();
    return {worst == rules::Severity::Block ? DropVerdict::Kind::Blocked
            : worst == rules::Severity::Ask ? DropVerdict::Kind::Ask
                                            : DropVerdict::Kind::Ok,
        lines.join(QLatin1Char('\n'))};
}

} // namespace fieldlane::ui::map
