#include "ui/intake/duplicatewarning.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::intake {

DuplicateWarning::DuplicateWarning(desk::Desk &desk, QWidget *parent)
    : MessageStrip(parent)
    , m_desk(desk)
    , m_lookup(desk)
{
    setObjectName(QStringLiteral("duplicateWarning"));
}

void DuplicateWarning::check(const OrderForm &form)
{
    const QString place = QString::number(form.siteId.value()) + QLatin1Char('/') + form.text(field::address).simplified();
    if (place == m_place)
        return;
    m_place = place;
    m_run.abandon();
    m_run = m_lookup.duplicates(form.siteId, form.text(field::address), this,
        [this](const core::Result<std::vector<domain::Order>> &orders) {
            warn(orders ? *orders : std::vector<domain::Order>());
        });
}

void DuplicateWarning::warn(const std::vector<domain::Order> &orders)
{
    if (orders.empty()) {
        dismiss();
        return;
    }
    const domain::Order &first = orders.front();
    const QString what = first.description.isEmpty() ? Words::state(first.state) : first.description.simplified().left(80);
    const QString since = Words::relative(first.createdAt, m_desk.now());
    //: %1 order number, %2 what it is about, %3 "2 h ago"
    QString text = tr("Order %1 at this address is still open: %2 (%3).").arg(first.number, what, since);
    if (orders.size() > 1)
        text = tr("%n orders at this address are still open, the newest is %1: %2 (%3).", nullptr, int(orders.size()))
                   .arg(first.number, what, since);
    show(Kind::Ask, text, {{tr("Show it"), [this, id = first.id] { Q_EMIT orderWanted(id); }, QStringLiteral("showDuplicate")}});
    Q_EMIT warned();
}

} // namespace fieldlane::ui::intake
