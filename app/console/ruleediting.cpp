#include "app/console/ruleediting.h"
#include "app/console/mapbackground.h"
#include "ui/map/mapcanvas.h"
#include "ui/shared/icons.h"
#include "ui/shared/questionbox.h"
#include "ui/shared/theme.h"
#include <QEvent>

namespace fieldlane::app::console {

using ui::rulebook::RuleBookWindow;

RuleEditing::RuleEditing(desk::Desk &desk, const MapBackground &background, const QTimeZone &zone, QWidget &mainWindow)
    : QObject(&mainWindow)
    , m_desk(desk)
    , m_background(background)
    , m_zone(zone)
    , m_mainWindow(mainWindow)
    , m_action(new QAction(ui::Icons::named(QStringLiteral("route")), tr("&Routing rules…"), this))
{
    m_action->setObjectName(QStringLiteral("routingRules"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    connect(m_action, &QAction::triggered, this, [this] { open(); });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &RuleEditing::followViewer);
    m_mainWindow.installEventFilter(this);
    followViewer();
}

bool RuleEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_mainWindow || event->type() != QEvent::Close || !m_window || m_window->isStored())
        return QObject::eventFilter(watched, event);
    event->ignore();
    m_quits = true;
    return true;
}

void RuleEditing::followViewer()
{
    const bool isFor = RuleBookWindow::isFor(m_desk.viewer());
    m_action->setVisible(isFor);
    m_action->setEnabled(isFor);
    if (!isFor && m_window)
        m_window->close();
}

void RuleEditing::ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer)
{
    ui::QuestionBox(m_window ? m_window.data() : &m_mainWindow).ask(question, context, std::move(answer));
}

RuleBookWindow &RuleEditing::open()
{
    if (!m_window) {
        const auto dress = [this](ui::map::MapCanvas &map) {
            map.setTheme(ui::map::MapTheme::of(ui::Theme::current()));
            if (auto source = m_background.makeSource())
                map.setTileSource(std::move(*source));
        };
        m_window = new RuleBookWindow(m_desk, {*this, m_zone, {dress, m_desk.options().mode}}, &m_mainWindow);
        m_window->setAttribute(Qt::WA_DeleteOnClose);
        connect(&m_window->keeper(), &desk::RuleDraftKeeper::stateChanged, this, [this] {
            if (!m_quits || !m_window->isStored())
                return;
            m_quits = false;
            QMetaObject::invokeMethod(&m_mainWindow, &QWidget::close, Qt::QueuedConnection);
        });
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    return *m_window;
}

} // namespace fieldlane::app::console
