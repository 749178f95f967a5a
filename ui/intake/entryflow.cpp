#include "ui/intake/entryflow.h"
#include "desk/entry.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::intake {

using domain::FieldNeed;
using domain::OrderAction;

namespace {

const domain::Flow *flowOf(const desk::Catalog &catalog, const OrderForm &form)
{
    domain::Order order;
    order.templateId = form.templateId;
    order.unitId = form.unitId;
    order.flowId = form.flowId;
    return desk::flowFor(order, catalog);
}

} // namespace

EntryFlow::EntryFlow(const desk::Catalog &catalog, const OrderForm &form)
    : m_catalog(catalog)
    , m_type(form.templateId)
    , m_wantedByType(FormReader(catalog, {}).requiredFields(form.templateId))
    , m_flow(flowOf(catalog, form))
    , m_pool(catalog.organisation().pool(form.poolId))
{
}

FieldNeed EntryFlow::need(const QString &name) const
{
    if (!m_flow)
        return FieldNeed::Optional;
    if (name == field::unit)
        return m_flow->unit;
    const domain::OrderTemplate *type = m_catalog.orderTemplate(m_type);
    for (const auto &[flowField, need] : m_flow->fields) {
        if (field::ofModel(flowField, type) == name)
            return need == FieldNeed::Hidden && m_wantedByType.contains(name) ? FieldNeed::Optional : need;
    }
    return FieldNeed::Optional;
}

FieldNeed EntryFlow::recipient() const
{
    if (m_pool)
        return FieldNeed::Hidden;
    return m_flow ? m_flow->recipient : FieldNeed::Optional;
}

QString EntryFlow::saveText() const
{
    const OrderAction step = m_flow ? domain::entryStep(*m_flow, false) : OrderAction::SubmitForDispatch;
    if (step == OrderAction::SubmitForReview)
        return tr("Sa&ve for review");
    if (step == OrderAction::SubmitForAllocation)
        return tr("Sa&ve for allocation");
    if (m_pool && m_pool->mode == domain::PoolMode::Claim)
        return tr("Sa&ve and offer");
    return m_pool ? tr("Sa&ve into the pool") : tr("Sa&ve order");
}

QString EntryFlow::whyNobody() const
{
    if (m_pool)
        return m_pool->mode == domain::PoolMode::Claim
            ? tr("The order is offered to the technicians of the pool; whoever claims it first has it.")
            : tr("The manager of the pool dispatches the order.");
    if (recipient() != FieldNeed::Hidden)
        return {};
    if (m_flow->review)
        return tr("The order is reviewed first; then somebody dispatches it.");
    if (m_flow->allocation)
        return tr("A unit is picked for the order first; it dispatches the order.");
    return m_flow->automatic ? tr("Unit and technician are found by rules when the order is saved.")
                             : tr("The unit dispatches the order.");
}

QString EntryFlow::usualText(const desk::Catalog &catalog, OrderForm form)
{
    form.flowId = {};
    const domain::Flow *flow = flowOf(catalog, form);
    //: %1 is a way of dispatching, for example "Direct".
    return flow ? tr("As usual: %1").arg(OrganisationWords::flow(flow->name)) : tr("As usual: straight to dispatch");
}

} // namespace fieldlane::ui::intake
