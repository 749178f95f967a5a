#pragma once
#include "core/instant.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::rules {

enum class Constraint {
    Skill, ///< `name` skill is missing; `need` level
    SkillLevel, ///< `name` skill, `need` level, `have` level
    Certificate, ///< of skill `name`, expired `at`
    Area, ///< outside the service area
    NoShift, ///< nobody works at all around that time
    Shift, ///< `amount` of work outside the shift
    Break, ///< the job goes on after a break of `amount`
    Absence, ///< `name` reason, from `at`
    Overlap, ///< with order `subject` numbered `name` (none: an order out of sight), by `amount`
    Travel, ///< `amount` too little for the way from or to order `subject` numbered `name`
    WindowEarly, ///< begins `amount` before the promised window
    WindowLate, ///< begins `amount` after the promised window
    Due, ///< ends `amount` after the deadline
    OrderCap, ///< `have` orders that day, `need` is the cap
    HourCap, ///< `amount` over the day's cap
    Excluded, ///< the customer does not want this person
    LockedPerson,
    LockedTime,
    MissingCoordinates, ///< of the order: no travel can be told
    MissingOrigin, ///< of the technician: neither home nor position
    Past, ///< begins `amount` before now
    Inactive, ///< the technician no longer works here
    FaultType, ///< the technician is not there for the order's type of fault
    ExcludedByRule, ///< a rule of the company leaves this person out
    Predecessor, ///< begins `amount` before order `subject` numbered `name` ends, `at`; without `at` nobody has that order yet
    Successor, ///< ends `amount` after order `subject` numbered `name` begins, which waits for it
    Last = Successor
};
inline constexpr int constraintCount = int(Constraint::Last) + 1;

enum class Severity { Ok, Warn, Ask, Block };

/// One thing that speaks against a placement, with the arguments its sentence needs.
struct Finding
{
    Constraint constraint = Constraint::Skill;
    Severity severity = Severity::Ok;
    qint64 subject = 0; ///< order id
    QString name;
    int need = 0;
    int have = 0;
    core::Duration amount {0};
    std::optional<core::Instant> at;
    QString companion; ///< the assistant whom it concerns; empty: the one on whose lane it is placed
    friend bool operator==(const Finding &, const Finding &) = default;
};

Severity worst(const std::vector<Finding> &findings);
/// Stable spellings for JSON: "skillLevel", "windowLate"; "ok", "warn", "ask", "block".
QString toCode(Constraint constraint);
std::optional<Constraint> constraintFrom(const QString &code);
QString toCode(Severity severity);
std::optional<Severity> severityFrom(const QString &code);

} // namespace fieldlane::rules
