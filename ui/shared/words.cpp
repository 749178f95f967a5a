#include "ui/shared/words.h"
#include "core/zone.h"
#include <cmath>
#include <QLocale>

namespace fieldlane::ui {

using domain::OrderAction;
using domain::OrderState;

QString Words::state(OrderState state)
{
    switch (state) {
    case OrderState::Draft:
        return tr("Draft");
    case OrderState::PendingReview:
        return tr("To review");
    case OrderState::PendingAllocation:
        return tr("To allocate");
    case OrderState::PendingDispatch:
        return tr("To dispatch");
    case OrderState::Offered:
        return tr("Offered");
    case OrderState::Assigned:
        return tr("Assigned");
    case OrderState::Accepted:
        return tr("Accepted");
    case OrderState::Travelling:
        return tr("Travelling");
    case OrderState::OnSite:
        return tr("On site");
    case OrderState::Paused:
        return tr("Paused");
    case OrderState::Completed:
        return tr("Completed");
    case OrderState::Closed:
        return tr("Closed");
    case OrderState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QString Words::action(OrderAction action)
{
    switch (action) {
    case OrderAction::SubmitForReview:
        return tr("Submit for review");
    case OrderAction::SubmitForAllocation:
        return tr("Submit for allocation");
    case OrderAction::SubmitForDispatch:
        return tr("Submit for dispatch");
    case OrderAction::Review:
        return tr("Approve");
    case OrderAction::ReviewForAllocation:
        return tr("Approve for allocation");
    case OrderAction::Return:
        return tr("Return…");
    case OrderAction::Allocate:
        return tr("Allocate to unit…");
    case OrderAction::Offer:
        return tr("Offer to pool…");
    case OrderAction::HandOver:
        return tr("Hand over to pool…");
    case OrderAction::GiveBack:
        return tr("Give back to pool…");
    case OrderAction::Withdraw:
        return tr("Withdraw offer");
    case OrderAction::Claim:
        return tr("Claim");
    case OrderAction::Assign:
        return tr("Assign…");
    case OrderAction::Reassign:
        return tr("Reassign…");
    case OrderAction::Unassign:
        return tr("Unassign");
    case OrderAction::Accept:
        return tr("Accept");
    case OrderAction::Reject:
        return tr("Reject…");
    case OrderAction::StartTravel:
        return tr("Start travel");
    case OrderAction::Arrive:
        return tr("Arrive on site");
    case OrderAction::Pause:
        return tr("Pause…");
    case OrderAction::Resume:
        return tr("Resume");
    case OrderAction::EndVisit:
        return tr("Another visit…");
    case OrderAction::Complete:
        return tr("Complete");
    case OrderAction::Close:
        return tr("Close");
    case OrderAction::Cancel:
        return tr("Cancel order…");
    case OrderAction::Reopen:
        return tr("Reopen…");
    }
    return {};
}

QString Words::happened(OrderAction action)
{
    switch (action) {
    case OrderAction::SubmitForReview:
        return tr("Submitted for review");
    case OrderAction::SubmitForAllocation:
        return tr("Submitted for allocation");
    case OrderAction::SubmitForDispatch:
        return tr("Submitted for dispatch");
    case OrderAction::Review:
        return tr("Approved");
    case OrderAction::ReviewForAllocation:
        return tr("Approved for allocation");
    case OrderAction::Return:
        return tr("Returned");
    case OrderAction::Allocate:
        return tr("Allocated");
    case OrderAction::Offer:
        return tr("Offered to a pool");
    case OrderAction::HandOver:
        return tr("Handed over to a pool");
    case OrderAction::GiveBack:
        return tr("Given back to the pool");
    case OrderAction::Withdraw:
        return tr("Offer withdrawn");
    case OrderAction::Claim:
        return tr("Claimed");
    case OrderAction::Assign:
        return tr("Assigned");
    case OrderAction::Reassign:
        return tr("Rescheduled");
    case OrderAction::Unassign:
        return tr("Unassigned");
    case OrderAction::Accept:
        return tr("Accepted");
    case OrderAction::Reject:
        return tr("Rejected");
    case OrderAction::StartTravel:
        return tr("Travel started");
    case OrderAction::Arrive:
        return tr("Arrived on site");
    case OrderAction::Pause:
        return tr("Paused");
    case OrderAction::Resume:
        return tr("Resumed");
    case OrderAction::EndVisit:
        return tr("Another visit is needed");
    case OrderAction::Complete:
        return tr("Completed");
    case OrderAction::Close:
        return tr("Closed");
    case OrderAction::Cancel:
        return tr("Cancelled");
    case OrderAction::Reopen:
        return tr("Reopened");
    }
    return {};
}

QString Words::priority(domain::Priority priority)
{
    switch (priority) {
    case domain::Priority::Low:
        return tr("Low");
    case domain::Priority::Normal:
        return tr("Normal");
    case domain::Priority::High:
        return tr("High");
    case domain::Priority::Emergency:
        return tr("Emergency");
    }
    return {};
}

QString Words::duty(domain::DutyStatus status)
{
    switch (status) {
    case domain::DutyStatus::OffDuty:
        return tr("Off duty");
    case domain::DutyStatus::OnDuty:
        return tr("On duty");
    case domain::DutyStatus::OnBreak:
        return tr("On break");
    }
    return {};
}

QString Words::role(domain::AssignmentRole role)
{
    return role == domain::AssignmentRole::Lead ? tr("Lead") : tr("Assistant");
}

QString Words::duration(core::Duration duration)
{
    const qint64 minutes = std::llround(double(duration.count()) / 60'000);
    if (minutes < 0)
        //: A negative duration; %1 is the duration without its sign.
        return tr("−%1").arg(Words::duration(-duration));
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    const qint64 h = minutes / 60;
    if (h >= 48)
        return h % 24 == 0 ? tr("%1 d").arg(h / 24) : tr("%1 d %2 h").arg(h / 24).arg(h % 24);
    if (minutes % 60 == 0)
        return tr("%1 h").arg(h);
    //: Hours and minutes, for example "1 h 20".
    return tr("%1 h %2").arg(h).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString Words::distance(double metres)
{
    const QLocale locale;
    if (metres < 995)
        return tr("%1 m").arg(locale.toString(qRound(metres / 10) * 10));
    return tr("%1 km").arg(locale.toString(metres / 1000, 'f', metres < 9950 ? 1 : 0));
}

QString Words::relative(core::Instant then, core::Instant now)
{
    const core::Duration ago = now - then;
    if (std::chrono::abs(ago) < core::seconds(45))
        return tr("now");
    const core::Duration whole = std::max<core::Duration>(std::chrono::abs(ago), core::minutes(1));
    return ago > core::Duration(0) ? tr("%1 ago").arg(age(whole)) : tr("in %1").arg(duration(whole));
}

QString Words::age(core::Duration age)
{
    const qint64 minutes = std::llround(double(age.count()) / 60'000);
    if (minutes < 1)
        return tr("now");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return tr("%1 h").arg(minutes / 60);
    return tr("%1 d").arg(minutes / (24 * 60));
}

QString Words::time(core::Instant t, const QTimeZone &zone)
{
    return core::toLocal(zone, t).toString(QStringLiteral("HH:mm"));
}

QString Words::moment(core::Instant t, const QTimeZone &zone, core::Instant now)
{
    const QDateTime local = core::toLocal(zone, t);
    if (local.date() == core::localDay(zone, now))
        return local.toString(QStringLiteral("HH:mm"));
    //: Day and time: 'ddd d MMM HH:mm' in the order of your language.
    return QLocale().toString(local, tr("ddd d MMM HH:mm"));
}

QString Words::day(QDate day)
{
    //: A day: 'ddd d MMM yyyy' in the order of your language.
    return QLocale().toString(day, tr("ddd d MMM yyyy"));
}

QString Words::span(core::TimeSpan span, const QTimeZone &zone)
{
    //: From one time to another, for example "09:30 – 11:00".
    return tr("%1 – %2").arg(time(span.start, zone), time(span.end, zone));
}

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::Words)
public:
    static QString plain(core::ErrorCode code)
    {
        switch (code) {
        case core::ErrorCode::InvalidInput:
            return tr("This cannot be used as it is.");
        case core::ErrorCode::NotFound:
            return tr("It is not there any more.");
        case core::ErrorCode::Conflict:
            return tr("Somebody else changed it meanwhile. Nothing of yours was written.");
        case core::ErrorCode::Forbidden:
            return tr("This is not allowed here.");
        case core::ErrorCode::Unavailable:
            return tr("It cannot be reached at the moment.");
        case core::ErrorCode::Full:
            return tr("There is no room left on the disk. Nothing was lost; make room and try again.");
        case core::ErrorCode::ReadOnly:
            return tr("It can only be read, not changed.");
        case core::ErrorCode::NotADatabase:
            return tr("This file is not a Fieldlane database.");
        case core::ErrorCode::TooNew:
            return tr("This database was written by a newer version of Fieldlane. Update the program to open it.");
        case core::ErrorCode::Unsupported:
            return tr("This is not supported.");
        case core::ErrorCode::Cancelled:
            return tr("It was cancelled.");
        case core::ErrorCode::Internal:
            return tr("Something went wrong inside the program. Nothing was written.");
        }
        return {};
    }
};

} // namespace

QString Words::command(const QString &code, const QString &subject)
{
    if (code == QLatin1String("planOrders"))
        return tr("Schedule %n orders", "undo step", subject.toInt());
    if (code == QLatin1String("moveOrders"))
        return tr("Move %n orders", "undo step", subject.toInt());
    if (code == QLatin1String("unassignOrders"))
        return tr("Unassign %n orders", "undo step", subject.toInt());
    const auto name = [&code]() -> QString {
        if (const auto action = domain::orderActionFrom(code))
            return happened(*action);
        if (code == QLatin1String("create"))
            return tr("Created");
        if (code == QLatin1String("edit"))
            return tr("Edited");
        if (code == QLatin1String("mergeCustomers"))
            return tr("Customers merged");
        if (code == QLatin1String("choosePolicy"))
            return tr("Policy chosen");
        if (code == QLatin1String("emergency"))
            return tr("Sent to an emergency");
        if (code == QLatin1String("relax"))
            return tr("Made to fit");
        if (code == QLatin1String("publishRules"))
            return tr("Rules published");
        if (code == QLatin1String("rate"))
            return tr("Customer asked");
        if (code == QLatin1String("attach"))
            return tr("Files added");
        if (code == QLatin1String("detach"))
            return tr("File removed");
        if (code == QLatin1String("lock"))
            return tr("Locked");
        if (code == QLatin1String("unlock"))
            return tr("Unlocked");
        if (code == QLatin1String("assist"))
            return tr("Assistant planned");
        if (code == QLatin1String("assistLeave"))
            return tr("Assistant taken off");
        if (code == QLatin1String("position"))
            return tr("Position set");
        if (code == QLatin1String("remove"))
            return tr("Removed");
        if (code == QLatin1String("import"))
            return tr("Imported");
        if (code == QLatin1String("leave"))
            return tr("Left, orders handed over");
        if (code == QLatin1String("undo"))
            return tr("Undone");
        return code;
    };
    //: %1 is what was done, for example "Assigned"; %2 is an order's number or a name.
    return subject.isEmpty() ? name() : tr("%1 – %2").arg(name(), subject);
}

QString Words::error(const core::Error &error)
{
    const QString plain = error.detail.isEmpty() ? ErrorWords::plain(error.code) : error.detail;
    //: %1 is a thing (a file, an order number), %2 a sentence that says what is wrong with it.
    return error.subject.isEmpty() ? plain : tr("%1: %2").arg(error.subject, plain);
}

} // namespace fieldlane::ui
