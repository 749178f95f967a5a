#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include "domain/lifecycle.h"
#include "domain/order.h"
#include <optional>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// What can go wrong with the work of a day, as far as somebody can still mend it.
enum class AlertKind {
    Unclaimed, ///< the claim window has passed or is about to
    NotAccepted, ///< assigned long ago or due soon, and the technician has not accepted
    LateStart, ///< will begin too late, as the technician's day runs now
    Overrun, ///< takes longer than planned
    SlaAtRisk, ///< a deadline can only just be kept, or will be missed as the day runs now
    SlaBroken, ///< a deadline has passed
    Overlap, ///< double-booked
    TechnicianSilent, ///< under way, and nothing heard for long
    MissingCoordinates,
    CertificateExpiring,
    AbsentWithOrders
};
inline constexpr int alertKindCount = int(AlertKind::AbsentWithOrders) + 1;

/// When things become alerts; one for the company.
struct AlertPolicy
{
    core::Duration claimAhead = core::minutes(15); ///< before the end of the claim window
    core::Duration acceptWithin = core::minutes(60); ///< of being dispatched, for work that begins soon
    core::Duration acceptSoon = core::hours(3); ///< what "soon" is
    core::Duration acceptBefore = core::minutes(30); ///< the start, whenever it was dispatched
    core::Duration acceptGrace = core::minutes(5); ///< nobody answers at once
    core::Duration lateBy = core::minutes(15); ///< after the planned start, where no window is promised
    core::Duration overrunBy = core::minutes(15);
    core::Duration overrunRest = core::minutes(10); ///< what work that overruns is thought to take still
    core::Duration slaAhead = core::hours(1); ///< before the last moment at which a deadline can be kept
    core::Duration reserve = core::minutes(30); ///< for finding somebody, and for the way
    core::Duration silentTravelling = core::minutes(30);
    core::Duration silentOnSite = core::minutes(120);
    core::Duration overlapAhead = core::hours(24 * 7);
    core::Duration certificateAhead = core::hours(24 * 14);
    core::Duration absentAhead = core::hours(48);
    core::Duration forecastAhead = core::hours(3);
    core::Duration worseBy = core::minutes(15); ///< later than when somebody marked it: tell again
    int most = 200; ///< of each kind, the most pressing
    friend bool operator==(const AlertPolicy &, const AlertPolicy &) = default;
};
/// Minutes by name; what a setting does not name keeps its default.
QJsonObject toJson(const AlertPolicy &policy);
AlertPolicy alertPolicyFrom(const QJsonObject &object);

/// Which promise a deadline is.
enum class Deadline { Completion, Window, Response };

/// One thing to look at, with the facts of its sentence. Everything but these facts follows from them.
struct Alert
{
    AlertKind kind = AlertKind::Unclaimed;
    OrderId orderId; ///< to open and to mend; none where it is about a person alone
    AssignmentId assignmentId;
    TechnicianId technicianId;
    qint64 subject = 0; ///< absence, other assignment, Deadline; what else tells alerts of a kind apart
    QString number; ///< of the order
    QString customerName;
    OrderState state = OrderState::Draft;
    Priority priority = Priority::Normal;
    UnitId unitId;
    QString zone; ///< IANA name, in which its times are told
    OrderId otherId; ///< the next or the other order
    QString name; ///< pool, skill, reason of the absence, number of the other order
    std::optional<core::Instant> limit; ///< planned, promised or last valid
    std::optional<core::Instant> since; ///< dispatched, arrived, last heard of
    std::optional<core::Instant> foreseen; ///< start, or for a deadline the end
    bool passed = false; ///< the limit has passed, where an alert comes before it
    qint64 amount = 0; ///< how bad: milliseconds late, or a count of orders
    core::Instant actBy; ///< later than that, mending does not help any more

    /// The same as long as the alert is about the same things: "lateStart-812".
    QString key() const;
    /// The same as long as its facts did not change materially.
    QString episode() const;
};

/// What somebody noted about an alert. Marks are only ever added; the newest of each kind counts.
enum class AlertMarkKind { Acknowledged, Reopened, Note, Snoozed, Reminded };
struct AlertMark
{
    QString key;
    QString episode;
    qint64 amount = 0;
    AlertMarkKind what = AlertMarkKind::Acknowledged;
    OrderId orderId;
    TechnicianId technicianId;
    QString who;
    core::Instant at;
    std::optional<core::Instant> until; ///< of a snooze
    QString text;
};

/// What the marks say about an alert as it stands.
struct AlertStanding
{
    std::optional<AlertMark> acknowledged;
    std::optional<AlertMark> snoozed; ///< still, at the time it was asked for
    std::optional<AlertMark> reminded;
    std::vector<AlertMark> notes; ///< oldest first

    bool isOpen() const { return !acknowledged && !snoozed; }
};
/// `marks` of this alert's key, oldest first. A mark counts no more when the alert is a new episode, or has become
/// worse by more than the policy bears.
AlertStanding standingOf(
    const Alert &alert, const std::vector<AlertMark> &marks, core::Instant now, const AlertPolicy &policy);

enum class AlertLevel { Later, Soon, Now };
/// How pressing: what is at stake, and how little time is left. An hour less to act weighs as much as 60 points.
int urgencyOf(const Alert &alert, core::Instant now);
AlertLevel levelOf(const Alert &alert, core::Instant now);
/// The more pressing first; a total order.
bool comesBefore(const Alert &a, const Alert &b, core::Instant now);
/// One alert about the time of an order is enough: keeps a broken deadline before one at risk, that before a late
/// start, and that before a missing answer.
void dropOvershadowed(std::vector<Alert> &alerts);

/// Stable spellings, also those of the database: "lateStart", "acknowledged".
QString toCode(AlertKind kind);
std::optional<AlertKind> alertKindFrom(const QString &code);
QString toCode(AlertMarkKind kind);
std::optional<AlertMarkKind> alertMarkKindFrom(const QString &code);
QString toCode(AlertLevel level);

} // namespace fieldlane::domain
