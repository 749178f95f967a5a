#include "ui/customers/customerswindow.h"
#include "ui/customers/customerlist.h"
#include "ui/customers/customerpage.h"
#include "ui/customers/mergedialog.h"
#include "ui/shared/rights.h"
#include "ui/shared/words.h"
#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>

namespace fieldlane::ui::customers {

using domain::CustomerId;
using domain::Permission;
using Kind = MessageStrip::Kind;

CustomersWindow::CustomersWindow(desk::Desk &desk, const Tools &tools, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_desk(desk)
    , m_tools(tools)
    , m_list(new CustomerList(desk, tools.delay, this))
    , m_page(new CustomerPage(desk, tools.zone, this))
{
    setObjectName(QStringLiteral("customersWindow"));
    setWindowTitle(tr("Customers"));
    resize(1180, 720);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_list);
    row->addWidget(m_page, 1);
    join();
    makeActions();
    Rights(desk.viewer()).gate(*m_list->newButton(), Permission::EnterOrders);
    m_list->refresh();
}

bool CustomersWindow::isFor(const domain::Viewer &viewer)
{
    return Rights(viewer).seesCustomers();
}

void CustomersWindow::join()
{
    connect(&m_desk, &desk::Desk::catalogChanged, m_list, &CustomerList::refresh);
    connect(&m_desk, &desk::Desk::viewerChanged, this,
        [this] { Rights(m_desk.viewer()).gate(*m_list->newButton(), Permission::EnterOrders); });
    connect(m_list, &CustomerList::chosen, m_page, &CustomerPage::open);
    connect(m_list->newButton(), &QPushButton::clicked, m_page, &CustomerPage::begin);
    connect(m_page, &CustomerPage::opened, this, [this] { m_list->setCurrent(m_page->current()); });
    connect(m_page, &CustomerPage::editsChanged, this, &CustomersWindow::followEdits);
    connect(m_page, &CustomerPage::customerWanted, this, &CustomersWindow::open);
    connect(m_page, &CustomerPage::orderWanted, this, &CustomersWindow::orderWanted);
    connect(m_page, &CustomerPage::undoWanted, this, [this] { undoOrRedo(true); });
    connect(m_page, &CustomerPage::mergeWanted, this, [this](CustomerId keep, CustomerId other) { merge(keep, other); });
}

void CustomersWindow::makeActions()
{
    const auto make = [this](const char *id, const QList<QKeySequence> &keys, auto act) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(id));
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    make("customersSave", {QKeySequence::Save, QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] { m_page->save(); });
    make("customersNew", {QKeySequence::New}, [this] { m_page->begin(); });
    make("customersSearch", {QKeySequence::Find}, [this] { m_list->focusSearch(); });
    make("customersUndo", {QKeySequence::Undo}, [this] { undoOrRedo(true); });
    make("customersRedo", {QKeySequence::Redo}, [this] { undoOrRedo(false); });
    make("customersClose", {QKeySequence::Close}, [this] { close(); });
}

void CustomersWindow::open(CustomerId id)
{
    if (id.isValid())
        m_page->open(id);
}

bool CustomersWindow::hasUnsaved() const
{
    return !m_page->unsaved().empty();
}

void CustomersWindow::followEdits()
{
    m_list->setUnsaved(m_page->unsaved());
}

MergeDialog *CustomersWindow::merge(CustomerId keep, CustomerId other)
{
    if (m_page->hasEdits()) {
        m_page->tell(Kind::Ask, tr("Save or discard what you edited first; then the two can be merged."));
        return nullptr;
    }
    m_dialog = new MergeDialog(m_desk, keep, other, this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &MergeDialog::merged, this, [this](CustomerId kept, const QString &dropped) {
        m_page->reopen(kept, [this, dropped] {
            m_page->tell(Kind::Done, tr("%1 was merged into this customer.").arg(dropped),
                {{tr("Undo"), [this] { undoOrRedo(true); }, QStringLiteral("undoMerge")}});
        });
    });
    m_dialog->open();
    return m_dialog;
}

void CustomersWindow::undoOrRedo(bool undo)
{
    const auto answered = [this, undo](const core::Result<desk::Outcome> &result) {
        if (!result)
            return m_page->tell(Kind::Wrong, Words::error(result.error()));
        const QString what = Words::command(result->name, result->subject);
        m_page->tell(Kind::Done, undo ? tr("Undone: %1").arg(what) : tr("Redone: %1").arg(what));
    };
    undo ? m_desk.undo(this, answered) : m_desk.redo(this, answered);
}

void CustomersWindow::closeEvent(QCloseEvent *event)
{
    if (!hasUnsaved())
        return event->accept();
    event->ignore();
    askAboutEdits();
}

void CustomersWindow::askAboutEdits()
{
    const Question question {tr("Close customers"), tr("%n customers are not saved.", nullptr, int(m_page->unsaved().size())), {},
        tr("Discard and close"), tr("Go on editing")};
    m_tools.prompts.ask(question, this, [this](bool discard) {
        if (!discard)
            return;
        m_page->discardAll();
        QMetaObject::invokeMethod(this, [this] { close(); }, Qt::QueuedConnection); // the answer may come while it closes
    });
}

} // namespace fieldlane::ui::customers
