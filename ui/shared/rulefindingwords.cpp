#include "ui/shared/ruletext.h"
#include "ui/shared/rulewords.h"

// What is wrong with a rule book, in words. The rule itself is named beside the sentence.
namespace fieldlane::ui {

using rules::BookFault;
using rules::BookFinding;

namespace {

/// The field or action that a finding names.
QString partOf(const RuleWords &words, const BookFinding &finding)
{
    return finding.action ? RuleText::quoted(RuleWords::actionName(finding.name)) : words.field(finding.name);
}

} // namespace

QString RuleWords::finding(const BookFinding &finding) const
{
    if (finding.fault <= BookFault::UnreadableRule)
        return fileFinding(finding);
    if (finding.fault < BookFault::UnknownReference)
        return partFinding(finding);
    return finding.fault < BookFault::Contradiction ? companyFinding(finding) : meaningFinding(finding);
}

QString RuleWords::fileFinding(const BookFinding &finding) const
{
    switch (finding.fault) {
    case BookFault::NotJson:
        //: %1 is what the parser says, in English.
        return tr("The file is damaged: %1.").arg(finding.name);
    case BookFault::TooLarge:
        return tr("The file is too large.");
    case BookFault::NotARuleBook:
        return tr("The file holds no rules.");
    case BookFault::OtherVersion:
        return tr("The file is of version %1 of the format, which this program does not know.").arg(finding.name);
    case BookFault::TooManyRules:
        return tr("There are more rules (%1) than a book can have.").arg(finding.subject);
    default:
        return finding.name.isEmpty() ? tr("The rule cannot be read.")
                                      : tr("The rule cannot be read: %1 is not what it should be.").arg(RuleText::quoted(finding.name));
    }
}

QString RuleWords::partFinding(const BookFinding &finding) const
{
    switch (finding.fault) {
    case BookFault::DuplicateId:
        return tr("Another rule has the id %1, so this one got a new one.").arg(RuleText::quoted(finding.name));
    case BookFault::UnknownMember:
        return tr("This program does not know %1; it is kept.").arg(RuleText::quoted(finding.name));
    case BookFault::UnknownCondition:
        return tr("This program does not know the condition %1, so the rule is kept and not applied.").arg(RuleText::quoted(finding.name));
    case BookFault::UnknownAction:
        return tr("This program does not know the action %1, so the rule is kept and not applied.").arg(RuleText::quoted(finding.name));
    case BookFault::UnreadableCondition:
        return tr("The condition %1 cannot be read, so the rule is not applied.").arg(RuleText::quoted(finding.name));
    case BookFault::UnreadableAction:
        return tr("The action %1 cannot be read, so the rule is not applied.").arg(RuleText::quoted(finding.name));
    case BookFault::TooDeep:
        return tr("Groups are too deep in each other (%1); the rule is not applied.").arg(finding.subject);
    case BookFault::TooManyRows:
        return tr("The rule has too many conditions (%1) and is not applied.").arg(finding.subject);
    case BookFault::TooManyActions:
        return tr("The rule has too many actions (%1) and is not applied.").arg(finding.subject);
    case BookFault::UnknownField:
        return tr("The field %1 does not exist, so the rule is not applied.").arg(field(finding.name));
    case BookFault::NothingChosen:
        return tr("Nothing is chosen yet for %1, so the rule is not applied.").arg(partOf(*this, finding));
    case BookFault::EmptyRange:
        return tr("The range for %1 ends before it begins, so the rule is not applied.").arg(partOf(*this, finding));
    case BookFault::TooMuch:
        return tr("There is too much in %1, so the rule is not applied.").arg(partOf(*this, finding));
    default:
        return tr("The comparison or value does not fit %1, so the rule is not applied.").arg(partOf(*this, finding));
    }
}

QString RuleWords::companyFinding(const BookFinding &finding) const
{
    switch (finding.fault) {
    case BookFault::UnknownReference:
        //: %1 is the code of a list, for example "unit"; %2 a number.
        return tr("Number %2 of the list %1 does not exist (any more).").arg(RuleText::quoted(finding.name), QString::number(finding.subject));
    case BookFault::UnknownChoice:
        return tr("There is no %2 to choose for %1.").arg(field(finding.name), RuleText::quoted(finding.text));
    case BookFault::UnknownPolicy:
        return tr("There is no policy %1.").arg(RuleText::quoted(finding.text));
    case BookFault::UnknownSkill:
        return tr("Nobody has the skill %1.").arg(RuleText::quoted(finding.text));
    default:
        return tr("Nobody has the skill %1 at level %2.").arg(RuleText::quoted(finding.text), QString::number(finding.subject));
    }
}

QString RuleWords::meaningFinding(const BookFinding &finding) const
{
    const QString others = RuleText::quoted(finding.others).join(QLatin1String(", "));
    switch (finding.fault) {
    case BookFault::Contradiction:
        return tr("Two of its conditions are never true together.");
    case BookFault::NeverMatches:
        return tr("It can never match an order.");
    case BookFault::MatchesAll:
        return tr("It matches every order.");
    case BookFault::NeverReached:
        return others.isEmpty() ? tr("It is never reached: earlier rules take all of its orders.")
                                : tr("It is never reached: %1 takes all of its orders.").arg(others);
    case BookFault::Circle:
        return tr("%1 send orders round in a circle: each changes %2 so that the next one matches.").arg(others, field(finding.name));
    case BookFault::NoActions:
        return tr("It does nothing.");
    case BookFault::ActionTwice:
        return tr("It has the action %1 twice; the first counts.").arg(RuleText::quoted(actionName(finding.name)));
    default:
        return tr("The action %1 changes nothing: the conditions ask for that very value.").arg(RuleText::quoted(actionName(finding.name)));
    }
}

QString RuleWords::actionName(const QString &code)
{
    using rules::ActionKind;
    const rules::ActionDescriptor *known = rules::actionDescriptorFrom(code);
    switch (known ? known->kind : ActionKind::Unknown) {
    case ActionKind::SetUnit:
        return tr("set the unit");
    case ActionKind::SetPool:
        return tr("set the pool");
    case ActionKind::SetFlow:
        return tr("set the flow");
    case ActionKind::SetTemplate:
        return tr("set the type");
    case ActionKind::SetPolicy:
        return tr("set the policy");
    case ActionKind::SetPriority:
        return tr("set the priority");
    case ActionKind::RespondWithin:
        return tr("respond within a time");
    case ActionKind::CompleteWithin:
        return tr("complete it within a time");
    case ActionKind::SetDuration:
        return tr("set the length of the work");
    case ActionKind::RequireSkill:
        return tr("require a skill");
    case ActionKind::Dispatch:
        return tr("assign or propose");
    case ActionKind::PreferTechnicians:
        return tr("prefer technicians");
    case ActionKind::ExcludeTechnicians:
        return tr("exclude technicians");
    case ActionKind::Notify:
        return tr("notify somebody");
    case ActionKind::Unknown:
        break;
    }
    return code;
}

QString RuleWords::gravity(rules::Gravity gravity)
{
    switch (gravity) {
    case rules::Gravity::Hint:
        return tr("Hint");
    case rules::Gravity::Warning:
        return tr("Warning");
    case rules::Gravity::Error:
        break;
    }
    return tr("Error");
}

} // namespace fieldlane::ui
