#include "ui/notices/deliverybar.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

namespace fieldlane::ui::notices {

using Who = DeliveryState::Who;

namespace {

constexpr int iconSize = 16;

QColor inkOf(const DeliveryState &state)
{
    const ThemeColors &c = Theme::current().colors();
    if (!state.hasChannel)
        return c.textMuted;
    if (!state.fault.isEmpty() || (state.who == Who::Nobody && state.waiting > 0))
        return c.ask;
    return state.who == Who::Nobody ? c.textMuted : c.ok;
}

} // namespace

DeliveryBar::DeliveryBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_fault(new QLabel(this))
    , m_here(new QCheckBox(tr("This console &delivers notices"), this))
{
    setObjectName(QStringLiteral("deliveryBar"));
    m_text->setObjectName(QStringLiteral("deliveryText"));
    m_fault->setObjectName(QStringLiteral("deliveryFault"));
    m_here->setObjectName(QStringLiteral("deliverHere"));
    const ThemeMetrics &m = Theme::current().metrics();
    for (QLabel *label : {m_text, m_fault}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_fault->setForegroundRole(QPalette::PlaceholderText);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(m.margin, m.gap, m.margin, m.gap);
    grid->setHorizontalSpacing(m.gap);
    grid->setVerticalSpacing(m.gap / 2);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_fault, 1, 1);
    grid->addWidget(m_here, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(m_here, &QCheckBox::clicked, this, &DeliveryBar::deliverHereWanted);
    setState({});
}

QString DeliveryBar::text() const
{
    return m_text->text();
}

void DeliveryBar::setState(const DeliveryState &state)
{
    m_icon->setPixmap(Icons::pixmap(icon(state), iconSize, inkOf(state), devicePixelRatioF()));
    m_text->setText(sentence(state));
    m_fault->setText(state.fault);
    m_fault->setVisible(!state.fault.isEmpty());
    m_here->setVisible(state.hasChannel);
    m_here->setEnabled(state.may);
    m_here->setChecked(state.may && state.isWanted);
    m_here->setToolTip(state.may ? tr("Of all programs that are open one at a time delivers, so nothing is sent twice.")
                                 : tr("Who delivers must see all orders, and dispatch them or edit master data."));
}

QString DeliveryBar::sentence(const DeliveryState &state)
{
    const int n = state.waiting;
    if (!state.hasChannel)
        return tr("Nothing leaves the house: no channel is switched on.");
    switch (state.who) {
    case Who::Here:
        return n > 0 ? tr("Delivering here; %n notices wait.", nullptr, n) : tr("Delivering here; nothing waits.");
    case Who::Elsewhere:
        return n > 0 ? tr("Another program delivers, on %1; %n notices wait.", nullptr, n).arg(state.host)
                     : tr("Another program delivers, on %1; nothing waits.").arg(state.host);
    case Who::Nobody:
        break;
    }
    return n > 0 ? tr("Nobody delivers: %n notices wait.", nullptr, n) : tr("Nobody delivers; nothing waits.");
}

QString DeliveryBar::icon(const DeliveryState &state)
{
    if (!state.hasChannel)
        return QStringLiteral("info");
    if (!state.fault.isEmpty() || (state.who == Who::Nobody && state.waiting > 0))
        return QStringLiteral("warning");
    return state.who == Who::Nobody ? QStringLiteral("info") : QStringLiteral("check");
}

} // namespace fieldlane::ui::notices
