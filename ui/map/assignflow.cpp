#include "ui/map/assignflow.h"
#include "core/zone.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::map {

using domain::OrderId;
using domain::TechnicianId;

AssignFlow::AssignFlow(desk::Desk &desk, Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_prompts(prompts)
{
}

QTimeZone AssignFlow::zoneOf(TechnicianId technician) const
{
    const domain::Technician *t = m_desk.catalog().technician(technician);
    const QTimeZone zone = t ? core::zoneOf(t->zone) : QTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString AssignFlow::nameOf(TechnicianId technician) const
{
    const domain::Technician *t = m_desk.catalog().technician(technician);
    return t ? t->name : QString();
}

engine::Placement AssignFlow::earliest(const domain::OrderRecord &record, TechnicianId technician) const
{
    const engine::Job job = engine::jobOf(record);
    const core::Instant from = std::max(m_desk.now(), job.windowStart.value_or(m_desk.now()));
    if (auto placed = m_desk.placeEarliest(job, technician, from))
        return *placed;
    return m_desk.place(job, technician, from); // says why there is no such place
}

std::optional<engine::Placement> AssignFlow::preview(OrderId order, TechnicianId technician) const
{
    const domain::OrderRecord *record = m_desk.cachedOrder(order);
    return record ? std::optional(earliest(*record, technician)) : std::nullopt;
}

void AssignFlow::prepare(OrderId order)
{
    if (m_desk.cachedOrder(order))
        return;
    m_desk.fetchOrder(order, this, [this](const core::Result<domain::OrderRecord> &record) {
        if (record)
            Q_EMIT prepared();
    });
}

void AssignFlow::assignEarliest(OrderId order, TechnicianId technician)
{
    m_desk.fetchOrder(order, this, [this, order, technician](const core::Result<domain::OrderRecord> &record) {
        if (record)
            submit({order, record->order.version, technician, earliest(*record, technician).start, {}, {}, {}});
        else
            Q_EMIT told(Words::error(record.error()), true);
    });
}

void AssignFlow::assign(OrderId order, TechnicianId technician, core::Instant start)
{
    m_desk.fetchOrder(order, this, [this, order, technician, start](const core::Result<domain::OrderRecord> &record) {
        if (record)
            submit({order, record->order.version, technician, start, {}, {}, {}});
        else
            Q_EMIT told(Words::error(record.error()), true);
    });
}

std::vector<desk::Desk::Wish> AssignFlow::wishes(const std::vector<OrderId> &orders, TechnicianId technician) const
{
    std::vector<desk::Desk::Wish> wishes;
    for (const OrderId order : orders) {
        const domain::OrderRecord *record = m_desk.cachedOrder(order);
        if (!record)
            return {};
        const engine::Job job = engine::jobOf(*record);
        wishes.push_back({job, technician, {}, std::max(m_desk.now(), job.windowStart.value_or(m_desk.now()))});
    }
    return wishes;
}

std::vector<std::optional<engine::Placement>> AssignFlow::previewAll(
    const std::vector<OrderId> &orders, TechnicianId technician) const
{
    return m_desk.placeAll(wishes(orders, technician));
}

void AssignFlow::assignAll(const std::vector<OrderId> &orders, TechnicianId technician)
{
    if (orders.size() == 1)
        return assignEarliest(orders.front(), technician);
    const auto unknown = std::find_if(orders.begin(), orders.end(), [this](OrderId id) { return !m_desk.cachedOrder(id); });
    if (unknown != orders.end()) {
        m_desk.fetchOrder(*unknown, this, [this, orders, technician](const core::Result<domain::OrderRecord> &record) {
            if (record)
                assignAll(orders, technician);
            else
                Q_EMIT told(Words::error(record.error()), true);
        });
        return;
    }
    const auto list = wishes(orders, technician);
    const auto placements = m_desk.placeAll(list);
    desk::Batch batch {QStringLiteral("planOrders"), {}, QString::number(orders.size()), {}};
    for (size_t i = 0; i < list.size() && placements[i]; ++i) {
        batch.commands.push_back(desk::PlanOrder {list[i].job.orderId, m_desk.cachedOrder(list[i].job.orderId)->order.version,
            technician, placements[i]->start, {}, {}, m_desk.dayRevision(technician, placements[i]->start)});
    }
    if (batch.commands.size() < orders.size())
        Q_EMIT told(tr("%1 has no room for all of them; nothing was assigned.").arg(nameOf(technician)), true);
    else
        submitAll(batch, technician);
}

void AssignFlow::submitAll(const desk::Batch &batch, TechnicianId technician)
{
    m_desk.submit(batch, this, [this, batch, technician, amount = int(batch.commands.size())](const core::Result<desk::Outcome> &result) {
        if (!result)
            Q_EMIT told(Words::error(result.error()), true);
        else if (result->isDone())
            Q_EMIT told(tr("%n orders are assigned to %1.", nullptr, amount).arg(nameOf(technician)), false);
        else if (result->status == desk::Status::NeedsConsent)
            askAll(batch, technician, *result);
        else
            Q_EMIT told(tr("The day of %1 or one of the orders has changed meanwhile. Nothing was assigned; look at it again.")
                            .arg(nameOf(technician)),
                true);
    });
}

void AssignFlow::askAll(const desk::Batch &batch, TechnicianId technician, const desk::Outcome &outcome)
{
    QStringList reasons;
    for (const auto &[order, placement] : outcome.asked) {
        for (const rules::Finding &finding : placement.findings)
            reasons += Words::finding(finding, zoneOf(technician));
    }
    reasons.removeDuplicates();
    const QString text = tr("Assign %n orders to %1 all the same?", nullptr, int(batch.commands.size())).arg(nameOf(technician));
    m_prompts.ask(question(text, reasons), this, [this, batch, technician](bool yes) {
        if (!yes)
            return;
        desk::Batch agreed = batch;
        for (desk::SingleCommand &command : agreed.commands)
            std::get<desk::PlanOrder>(command).consent = desk::Consent::Given;
        submitAll(agreed, technician);
    });
}

void AssignFlow::submit(const desk::PlanOrder &plan)
{
    desk::PlanOrder judged = plan;
    judged.dayRevision = m_desk.dayRevision(plan.technicianId, plan.start);
    m_desk.submit(desk::SingleCommand(judged), this,
        [this, judged](const core::Result<desk::Outcome> &result) { answered(judged, result); });
}

Question AssignFlow::question(const QString &text, const QStringList &reasons) const
{
    return {tr("Assign"), text, reasons, tr("Assign anyway"), tr("Leave it")};
}

QStringList AssignFlow::reasons(const desk::Outcome &outcome, TechnicianId technician) const
{
    QStringList list;
    if (outcome.placement) {
        for (const rules::Finding &finding : outcome.placement->findings)
            list += Words::finding(finding, zoneOf(technician));
    }
    return list;
}

void AssignFlow::askFirst(const desk::PlanOrder &plan, const desk::Outcome &outcome)
{
    const QString text = tr("Assign %1 to %2 all the same?").arg(outcome.subject, nameOf(plan.technicianId));
    m_prompts.ask(question(text, reasons(outcome, plan.technicianId)), this, [this, plan](bool yes) {
        if (!yes)
            return;
        desk::PlanOrder agreed = plan;
        agreed.consent = desk::Consent::Given;
        submit(agreed);
    });
}

void AssignFlow::answered(const desk::PlanOrder &plan, const core::Result<desk::Outcome> &result)
{
    if (!result) {
        Q_EMIT told(Words::error(result.error()), true);
        return;
    }
    switch (result->status) {
    case desk::Status::Done:
        Q_EMIT told(tr("%1 is assigned to %2, from %3.", "order, technician, time")
                        .arg(result->subject, nameOf(plan.technicianId),
                            Words::moment(plan.start, zoneOf(plan.technicianId), m_desk.now())),
            false);
        Q_EMIT assigned(plan.orderId, plan.technicianId);
        return;
    case desk::Status::NeedsConsent:
        return askFirst(plan, *result);
    case desk::Status::Blocked:
        Q_EMIT told(tr("%1 cannot go to %2: %3", "order, technician, reasons")
                        .arg(result->subject, nameOf(plan.technicianId),
                            reasons(*result, plan.technicianId).join(QLatin1Char(' '))),
            true);
        return;
    case desk::Status::Conflict:
        Q_EMIT told(tr("%1 was changed by somebody else meanwhile. Nothing was assigned; look at it again.")
                        .arg(result->subject),
            true);
        return;
    }
}

} // namespace fieldlane::ui::map
