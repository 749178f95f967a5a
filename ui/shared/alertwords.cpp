#include "ui/shared/alertwords.h"
#include "core/zone.h"
#include "ui/shared/words.h"

namespace fieldlane::ui {

using core::Duration;
using desk::AlertFix;
using domain::Alert;
using domain::AlertKind;
using domain::Deadline;

QString AlertWords::kind(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Unclaimed:
        return tr("Not claimed");
    case AlertKind::NotAccepted:
        return tr("Not accepted");
    case AlertKind::LateStart:
        return tr("Late start");
    case AlertKind::Overrun:
        return tr("Overrun");
    case AlertKind::SlaAtRisk:
        return tr("Deadline at risk");
    case AlertKind::SlaBroken:
        return tr("Deadline missed");
    case AlertKind::Overlap:
        return tr("Double-booked");
    case AlertKind::TechnicianSilent:
        return tr("Nothing heard");
    case AlertKind::MissingCoordinates:
        return tr("No place on the map");
    case AlertKind::CertificateExpiring:
        return tr("Certificate");
    case AlertKind::AbsentWithOrders:
        return tr("Absent with orders");
    }
    return {};
}

QString AlertWords::level(domain::AlertLevel level)
{
    switch (level) {
    case domain::AlertLevel::Now:
        return tr("Urgent");
    case domain::AlertLevel::Soon:
        return tr("Soon");
    case domain::AlertLevel::Later:
        break;
    }
    return tr("Can wait");
}

QString AlertWords::technician(domain::TechnicianId id) const
{
    const domain::Technician *t = m_catalog.technician(id);
    return t ? t->name : tr("The technician");
}

QString AlertWords::moment(core::Instant t, const QString &zone) const
{
    const QTimeZone known = core::zoneOf(zone);
    return Words::moment(t, known.isValid() ? known : QTimeZone::utc(), m_now);
}

QString AlertWords::subject(const Alert &alert) const
{
    if (alert.kind == AlertKind::CertificateExpiring || alert.kind == AlertKind::AbsentWithOrders)
        return technician(alert.technicianId);
    //: %1 is the number of an order, %2 a customer.
    return alert.customerName.isEmpty() ? alert.number : tr("%1 · %2").arg(alert.number, alert.customerName);
}

QString AlertWords::deadline(const Alert &alert) const
{
    const QString limit = moment(*alert.limit, alert.zone);
    const bool broken = alert.kind == AlertKind::SlaBroken;
    switch (Deadline(alert.subject)) {
    case Deadline::Window:
        return broken ? tr("The promised time ended at %1 and nobody is planned for it.").arg(limit)
                      : tr("The promised time ends at %1 and nobody is planned for it.").arg(limit);
    case Deadline::Response:
        return broken ? tr("The customer was to have an answer by %1 and nobody is planned for it.").arg(limit)
                      : tr("The customer expects an answer by %1 and nobody is planned for it.").arg(limit);
    case Deadline::Completion:
        break;
    }
    if (broken)
        return alert.technicianId.isValid()
            ? tr("It was due at %1 and %2 has not completed it.").arg(limit, technician(alert.technicianId))
            : tr("It was due at %1 and nobody is planned for it.").arg(limit);
    if (alert.foreseen)
        return tr("%1 will be done at %2, %3 after the deadline.")
            .arg(technician(alert.technicianId), moment(*alert.foreseen, alert.zone), Words::duration(Duration(alert.amount)));
    return tr("It is due at %1 and nobody is planned for it.").arg(limit);
}

QString AlertWords::lateStart(const Alert &alert) const
{
    if (!alert.foreseen)
        return tr("%1 was to begin it on %2 and never did.").arg(technician(alert.technicianId), moment(*alert.limit, alert.zone));
    return tr("%1 can be there at %2, %3 late.")
        .arg(technician(alert.technicianId), moment(*alert.foreseen, alert.zone), Words::duration(Duration(alert.amount)));
}

QString AlertWords::overrun(const Alert &alert) const
{
    const QString who = technician(alert.technicianId);
    const QString over = Words::duration(Duration(alert.amount));
    const QString planned = moment(*alert.limit, alert.zone);
    if (alert.otherId.isValid())
        return tr("%1 was to be done at %2, %3 ago; %4 comes next, at %5.")
            .arg(who, planned, over, alert.name, moment(alert.actBy, alert.zone));
    return tr("%1 was to be done at %2, %3 ago.").arg(who, planned, over);
}

QString AlertWords::silent(const Alert &alert) const
{
    const QString who = technician(alert.technicianId);
    const QString since = moment(*alert.since, alert.zone);
    const QString ago = Words::duration(m_now - *alert.since);
    return alert.state == domain::OrderState::OnSite ? tr("Nothing heard of %1 on site since %2, for %3.").arg(who, since, ago)
                                                     : tr("Nothing heard of %1 on the way since %2, for %3.").arg(who, since, ago);
}

QString AlertWords::certificate(const Alert &alert) const
{
    const QString end = moment(*alert.limit, alert.zone);
    if (!alert.orderId.isValid())
        return alert.passed ? tr("The certificate for %1 ended on %2.").arg(alert.name, end)
                            : tr("The certificate for %1 ends on %2.").arg(alert.name, end);
    const int orders = int(alert.amount);
    return alert.passed ? tr("The certificate for %1 ended on %2 and %n planned orders need it.", nullptr, orders).arg(alert.name, end)
                        : tr("The certificate for %1 ends on %2 and %n later orders need it.", nullptr, orders).arg(alert.name, end);
}

QString AlertWords::absent(const Alert &alert) const
{
    const QString first = moment(alert.actBy, alert.zone);
    const int orders = int(alert.amount);
    if (alert.name.isEmpty())
        return tr("Absent, with %n planned orders; the first must be handed over by %1.", nullptr, orders).arg(first);
    return tr("Absent (%1), with %n planned orders; the first must be handed over by %2.", nullptr, orders).arg(alert.name, first);
}

QString AlertWords::sentence(const Alert &alert) const
{
    switch (alert.kind) {
    case AlertKind::Unclaimed:
        return alert.passed ? tr("Nobody in %1 has claimed it; the time for it ended at %2.").arg(alert.name, moment(*alert.limit, alert.zone))
                            : tr("Nobody in %1 has claimed it yet; the time for it ends at %2.").arg(alert.name, moment(*alert.limit, alert.zone));
    case AlertKind::NotAccepted:
        return tr("%1 has not accepted it; it begins at %2.").arg(technician(alert.technicianId), moment(*alert.limit, alert.zone));
    case AlertKind::LateStart:
        return lateStart(alert);
    case AlertKind::Overrun:
        return overrun(alert);
    case AlertKind::SlaAtRisk:
    case AlertKind::SlaBroken:
        return deadline(alert);
    case AlertKind::Overlap:
        return tr("It overlaps %1 by %2 on the lane of %3.")
            .arg(alert.name, Words::duration(Duration(alert.amount)), technician(alert.technicianId));
    case AlertKind::TechnicianSilent:
        return silent(alert);
    case AlertKind::MissingCoordinates:
        return tr("It has no place on the map, so no way to it can be reckoned.");
    case AlertKind::CertificateExpiring:
        return certificate(alert);
    case AlertKind::AbsentWithOrders:
        return absent(alert);
    }
    return {};
}

QString AlertWords::timeLeft(const Alert &alert) const
{
    const Duration left = alert.actBy - m_now;
    if (left < -core::hours(4))
        return tr("Overdue");
    if (left <= Duration(0))
        return tr("%1 over").arg(Words::duration(-left));
    return tr("%1 left").arg(Words::duration(left));
}

QString AlertWords::give(const AlertFix &fix, const QString &zone) const
{
    const QString start = moment(*fix.start, zone);
    if (fix.late && *fix.late > Duration(0)) {
        const QString late = Words::duration(*fix.late);
        if (fix.lateNow)
            return tr("Give to %1, there at %2, %3 late instead of %4").arg(fix.technician, start, late, Words::duration(*fix.lateNow));
        return tr("Give to %1, there at %2, %3 late").arg(fix.technician, start, late);
    }
    if (fix.lateNow)
        return tr("Give to %1, there at %2, in time instead of %3 late").arg(fix.technician, start, Words::duration(*fix.lateNow));
    return fix.late ? tr("Give to %1, there at %2, in time").arg(fix.technician, start)
                    : tr("Give to %1, there at %2").arg(fix.technician, start);
}

QString AlertWords::fix(const AlertFix &fix, const Alert &alert) const
{
    using Kind = AlertFix::Kind;
    const bool isOther = fix.orderId != alert.orderId;
    switch (fix.kind) {
    case Kind::Give:
        return isOther ? tr("Give %1 to %2, there at %3").arg(fix.number, fix.technician, moment(*fix.start, alert.zone))
                       : give(fix, alert.zone);
    case Kind::ForceAssign:
        return tr("Take it out of the pool for %1, there at %2").arg(fix.technician, moment(*fix.start, alert.zone));
    case Kind::Move:
        if (isOther)
            return tr("Move %1 to %2 with %3").arg(fix.number, moment(*fix.start, alert.zone), fix.technician);
        return fix.late && *fix.late > Duration(0)
            ? tr("Move to %1 with %2, %3 late").arg(moment(*fix.start, alert.zone), fix.technician, Words::duration(*fix.late))
            : tr("Move to %1 with %2").arg(moment(*fix.start, alert.zone), fix.technician);
    case Kind::Accept:
        return tr("Write down that %1 has accepted").arg(fix.technician);
    case Kind::PutBack:
        return isOther ? tr("Put %1 back to dispatch").arg(fix.number) : tr("Put back to dispatch");
    case Kind::OfferAgain:
        return tr("Offer again in %1 until %2").arg(fix.technician, moment(*fix.start, alert.zone));
    case Kind::HandOver:
        return tr("Hand over %1 of %n orders to others", nullptr, fix.of).arg(fix.count);
    case Kind::PutAllBack:
        return tr("Put %n orders back to dispatch", nullptr, fix.count);
    case Kind::PlaceOnMap:
        return tr("Show the place on the map");
    }
    return {};
}

QStringList AlertWords::standing(const domain::AlertStanding &standing, const QString &zone) const
{
    QStringList lines;
    if (const auto &mark = standing.acknowledged)
        lines += mark->text.isEmpty() ? tr("%1 has seen it at %2.").arg(mark->who, moment(mark->at, zone))
                                      : tr("%1 has seen it at %2: %3").arg(mark->who, moment(mark->at, zone), mark->text);
    if (const auto &mark = standing.snoozed)
        lines += tr("%1 wants to see it again at %2.").arg(mark->who, moment(*mark->until, zone));
    if (const auto &mark = standing.reminded)
        lines += tr("%1 has reminded everybody at %2.").arg(mark->who, moment(mark->at, zone));
    for (const domain::AlertMark &note : standing.notes)
        lines += tr("%1 at %2: %3").arg(note.who, moment(note.at, zone), note.text);
    return lines;
}

} // namespace fieldlane::ui
