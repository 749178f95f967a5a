#pragma once
#include "desk/desk.h"
#include "ui/customers/customerswindow.h"
#include "ui/shared/prompts.h"
#include <QAction>
#include <QPointer>

namespace fieldlane::ui::intake {
class OrderDetails;
class OrderEntry;
}

namespace fieldlane::app::console {

/// The way to the customers' files: its command, which is absent for who has nothing to look for there, and their window,
/// made when it is first asked for. The main window does not close over edits that are not saved.
class CustomerFiles : public QObject, private ui::Prompts
{
    Q_OBJECT
public:
    /// Everything is borrowed and outlives it; the main window owns it.
    CustomerFiles(desk::Desk &desk, const QTimeZone &zone, QWidget &mainWindow);
    QAction *action() const { return m_action; }
    /// Opens the file that they ask for.
    void follow(const ui::intake::OrderEntry &entry, const ui::intake::OrderDetails &details);
    /// The window, with a customer's file when one is named.
    ui::customers::CustomersWindow &open(domain::CustomerId id = {});

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId order);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followViewer();
    void ask(const ui::Question &question, QObject *context, std::function<void(bool)> answer) override;

    desk::Desk &m_desk;
    QTimeZone m_zone;
    QWidget &m_mainWindow;
    QAction *m_action;
    QPointer<ui::customers::CustomersWindow> m_window;
};

} // namespace fieldlane::app::console
