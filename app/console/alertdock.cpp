#include "app/console/alertdock.h"
#include "app/console/arrangement.h"
#include "ui/alerts/alertbell.h"
#include <QDockWidget>

namespace fieldlane::app::console {

using ui::alerts::AlertView;
using ui::shell::MainWindow;

AlertDock::AlertDock(desk::Desk &desk, ui::Selection &selection, MainWindow &window, QSettings &settings)
    : QObject(&window)
    , m_alerts(new desk::Alerts(desk, this))
    , m_view(new AlertView(desk, *m_alerts, &window))
{
    QDockWidget *dock = window.addPanel({panel::alerts, tr("Alerts"), QStringLiteral("warning"), Qt::RightDockWidgetArea,
                                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)},
        m_view);
    connect(m_view, &AlertView::openCountChanged, dock, [dock](int count) {
        //: The title of the panel with how many alerts are open.
        dock->setWindowTitle(count > 0 ? tr("Alerts (%1)").arg(count) : tr("Alerts"));
    });
    connect(m_view, &AlertView::orderChosen, &selection, &ui::Selection::setOrder);
    connect(m_view, &AlertView::technicianChosen, &selection, &ui::Selection::setTechnician);
    connect(m_view, &AlertView::orderOpened, this, [&selection, &window](domain::OrderId order) {
        selection.setOrder(order);
        window.showPanel(panel::details);
    });
    auto *bell = new ui::alerts::AlertBell(desk, *m_alerts, settings, this);
    window.addAction(MainWindow::Menu::View, bell->notify());
    window.addAction(MainWindow::Menu::View, bell->sound());
}

} // namespace fieldlane::app::console
