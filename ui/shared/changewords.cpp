#include "ui/shared/changewords.h"
#include "ui/shared/decisionwords.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <array>

namespace fieldlane::ui {

using Kind = desk::Relaxation::Kind;

QString ChangeWords::sentence(const desk::Relaxation &c, const QTimeZone &zone, core::Instant now)
{
    const QString start = Words::moment(c.span.start, zone, now);
    switch (c.kind) {
    case Kind::AskLess: //: %1 is a skill, %2 a level, %3 a technician, %4 a time.
        return c.skill.level > 0
            ? tr("Ask for %1 at level %2 only and send %3, %4.").arg(c.skill.name, QString::number(c.skill.level), c.technician, start)
            : tr("Do without the skill %1 and send %2, %3.").arg(c.skill.name, c.technician, start);
    case Kind::OtherTime:
        return tr("Promise another time: %1 can begin %2.").arg(c.technician, start);
    case Kind::Overtime:
        return tr("Let %1 work outside the shift, from %2.").arg(c.technician, start);
    case Kind::Overlap:
        return tr("Give it to %1 beside other work, %2.").arg(c.technician, start);
    case Kind::PastTheCap:
        return tr("Give %1 more than the day may have, %2.").arg(c.technician, start);
    case Kind::BackAtWork:
        return tr("Shorten the absence of %1 and begin %2.").arg(c.technician, start);
    case Kind::TakePerson:
        return tr("Send %1, whom the customer did not want, %2.").arg(c.technician, start);
    case Kind::MoveOther: //: %1 is another order, %2 and %4 are times, %3 is a technician.
        return tr("Move %1 to %2 and send %3, %4.").arg(c.otherNumber, Words::moment(c.otherStart, zone, now), c.technician, start);
    case Kind::UnlockOther: //: %1 is another order, %2 and %4 are times, %3 is a technician.
        return tr("Unlock %1, move it to %2 and send %3, %4.").arg(c.otherNumber, Words::moment(c.otherStart, zone, now), c.technician, start);
    case Kind::Accept:
        break;
    }
    return tr("Send %1 all the same, %2.").arg(c.technician, start);
}

QString ChangeWords::takeable(const desk::Changes &changes)
{
    if (changes.taker.isEmpty())
        return tr("Somebody can take it as it stands; plan it or let it be dispatched.");
    const QStringList sentences {tr("%1 can take it as it stands; plan it by hand.").arg(changes.taker)};
    return (sentences + DecisionWords::notAsked(changes.notAsked)).join(QLatin1Char(' '));
}

QString ChangeWords::price(const desk::Relaxation &change)
{
    rules::CostParts parts = change.cost;
    parts.removeIf([](const rules::CostPart &p) { return p.cost == 0; });
    std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) { return a.cost > b.cost; });
    QStringList lines;
    for (const rules::CostPart &part : parts) {
        const bool isGivenUp = part.objective == rules::Objective::Disturbance; // more than orders that move
        //: An objective such as travel, and what it costs.
        lines += tr("%1 %2").arg(isGivenUp ? tr("What is given up") : Words::objective(part.objective)).arg(part.cost);
    }
    //: %1 is a number, %2 the parts of which it is the sum.
    return lines.isEmpty() ? tr("Price: nothing") : tr("Price %1: %2").arg(QString::number(change.price()), lines.join(QLatin1String(", ")));
}

QString ChangeWords::toCode(Kind kind)
{
    static constexpr std::array<const char *, 10> codes {"askLess", "otherTime", "overtime", "overlap", "pastTheCap",
        "backAtWork", "takePerson", "accept", "moveOther", "unlockOther"};
    return QLatin1String(codes[size_t(kind)]);
}

} // namespace fieldlane::ui
