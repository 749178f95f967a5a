#include "ui/shared/decisionwords.h"
#include "ui/shared/policywords.h"
#include "ui/shared/words.h"

namespace fieldlane::ui {

using rules::Decision;
using rules::DecisionCandidate;
using rules::DecisionMaker;

QString DecisionWords::moment(core::Instant t) const
{
    return Words::moment(t, m_zone, m_now);
}

QString DecisionWords::maker(const Decision &decision) const
{
    const QString at = moment(decision.at);
    QString who;
    switch (decision.maker) {
    case DecisionMaker::Person:
        who = tr("Decided by %1, %2.").arg(decision.by, at);
        break;
    case DecisionMaker::Rule:
        //: %1 are names of rules, %2 a number, %3 a time.
        who = tr("Dispatched automatically by the rules %1 (version %2), %3.").arg(decision.by, QString::number(decision.bookVersion), at);
        break;
    case DecisionMaker::Timer:
        who = tr("Dispatched automatically, %1.").arg(at);
        break;
    case DecisionMaker::ClaimDeadline:
        who = tr("Dispatched automatically because nobody claimed it in time, %1.").arg(at);
        break;
    case DecisionMaker::Plan:
        who = tr("Taken from a plan by %1, %2.").arg(decision.by, at);
        break;
    }
    //: %1 is a sentence, %2 the name of a policy, %3 a number.
    return tr("%1 Policy: %2, version %3.").arg(who, decision.policy, QString::number(decision.policyVersion));
}

QString DecisionWords::nobody(const Decision &decision) const
{
    //: %1 is a time, %2 the name of a policy, %3 a number.
    const QString head = tr("Automatic dispatch found nobody, %1. Policy: %2, version %3.")
                             .arg(moment(decision.at), decision.policy, QString::number(decision.policyVersion));
    return head + QLatin1Char(' ') + considered(decision);
}

QString DecisionWords::chosen(const Decision &decision) const
{
    if (!decision.chosen)
        return {};
    const DecisionCandidate &one = decision.candidates[*decision.chosen];
    return tr("%1 was chosen; work begins %2.").arg(one.name, one.start ? moment(*one.start) : tr("at no time"));
}

QString DecisionWords::runnerUp(const Decision &decision) const
{
    if (!decision.runnerUp)
        return tr("Nobody else who was looked at could have gone.");
    const DecisionCandidate &other = decision.candidates[*decision.runnerUp];
    //: %1 is a name, %2 "240 more", "240 less" or "the same".
    return tr("Next best: %1, who would have cost %2.").arg(other.name.isEmpty() ? tr("somebody of another unit") : other.name, difference(decision.margin));
}

QString DecisionWords::considered(const Decision &decision) const
{
    QStringList lines {tr("%n technicians were looked at.", nullptr, decision.considered)};
    for (const rules::BlockedCount &blocked : decision.blocked) {
        //: %1 is what speaks against them in a few words, %2 a number of technicians.
        lines += tr("Not listed: %2 (%1).").arg(PolicyWords::constraint(blocked.constraint), QString::number(blocked.count));
    }
    return lines.join(QLatin1Char(' '));
}

QString DecisionWords::difference(qint64 cost)
{
    if (cost == 0)
        return tr("the same");
    return cost > 0 ? tr("%1 more").arg(cost) : tr("%1 less").arg(-cost);
}

namespace {

/// The others count levels, wishes and orders in seconds that mean nothing to people.
bool isTime(rules::Objective objective)
{
    using O = rules::Objective;
    return objective != O::SkillWaste && objective != O::NotPreferred && objective != O::Disturbance;
}

} // namespace

QStringList DecisionWords::parts(const rules::CostParts &parts)
{
    QStringList lines;
    for (const rules::CostPart &part : parts) {
        if (!isTime(part.objective)) { //: %1 is an objective such as skill to spare, %2 a number with more or less.
            lines += tr("%1: costs %2").arg(Words::objective(part.objective), difference(part.cost));
            continue;
        }
        const core::Duration amount = core::seconds(std::abs(part.amount));
        const QString length = part.amount >= 0 ? tr("%1 more").arg(Words::duration(amount)) : tr("%1 less").arg(Words::duration(amount));
        //: %1 is an objective such as travel, %2 a length of time with more or less, %3 a number with more or less.
        lines += tr("%1: %2, costs %3").arg(Words::objective(part.objective), length, difference(part.cost));
    }
    return lines;
}

QString DecisionWords::start(const DecisionCandidate &candidate) const
{
    return candidate.start ? tr("Would begin %1.").arg(moment(*candidate.start)) : tr("Has no place for it.");
}

QStringList DecisionWords::findings(const std::vector<rules::Finding> &findings) const
{
    QStringList lines;
    for (const rules::Finding &finding : findings)
        lines += Words::finding(finding, m_zone);
    return lines;
}

QStringList DecisionWords::hindrances(const Decision &decision) const
{
    QStringList lines;
    for (const DecisionCandidate &c : decision.candidates) {
        std::vector<rules::Finding> grave;
        std::copy_if(c.findings.begin(), c.findings.end(), std::back_inserter(grave), [](const auto &f) { return f.severity >= rules::Severity::Ask; });
        if (!grave.empty())
            //: %1 is a name, %2 sentences about what speaks against that person.
            lines += tr("%1: %2").arg(c.name.isEmpty() ? tr("Somebody of another unit") : c.name, findings(grave).join(QLatin1Char(' ')));
    }
    return lines;
}

QStringList DecisionWords::notAsked(const std::vector<desk::NotAsked> &reasons)
{
    QStringList lines;
    for (const desk::NotAsked reason : reasons) {
        switch (reason) {
        case desk::NotAsked::OtherUnit:
            lines += tr("Automatic dispatch does not ask them: others come first by the unit of the order.");
            break;
        case desk::NotAsked::OffDuty:
            lines += tr("Automatic dispatch does not ask them: they are off duty although their shift runs.");
            break;
        case desk::NotAsked::NearerFirst:
            lines += tr("Automatic dispatch asks them only when nobody who is nearer, or preferred, has a free place.");
            break;
        case desk::NotAsked::TooFar:
            lines += tr("Automatic dispatch does not ask them: enough others are nearer, or preferred.");
            break;
        }
    }
    return lines;
}

} // namespace fieldlane::ui
