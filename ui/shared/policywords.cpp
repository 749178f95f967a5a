#include "ui/shared/policywords.h"
#include "ui/shared/words.h"

namespace fieldlane::ui {

using domain::PolicySituation;
using rules::Constraint;
using rules::Objective;
using rules::PolicyFault;

QString PolicyWords::constraint(Constraint constraint)
{
    static constexpr std::array texts {QT_TR_NOOP("Skill is missing"),
        QT_TR_NOOP("Level is too low"), QT_TR_NOOP("Certificate has expired"), QT_TR_NOOP("Outside the service area"),
        QT_TR_NOOP("No shift at all"), QT_TR_NOOP("Outside the shift"), QT_TR_NOOP("Goes over a break"), QT_TR_NOOP("Absent"),
        QT_TR_NOOP("Overlaps other work"), QT_TR_NOOP("Too little time for the way"), QT_TR_NOOP("Before the promised window"),
        QT_TR_NOOP("After the promised window"), QT_TR_NOOP("After the deadline"), QT_TR_NOOP("Too many orders that day"),
        QT_TR_NOOP("Too many hours that day"), QT_TR_NOOP("Customer does not want this person"), QT_TR_NOOP("Person is locked"),
        QT_TR_NOOP("Time is locked"), QT_TR_NOOP("Order has no coordinates"), QT_TR_NOOP("Nobody knows where the person starts"),
        QT_TR_NOOP("Begins in the past"), QT_TR_NOOP("No longer works here"),
        QT_TR_NOOP("Does not take the type of fault"), QT_TR_NOOP("Left out by a rule"),
        QT_TR_NOOP("Before what has to be done first"), QT_TR_NOOP("After the start of what waits for it")};
    static_assert(texts.size() == rules::constraintCount);
    return tr(texts[size_t(constraint)]);
}

QString PolicyWords::objectiveTip(Objective objective)
{
    static constexpr std::array texts {QT_TR_NOOP("Minutes on the road that the order adds to the day."),
        QT_TR_NOOP("Minutes after the promised window or the deadline."), QT_TR_NOOP("Minutes that the customer waits from now."),
        QT_TR_NOOP("Minutes of work outside the shift."), QT_TR_NOOP("Work that the person has on that day already."),
        QT_TR_NOOP("Levels above what is asked, 10 minutes each."), QT_TR_NOOP("Somebody else is preferred: 20 minutes, an hour when a rule prefers them."),
        QT_TR_NOOP("Booked orders that would have to move, 30 minutes each.")};
    static_assert(texts.size() == rules::objectiveCount);
    return tr(texts[size_t(objective)]);
}

QString PolicyWords::situation(PolicySituation situation)
{
    switch (situation) {
    case PolicySituation::Normal:
        return tr("Normal day");
    case PolicySituation::Holiday:
        return tr("Holiday");
    case PolicySituation::Storm:
        return tr("Storm");
    default:
        return tr("None in particular");
    }
}

QString PolicyWords::finding(const rules::PolicyFinding &finding)
{
    switch (finding.fault) {
    case PolicyFault::NotJson:
        return tr("The file is no JSON: %1.").arg(finding.name);
    case PolicyFault::TooLarge:
        return tr("The file is larger than a policy may be.");
    case PolicyFault::NotAPolicy:
        return tr("This is no policy: name, severities and weights are not all there.");
    case PolicyFault::OtherVersion:
        return tr("The file is of version %1 of the format; this program reads version 1.").arg(finding.name);
    case PolicyFault::NoName:
        return tr("The policy has no name.");
    case PolicyFault::TooLong:
        return tr("The name is too long.");
    case PolicyFault::UnknownMember:
        return tr("“%1” is unknown here; it is kept and not followed.").arg(finding.name);
    case PolicyFault::UnknownConstraint:
        return tr("The constraint “%1” is unknown here; it is kept and not followed.").arg(finding.name);
    case PolicyFault::UnknownObjective:
        return tr("The objective “%1” is unknown here; it is kept and not followed.").arg(finding.name);
    case PolicyFault::UnknownSeverity:
        return tr("The severity of “%1” is unknown here; that of the standard counts.").arg(finding.name);
    case PolicyFault::WrongWeight:
        return tr("The weight of “%1” is no whole number from 0 to %2; that of the standard counts.").arg(finding.name).arg(rules::maxWeight);
    case PolicyFault::ConstraintLeftOut:
        return tr("The constraint “%1” is left out; the standard counts.").arg(finding.name);
    case PolicyFault::ObjectiveLeftOut:
        return tr("The objective “%1” is left out; the standard counts.").arg(finding.name);
    case PolicyFault::AllWeightsZero:
        return tr("All weights are zero: every place is as good as any other.");
    case PolicyFault::NothingBlocks:
        return tr("Nothing blocks: automatic dispatch would be stopped by nothing.");
    default:
        return tr("There is a policy of the name “%1” already.").arg(finding.name);
    }
}

QString PolicyWords::difference(const rules::Policy &from, const rules::Policy &to)
{
    QStringList parts;
    for (int i = 0; i < rules::objectiveCount; ++i) {
        if (from.weights[size_t(i)] != to.weights[size_t(i)])
            //: An objective, its weight before and now.
            parts += tr("%1 %2 → %3").arg(Words::objective(Objective(i))).arg(from.weights[size_t(i)]).arg(to.weights[size_t(i)]);
    }
    for (int i = 0; i < rules::constraintCount; ++i) {
        if (from.severities[size_t(i)] != to.severities[size_t(i)])
            //: A constraint, how grave it was and how grave it is.
            parts += tr("%1: %2 → %3").arg(constraint(Constraint(i)), Words::severity(from.severities[size_t(i)]),
                Words::severity(to.severities[size_t(i)]));
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui
