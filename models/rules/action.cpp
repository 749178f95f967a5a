#include "rules/action.h"
#include "domain/ordercheck.h"
#include "rules/limits.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

using A = ActionKind;
using G = ArgumentKind;
using R = ReferenceKind;

constexpr ActionDescriptor descriptors[] {
    {A::SetUnit, "setUnit", G::Id, R::Unit, "unit", false},
    {A::SetPool, "setPool", G::Id, R::Pool, "pool", false},
    {A::SetFlow, "setFlow", G::Id, R::Flow, "", false},
    {A::SetTemplate, "setType", G::Id, R::Template, "type", false},
    {A::SetPolicy, "setPolicy", G::Name, R::None, "", false},
    {A::SetPriority, "setPriority", G::Priority, R::None, "priority", false},
    {A::RespondWithin, "respondWithin", G::Duration, R::None, "", false},
    {A::CompleteWithin, "completeWithin", G::Duration, R::None, "", false},
    {A::SetDuration, "setDuration", G::Duration, R::None, "", false},
    {A::RequireSkill, "requireSkill", G::Skill, R::None, "", true},
    {A::Dispatch, "dispatch", G::Mode, R::None, "", false},
    {A::PreferTechnicians, "preferTechnicians", G::Technicians, R::Technician, "", true},
    {A::ExcludeTechnicians, "excludeTechnicians", G::Technicians, R::Technician, "", true},
    {A::Notify, "notify", G::Notice, R::None, "", true},
};
static_assert(std::size(descriptors) == actionKindCount);

std::optional<ActionFault> faultOfTechnicians(const std::vector<domain::TechnicianId> &people)
{
    if (people.empty())
        return ActionFault::NothingChosen;
    if (people.size() > size_t(limits::members))
        return ActionFault::TooMuch;
    const bool valid = std::all_of(people.begin(), people.end(), [](domain::TechnicianId id) { return id.isValid(); });
    return valid ? std::nullopt : std::optional(ActionFault::WrongArgument);
}

std::optional<ActionFault> faultOfName(const QString &name)
{
    if (name.isEmpty())
        return ActionFault::NothingChosen;
    return name.size() > limits::codeLength ? std::optional(ActionFault::TooMuch) : std::nullopt;
}

std::optional<ActionFault> faultOfSkill(const domain::Skill &skill)
{
    if (skill.level < 1 || skill.certificateUntil)
        return ActionFault::WrongArgument;
    return faultOfName(skill.name);
}

std::optional<ActionFault> faultOfDuration(ActionKind kind, core::Duration duration)
{
    if (duration.count() <= 0)
        return ActionFault::NothingChosen;
    if (kind == ActionKind::SetDuration && duration < domain::shortestWork)
        return ActionFault::WrongArgument;
    if (kind == ActionKind::SetDuration && duration > domain::longestWork)
        return ActionFault::TooMuch;
    return duration > core::hours(24) * limits::days ? std::optional(ActionFault::TooMuch) : std::nullopt;
}

} // namespace

const ActionDescriptor *descriptorOf(ActionKind kind)
{
    return kind == A::Unknown ? nullptr : &descriptors[size_t(kind)];
}

const ActionDescriptor *actionDescriptorFrom(const QString &code)
{
    for (const ActionDescriptor &descriptor : descriptors) {
        if (code == QLatin1String(descriptor.code))
            return &descriptor;
    }
    return nullptr;
}

QString toCode(DispatchMode mode)
{
    return mode == DispatchMode::Assign ? QStringLiteral("assign") : QStringLiteral("propose");
}

std::optional<DispatchMode> dispatchModeFrom(const QString &code)
{
    for (const DispatchMode mode : {DispatchMode::Assign, DispatchMode::Propose}) {
        if (code == toCode(mode))
            return mode;
    }
    return std::nullopt;
}

std::optional<ActionFault> faultOf(const Action &action)
{
    const ActionDescriptor *descriptor = descriptorOf(action.kind);
    if (!descriptor)
        return ActionFault::UnknownKind;
    if (action.argument.index() != size_t(descriptor->argument))
        return action.argument.index() == 0 ? ActionFault::NothingChosen : ActionFault::WrongArgument;
    switch (descriptor->argument) {
    case G::Id: {
        const qint64 id = std::get<ReferenceId>(action.argument).value;
        return id > 0 && id <= limits::id ? std::nullopt : std::optional(ActionFault::NothingChosen);
    }
    case G::Name:
        return faultOfName(std::get<QString>(action.argument));
    case G::Priority: {
        const auto priority = std::get<domain::Priority>(action.argument);
        const bool exists = priority >= domain::Priority::Low && priority <= domain::Priority::Emergency;
        return exists ? std::nullopt : std::optional(ActionFault::WrongArgument);
    }
    case G::Duration:
        return faultOfDuration(action.kind, std::get<core::Duration>(action.argument));
    case G::Skill:
        return faultOfSkill(std::get<domain::Skill>(action.argument));
    case G::Technicians:
        return faultOfTechnicians(std::get<std::vector<domain::TechnicianId>>(action.argument));
    case G::Notice: {
        const auto &request = std::get<NoticeRequest>(action.argument);
        return request.audience || request.person.isValid() ? std::nullopt : std::optional(ActionFault::NothingChosen);
    }
    case G::Nothing:
    case G::Mode:
        break;
    }
    return std::nullopt;
}

} // namespace fieldlane::rules
