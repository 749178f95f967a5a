#include "ui/customers/doublesview.h"
#include "ui/customers/mergewords.h"
#include "ui/shared/card.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui::customers {

DoublesView::DoublesView(QWidget *parent)
    : QWidget(parent)
    , m_list(new QWidget(this))
    , m_cards(new QVBoxLayout(m_list))
    , m_none(new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this))
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
    column->addStretch();
}

void DoublesView::setPairs(const std::vector<domain::CustomerPair> &pairs, domain::CustomerId shown, const QString &objection)
{
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
