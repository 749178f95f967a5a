#include "ui/customers/doublesview.h"
#include "ui/customers/mergewords.h"
#include "ui/shared/card.h"
#include "ui/shared/rowdelegate.h"
#include "ui/shared/searchfield.h"
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace fieldlane::ui::customers {

DoublesView::DoublesView(desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_lookup(desk)
    , m_list(new QWidget(this))
    , m_cards(new QVBoxLayout(m_list))
    , m_none(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
    , m_others(new QWidget(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_none->setText(tr("Nobody else has the same phone number, or the same name at the same address."));
    m_none->setWordWrap(true);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(m.gap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addSpacing(m.margin);
    column->addWidget(m_others);
    column->addStretch();
    addSearch();
}

void DoublesView::addSearch()
{
    auto *label = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_others);
    label->setText(tr("Merge with &another customer"));
    m_search = new SearchField(tr("Phone or name, then choose from what is found"), m_others);
    m_search->setObjectName(QStringLiteral("otherSearch"));
    label->setBuddy(m_search);
    m_found = RowDelegate::newList(m_others);
    m_found->setObjectName(QStringLiteral("otherCustomers"));
    m_found->setAccessibleName(tr("Customers that were found"));
    m_found->hide();
    auto *column = new QVBoxLayout(m_others);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().metrics().gap);
    column->addWidget(label);
    column->addWidget(m_search);
    column->addWidget(m_found);
    connect(m_search, &QLineEdit::textEdited, this, &DoublesView::search);
    connect(m_search, &SearchField::resultsWanted, m_found, qOverload<>(&QWidget::setFocus));
    const auto choose = [this](const QListWidgetItem *item) { Q_EMIT mergeWanted(domain::CustomerId(item->data(Qt::UserRole).toLongLong())); };
    connect(m_found, &QListWidget::itemActivated, this, choose);
    connect(m_found, &QListWidget::itemClicked, this, choose);
}

void DoublesView::search()
{
    constexpr int most = 6;
    m_running.abandon();
    const QString text = m_search->text().trimmed();
    if (text.size() < 2) {
        m_found->clear();
        return m_found->hide();
    }
    m_running = m_lookup.list(text, most, this, [this](const core::Result<std::vector<desk::CustomerEntry>> &entries) {
        m_found->clear();
        for (const desk::CustomerEntry &e : entries ? *entries : std::vector<desk::CustomerEntry>()) {
            if (e.customer.id != m_shown)
                RowDelegate::addRow(m_found, e.customer.name, e.address, e.customer.phone)->setData(Qt::UserRole, e.customer.id.value());
        }
        RowDelegate::fit(m_found, most);
    });
}

void DoublesView::setPairs(const std::vector<domain::CustomerPair> &pairs, domain::CustomerId shown, const QString &objection)
{
    if (shown != m_shown) {
        m_search->clear();
        m_found->clear();
        m_found->hide();
    }
    m_shown = shown;
    m_others->setEnabled(objection.isEmpty());
    m_others->setToolTip(objection);
    for (QWidget *card : m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        for (QWidget *inside : card->findChildren<QWidget *>())
            inside->setObjectName({}); // goes after its own click, and is nobody's target till then
        m_cards->removeWidget(card);
        card->setParent(nullptr);
        card->deleteLater();
    }
    for (const domain::CustomerPair &pair : pairs)
        addCard(pair.first.id == shown ? pair.second : pair.first, pair.likeness, objection);
    m_list->setVisible(!pairs.empty());
    m_none->setVisible(pairs.empty());
}

void DoublesView::addCard(const domain::Customer &other, const domain::Likeness &likeness, const QString &objection)
{
    auto *card = new Card(m_list);
    auto *name = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, card);
    name->setText(TextLabel::breakable(other.name));
    name->setWordWrap(true);
    auto *why = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, card);
    //: A phone number, and why two customers may be one.
    why->setText(other.phone.isEmpty() ? MergeWords::reason(likeness) : tr("%1 · %2").arg(other.phone, MergeWords::reason(likeness)));
    why->setWordWrap(true);
    auto *open = new QPushButton(tr("Open"), card);
    open->setObjectName(QStringLiteral("openDouble:%1").arg(other.id.value()));
    open->setAccessibleName(tr("Open the file of %1").arg(other.name));
    auto *merge = new QPushButton(tr("Merge…"), card);
    merge->setObjectName(QStringLiteral("mergeDouble:%1").arg(other.id.value()));
    merge->setAccessibleName(tr("Merge with %1").arg(other.name));
    merge->setEnabled(objection.isEmpty());
    merge->setToolTip(objection);
    auto *texts = new QVBoxLayout;
    texts->addWidget(name);
    texts->addWidget(why);
    auto *row = new QHBoxLayout(card);
    row->addLayout(texts, 1);
    row->addWidget(open);
    row->addWidget(merge);
    m_cards->addWidget(card);
    card->show(); // a picture may be taken before the next turn of the event loop
    connect(open, &QPushButton::clicked, this, [this, id = other.id] { Q_EMIT customerWanted(id); });
    connect(merge, &QPushButton::clicked, this, [this, id = other.id] { Q_EMIT mergeWanted(id); });
}

} // namespace fieldlane::ui::customers
