#include "desk/ruling.h"
#include "desk/automatic.h"
#include "desk/catalog.h"
#include "desk/orderfacts.h"
#include "desk/rulebooks.h"
#include "store/rulebookrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using rules::ActionKind;

namespace {

/// The order needs the skill at this level at least.
void require(domain::Order &order, const domain::Skill &wanted)
{
    for (domain::Skill &skill : order.requirements) {
        if (skill.name == wanted.name) {
            skill.level = std::max(skill.level, wanted.level);
            return;
        }
    }
    order.requirements.push_back(wanted);
}

/// A promise is never put off: not one made by hand, nor at the next dispatch of the same order.
core::Instant sooner(std::optional<core::Instant> promised, core::Instant ruled)
{
    return std::min(promised.value_or(ruled), ruled);
}

void addPeople(std::vector<domain::TechnicianId> &people, const rules::Argument &argument)
{
    const auto &more = std::get<std::vector<domain::TechnicianId>>(argument);
    people.insert(people.end(), more.begin(), more.end());
}

/// Does to one order what rules say.
class RuledOrder
{
public:
    RuledOrder(domain::Order &order, Ruling &ruling, const Catalog &catalog, core::Instant now)
        : m_order(order)
        , m_ruling(ruling)
        , m_catalog(catalog)
        , m_now(now)
    {
    }
    void apply(const rules::Action &action, const QString &rule)
    {
        switch (action.kind) {
        case ActionKind::SetPriority:
            m_order.priority = std::get<domain::Priority>(action.argument);
            break;
        case ActionKind::RespondWithin:
            m_order.responseDue = sooner(m_order.responseDue, m_now + std::get<core::Duration>(action.argument));
            break;
        case ActionKind::CompleteWithin:
            m_order.due = sooner(m_order.due, m_now + std::get<core::Duration>(action.argument));
            break;
        case ActionKind::SetDuration:
            m_order.duration = std::get<core::Duration>(action.argument);
            break;
        case ActionKind::RequireSkill:
            require(m_order, std::get<domain::Skill>(action.argument));
            break;
        case ActionKind::Dispatch:
            m_ruling.said.proposes = std::get<rules::DispatchMode>(action.argument) == rules::DispatchMode::Propose;
            m_order.dispatchesItself = !m_ruling.said.proposes;
            break;
        case ActionKind::PreferTechnicians:
            addPeople(m_ruling.said.preferred, action.argument);
            break;
        case ActionKind::ExcludeTechnicians:
            addPeople(m_ruling.said.excluded, action.argument);
            break;
        case ActionKind::SetPolicy:
            m_ruling.said.policy = std::get<QString>(action.argument);
            break;
        case ActionKind::Notify:
            addNotice(std::get<rules::NoticeRequest>(action.argument), rule);
            break;
        default:
            if (const auto *reference = std::get_if<rules::ReferenceId>(&action.argument))
                setReference(action.kind, reference->value);
        }
    }

private:
    void setReference(ActionKind kind, qint64 id)
    {
        const Organisation &organisation = m_catalog.organisation();
        if (kind == ActionKind::SetUnit && m_catalog.unit(domain::UnitId(id)))
            m_order.unitId = domain::UnitId(id);
        if (const domain::OrderTemplate *type = m_catalog.orderTemplate(domain::TemplateId(id)); kind == ActionKind::SetTemplate && type)
            setType(*type);
        if (const domain::Flow *flow = organisation.flow(domain::FlowId(id)); kind == ActionKind::SetFlow && flow && flow->active)
            m_order.flowId = flow->id;
        if (const domain::ClaimPool *pool = organisation.pool(domain::PoolId(id)); kind == ActionKind::SetPool && pool && takesOrders(*pool))
            m_ruling.pool = pool->id;
    }
    /// What the type before gave the order, the new one gives it now; what somebody else set stays. A deadline never
    /// becomes later, whoever set it.
    void setType(const domain::OrderTemplate &type)
    {
        static const domain::OrderTemplate none;
        const domain::OrderTemplate *known = m_catalog.orderTemplate(m_order.templateId);
        const domain::OrderTemplate &before = known ? *known : none;
        m_order.templateId = type.id;
        m_order.splittable = type.splittable;
        if (m_order.duration == before.duration)
            m_order.duration = type.duration;
        if (m_order.priority == before.priority)
            m_order.priority = type.priority;
        if (m_order.requirements == before.requirements)
            m_order.requirements = type.requirements;
        if (type.completeWithin > core::Duration(0))
            m_order.due = sooner(m_order.due, m_now + type.completeWithin);
    }
    void addNotice(const rules::NoticeRequest &request, const QString &rule)
    {
        m_ruling.notices.push_back({request.audience, request.person, request.channel, rule});
    }

    domain::Order &m_order;
    Ruling &m_ruling;
    const Catalog &m_catalog;
    core::Instant m_now;
};

} // namespace

Result<const rules::Evaluator *> RulesInForce::newest(store::Connection &connection, const Catalog &catalog)
{
    FIELDLANE_ASSIGN(version, store::RuleBookRepository(connection).newestVersion());
    if (version != m_version) {
        FIELDLANE_ASSIGN(published, publishedBook(connection));
        m_version = published.version.number;
        m_isReadable = published.reading.usable;
        m_evaluator = published.reading.book.rules.empty()
            ? nullptr
            : std::make_unique<const rules::Evaluator>(std::move(published.reading.book), ruleFieldsOf(catalog));
    }
    if (!m_isReadable)
        return core::Error {core::ErrorCode::Forbidden, QString::number(m_version),
            QStringLiteral("This program cannot read the published rules; update it, or dispatch the order by hand.")};
    return m_evaluator.get();
}

bool takesOrders(const domain::ClaimPool &pool)
{
    return pool.active && (pool.mode == domain::PoolMode::Claim ? !pool.members.empty() : pool.managerId.isValid());
}

Ruling applyRules(const rules::Evaluator &evaluator, int version, const OrderBackground &background, const Catalog &catalog,
    domain::Order &order, core::Instant now)
{
    Ruling ruling;
    const domain::Order asked = completed(order, catalog); // the facts are those of before
    const rules::Outcome outcome = evaluator.evaluate(orderFacts(asked, background, catalog, now));
    if (outcome.find(ActionKind::RequireSkill))
        tellFault(order, catalog);
    ruling.said.version = version;
    for (const size_t place : outcome.matched)
        ruling.said.rules += evaluator.book().rules[place].title();
    RuledOrder ruled(order, ruling, catalog, now);
    for (const rules::AppliedAction &applied : outcome.actions)
        ruled.apply(applied.action, evaluator.book().rules[applied.rule].title());
    order.ruling = ruling.said.toJson();
    return ruling;
}

Result<Ruling> rule(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order, core::Instant now)
{
    FIELDLANE_ASSIGN(evaluator, rules.newest(connection, catalog));
    if (!evaluator)
        return Ruling();
    FIELDLANE_ASSIGN(background, backgroundOf(connection, order));
    return applyRules(*evaluator, rules.version(), background, catalog, order, now);
}

Result<Ruling> enterOrder(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order, core::Instant now)
{
    tellFault(order, catalog);
    if (!order.ruling.isEmpty())
        return Ruling();
    auto ruling = rule(connection, catalog, rules, order, now);
    const bool isUnreadable = !ruling && ruling.error().code == core::ErrorCode::Forbidden;
    return isUnreadable ? Result<Ruling>(Ruling()) : ruling;
}

Result<Ruling> enterSent(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order, core::Instant now)
{
    const bool isEmergency = order.priority == domain::Priority::Emergency;
    auto ruling = enterOrder(connection, catalog, rules, order, now);
    if (isEmergency)
        order.priority = domain::Priority::Emergency;
    return ruling;
}

} // namespace fieldlane::desk
