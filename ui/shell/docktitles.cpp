#include "ui/shell/docktitles.h"
#include <algorithm>
#include <QDockWidget>
#include <QMenu>
#include <QTabBar>

namespace fieldlane::ui::shell {

namespace {

/// Stands where a title bar would be and takes no room.
class NoTitle : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {0, 0}; }
    QSize minimumSizeHint() const override { return {0, 0}; }
};

} // namespace

DockTitles::DockTitles(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &DockTitles::update);
}

void DockTitles::add(QDockWidget *dock)
{
    m_docks.append(dock);
    const auto later = [this] { m_later.start(); };
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    connect(dock, &QDockWidget::visibilityChanged, this, later);
}

bool DockTitles::isTabbed(const QDockWidget *dock) const
{
    const auto others = m_window.tabifiedDockWidgets(const_cast<QDockWidget *>(dock));
    return !dock->isFloating()
        && std::any_of(others.begin(), others.end(),
            [](const QDockWidget *other) { return !other->isHidden() && !other->isFloating(); });
}

void DockTitles::update()
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        QWidget *bar = dock->titleBarWidget();
        if (isTabbed(dock) == (bar != nullptr))
            continue;
        dock->setTitleBarWidget(bar ? nullptr : new NoTitle(dock));
        if (bar)
            bar->deleteLater();
    }
    joinTabs();
}

void DockTitles::joinTabs()
{
    static const char joined[] = "namesPanels";
    for (QTabBar *tabs : m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (tabs->property(joined).toBool())
            continue;
        tabs->setProperty(joined, true);
        tabs->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(tabs, &QTabBar::tabBarDoubleClicked, this, [this, tabs](int index) {
            if (QDockWidget *dock = dockOf(*tabs, index))
                dock->setFloating(true);
        });
        connect(tabs, &QTabBar::customContextMenuRequested, this, [this, tabs](QPoint at) { openMenu(*tabs, at); });
    }
}

QDockWidget *DockTitles::dockOf(const QTabBar &tabs, int index) const
{
    const QString title = tabs.tabText(index);
    const auto it = std::find_if(
        m_docks.begin(), m_docks.end(), [&](const QDockWidget *dock) { return dock->windowTitle() == title; });
    return index < 0 || it == m_docks.end() ? nullptr : *it;
}

void DockTitles::openMenu(QTabBar &tabs, const QPoint &at)
{
    QDockWidget *dock = dockOf(tabs, tabs.tabAt(at));
    if (!dock)
        return;
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(QStringLiteral("panelMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Take out")), &QAction::triggered, dock, [dock] { dock->setFloating(true); });
    connect(menu->addAction(tr("&Close")), &QAction::triggered, dock, &QDockWidget::hide);
    menu->popup(tabs.mapToGlobal(at));
}

} // namespace fieldlane::ui::shell
