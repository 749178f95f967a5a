#include "ui/emergency/emergencywords.h"
#include "ui/shared/candidatetext.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::emergency {

using desk::Displaced;
using desk::EmergencyCandidate;
using desk::EmergencyChoice;
using engine::Sending;
using Fate = Displaced::Fate;
using Obstacle = EmergencyChoice::Obstacle;

namespace {

/// Number and customer of an order, as far as they are known.
QString nameOf(const QString &number, const QString &customer)
{
    return customer.isEmpty() ? number : number.isEmpty() ? customer : QStringLiteral("%1 %2").arg(number, customer);
}

QString nameOf(const Displaced &d)
{
    return nameOf(d.number, d.customer);
}

} // namespace

QString EmergencyWords::title(Sending sending)
{
    return sending == Sending::Now ? tr("Now") : tr("After the current job");
}

QString EmergencyWords::facts(const EmergencyCandidate &c)
{
    return CandidateText::facts({c.distanceMetres, c.positionAge, c.load, c.spareLevels});
}

QString EmergencyWords::obstacle(const EmergencyChoice &choice)
{
    switch (choice.obstacle) {
    case Obstacle::UnderWay:
        return choice.obstacleNumber.isEmpty() ? tr("Is busy with other work") : tr("Is busy with %1").arg(choice.obstacleNumber);
    case Obstacle::Locked:
        return tr("%1 is locked in its place").arg(choice.obstacleNumber);
    case Obstacle::OutOfSight:
        return tr("Other work is in the way");
    case Obstacle::NoRight:
        return tr("You may not move %1").arg(choice.obstacleNumber);
    case Obstacle::None:
        break;
    }
    return choice.isPossible() ? QString() : verdict(choice);
}

QString EmergencyWords::arrival(const EmergencyChoice &choice) const
{
    const core::Instant at = choice.placement.start;
    //: %1 is a time of day, %2 for example "in 18 min".
    return tr("%1, %2").arg(Words::moment(at, m_zone, m_now), CandidateText::wait(at, m_now));
}

QString EmergencyWords::displacement(const EmergencyChoice &choice) const
{
    if (choice.displaced.empty())
        return tr("Displaces nothing");
    if (choice.displaced.size() > 1)
        return tr("%n orders make room", nullptr, int(choice.displaced.size()));
    const Displaced &d = choice.displaced.front();
    switch (d.fate) {
    case Fate::MovedBehind:
        //: %1 is a time, %2 number and customer of an order.
        return tr("To %1: %2").arg(Words::moment(d.start, m_zone, m_now), nameOf(d));
    case Fate::LosesHelp:
        return tr("Loses its help: %1").arg(nameOf(d));
    case Fate::BackToDispatch:
        break;
    }
    return tr("Back: %1", "back to dispatch; number and customer of an order").arg(nameOf(d));
}

QString EmergencyWords::promises(const EmergencyChoice &choice)
{
    const int broken = choice.brokenPromises();
    if (broken == 0)
        return tr("Every promise holds");
    if (broken > 1)
        return tr("%n promises break", nullptr, broken);
    const auto it = std::find_if(choice.displaced.begin(), choice.displaced.end(), [](const Displaced &d) { return d.breaksPromise(); });
    const bool isLate = it->late && *it->late > core::Duration(0);
    //: %1 is for example "40 min", %2 a customer.
    return isLate ? tr("%1 late: %2").arg(Words::duration(*it->late), it->customer) : tr("Breaks a promise: %1").arg(it->customer);
}

QString EmergencyWords::verdict(const EmergencyChoice &choice)
{
    const rules::Severity worst = choice.placement.severity();
    QStringList parts;
    for (const rules::Finding &finding : choice.placement.findings) {
        if (finding.severity == worst)
            parts += Words::findingShort(finding);
    }
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(", "));
    return choice.displaced.empty() ? tr("Everything fits") : tr("All else fits");
}

QString EmergencyWords::fate(const Displaced &d) const
{
    switch (d.fate) {
    case Fate::MovedBehind:
        return d.isPromised ? tr("%1 moves to %2; its promise holds.").arg(nameOf(d), Words::moment(d.start, m_zone, m_now))
                            : tr("%1 moves to %2.").arg(nameOf(d), Words::moment(d.start, m_zone, m_now));
    case Fate::LosesHelp:
        return tr("%1 goes on without this help.").arg(nameOf(d));
    case Fate::BackToDispatch:
        break;
    }
    if (!d.isPromised)
        return tr("%1 goes back to dispatch.").arg(nameOf(d));
    if (d.late && *d.late > core::Duration(0))
        return tr("%1 goes back to dispatch: behind this it would be %2 late.", "order, duration").arg(nameOf(d), Words::duration(*d.late));
    return tr("%1 goes back to dispatch: its promise breaks unless somebody else is found.").arg(nameOf(d));
}

QString EmergencyWords::sentence(const EmergencyCandidate &candidate, const EmergencyChoice &choice, const domain::Order &order) const
{
    const QString where = nameOf(order.number, order.customerName.isEmpty() ? order.address : order.customerName);
    const QString when = arrival(choice);
    QStringList sentences {choice.sending == Sending::Now
            ? tr("%1 drives to %2 now and is there at %3.", "technician, order, time").arg(candidate.name, where, when)
            : tr("%1 drives to %2 after the current job and is there at %3.", "technician, order, time").arg(candidate.name, where, when)};
    for (const Displaced &d : choice.displaced)
        sentences += fate(d);
    for (const rules::Finding &finding : choice.placement.findings) {
        if (finding.severity >= rules::Severity::Ask)
            sentences += Words::finding(finding, m_zone);
    }
    return sentences.join(QLatin1Char(' '));
}

QString EmergencyWords::done(const EmergencyCandidate &candidate, const EmergencyChoice &choice, const QString &number) const
{
    QStringList sentences {tr("%1 goes to %2, there at %3.", "technician, order, time").arg(candidate.name, number, arrival(choice))};
    for (const Displaced &d : choice.displaced) {
        if (d.breaksPromise())
            sentences += d.phone.isEmpty() ? tr("Tell %1 that the promise breaks.").arg(nameOf(d))
                                           : tr("Call %1 at %2: the promise breaks.").arg(nameOf(d), d.phone);
    }
    return sentences.join(QLatin1Char(' '));
}

QString EmergencyWords::summary(const EmergencyCandidate &candidate) const
{
    QStringList parts {candidate.name, facts(candidate)};
    for (const EmergencyChoice &choice : candidate.choices) {
        const QString against = obstacle(choice);
        const QString what = against.isEmpty()
            ? QStringList {arrival(choice), displacement(choice), promises(choice), verdict(choice)}.join(QStringLiteral(", "))
            : against;
        //: %1 is "Now" or "After the current job".
        parts += tr("%1: %2").arg(title(choice.sending), what);
    }
    return parts.join(QStringLiteral(". "));
}

} // namespace fieldlane::ui::emergency
