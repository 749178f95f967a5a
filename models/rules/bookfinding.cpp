#include "rules/bookfinding.h"
#include <array>

namespace fieldlane::rules {

namespace {

constexpr std::array<const char *, bookFaultCount> codes {"notJson", "tooLarge", "notARuleBook", "otherVersion",
    "tooManyRules", "unreadableRule", "duplicateId", "unknownMember", "unknownCondition", "unknownAction",
    "unreadableCondition", "unreadableAction", "tooDeep", "tooManyRows", "tooManyActions", "unknownField",
    "operatorNotAllowed", "wrongOperand", "nothingChosen", "emptyRange", "tooMuch", "wrongArgument", "unknownReference",
    "unknownChoice", "unknownPolicy", "unknownSkill", "skillTooHigh", "contradiction", "neverMatches", "matchesAll",
    "neverReached", "circle", "noActions", "actionTwice", "actionChangesNothing"};

} // namespace

Gravity BookFinding::gravity() const
{
    if (fault == BookFault::UnknownMember && ruleId.isEmpty()) // of the file: no rule changes its meaning
        return Gravity::Hint;
    switch (fault) {
    case BookFault::MatchesAll:
    case BookFault::ActionChangesNothing:
        return Gravity::Hint;
    case BookFault::DuplicateId:
    case BookFault::UnknownChoice:
    case BookFault::UnknownSkill:
    case BookFault::SkillTooHigh:
    case BookFault::Contradiction:
    case BookFault::NeverMatches:
    case BookFault::NeverReached:
    case BookFault::Circle:
    case BookFault::NoActions:
    case BookFault::ActionTwice:
        return Gravity::Warning;
    default:
        return Gravity::Error;
    }
}

QString toCode(BookFault fault)
{
    return QLatin1String(codes[size_t(fault)]);
}

QString toCode(Gravity gravity)
{
    static constexpr std::array<const char *, 3> names {"hint", "warning", "error"};
    return QLatin1String(names[size_t(gravity)]);
}

} // namespace fieldlane::rules
