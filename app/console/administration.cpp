#include "app/console/administration.h"
#include "app/console/deliveryservice.h"
#include "app/console/mapbackground.h"
#include "ui/map/mapcanvas.h"
#include "ui/shared/icons.h"
#include "ui/shared/questionbox.h"
#include "ui/shared/theme.h"
#include <QEvent>

namespace fieldlane::app::console {

using ui::admin::AdminWindow;

Administration::Administration(desk::Desk &desk, const MapBackground &background, DeliveryService &delivery,
    const QTimeZone &zone, QWidget &mainWindow)
    : QObject(&mainWindow)
    , m_desk(desk)
    , m_background(background)
    , m_delivery(delivery)
    , m_zone(zone)
    , m_mainWindow(mainWindow)
    , m_action(new QAction(ui::Icons::named(QStringLiteral("columns")), tr("&Administration…"), this))
{
    m_action->setObjectName(QStringLiteral("administration"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    connect(m_action, &QAction::triggered, this, [this] { open(); });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &Administration::followViewer);
    m_mainWindow.installEventFilter(this);
    followViewer();
}

void Administration::followViewer()
{
    const bool isFor = AdminWindow::isFor(m_desk.viewer());
    m_action->setVisible(isFor);
    m_action->setEnabled(isFor);
    if (!isFor && m_window && m_window->unsavedCount() == 0)
        m_window->close();
}

void Administration::ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer)
{
    ui::QuestionBox(m_window ? m_window.data() : &m_mainWindow).ask(question, context, std::move(answer));
}

AdminWindow &Administration::open()
{
    if (!m_window) {
        const auto dress = [this](ui::map::MapCanvas &map) {
            map.setTheme(ui::map::MapTheme::of(ui::Theme::current()));
            if (auto source = m_background.makeSource())
                map.setTileSource(std::move(*source));
        };
        const auto sendTest = [this](const domain::NoticeChannel &channel, const QString &to, QObject *context,
                                  const ui::admin::TestedDone &done) { m_delivery.sendTest(channel, to, context, done); };
        const auto keepSecret = [this](const QString &place, const QString &secret, QObject *context,
                                    const ui::admin::TestedDone &done) { m_delivery.keepSecret(place, secret, context, done); };
        m_window = new AdminWindow(m_desk, {*this, m_zone, dress, sendTest, keepSecret}, &m_mainWindow);
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    return *m_window;
}

bool Administration::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_mainWindow || event->type() != QEvent::Close || !m_window || m_window->unsavedCount() == 0)
        return QObject::eventFilter(watched, event);
    event->ignore();
    open().close(); // asks
    return true;
}

} // namespace fieldlane::app::console
