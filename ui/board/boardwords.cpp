#include "ui/board/boardwords.h"
#include "ui/board/boardfeed.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::board {

QString BoardWords::kindOf(domain::TemplateId id) const
{
    const domain::OrderTemplate *found = m_desk.catalog().orderTemplate(id);
    return found ? found->name : QString();
}

BarText BoardWords::text(chart::BarHandle bar) const
{
    if (const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(bar))) {
        QString kind = kindOf(work->templateId);
        if (work->assignment.role == domain::AssignmentRole::Assistant)
            kind = kind.isEmpty() ? tr("assists") : tr("assists, %1", "kind of order").arg(kind);
        const QString number = work->number;
        return {work->customerName.isEmpty() ? number : work->customerName.toString(),
            kind.isEmpty() ? number : tr("%1 · %2", "kind of order and its number").arg(kind, number)};
    }
    if (const domain::OrderRecord *record = m_desk.cachedOrder(BoardFeed::orderOfPreview(bar))) {
        const domain::Order &order = record->order;
        return {order.customerName.isEmpty() ? order.number : order.customerName, kindOf(order.templateId)};
    }
    return {};
}

QString BoardWords::tip(chart::BarHandle bar) const
{
    const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(bar));
    if (!work)
        return {};
    const domain::Assignment &a = work->assignment;
    QStringList lines;
    lines << tr("<b>%1</b> %2", "number and customer").arg(work->number.toString().toHtmlEscaped(), work->customerName.toString().toHtmlEscaped());
    lines << tr("%1, %2", "state and kind of order").arg(Words::state(work->state), kindOf(work->templateId).toHtmlEscaped());
    if (a.role == domain::AssignmentRole::Assistant)
        lines << tr("Assists here.");
    lines << tr("Planned %1").arg(Words::span(a.planned(), m_zone));
    if (a.arrivedAt && a.completedAt)
        lines << tr("Worked %1").arg(Words::span({*a.arrivedAt, *a.completedAt}, m_zone));
    else if (a.arrivedAt)
        lines << tr("On site since %1").arg(Words::time(*a.arrivedAt, m_zone));
    if (work->windowStart && work->windowEnd)
        lines << tr("Promised to begin %1").arg(Words::span({*work->windowStart, *work->windowEnd}, m_zone));
    if (work->due)
        lines << tr("Due %1").arg(Words::moment(*work->due, m_zone, m_desk.now()));
    if (a.lockPerson && a.lockTime)
        lines << tr("Person and time are locked.");
    else if (a.lockPerson)
        lines << tr("The person is locked.");
    else if (a.lockTime)
        lines << tr("The time is locked.");
    if (m_desk.pending().count(a.orderId) > 0)
        lines << tr("A change is being saved.");
    return lines.join(QStringLiteral("<br>"));
}

} // namespace fieldlane::ui::board
