#include "ui/admin/handover.h"
#include "engine/placement.h"
#include <algorithm>
#include <QCoreApplication>

namespace fieldlane::ui::admin {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::TechnicianId;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HandOver", text);
}

using Wish = desk::Desk::Wish;

Wish wishFor(const desk::Desk &desk, const HandOver &h)
{
    const domain::Assignment *lead = h.record.bookedLead();
    Wish wish {engine::jobOf(h.record), h.to, {}, desk.now()};
    if (lead && lead->plannedStart > desk.now())
        wish.start = lead->plannedStart;
    return wish;
}

/// Orders of one technician, each at its own time or in the first free place. Nothing where there is none.
std::vector<std::optional<engine::Placement>> placed(const desk::Desk &desk, const std::vector<const HandOver *> &orders)
{
    std::vector<Wish> wishes;
    std::vector<std::optional<engine::Placement>> placements;
    for (const HandOver *h : orders) {
        wishes.push_back(wishFor(desk, *h));
        placements = desk.placeAll(wishes);
        const bool fits = placements.back() && placements.back()->severity() == rules::Severity::Ok;
        if (fits || !wishes.back().start)
            continue;
        wishes.back().start.reset();
        placements = desk.placeAll(wishes);
    }
    return placements;
}

desk::PlanOrder planOf(const HandOver &h, core::Instant start, desk::Consent consent)
{
    desk::PlanOrder plan;
    plan.orderId = h.record.order.id;
    plan.version = h.record.order.version;
    plan.technicianId = h.to;
    plan.start = start;
    plan.consent = consent;
    return plan;
}

const domain::Assignment *assistance(const domain::OrderRecord &record, TechnicianId technician)
{
    const auto it = std::find_if(record.assignments.begin(), record.assignments.end(), [&](const domain::Assignment &a) {
        return a.booked && a.role == domain::AssignmentRole::Assistant && a.technicianId == technician;
    });
    return it == record.assignments.end() ? nullptr : &*it;
}

void replaceAssistant(desk::Batch &batch, const HandOver &h, TechnicianId leaving, desk::Consent consent)
{
    using desk::AssistOrder;
    const domain::Order &order = h.record.order;
    batch.commands.push_back(AssistOrder {order.id, order.version, leaving, AssistOrder::What::Leave});
    if (!h.to.isValid())
        return;
    const domain::Assignment *was = assistance(h.record, leaving);
    AssistOrder next {order.id, 0, h.to, AssistOrder::What::Join, {}, {}, consent};
    if (!domain::goesAlong(*was, *h.record.bookedLead()) || domain::isUnderWay(order.state)) {
        next.what = AssistOrder::What::OwnTime;
        next.start = was->plannedStart;
        next.work = was->planned().length();
    }
    batch.commands.push_back(next);
}

} // namespace

bool assistsOnly(const domain::OrderRecord &record, TechnicianId technician)
{
    const domain::Assignment *lead = record.bookedLead();
    return lead && lead->technicianId != technician && assistance(record, technician);
}

QString handOverObstacle(const domain::OrderRecord &record, TechnicianId leaving)
{
    if (assistsOnly(record, leaving))
        return {};
    if (!domain::transition(record.order.state, domain::OrderAction::Unassign))
        return tr("Work is under way; complete it, or pause it first.");
    return {};
}

std::vector<TechnicianId> successors(const desk::Desk &desk, const domain::OrderRecord &record, TechnicianId leaving)
{
    const domain::Assignment *lead = record.bookedLead();
    const domain::Assignment *helps = assistsOnly(record, leaving) ? assistance(record, leaving) : nullptr;
    const engine::Job job = helps ? engine::jobOfAssistant(engine::jobOf(record), helps->id) : engine::jobOf(record);
    std::vector<TechnicianId> ids;
    for (const engine::Candidate &candidate : desk.rank(job)) {
        const TechnicianId id = candidate.technicianId;
        const bool isThere = helps && (id == lead->technicianId || assistance(record, id));
        if (id != leaving && !isThere && candidate.severity != rules::Severity::Block)
            ids.push_back(id);
    }
    return ids;
}

Result<desk::Batch> leavingBatch(
    const desk::Desk &desk, const domain::Technician &leaving, std::vector<HandOver> handOvers, desk::Consent consent)
{
    std::sort(handOvers.begin(), handOvers.end(), [](const HandOver &a, const HandOver &b) {
        return a.record.lead()->plannedStart < b.record.lead()->plannedStart;
    });
    std::map<TechnicianId, std::vector<const HandOver *>> byTechnician;
    desk::Batch batch {QStringLiteral("leave"), {}, leaving.name, {}};
    for (const HandOver &h : handOvers) {
        if (assistsOnly(h.record, leaving.id))
            replaceAssistant(batch, h, leaving.id, consent);
        else
            byTechnician[h.to].push_back(&h);
    }
    for (const auto &[technician, orders] : byTechnician) {
        const auto places = technician.isValid() ? placed(desk, orders) : std::vector<std::optional<engine::Placement>>(orders.size());
        for (size_t i = 0; i < orders.size(); ++i) {
            const domain::Order &order = orders[i]->record.order;
            if (!technician.isValid())
                batch.commands.push_back(desk::StepOrder {order.id, order.version, domain::OrderAction::Unassign, {}, {}, {}});
            else if (places[i])
                batch.commands.push_back(planOf(*orders[i], places[i]->start, consent));
            else
                return Error {ErrorCode::Forbidden, order.number, tr("There is no free place for it there; choose somebody else.")};
        }
    }
    domain::Technician left = leaving;
    left.active = false;
    batch.commands.push_back(desk::Save<domain::Technician> {left});
    return batch;
}

} // namespace fieldlane::ui::admin
