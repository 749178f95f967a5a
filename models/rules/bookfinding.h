#pragma once
#include "rules/condition.h"

namespace fieldlane::rules {

/// What can be wrong with a rule book. Comments name the arguments of the sentence.
enum class BookFault {
    // Of a file: nothing of it is used.
    NotJson, ///< `name`: what the parser says
    TooLarge, ///< `subject` bytes
    NotARuleBook,
    OtherVersion, ///< `name`: the version it says it has
    TooManyRules, ///< `subject` of them
    // Of a rule as read: it is kept as it is and not applied.
    UnreadableRule, ///< `name`: the member at fault; empty: it is no object
    DuplicateId, ///< `name`: the id; the later rule got the id that the finding names
    UnknownMember, ///< `name`
    UnknownCondition, ///< `name`: its kind
    UnknownAction, ///< `name`: its kind
    UnreadableCondition, ///< `name`: its kind, with arguments that it does not take
    UnreadableAction, ///< `name`
    TooDeep,
    TooManyRows, ///< `subject` of them
    TooManyActions, ///< `subject` of them
    // Of one row or action: the rule is not applied.
    UnknownField, ///< `name`
    OperatorNotAllowed, ///< `name`: the field
    WrongOperand, ///< `name`: the field
    NothingChosen, ///< `name`: the field or the action
    EmptyRange, ///< `name`: the field
    TooMuch, ///< `name`: the field or the action
    WrongArgument, ///< `name`: the action
    // Of the company's data.
    UnknownReference, ///< `name`: of which list; `subject`: the id
    UnknownChoice, ///< `name`: of the field; `text`: the choice, code or grade
    UnknownPolicy, ///< `text`
    UnknownSkill, ///< `text`: nobody has it
    SkillTooHigh, ///< `text`: nobody has it at level `subject`
    // Of the meaning.
    Contradiction, ///< the rows at `path` and `otherPath` are never true together
    NeverMatches,
    MatchesAll,
    NeverReached, ///< `others`: the rule that takes all of its orders; empty: several together do
    Circle, ///< `others`: the rules that send an order round, from this one on; `name`: the field that goes round
    NoActions, ///< and it takes no order either
    ActionTwice, ///< `name`: the action, asked for before in the same rule
    ActionChangesNothing ///< `name`: the action; the conditions ask for that very value
};
inline constexpr int bookFaultCount = int(BookFault::ActionChangesNothing) + 1;

/// Hint: as may well be meant. Warning: probably not meant. Error: the rule or the file is not applied, or does harm.
enum class Gravity { Hint, Warning, Error };

/// One thing that is wrong with a rule book, with what its sentence needs. A value.
struct BookFinding
{
    BookFault fault = BookFault::NotJson;
    QString ruleId; ///< empty: the file
    ConditionPath path; ///< of the condition concerned
    ConditionPath otherPath;
    std::optional<int> action; ///< number of the action concerned
    QString name;
    QString text;
    qint64 subject = 0;
    QStringList others; ///< what other rules concerned are called

    Gravity gravity() const;
    friend bool operator==(const BookFinding &, const BookFinding &) = default;
};

/// Stable spelling: "neverReached".
QString toCode(BookFault fault);
/// "hint", "warning", "error".
QString toCode(Gravity gravity);

} // namespace fieldlane::rules
