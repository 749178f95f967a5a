#include "ui/plans/planwords.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::plans {

using core::Duration;
using domain::Priority;
using engine::PlanFigures;

namespace {

using Line = PlanWords::Line;

/// More work costs more ways and hours: those tell better from worse only where as many orders are given as today.
enum class Comparison { Always, ForAsManyOrders };

/// A figure of all plans; less of it is better.
template <class Read, class Text>
Line lineOf(const QString &name, const std::vector<KeptPlan> &plans, Read read, Text text, Comparison comparison = Comparison::Always)
{
    Line line {name, {}, {}};
    for (const KeptPlan &plan : plans) {
        const auto today = read(plan.days->plan.before);
        const auto then = read(plan.days->plan.after);
        line.today = text(today);
        const bool isComparable = comparison == Comparison::Always || plan.days->plan.before.planned == plan.days->plan.after.planned;
        const int sign = !isComparable ? 0 : then < today ? 1 : then > today ? -1 : 0;
        line.plans.push_back({text(then), sign});
    }
    return line;
}

QString number(int count)
{
    return QString::number(count);
}

template <class Read>
Line disturbance(const QString &name, const std::vector<KeptPlan> &plans, Read read)
{
    Line line {name, QStringLiteral("–"), {}};
    for (const KeptPlan &plan : plans)
        line.plans.push_back({number(read(plan.days->plan)), 0});
    return line;
}

} // namespace

std::vector<Line> PlanWords::lines(const std::vector<KeptPlan> &plans)
{
    const auto open = [](Priority priority) { return [priority](const PlanFigures &f) { return f.open[size_t(priority)]; }; };
    Line given = lineOf(tr("Orders given"), plans, [](const PlanFigures &f) { return f.planned; }, number);
    for (Line::Value &value : given.plans) // here more is better
        value.better = -value.better;
    return {given,
        lineOf(tr("Left over: emergencies"), plans, open(Priority::Emergency), number),
        lineOf(tr("Left over: urgent"), plans, open(Priority::High), number),
        lineOf(tr("Left over: ordinary"), plans, open(Priority::Normal), number),
        lineOf(tr("Left over: can wait"), plans, open(Priority::Low), number),
        lineOf(tr("Travel"), plans, [](const PlanFigures &f) { return f.travel; }, Words::duration, Comparison::ForAsManyOrders),
        lineOf(tr("Broken promises"), plans, [](const PlanFigures &f) { return f.late; }, number),
        lineOf(tr("Lateness"), plans, [](const PlanFigures &f) { return f.lateness; }, Words::duration),
        lineOf(tr("Overtime"), plans, [](const PlanFigures &f) { return f.overtime; }, Words::duration, Comparison::ForAsManyOrders),
        disturbance(tr("People disturbed"), plans, [](const engine::DayPlan &p) { return p.peopleDisturbed; }),
        disturbance(tr("Customers disturbed"), plans, [](const engine::DayPlan &p) { return p.customersDisturbed; })};
}

QString PlanWords::summary(const desk::PlannedDays &days)
{
    const engine::DayPlan &plan = days.plan;
    const int waiting = int(std::count_if(plan.moves.begin(), plan.moves.end(), [](const engine::PlanMove &m) { return !m.from; }));
    if (plan.moves.empty())
        return plan.unplanned.empty() ? tr("Nothing waits, and nothing could go better.") : tr("Nobody can take what waits, and nothing else could go better.");
    QStringList sentences {tr("%n waiting orders find somebody.", nullptr, waiting)};
    if (const int moved = int(plan.moves.size()) - waiting; moved > 0)
        sentences += tr("%n planned orders move.", nullptr, moved);
    if (!plan.unplanned.empty())
        sentences += tr("For %n nobody is free.", nullptr, int(plan.unplanned.size()));
    if (days.ground.leftOut > 0)
        sentences += tr("Only the most urgent were looked at; %n more wait.", nullptr, days.ground.leftOut);
    return sentences.join(QLatin1Char(' '));
}

QString PlanWords::order(const desk::PlannedDays &days, size_t task)
{
    const QString &number = days.ground.request.tasks[task].number;
    const QString &customer = days.ground.customers[task];
    return customer.isEmpty() ? number : tr("%1 · %2", "customer and number of an order").arg(customer, number);
}

QString PlanWords::name(domain::TechnicianId technician) const
{
    if (desk::isImagined(technician))
        return tr("Imagined person %1").arg(-technician.value());
    const domain::Technician *t = m_catalog.technician(technician);
    return t ? t->name : tr("somebody else");
}

QString PlanWords::moment(core::Instant t) const
{
    return Words::moment(t, m_zone, m_now);
}

QString PlanWords::before(const engine::PlanMove &move) const
{
    if (!move.from)
        return tr("waits");
    const QString start = moment(move.from->span.start);
    return move.from->technicianId == move.technicianId ? start : tr("%1, %2", "start and technician").arg(start, name(move.from->technicianId));
}

QStringList PlanWords::explanation(const engine::PlanMove &move, const desk::PlannedDays &days) const
{
    const engine::Placement &p = move.placement;
    QStringList lines {tr("%1 goes to %2, %3 to %4; %5 on the way there (estimate).")
                           .arg(order(days, move.task), name(move.technicianId), moment(p.start), Words::time(p.end, m_zone),
                               Words::duration(p.in.travel.time))};
    for (const engine::Companion &companion : days.ground.request.tasks[move.task].job.companions)
        lines += tr("%1 goes along.", "an assistant").arg(name(companion.technicianId));
    for (const rules::Finding &finding : p.findings)
        lines += Words::finding(finding, m_zone);
    QStringList parts;
    for (const rules::CostPart &part : p.cost) {
        if (part.cost != 0)
            parts += tr("%1 %2", "part of a cost and its amount").arg(Words::objective(part.objective)).arg(part.cost);
    }
    lines += tr("It costs %1 by the policy %2: %3.").arg(rules::total(p.cost)).arg(days.ground.request.context.policy.name, parts.join(QStringLiteral(", ")));
    return lines;
}

QString PlanWords::reason(const engine::Unplanned &one) const
{
    if (!one.technicianId.isValid())
        return tr("Nobody could be asked.");
    QStringList why;
    for (const rules::Finding &finding : one.findings)
        why += Words::finding(finding, m_zone);
    return tr("%1 would be the nearest:", "a technician").arg(name(one.technicianId)) + QLatin1Char(' ')
        + (why.isEmpty() ? tr("no free time.") : why.join(QLatin1Char(' ')));
}

QString PlanWords::applied(const desk::PlanApplied &answer) const
{
    QStringList sentences {tr("%n moves were carried out.", nullptr, answer.applied)};
    constexpr size_t mostNamed = 5;
    for (size_t i = 0; i < std::min(answer.refused.size(), mostNamed); ++i) {
        const desk::PlanApplied::Refused &one = answer.refused[i];
        QStringList why;
        for (const rules::Finding &finding : one.findings)
            why += Words::finding(finding, m_zone);
        sentences += one.isImagined ? tr("%1 would go to somebody who is not there.", "an order").arg(one.number)
            : one.hasChanged        ? tr("%1 was changed meanwhile.", "an order").arg(one.number)
                                    : tr("%1 does not fit any more: %2", "an order and why").arg(one.number, why.join(QLatin1Char(' ')));
    }
    if (answer.refused.size() > mostNamed)
        sentences += tr("%n more were left as they are.", nullptr, int(answer.refused.size() - mostNamed));
    if (!answer.refused.empty())
        sentences += tr("Plan again to find them another place.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace fieldlane::ui::plans
