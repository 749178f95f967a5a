#include "ui/board/assistflow.h"
#include "core/zone.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::board {

using desk::AssistOrder;
using domain::TechnicianId;

AssistFlow::AssistFlow(desk::Desk &desk, Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_prompts(prompts)
{
}

void AssistFlow::assist(const AssistOrder &wish)
{
    replace(wish.technicianId, wish);
}

void AssistFlow::takeOff(const domain::OrderRecord &record, TechnicianId assistant)
{
    AssistOrder leave;
    leave.orderId = record.order.id;
    leave.version = record.order.version;
    leave.technicianId = assistant;
    leave.what = AssistOrder::What::Leave;
    send(desk::SingleCommand(leave), leave, assistant);
}

void AssistFlow::replace(TechnicianId from, const AssistOrder &wish)
{
    if (from == wish.technicianId)
        return send(desk::SingleCommand(wish), wish, from);
    AssistOrder leave {wish.orderId, wish.version, from, AssistOrder::What::Leave};
    AssistOrder next = wish;
    next.version = 0; // the one before it in the batch makes the next version
    const domain::OrderRecord *record = m_desk.cachedOrder(wish.orderId);
    send(desk::Batch {QStringLiteral("assist"), {leave, next}, record ? record->order.number : QString(), {}}, wish, from);
}

void AssistFlow::send(const desk::Command &command, const AssistOrder &wish, TechnicianId from)
{
    m_desk.submit(command, this, [this, wish, from](const core::Result<desk::Outcome> &outcome) {
        if (outcome)
            answered(*outcome, wish, from);
        else
            Q_EMIT refused(Words::error(outcome.error()));
    });
}

void AssistFlow::answered(const desk::Outcome &outcome, const AssistOrder &wish, TechnicianId from)
{
    switch (outcome.status) {
    case desk::Status::Done:
        Q_EMIT done(wish.orderId);
        return;
    case desk::Status::Conflict:
        Q_EMIT refused(tr("Somebody else changed order %1 meanwhile; please look at it again.").arg(outcome.current ? outcome.current->order.number : QString()));
        return;
    case desk::Status::Blocked:
        Q_EMIT refused(tr("This is not possible: %1").arg(findingsOf(outcome, wish.technicianId).join(u' ')));
        return;
    case desk::Status::NeedsConsent:
        break;
    }
    const Question question {tr("Take them along all the same?"), tr("%1 would assist, but:").arg(nameOf(wish.technicianId)),
        findingsOf(outcome, wish.technicianId), tr("Plan it"), tr("Leave it")};
    m_prompts.ask(question, this, [this, wish, from](bool accepted) {
        if (!accepted)
            return;
        AssistOrder again = wish;
        again.consent = desk::Consent::Given;
        replace(from, again);
    });
}

QStringList AssistFlow::findingsOf(const desk::Outcome &outcome, TechnicianId assistant) const
{
    const domain::Technician *technician = m_desk.catalog().technician(assistant);
    const QTimeZone zone = technician ? core::zoneOf(technician->zone) : QTimeZone::utc();
    QStringList lines;
    if (!outcome.placement)
        return lines;
    for (const rules::Finding &finding : outcome.placement->findings) {
        if (finding.severity >= rules::Severity::Ask)
            lines << Words::finding(finding, zone);
    }
    return lines;
}

QString AssistFlow::nameOf(TechnicianId id) const
{
    const domain::Technician *technician = m_desk.catalog().technician(id);
    return technician ? technician->name : QString();
}

} // namespace fieldlane::ui::board
