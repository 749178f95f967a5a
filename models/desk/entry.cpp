#include "desk/entry.h"
#include "domain/fields.h"

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::FieldNeed;

namespace {

bool isEmpty(const domain::Order &order, const QString &name)
{
    for (const auto &field : domain::orderFields()) {
        if (name != QLatin1String(field.name))
            continue;
        const QVariant value = field.read(order);
        return value.isNull() || value.toString().trimmed().isEmpty();
    }
    const QJsonValue custom = order.custom.value(name);
    return custom.isUndefined() || custom.isNull() || (custom.isString() && custom.toString().trimmed().isEmpty());
}

Error against(const domain::Flow &flow, const QString &detail)
{
    return {ErrorCode::InvalidInput, flow.name, detail};
}

Result<void> checkNeed(const domain::Flow &flow, FieldNeed need, bool given, const QString &what)
{
    if (need == FieldNeed::Required && !given)
        return against(flow, QStringLiteral("This flow wants '%1' at entry.").arg(what));
    if (need == FieldNeed::Hidden && given)
        return against(flow, QStringLiteral("This flow does not take '%1' at entry.").arg(what));
    return {};
}

} // namespace

const domain::Flow *flowFor(const domain::Order &order, const Catalog &catalog)
{
    const Organisation &organisation = catalog.organisation();
    if (const domain::Flow *own = organisation.flow(order.flowId))
        return own;
    if (const domain::OrderTemplate *kind = catalog.orderTemplate(order.templateId)) {
        if (const domain::Flow *flow = organisation.flow(kind->flowId); flow && flow->active)
            return flow;
    }
    for (const domain::UnitId id : catalog.lineage(order.unitId)) {
        if (const domain::Flow *flow = organisation.flow(catalog.unit(id)->flowId); flow && flow->active)
            return flow;
    }
    return nullptr;
}

Result<void> checkEntry(const domain::Flow &flow, const domain::Order &order, bool hasRecipient)
{
    if (!flow.active)
        return against(flow, QStringLiteral("This flow is switched off; choose another one."));
    FIELDLANE_TRY(checkNeed(flow, flow.recipient, hasRecipient, QStringLiteral("technician")));
    FIELDLANE_TRY(checkNeed(flow, flow.unit, order.unitId.isValid(), QStringLiteral("unit")));
    for (const auto &[name, need] : flow.fields) {
        if (need == FieldNeed::Required && isEmpty(order, name))
            return against(flow, QStringLiteral("This flow wants '%1' at entry.").arg(name));
    }
    return {};
}

domain::PersonId handlerFor(const domain::Order &order, const Catalog &catalog)
{
    if (order.state != domain::OrderState::PendingDispatch)
        return {};
    const domain::ClaimPool *pool = catalog.organisation().pool(order.poolId);
    if (pool && pool->mode == domain::PoolMode::Dispatch)
        return pool->managerId;
    const domain::Flow *flow = catalog.organisation().flow(order.flowId);
    return flow ? flow->deskId : domain::PersonId();
}

} // namespace fieldlane::desk
