#include "ui/shell/layoutkeeper.h"
#include <algorithm>
#include <numeric>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QStyle>

namespace fieldlane::ui::shell {

namespace {

/// Raised when panels come, go or are renamed: an older state would hide them.
constexpr int stateVersion = 1;

QString geometryName()
{
    return QStringLiteral("geometry");
}

QString currentName()
{
    return QStringLiteral("perspective");
}

QString layoutName(const QString &perspective)
{
    return QStringLiteral("layout/%1").arg(perspective);
}

/// Side by side what is too much is taken from the widest.
void shrinkWidest(QList<int> &extents, int room)
{
    const int excess = std::accumulate(extents.begin(), extents.end(), 0) - room;
    if (excess > 0)
        *std::max_element(extents.begin(), extents.end()) -= excess;
}

/// Panels above each other are as wide as the widest of them.
void alignColumns(const QList<QDockWidget *> &docks, QList<int> &extents)
{
    QHash<int, int> widest;
    for (qsizetype i = 0; i < docks.size(); ++i) {
        int &width = widest[docks[i]->property("homeArea").toInt()];
        width = std::max(width, extents[i]);
    }
    for (qsizetype i = 0; i < docks.size(); ++i)
        extents[i] = widest[docks[i]->property("homeArea").toInt()];
}

} // namespace

LayoutKeeper::LayoutKeeper(QMainWindow &window, QSettings &settings)
    : m_window(window)
    , m_settings(settings)
{
}

void LayoutKeeper::addDock(QDockWidget *dock)
{
    m_docks.insert(dock->objectName(), dock);
}

void LayoutKeeper::addPerspective(const Perspective &perspective)
{
    m_perspectives.push_back(perspective);
}

const Perspective *LayoutKeeper::find(const QString &id) const
{
    const auto it = std::find_if(
        m_perspectives.begin(), m_perspectives.end(), [&](const Perspective &p) { return p.id == id; });
    return it == m_perspectives.end() ? nullptr : &*it;
}

QString LayoutKeeper::key(const QString &name) const
{
    return m_owner.isEmpty() ? QStringLiteral("window/%1").arg(name) : QStringLiteral("people/%1/%2").arg(m_owner, name);
}

void LayoutKeeper::setOwner(const QString &login, const QString &firstPerspective)
{
    m_owner = login;
    m_first = firstPerspective;
}

void LayoutKeeper::apply(const QString &id)
{
    const Perspective *perspective = find(id);
    if (!perspective)
        return;
    if (!m_current.isEmpty())
        m_settings.setValue(key(layoutName(m_current)), m_window.saveState(stateVersion));
    Q_EMIT aboutToApply();
    m_current = id;
    restoreOrArrange(*perspective);
    Q_EMIT applied(id);
}

void LayoutKeeper::reset()
{
    if (const Perspective *perspective = find(m_current)) {
        Q_EMIT aboutToApply();
        m_settings.remove(key(layoutName(m_current)));
        restoreOrArrange(*perspective);
        Q_EMIT applied(m_current);
    }
}

bool LayoutKeeper::showsBoard(const Perspective &perspective) const
{
    return m_window.width() >= perspective.boardFrom;
}

void LayoutKeeper::restoreOrArrange(const Perspective &perspective)
{
    m_window.centralWidget()->setVisible(showsBoard(perspective));
    const QByteArray left = m_settings.value(key(layoutName(perspective.id))).toByteArray();
    if (left.isEmpty() || !m_window.restoreState(left, stateVersion))
        arrange(perspective);
}

void LayoutKeeper::arrange(const Perspective &perspective)
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        dock->hide();
    }
    const bool boardShown = showsBoard(perspective);
    QList<QDockWidget *> shown;
    QList<int> extents;
    QList<int> shares;
    for (const Perspective::Panel &panel : perspective.panels) {
        QDockWidget *dock = m_docks.value(panel.id);
        if (!dock)
            continue;
        placeDock(*dock, panel, boardShown);
        if (m_window.width() >= panel.ownFrom) {
            shown << dock;
            extents << std::max(panel.extent, dock->minimumSizeHint().width());
            shares << panel.share;
        }
    }
    if (!boardShown)
        shrinkWidest(extents, m_window.width() - int(shown.size() - 1) * m_window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent));
    else
        alignColumns(shown, extents);
    m_window.resizeDocks(shown, extents, Qt::Horizontal);
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    for (int &share : shares)
        share = m_window.height() * share / all;
    m_window.resizeDocks(shown, shares, Qt::Vertical);
}

void LayoutKeeper::placeDock(QDockWidget &dock, const Perspective::Panel &panel, bool boardShown)
{
    // Beside the board one above the other, without it side by side.
    const auto home = Qt::DockWidgetArea(dock.property("homeArea").toInt());
    m_window.addDockWidget(home, &dock, boardShown ? Qt::Vertical : Qt::Horizontal);
    QDockWidget *front = m_docks.value(panel.tabbedWith);
    const bool hasPlace = m_window.width() >= panel.ownFrom;
    dock.setVisible(hasPlace || front);
    if (hasPlace || !front)
        return;
    m_window.tabifyDockWidget(front, &dock);
    front->raise();
}

void LayoutKeeper::restoreWindow()
{
    const bool restored = m_window.restoreGeometry(m_settings.value(key(geometryName())).toByteArray());
    if (!restored) {
        const QSize room = m_window.screen()->availableSize();
        m_window.resize(std::min(1600, room.width() * 9 / 10), std::min(960, room.height() * 9 / 10));
    }
    const QString last = m_settings.value(key(currentName())).toString();
    for (const QString &id : {last, m_first}) {
        if (find(id))
            return apply(id);
    }
    apply(m_perspectives.empty() ? QString() : m_perspectives.front().id);
}

void LayoutKeeper::save() const
{
    m_settings.setValue(key(geometryName()), m_window.saveGeometry());
    m_settings.setValue(key(currentName()), m_current);
    if (!m_current.isEmpty())
        m_settings.setValue(key(layoutName(m_current)), m_window.saveState(stateVersion));
}

} // namespace fieldlane::ui::shell
