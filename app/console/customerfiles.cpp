#include "app/console/customerfiles.h"
#include "ui/intake/orderdetails.h"
#include "ui/intake/orderentry.h"
#include "ui/shared/icons.h"
#include "ui/shared/questionbox.h"
#include <QEvent>

namespace fieldlane::app::console {

using ui::customers::CustomersWindow;

CustomerFiles::CustomerFiles(desk::Desk &desk, const QTimeZone &zone, QWidget &mainWindow)
    : QObject(&mainWindow)
    , m_desk(desk)
    , m_zone(zone)
    , m_mainWindow(mainWindow)
    , m_action(new QAction(ui::Icons::named(QStringLiteral("users")), tr("&Customers…"), this))
{
    m_action->setObjectName(QStringLiteral("customers"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    connect(m_action, &QAction::triggered, this, [this] { open(); });
    connect(&m_desk, &desk::Desk::viewerChanged, this, &CustomerFiles::followViewer);
    m_mainWindow.installEventFilter(this);
    followViewer();
}

void CustomerFiles::followViewer()
{
    const bool isFor = CustomersWindow::isFor(m_desk.viewer());
    m_action->setVisible(isFor);
    m_action->setEnabled(isFor);
    if (!isFor && m_window && !m_window->hasUnsaved())
        m_window->close();
}

void CustomerFiles::ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer)
{
    ui::QuestionBox(m_window ? m_window.data() : &m_mainWindow).ask(question, context, std::move(answer));
}

CustomersWindow &CustomerFiles::open(domain::CustomerId id)
{
    if (!m_window) {
        m_window = new CustomersWindow(m_desk, {*this, m_zone}, &m_mainWindow);
        connect(m_window, &CustomersWindow::orderWanted, this, &CustomerFiles::orderWanted);
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    m_window->open(id);
    return *m_window;
}

void CustomerFiles::follow(const ui::intake::OrderEntry &entry, const ui::intake::OrderDetails &details)
{
    const auto wanted = [this](domain::CustomerId customer) { open(customer); };
    connect(&entry, &ui::intake::OrderEntry::customerWanted, this, wanted);
    connect(&details, &ui::intake::OrderDetails::customerWanted, this, wanted);
}

bool CustomerFiles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_mainWindow || event->type() != QEvent::Close || !m_window || !m_window->hasUnsaved())
        return QObject::eventFilter(watched, event);
    event->ignore();
    open().close(); // asks
    return true;
}

} // namespace fieldlane::app::console
