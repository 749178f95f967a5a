#include "app/ctl/plantext.h"
#include "app/ctl/jsonvalues.h"
#include "app/ctl/sidebyside.h"
#include "app/ctl/texttable.h"
#include "app/ctl/wording.h"
#include "desk/catalog.h"

namespace fieldlane::app::ctl {

using domain::Priority;
using engine::DayPlan;
using engine::PlanFigures;
using engine::PlanMove;
using engine::PlanTask;

namespace {

struct PriorityName
{
    Priority priority;
    const char *code;
    const char *name;
};
constexpr std::array<PriorityName, 4> priorities {{{Priority::Emergency, "emergency", "emergencies"}, {Priority::High, "high", "urgent"},
    {Priority::Normal, "normal", "ordinary"}, {Priority::Low, "low", "less urgent"}}};

QString nameOf(const desk::Catalog &catalog, domain::TechnicianId id)
{
    const domain::Technician *technician = catalog.technician(id);
    return technician ? technician->name : QStringLiteral("-");
}

void printMoves(Output &out, const desk::PlanGround &ground, const DayPlan &plan, const desk::Catalog &catalog)
{
    const QTimeZone zone = desk::companyZone(catalog);
    TextTable table({{QStringLiteral("Order")}, {QStringLiteral("Is with"), TextTable::Align::Left, 24}, {QStringLiteral("At")},
        {QStringLiteral("Goes to"), TextTable::Align::Left, 24}, {QStringLiteral("At")}, {QStringLiteral("Way"), TextTable::Align::Right},
        {QStringLiteral("Note"), TextTable::Align::Left, 40}});
    for (const PlanMove &move : plan.moves) {
        const auto &from = move.from;
        table.add({ground.request.tasks[move.task].number, from ? nameOf(catalog, from->technicianId) : QString(),
            from ? shortClock(from->span.start, zone, ground.request.days.start) : QString(), nameOf(catalog, move.technicianId),
            shortClock(move.placement.start, zone, ground.request.days.start), lengthText(move.placement.in.travel.time),
            findingsInShort(move.placement.findings)});
    }
    if (!table.isEmpty())
        out.print(table);
}

void printUnplanned(Output &out, const desk::PlanGround &ground, const DayPlan &plan, const desk::Catalog &catalog)
{
    if (plan.unplanned.empty())
        return;
    out.print(QStringLiteral("There is no place for %1; what speaks against the nearest who might:").arg(plan.unplanned.size()));
    TextTable table({{QStringLiteral("Order")}, {QStringLiteral("Nearest"), TextTable::Align::Left, 24},
        {QStringLiteral("Speaks against it"), TextTable::Align::Left, 80}});
    for (const engine::Unplanned &one : plan.unplanned)
        table.add({ground.request.tasks[one.task].number, nameOf(catalog, one.technicianId), findingsInShort(one.findings)});
    out.print(table);
}

std::vector<FigureLine> linesOf(const DayPlan &plan)
{
    std::vector<FigureLine> lines {countLine(QStringLiteral("Orders with somebody"), plan.before.planned, plan.after.planned)};
    for (const PriorityName &p : priorities)
        lines.push_back(countLine(QStringLiteral("With nobody, %1").arg(QLatin1String(p.name)), plan.before.open[size_t(p.priority)], plan.after.open[size_t(p.priority)]));
    lines.push_back(lengthLine(QStringLiteral("Way"), plan.before.travel, plan.after.travel));
    lines.push_back(countLine(QStringLiteral("Late"), plan.before.late, plan.after.late));
    lines.push_back(lengthLine(QStringLiteral("Lateness"), plan.before.lateness, plan.after.lateness));
    lines.push_back(lengthLine(QStringLiteral("Overtime"), plan.before.overtime, plan.after.overtime));
    return lines;
}

QJsonObject toJson(const PlanFigures &f)
{
    const auto seconds = [](core::Duration d) { return qint64(d.count() / 1000); };
    QJsonObject open;
    for (const PriorityName &p : priorities)
        open[QLatin1String(p.code)] = f.open[size_t(p.priority)];
    return {{QStringLiteral("planned"), f.planned}, {QStringLiteral("open"), open}, {QStringLiteral("travel"), seconds(f.travel)},
        {QStringLiteral("late"), f.late}, {QStringLiteral("lateness"), seconds(f.lateness)}, {QStringLiteral("overtime"), seconds(f.overtime)}};
}

QJsonValue toJson(const std::optional<engine::Stay> &stay, const desk::Catalog &catalog)
{
    if (!stay)
        return QJsonValue();
    return QJsonObject {{QStringLiteral("technician"), nameOf(catalog, stay->technicianId)},
        {QStringLiteral("start"), core::toIso(stay->span.start)}, {QStringLiteral("end"), core::toIso(stay->span.end)}};
}

} // namespace

void print(Output &out, const desk::PlannedDays &days, const desk::Catalog &catalog)
{
    const auto &[ground, plan] = days;
    printMoves(out, ground, plan, catalog);
    printUnplanned(out, ground, plan, catalog);
    print(out, {QStringLiteral("As it is"), QStringLiteral("Planned")}, linesOf(plan));
    out.print(QStringLiteral("The plan gives out or moves %1 orders; of planned work it moves %2, of %3 people.")
                  .arg(plan.moves.size()).arg(plan.customersDisturbed).arg(plan.peopleDisturbed));
    if (ground.leftOut > 0)
        out.print(QStringLiteral("Only the most urgent were looked at; %1 more wait for dispatch.").arg(ground.leftOut));
}

QJsonObject toJson(const desk::PlannedDays &days, const desk::Catalog &catalog)
{
    const auto &[ground, plan] = days;
    QJsonArray moves;
    for (const PlanMove &move : plan.moves) {
        QJsonArray along;
        for (const engine::Companion &companion : ground.request.tasks[move.task].job.companions)
            along += nameOf(catalog, companion.technicianId);
        moves += QJsonObject {{QStringLiteral("order"), ground.request.tasks[move.task].number}, {QStringLiteral("from"), toJson(move.from, catalog)},
            {QStringLiteral("technician"), nameOf(catalog, move.technicianId)}, {QStringLiteral("assistants"), along},
            {QStringLiteral("placement"), toJson(move.placement)}};
    }
    QJsonArray unplanned;
    for (const engine::Unplanned &one : plan.unplanned) {
        const bool isSomebody = one.technicianId.isValid();
        unplanned += QJsonObject {{QStringLiteral("order"), ground.request.tasks[one.task].number},
            {QStringLiteral("nearest"), isSomebody ? QJsonValue(nameOf(catalog, one.technicianId)) : QJsonValue()},
            {QStringLiteral("findings"), toJson(one.findings)}};
    }
    return {{QStringLiteral("policy"), ground.request.context.policy.name}, {QStringLiteral("before"), toJson(plan.before)},
        {QStringLiteral("after"), toJson(plan.after)}, {QStringLiteral("peopleDisturbed"), plan.peopleDisturbed},
        {QStringLiteral("customersDisturbed"), plan.customersDisturbed}, {QStringLiteral("moves"), moves},
        {QStringLiteral("unplanned"), unplanned}, {QStringLiteral("leftOut"), ground.leftOut}};
}

void print(Output &out, const desk::PlanApplied &applied, const QTimeZone &zone)
{
    out.print(QStringLiteral("Carried out: %1.").arg(applied.applied));
    for (const desk::PlanApplied::Refused &one : applied.refused) {
        const QString why = one.hasChanged ? QStringLiteral("Somebody changed it meanwhile.")
                                           : findingTexts(one.findings, zone).join(QLatin1Char(' '));
        out.print(QStringLiteral("Not carried out: %1. %2").arg(one.number, why));
    }
}

QJsonObject toJson(const desk::PlanApplied &applied)
{
    QJsonArray refused;
    for (const desk::PlanApplied::Refused &one : applied.refused)
        refused += QJsonObject {{QStringLiteral("order"), one.number}, {QStringLiteral("changed"), one.hasChanged}, {QStringLiteral("findings"), toJson(one.findings)}};
    return {{QStringLiteral("count"), applied.applied}, {QStringLiteral("refused"), refused}};
}

} // namespace fieldlane::app::ctl
