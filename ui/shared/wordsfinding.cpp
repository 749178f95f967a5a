#include "ui/shared/words.h"

namespace fieldlane::ui {

using rules::Constraint;
using rules::Finding;

namespace {

/// Findings about the order itself and the company's rules; the others are about time.
bool isAboutTime(Constraint c)
{
    return c == Constraint::NoShift || c == Constraint::Shift || c == Constraint::Break || c == Constraint::Absence
        || c == Constraint::Overlap || c == Constraint::Travel || c == Constraint::WindowEarly
        || c == Constraint::WindowLate || c == Constraint::Due || c == Constraint::HourCap || c == Constraint::Past
        || c == Constraint::Predecessor || c == Constraint::Successor;
}

/// The same finding as the assistant's own.
Finding withoutCompanion(Finding f)
{
    f.companion.clear();
    return f;
}

} // namespace

QString Words::findingShort(const Finding &f)
{
    if (!f.companion.isEmpty()) //: %1 is an assistant's name, %2 what speaks against taking them along
        return tr("%1: %2").arg(f.companion, findingShort(withoutCompanion(f)));
    switch (f.constraint) {
    case Constraint::Skill:
        return tr("Lacks %1", "a skill").arg(f.name);
    case Constraint::SkillLevel:
        return tr("%1 only level %2").arg(f.name).arg(f.have);
    case Constraint::Certificate:
        return tr("%1 certificate expired").arg(f.name);
    case Constraint::Area:
        return tr("Outside area");
    case Constraint::NoShift:
        return tr("No shift");
    case Constraint::Shift:
        return tr("%1 after hours").arg(duration(f.amount));
    case Constraint::Break:
        return tr("Over the break");
    case Constraint::Absence:
        return f.name.isEmpty() ? tr("Absent") : f.name;
    case Constraint::Overlap:
        return f.name.isEmpty() ? tr("Overlaps work of another unit") : tr("Overlaps %1").arg(f.name);
    case Constraint::Travel:
        return tr("Travel %1 short").arg(duration(f.amount));
    case Constraint::WindowEarly:
        return tr("%1 early").arg(duration(f.amount));
    case Constraint::WindowLate:
        return tr("%1 late").arg(duration(f.amount));
    case Constraint::Due:
        return tr("%1 past due").arg(duration(f.amount));
    case Constraint::OrderCap:
        return tr("Day is full");
    case Constraint::HourCap:
        return tr("%1 over hours").arg(duration(f.amount));
    case Constraint::Excluded:
        return tr("Not wanted");
    case Constraint::LockedPerson:
        return tr("Person locked");
    case Constraint::LockedTime:
        return tr("Time locked");
    case Constraint::MissingCoordinates:
        return tr("No coordinates");
    case Constraint::MissingOrigin:
        return tr("No start position");
    case Constraint::Past:
        return tr("In the past");
    case Constraint::Inactive:
        return tr("Not active");
    case Constraint::FaultType:
        return tr("Not for this fault");
    case Constraint::ExcludedByRule:
        return tr("Left out by a rule");
    case Constraint::Predecessor: //: %1 is the number of the order that has to be over first
        return tr("Before %1 is done").arg(f.name);
    case Constraint::Successor: //: %1 is the number of an order that begins only when this one is over
        return tr("%1 waits for it").arg(f.name);
    }
    return {};
}

namespace {

struct FindingWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::Words)
public:
    static QString aboutTime(const Finding &f, const QTimeZone &zone)
    {
        const QString amount = Words::duration(f.amount);
        switch (f.constraint) {
        case Constraint::NoShift:
            return tr("The technician has no shift around that time.");
        case Constraint::Shift:
            return tr("%1 of the work lie outside the shift.").arg(amount);
        case Constraint::Break:
            return tr("The job goes on after a break of %1.").arg(amount);
        case Constraint::Absence:
            return absence(f, zone);
        case Constraint::Overlap:
            return f.name.isEmpty() ? tr("It overlaps work of another unit by %1.").arg(amount)
                                    : tr("It overlaps order %1 by %2.").arg(f.name, amount);
        case Constraint::Travel:
            return tr("There is %2 too little for the way between this order and order %1.").arg(f.name, amount);
        case Constraint::WindowEarly:
            return tr("It begins %1 before the promised window.").arg(amount);
        case Constraint::WindowLate:
            return tr("It begins %1 after the promised window.").arg(amount);
        case Constraint::Due:
            return tr("It ends %1 after the deadline.").arg(amount);
        case Constraint::Predecessor:
            return f.at ? tr("It begins %2 before order %1 ends, which has to be done first.").arg(f.name, amount)
                        : tr("Order %1 has to be done first, and nobody has it yet.").arg(f.name);
        case Constraint::Successor:
            return tr("It ends %2 after the start of order %1, which waits for it.").arg(f.name, amount);
        case Constraint::HourCap:
            return tr("The day's working hours would be exceeded by %1.").arg(amount);
        default:
            return tr("It would begin %1 before now.").arg(amount);
        }
    }
    static QString absence(const Finding &f, const QTimeZone &zone)
    {
        if (!f.at)
            return tr("The technician is absent then (%1).").arg(f.name);
        return tr("The technician is absent from %1 (%2).").arg(Words::moment(*f.at, zone, core::Instant {}), f.name);
    }
    static QString aboutPeople(const Finding &f, const QTimeZone &zone)
    {
        switch (f.constraint) {
        case Constraint::Skill:
            return tr("The technician does not have the skill %1 (level %2 is needed).").arg(f.name).arg(f.need);
        case Constraint::SkillLevel:
            return tr("Skill %1 is needed at level %2; the technician has level %3.")
                .arg(f.name)
                .arg(f.need)
                .arg(f.have);
        case Constraint::Certificate:
            return f.at ? tr("The certificate for %1 expired on %2.")
                              .arg(f.name, Words::day(core::localDay(zone, *f.at)))
                        : tr("The certificate for %1 has expired.").arg(f.name);
        case Constraint::Area:
            return tr("The site lies outside the technician's service area.");
        case Constraint::OrderCap:
            return tr("The technician already has %n orders that day; the limit is %1.", nullptr, f.have).arg(f.need);
        case Constraint::Excluded:
            return tr("The customer does not want this technician.");
        case Constraint::FaultType:
            return tr("The technician does not take this type of fault.");
        case Constraint::ExcludedByRule:
            return tr("A rule of the company leaves this technician out.");
        case Constraint::LockedPerson:
            return tr("The order is locked to its technician.");
        case Constraint::LockedTime:
            return tr("The order is locked to its time.");
        case Constraint::MissingCoordinates:
            return tr("The order has no coordinates, so travel cannot be estimated.");
        case Constraint::MissingOrigin:
            return tr("The technician has neither a home nor a position, so travel cannot be estimated.");
        default:
            return tr("The technician no longer works here.");
        }
    }
};

} // namespace

QString Words::finding(const Finding &f, const QTimeZone &zone)
{
    if (!f.companion.isEmpty()) //: %1 is an assistant's name, %2 a sentence about taking them along
        return tr("Assistant %1: %2").arg(f.companion, finding(withoutCompanion(f), zone));
    return isAboutTime(f.constraint) ? FindingWords::aboutTime(f, zone) : FindingWords::aboutPeople(f, zone);
}

QString Words::severity(rules::Severity severity)
{
    switch (severity) {
    case rules::Severity::Ok:
        return tr("Fits");
    case rules::Severity::Warn:
        return tr("Fits, with a warning");
    case rules::Severity::Ask:
        return tr("Asks first");
    case rules::Severity::Block:
        return tr("Blocked");
    }
    return {};
}

QString Words::objective(rules::Objective objective)
{
    switch (objective) {
    case rules::Objective::Travel:
        return tr("Travel");
    case rules::Objective::Lateness:
        return tr("Lateness");
    case rules::Objective::Waiting:
        return tr("Waiting");
    case rules::Objective::Overtime:
        return tr("Overtime");
    case rules::Objective::Load:
        return tr("Load of the day");
    case rules::Objective::SkillWaste:
        return tr("Skill to spare");
    case rules::Objective::NotPreferred:
        return tr("Not the preferred technician");
    case rules::Objective::Disturbance:
        return tr("Orders that must move");
    }
    return {};
}

} // namespace fieldlane::ui
