#include "app/console/emergencyflow.h"
#include "app/console/arrangement.h"
#include "ui/shared/icons.h"
#include "ui/shared/rights.h"

namespace fieldlane::app::console {

using domain::Permission;
using ui::emergency::EmergencyPanel;
using ui::intake::OrderEntry;
using ui::shell::MainWindow;

EmergencyFlow::EmergencyFlow(desk::Desk &desk, ui::Selection &selection, const Views &views, const QTimeZone &zone)
    : QObject(&views.window)
    , m_desk(desk)
    , m_selection(selection)
    , m_views(views)
    , m_panel(new EmergencyPanel(desk, zone, &views.window))
    , m_emergency(make(QStringLiteral("emergency"), tr("&Emergency"), QKeySequence(Qt::Key_F8)))
    , m_new(make(QStringLiteral("newEmergency"), tr("New e&mergency"), QKeySequence(Qt::SHIFT | Qt::Key_F8)))
{
    const ui::Rights rights(desk.viewer());
    if (rights.mayAny({Permission::Dispatch, Permission::DispatchDirectly, Permission::ForceAssign}))
        m_views.window.addPanel({panel::emergency, tr("Emergency"), QStringLiteral("bolt"), Qt::RightDockWidgetArea,
                                    QKeySequence(Qt::CTRL | Qt::Key_F8)},
            m_panel);
    else
        m_panel->hide();
    connect(m_emergency, &QAction::triggered, this, &EmergencyFlow::begin);
    connect(m_new, &QAction::triggered, this, &EmergencyFlow::enter);
    connect(m_panel, &EmergencyPanel::told, this, &EmergencyFlow::told);
    connect(m_panel, &EmergencyPanel::technicianChosen, &m_selection, &ui::Selection::setTechnician);
    connect(m_panel, &EmergencyPanel::sent, this, &EmergencyFlow::leave);
    connect(m_panel, &EmergencyPanel::closeWanted, this, [this] {
        if (m_panel->isForDraft())
            m_views.entry.setFocus();
        else
            leave();
    });
    connect(&m_selection, &ui::Selection::orderChanged, this, [this](domain::OrderId order) {
        if (m_panel->isVisible() && !m_panel->isForDraft() && order.isValid())
            m_panel->setOrder(order);
    });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &EmergencyFlow::followViewer);
    joinEntry();
    followViewer();
}

void EmergencyFlow::joinEntry()
{
    OrderEntry &entry = m_views.entry;
    connect(&entry, &OrderEntry::emergencyChanged, m_panel, &EmergencyPanel::setDraft);
    connect(&entry, &OrderEntry::emergencyEntered, m_panel, &EmergencyPanel::ask);
    connect(&entry, &OrderEntry::emergencyLeft, this, [this] {
        if (m_panel->isForDraft())
            m_panel->setOrder({});
    });
    connect(m_panel, &EmergencyPanel::draftWanted, &entry, &OrderEntry::readEmergency);
    connect(m_panel, &EmergencyPanel::draftSent, &entry, &OrderEntry::finishEmergency);
}

QAction *EmergencyFlow::make(const QString &id, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(ui::Icons::named(QStringLiteral("bolt")), text, &m_views.window);
    action->setObjectName(id);
    action->setShortcut(key);
    return action;
}

void EmergencyFlow::followViewer()
{
    const ui::Rights rights(m_desk.viewer());
    const bool mayEnter = rights.may(Permission::EnterOrders) && rights.may(Permission::DispatchDirectly);
    rights.gate(*m_new, rights.may(Permission::EnterOrders) ? Permission::DispatchDirectly : Permission::EnterOrders);
    m_emergency->setEnabled(mayEnter || rights.mayAny({Permission::Dispatch, Permission::ForceAssign}));
    m_emergency->setToolTip(m_emergency->isEnabled() ? QString() : rights.objection(Permission::Dispatch));
}

/// Whether somebody could still be sent to it.
bool EmergencyFlow::isOpen(domain::OrderId order) const
{
    const domain::OrderRecord *record = order.isValid() ? m_desk.cachedOrder(order) : nullptr;
    return order.isValid() && (!record || !(domain::isFinished(record->order.state) || domain::isUnderWay(record->order.state)));
}

void EmergencyFlow::begin()
{
    if (isOpen(m_selection.order()) || !m_new->isEnabled())
        open(m_selection.order());
    else
        enter();
}

void EmergencyFlow::open(domain::OrderId order)
{
    m_panel->setOrder(order);
    constexpr int cards = 460; // two boxes beside each other
    m_views.arrangement.makeRoom(panel::emergency, cards);
    m_views.window.showPanel(panel::emergency);
}

void EmergencyFlow::enter()
{
    m_views.entry.beginEmergency();
    m_views.arrangement.enterEmergency();
}

/// The board again, with what was sent on it.
void EmergencyFlow::leave()
{
    if (m_views.entry.isVisible())
        m_views.arrangement.leaveEntry();
    else
        m_views.window.hidePanel(panel::emergency);
    m_views.arrangement.focusFirst();
}

} // namespace fieldlane::app::console
