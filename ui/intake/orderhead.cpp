#include "ui/intake/orderhead.h"
#include "ui/shared/icons.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/words.h"
#include <QHBoxLayout>
#include <QToolButton>

namespace fieldlane::ui::intake {

OrderHead::OrderHead(QWidget *parent)
    : QWidget(parent)
    , m_number(new CopyLabel({}, Theme::TextLevel::Title, this))
    , m_glyph(new QLabel(this))
    , m_state(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_priority(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::priorityHigh, this))
    , m_customer(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_file(new QToolButton(this))
    , m_kind(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    m_number->setWordWrap(false);
    m_number->setObjectName(QStringLiteral("number"));
    m_state->setObjectName(QStringLiteral("state"));
    m_customer->setWordWrap(true);
    m_kind->setWordWrap(true);
    m_file->setObjectName(QStringLiteral("customerFile"));
    m_file->setIcon(Icons::named(QStringLiteral("users")));
    m_file->setText(tr("Customer file"));
    m_file->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_file->setAutoRaise(true);
    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_number);
    first->addStretch();
    first->addWidget(m_priority);
    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_glyph);
    second->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(first);
    column->addLayout(second);
    auto *third = new QHBoxLayout;
    third->setSpacing(6);
    third->addWidget(m_customer, 1);
    third->addWidget(m_file, 0, Qt::AlignTop);
    column->addLayout(third);
    column->addWidget(m_kind);
    connect(m_number, &CopyLabel::copied, this, &OrderHead::copied);
    connect(m_file, &QToolButton::clicked, this, &OrderHead::customerWanted);
}

void OrderHead::setOrder(const domain::Order &order, const desk::Catalog &catalog, bool seesCustomers)
{
    m_file->setVisible(seesCustomers && order.customerId.isValid());
    m_number->setText(order.number);
    m_glyph->setPixmap(StateGlyph::pixmap(order.state, Theme::current().metrics().icon, devicePixelRatioF()));
    m_state->setText(Words::state(order.state));
    showPriority(order.priority);
    m_customer->setText(order.customerName.isEmpty() ? tr("No customer given") : TextLabel::breakable(order.customerName));
    QStringList kind;
    if (const auto *type = catalog.orderTemplate(order.templateId))
        kind += type->name;
    if (const auto *unit = catalog.unit(order.unitId))
        kind += unit->name;
    m_kind->setText(kind.join(QStringLiteral(" · ")));
    m_kind->setVisible(!kind.isEmpty());
}

void OrderHead::showPriority(domain::Priority priority)
{
    const QString word = Words::priority(priority);
    m_priority->setVisible(priority != domain::Priority::Normal);
    switch (priority) {
    case domain::Priority::Emergency:
        m_priority->setText(tr("!! %1").arg(word));
        m_priority->setInk(&ThemeColors::priorityEmergency);
        break;
    case domain::Priority::High:
        m_priority->setText(tr("! %1").arg(word));
        m_priority->setInk(&ThemeColors::priorityHigh);
        break;
    case domain::Priority::Normal:
    case domain::Priority::Low:
        m_priority->setText(word);
        m_priority->setInk(&ThemeColors::priorityLow);
        break;
    }
}

} // namespace fieldlane::ui::intake
