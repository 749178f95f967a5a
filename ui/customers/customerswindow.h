#pragma once
#include "desk/desk.h"
#include "ui/shared/prompts.h"
#include <QPointer>
#include <QTimeZone>
#include <QWidget>

namespace fieldlane::ui::customers {

class CustomerList;
class CustomerPage;
class MergeDialog;

/// The customers' files: who there is at the left, one of them at the right. A window of its own; desk and prompts are
/// borrowed and outlive it.
class CustomersWindow : public QWidget
{
    Q_OBJECT
public:
    struct Tools
    {
        Prompts &prompts;
        QTimeZone zone; ///< of the clock on the wall
        core::Duration delay = std::chrono::milliseconds(180); ///< between the last key and a search
    };
    CustomersWindow(desk::Desk &desk, const Tools &tools, QWidget *parent = nullptr);
    /// Whether somebody has anything to look for here.
    static bool isFor(const domain::Viewer &viewer);
    void open(domain::CustomerId id);
    CustomerList &list() { return *m_list; }
    CustomerPage &page() { return *m_page; }
    /// The two side by side, and what will happen.
    MergeDialog *merge(domain::CustomerId keep, domain::CustomerId other);
    bool hasUnsaved() const;

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId order);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void join();
    void makeActions();
    void followEdits();
    void undoOrRedo(bool undo);
    void askAboutEdits();

    desk::Desk &m_desk;
    Tools m_tools;
    CustomerList *m_list;
    CustomerPage *m_page;
    QPointer<MergeDialog> m_dialog;
};

} // namespace fieldlane::ui::customers
