#pragma once
#include "domain/notice.h"
#include "domain/order.h"
#include "rules/field.h"
#include <QJsonValue>
#include <variant>

namespace fieldlane::rules {

enum class ActionKind {
    SetUnit,
    SetPool,
    SetFlow,
    SetTemplate,
    SetPolicy,
    SetPriority,
    RespondWithin, ///< response deadline, from the moment of the evaluation
    CompleteWithin,
    SetDuration,
    RequireSkill,
    Dispatch,
    PreferTechnicians,
    ExcludeTechnicians,
    Notify,
    Unknown ///< something only another program understands
};
inline constexpr int actionKindCount = int(ActionKind::Unknown); ///< without the unknown

/// What an action is given; the alternatives of `Argument` in their order.
enum class ArgumentKind { Nothing, Id, Name, Priority, Duration, Skill, Mode, Technicians, Notice };

enum class DispatchMode { Assign, Propose };

/// An id of the list that the action's descriptor names.
struct ReferenceId
{
    qint64 value = 0;
    friend bool operator==(const ReferenceId &, const ReferenceId &) = default;
};

/// Whom to tell, and how: as what they have to do with the order, or one person.
struct NoticeRequest
{
    std::optional<domain::Audience> audience;
    domain::PersonId person; ///< without an audience
    domain::Channel channel = domain::Channel::Inbox;
    friend bool operator==(const NoticeRequest &, const NoticeRequest &) = default;
};

using Argument = std::variant<std::monostate, ReferenceId, QString, domain::Priority, core::Duration, domain::Skill,
    DispatchMode, std::vector<domain::TechnicianId>, NoticeRequest>;

/// What a rule does with an order that it matches. A value.
struct Action
{
    ActionKind kind = ActionKind::Dispatch;
    Argument argument;
    QJsonValue unknown;
    friend bool operator==(const Action &, const Action &) = default;
};

/// One descriptor for each kind: it drives storage, merging, checks, editor and wording.
struct ActionDescriptor
{
    ActionKind kind;
    const char *code; ///< as stored
    ArgumentKind argument;
    ReferenceKind reference; ///< of an id
    const char *field; ///< code of the field that shows the value at the next evaluation; empty: none
    bool addsUp; ///< several rules' add up; otherwise there is one value
};
/// Null for Unknown.
const ActionDescriptor *descriptorOf(ActionKind kind);
const ActionDescriptor *actionDescriptorFrom(const QString &code);

/// "assign", "propose".
QString toCode(DispatchMode mode);
std::optional<DispatchMode> dispatchModeFrom(const QString &code);

enum class ActionFault { UnknownKind, WrongArgument, NothingChosen, TooMuch };
/// Why an action cannot be done as it stands, if it cannot.
std::optional<ActionFault> faultOf(const Action &action);

} // namespace fieldlane::rules
