#include "desk/ruling.h"
#include "desk/catalog.h"
#include "desk/orderfacts.h"
#include "desk/rulebooks.h"
#include "rules/evaluator.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;
using rules::ActionKind;

namespace {

bool isAmong(const std::vector<domain::TechnicianId> &people, domain::TechnicianId technician)
{
    return std::find(people.begin(), people.end(), technician) != people.end();
}

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

void setReference(domain::Order &order, const Catalog &catalog, ActionKind kind, qint64 id)
{
    if (kind == ActionKind::SetUnit && catalog.unit(domain::UnitId(id)))
        order.unitId = domain::UnitId(id);
    if (kind == ActionKind::SetTemplate && catalog.orderTemplate(domain::TemplateId(id)))
        order.templateId = domain::TemplateId(id);
    if (kind == ActionKind::SetFlow && catalog.organisation().flow(domain::FlowId(id)))
        order.flowId = domain::FlowId(id);
}

void apply(domain::Order &order, Ruling &ruling, const Catalog &catalog, const rules::Action &action, core::Instant now)
{
    switch (action.kind) {
    case ActionKind::SetPriority:
        order.priority = std::get<domain::Priority>(action.argument);
        break;
    case ActionKind::RespondWithin:
        order.responseDue = sooner(order.responseDue, now + std::get<core::Duration>(action.argument));
        break;
    case ActionKind::CompleteWithin:
        order.due = sooner(order.due, now + std::get<core::Duration>(action.argument));
        break;
    case ActionKind::SetDuration:
        order.duration = std::get<core::Duration>(action.argument);
        break;
    case ActionKind::RequireSkill:
        require(order, std::get<domain::Skill>(action.argument));
        break;
    case ActionKind::Dispatch:
        ruling.proposes = std::get<rules::DispatchMode>(action.argument) == rules::DispatchMode::Propose;
        break;
    case ActionKind::PreferTechnicians:
        addPeople(ruling.preferred, action.argument);
        break;
    case ActionKind::ExcludeTechnicians:
        addPeople(ruling.excluded, action.argument);
        break;
    default:
        if (const auto *reference = std::get_if<rules::ReferenceId>(&action.argument))
            setReference(order, catalog, action.kind, reference->value);
    }
}

} // namespace

bool isFollowed(ActionKind kind)
{
    return kind != ActionKind::SetPool && kind != ActionKind::SetPolicy && kind != ActionKind::Notify;
}

bool Ruling::allows(domain::TechnicianId technician) const
{
    return !isAmong(excluded, technician);
}

bool Ruling::prefers(domain::TechnicianId technician) const
{
    return isAmong(preferred, technician);
}

Result<Ruling> rule(store::Connection &connection, const Catalog &catalog, domain::Order &order, core::Instant now)
{
    FIELDLANE_ASSIGN(published, publishedBook(connection));
    Ruling ruling;
    if (!published.reading.usable)
        return core::Error {core::ErrorCode::Forbidden, order.number,
            QStringLiteral("This program cannot read the published rules; update it, or dispatch the order by hand.")};
    if (published.reading.book.rules.empty())
        return ruling;
    FIELDLANE_ASSIGN(background, backgroundOf(connection, order));
    const rules::Evaluator evaluator(std::move(published.reading.book), ruleFieldsOf(catalog));
    const domain::Order asked = order; // the facts are those of before
    const rules::Outcome outcome = evaluator.evaluate(orderFacts(asked, background, catalog, now));
    for (const size_t place : outcome.matched) {
        const rules::Rule &matched = evaluator.book().rules[place];
        const QString name = matched.name.simplified();
        ruling.rules += name.isEmpty() ? matched.id : name;
    }
    if (!ruling.rules.isEmpty())
        ruling.version = published.version.number;
    for (const rules::AppliedAction &applied : outcome.actions)
        apply(order, ruling, catalog, applied.action, now);
    return ruling;
}

} // namespace fieldlane::desk
