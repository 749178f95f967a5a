#include "ui/customers/customerlist.h"
#include "ui/shared/icons.h"
#include "ui/shared/rowdelegate.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/words.h"
#include <QVBoxLayout>

namespace fieldlane::ui::customers {

namespace {

constexpr int listWidth = 304;
constexpr int mostCustomers = 200;

} // namespace

CustomerList::CustomerList(desk::Desk &desk, core::Duration delay, QWidget *parent)
    : QWidget(parent)
    , m_lookup(desk)
    , m_search(new SearchField(tr("Phone or name, also of a contact"), this))
    , m_new(new QPushButton(Icons::named(QStringLiteral("plus")), tr("Ne&w customer"), this))
    , m_list(RowDelegate::newList(this))
    , m_hint(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setFixedWidth(listWidth);
    m_search->setObjectName(QStringLiteral("customerSearch"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_new->setObjectName(QStringLiteral("newCustomer"));
    m_list->setObjectName(QStringLiteral("customers"));
    m_list->setAccessibleName(tr("Customers"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_hint->setObjectName(QStringLiteral("customersHint"));
    m_hint->setWordWrap(true);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(m.margin, m.margin, m.margin, m.gap);
    head->setSpacing(m.gap);
    head->addWidget(m_search);
    head->addWidget(m_new);
    head->addWidget(m_hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(int(delay.count()));
    connect(&m_timer, &QTimer::timeout, this, &CustomerList::refresh);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_timer.start(); });
    connect(m_search, &SearchField::resultsWanted, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_timer.stop();
        refresh();
        m_list->setFocus();
    });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT chosen(domain::CustomerId(item->data(Qt::UserRole).toLongLong()));
    });
}

void CustomerList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CustomerList::refresh()
{
    m_running.abandon();
    m_running = m_lookup.list(m_search->text().trimmed(), mostCustomers, this, [this](const core::Result<std::vector<desk::CustomerEntry>> &found) {
        if (found)
            fill(*found);
        else
            m_hint->setText(Words::error(found.error()));
        m_hint->setVisible(!m_hint->text().isEmpty());
    });
}

void CustomerList::fill(const std::vector<desk::CustomerEntry> &entries)
{
    m_entries = entries;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const desk::CustomerEntry &e : entries) {
        const domain::Customer &c = e.customer;
        //: A contact of a customer, and where the customer is.
        QString detail = e.contact ? tr("%1 · %2").arg(e.contact->name, e.contact->phone) : e.address;
        if (m_unsaved.count(c.id.value()) > 0)
            //: %1 is an address or a contact.
            detail = tr("not saved · %1").arg(detail);
        RowDelegate::addRow(m_list, c.name, detail, c.phone)->setData(Qt::UserRole, c.id.value());
    }
    const bool isSearch = !m_search->text().trimmed().isEmpty();
    m_hint->setText(!entries.empty()
            ? (int(entries.size()) < mostCustomers ? QString() : tr("The first %n customers are shown; search for others.", nullptr, mostCustomers))
            : isSearch ? tr("Nobody is known by that.") : tr("There are no customers yet."));
    markCurrent();
}

void CustomerList::markCurrent()
{
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    for (int row = 0; row < m_list->count() && m_current.isValid(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toLongLong() == m_current.value())
            m_list->setCurrentRow(row);
    }
}

void CustomerList::setCurrent(domain::CustomerId id)
{
    m_current = id;
    markCurrent();
}

void CustomerList::setUnsaved(const std::set<qint64> &ids)
{
    if (ids == m_unsaved)
        return;
    m_unsaved = ids;
    fill(std::vector<desk::CustomerEntry>(m_entries));
}

} // namespace fieldlane::ui::customers
