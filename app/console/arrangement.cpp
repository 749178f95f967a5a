#include "app/console/arrangement.h"
#include "core/zone.h"
#include <QDockWidget>

namespace fieldlane::app::console {

using ui::shell::LayoutKeeper;

namespace {

/// What a working day looks like from afar; minutes of the day.
constexpr core::MinuteOfDay dayBegins = 6 * 60;
constexpr core::MinuteOfDay dayEnds = 20 * 60;

/// Below that the board cannot show what it is asked to.
constexpr int narrowest = 160;

QString dispatchId() { return QStringLiteral("dispatch"); }
QString listId() { return QStringLiteral("ordering"); }
QString enteringId() { return QStringLiteral("entering"); }
QString emergencyId() { return QStringLiteral("emergency"); }
QString regionId() { return QStringLiteral("region"); }
QString todayId() { return QStringLiteral("today"); }

} // namespace

Arrangement::Arrangement(const Views &views, const ui::Rights &rights, const QTimeZone &zone)
    : m_views(views)
    , m_rights(rights)
    , m_zone(zone)
{
    addPerspectives();
    connect(&m_views.board, &ui::board::BoardView::visibleSpanChanged, this, &Arrangement::spanChanged);
    auto &layouts = m_views.window.layouts();
    connect(&layouts, &LayoutKeeper::aboutToApply, this, [this] { m_moving = true; });
    connect(&layouts, &LayoutKeeper::applied, this, [this] {
        // The panels take their places when the window lays itself out; then the board shows the same time again.
        QMetaObject::invokeMethod(this, [this] {
            showSpan(m_span, false);
            focusFirst();
        }, Qt::QueuedConnection);
    });
}

// In a narrow window what is looked at now and then waits behind the pool as a tab, so that the board or the map
// keeps its room.
void Arrangement::addPerspectives()
{
    using ui::shell::Perspective;
    using domain::Permission;
    auto &window = m_views.window;
    if (m_rights.may(Permission::SeeBoard))
        addBoardPerspectives();
    if (m_rights.may(Permission::SeePool))
        window.addPerspective({listId(), tr("O&rder list"), QStringLiteral("pool"),
                                  {{panel::pool, 1480}, {panel::details, 380, 1180, panel::pool}}, Perspective::never},
            QKeySequence(Qt::CTRL | Qt::Key_4));
    if (m_rights.may(Permission::SeeReports))
        window.addPerspective({todayId(), tr("T&oday"), QStringLiteral("clock"), {{panel::today, 1280}}, Perspective::never},
            QKeySequence(Qt::CTRL | Qt::Key_6));
    if (m_rights.may(Permission::EnterOrders))
        window.addPerspective({enteringId(), tr("&Order entry"), QStringLiteral("entry"),
                                  {{panel::entry, 940}, {panel::map, 460, 1400}}, Perspective::never},
            QKeySequence(Qt::CTRL | Qt::Key_3));
    if (m_rights.may(Permission::EnterOrders) && m_rights.may(Permission::DispatchDirectly))
        window.addPerspective({emergencyId(), tr("&Emergency"), QStringLiteral("bolt"),
                                  {{panel::entry, 780}, {panel::emergency, 480}, {panel::map, 460, 1700}}, Perspective::never},
            QKeySequence(Qt::CTRL | Qt::Key_7));
}

void Arrangement::addBoardPerspectives()
{
    using ui::shell::Perspective;
    auto &window = m_views.window;
    window.addPerspective({dispatchId(), tr("&Dispatch"), QStringLiteral("board"),
                              {{panel::pool, 300}, {panel::alerts, 340, 1500, panel::pool, 2}, {panel::details, 340, 1180, panel::pool, 3}}},
        QKeySequence(Qt::CTRL | Qt::Key_1));
    window.addPerspective(
        {QStringLiteral("mapping"), tr("&Map"), QStringLiteral("map"),
            {{panel::pool, 320}, {panel::map, 840, 0, {}, 3}, {panel::nearest, 360, 1180, panel::pool, 2}}, 1600},
        QKeySequence(Qt::CTRL | Qt::Key_2));
    window.addPerspective({regionId(), tr("Re&gion"), QStringLiteral("layout"),
                              {{panel::pool, 300}, {panel::alerts, 340, Perspective::never, panel::pool}, {panel::map, 380, 1180, panel::pool, 2},
                                  {panel::details, 380, 1180, panel::pool, 3}}},
        QKeySequence(Qt::CTRL | Qt::Key_5));
}

QString Arrangement::startOf(const domain::Role *role)
{
    switch (role ? role->startView : domain::StartView::Dispatch) {
    case domain::StartView::Entry:
        return enteringId();
    case domain::StartView::Region:
        return regionId();
    case domain::StartView::Field:
        return listId();
    case domain::StartView::Today:
        return todayId();
    case domain::StartView::Dispatch:
        break;
    }
    return dispatchId();
}

void Arrangement::spanChanged(core::TimeSpan span)
{
    if (m_moving || m_views.board.area().canvas.width() < narrowest)
        return;
    m_span = span;
    m_views.window.header().setDay(core::localDay(m_zone, span.start + span.length() / 2));
}

void Arrangement::focusFirst()
{
    if (m_views.board.isVisible())
        m_views.board.setFocus();
    else if (m_views.window.layouts().current() == listId())
        m_views.pool.focusSearch();
    else
        (m_views.entry.isVisible() ? static_cast<QWidget &>(m_views.entry) : m_views.map).setFocus();
}

void Arrangement::enterOrder()
{
    enter(enteringId());
}

void Arrangement::enterEmergency()
{
    enter(emergencyId());
}

void Arrangement::enter(const QString &perspective)
{
    auto &layouts = m_views.window.layouts();
    if (layouts.current() != enteringId() && layouts.current() != emergencyId())
        m_before = layouts.current();
    if (layouts.current() != perspective)
        layouts.apply(perspective);
    m_views.window.showPanel(panel::entry);
}

void Arrangement::leaveEntry()
{
    auto &layouts = m_views.window.layouts();
    if (layouts.current() == enteringId() || layouts.current() == emergencyId())
        layouts.apply(m_before.isEmpty() ? layouts.perspectives().front().id : m_before);
    else
        m_views.window.hidePanel(panel::entry);
}

void Arrangement::showSpan(core::TimeSpan span, bool animated)
{
    m_moving = false;
    m_span = span;
    m_views.board.showSpan(span, animated);
}

void Arrangement::makeRoom(const QString &name, int wanted)
{
    ui::shell::MainWindow &window = m_views.window;
    auto *dock = window.findChild<QDockWidget *>(name);
    auto *details = window.findChild<QDockWidget *>(panel::details);
    if (!dock || dock->isVisible() || dock->isFloating())
        return;
    if (details && details->isVisible() && !details->isFloating())
        window.tabifyDockWidget(details, dock);
    dock->show();
    window.resizeDocks({dock}, {std::min(wanted, window.width() * 3 / 8)}, Qt::Horizontal);
}

void Arrangement::showDay(QDate day, bool animated)
{
    showSpan({core::atLocal(m_zone, day, dayBegins), core::atLocal(m_zone, day, dayEnds)}, animated);
    m_views.window.header().setDay(day);
}

} // namespace fieldlane::app::console
