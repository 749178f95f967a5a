#include "rules/outcome.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

using Technicians = std::vector<domain::TechnicianId>;

bool speaksOfPeople(ActionKind kind)
{
    return kind == ActionKind::PreferTechnicians || kind == ActionKind::ExcludeTechnicians;
}

/// Whether an earlier action has settled what a later one is about.
bool settles(const Action &earlier, const Action &later)
{
    if (earlier.kind != later.kind)
        return false;
    if (later.kind == ActionKind::RequireSkill)
        return std::get<domain::Skill>(earlier.argument).name == std::get<domain::Skill>(later.argument).name;
    return later.kind != ActionKind::Notify || earlier.argument == later.argument;
}

bool isSpokenOf(const Outcome &outcome, domain::TechnicianId technician)
{
    return std::any_of(outcome.actions.begin(), outcome.actions.end(), [&](const AppliedAction &applied) {
        if (!speaksOfPeople(applied.action.kind))
            return false;
        const auto &people = std::get<Technicians>(applied.action.argument);
        return std::find(people.begin(), people.end(), technician) != people.end();
    });
}

/// Splits a list of people into those of whom no earlier rule spoke, and the rest.
void addPeople(Outcome &outcome, const Action &action, size_t place)
{
    Technicians open;
    Technicians settled;
    for (const domain::TechnicianId technician : std::get<Technicians>(action.argument)) {
        const bool twice = std::find(open.begin(), open.end(), technician) != open.end();
        if (!twice)
            (isSpokenOf(outcome, technician) ? settled : open).push_back(technician);
    }
    if (!open.empty())
        outcome.actions.push_back({{action.kind, std::move(open), {}}, place});
    if (!settled.empty())
        outcome.overridden.push_back({{action.kind, std::move(settled), {}}, place});
}

} // namespace

const AppliedAction *Outcome::find(ActionKind kind) const
{
    const auto it = std::find_if(actions.begin(), actions.end(), [&](const AppliedAction &a) { return a.action.kind == kind; });
    return it == actions.end() ? nullptr : &*it;
}

void addActions(Outcome &outcome, const Rule &rule, size_t place)
{
    for (const Action &action : rule.then) {
        if (speaksOfPeople(action.kind)) {
            addPeople(outcome, action, place);
            continue;
        }
        const bool settled = std::any_of(outcome.actions.begin(), outcome.actions.end(),
            [&](const AppliedAction &earlier) { return settles(earlier.action, action); });
        (settled ? outcome.overridden : outcome.actions).push_back({action, place});
    }
}

} // namespace fieldlane::rules
