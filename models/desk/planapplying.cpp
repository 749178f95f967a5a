#include "desk/planapplying.h"
#include "engine/carryout.h"
#include <map>
#include <numeric>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using Step = engine::CarryOut::Step;

namespace {

constexpr int mostTries = 3;

/// What is asked for; the same for each try.
struct Asked
{
    Desk &desk;
    std::shared_ptr<const PlannedDays> days;
    std::vector<size_t> moves;
    QObject *context;
    PlanDone done;
};

/// Looks for the moves among what can be moved now.
std::vector<engine::Wanted> wantedNow(const Asked &asked, const PlanGround &now, PlanApplied &answer)
{
    std::map<domain::OrderId, size_t> tasks;
    for (size_t t = 0; t < now.request.tasks.size(); ++t)
        tasks.emplace(now.request.tasks[t].job.orderId, t);
    std::vector<engine::Wanted> wanted;
    for (const size_t m : asked.moves) {
        const engine::PlanMove &move = asked.days->plan.moves[m];
        const engine::PlanTask &planned = asked.days->ground.request.tasks[move.task];
        const auto task = tasks.find(planned.job.orderId);
        if (isImagined(move.technicianId))
            answer.refused.push_back({planned.number, false, {}, true});
        else if (task != tasks.end() && now.versions[task->second] == asked.days->ground.versions[move.task])
            wanted.push_back({task->second, move.technicianId, move.placement.start});
        else
            answer.refused.push_back({planned.number, true, {}});
    }
    return wanted;
}

Batch batchOf(const std::vector<Step> &steps, const PlanGround &now)
{
    Batch batch;
    batch.name = planCode;
    batch.subject = now.question.first.toString(Qt::ISODate);
    std::set<size_t> lifted;
    for (const Step &step : steps) {
        const domain::OrderId order = now.request.tasks[step.wanted.task].job.orderId;
        const bool isLifted = lifted.count(step.wanted.task) > 0;
        const qint64 version = isLifted ? 0 : now.versions[step.wanted.task]; // lifting it gave it another
        if (step.what == Step::What::Lift) {
            lifted.insert(step.wanted.task);
            StepOrder off;
            off.orderId = order;
            off.version = version;
            off.action = domain::OrderAction::Unassign;
            batch.commands.emplace_back(off);
        } else {
            batch.commands.emplace_back(PlanOrder {order, version, step.wanted.technicianId, step.wanted.start, {}, Consent::None, {}});
        }
    }
    return batch;
}

void tryToApply(const std::shared_ptr<const Asked> &asked, int tries);

void carryOutNow(const std::shared_ptr<const Asked> &asked, PlanGround now, int tries)
{
    now.request.context.policy = asked->desk.policy(); // which the commands are judged by
    PlanApplied answer;
    const engine::CarryOut way = engine::carryOut(now.request, wantedNow(*asked, now, answer));
    for (const engine::CarryOut::Refusal &refusal : way.refused)
        answer.refused.push_back({now.request.tasks[refusal.task].number, false, refusal.findings});
    answer.applied = int(asked->moves.size() - answer.refused.size());
    if (way.steps.empty()) {
        asked->done(answer);
        return;
    }
    asked->desk.submit(batchOf(way.steps, now), asked->context, [asked, answer, tries](const Result<Outcome> &outcome) {
        const bool isLost = outcome ? !outcome->isDone() : outcome.error().code == ErrorCode::Conflict;
        if (isLost && tries > 1)
            tryToApply(asked, tries - 1);
        else if (isLost)
            asked->done(Error {ErrorCode::Conflict, QStringLiteral("plan"), QStringLiteral("Others change these days meanwhile; try again.")});
        else if (!outcome)
            asked->done(outcome.error());
        else
            asked->done(answer);
    });
}

void tryToApply(const std::shared_ptr<const Asked> &asked, int tries)
{
    Desk &desk = asked->desk;
    const auto catalog = std::make_shared<const Catalog>(desk.catalog());
    desk.read<PlanGround>(
        [catalog, viewer = desk.viewer(), question = asked->days->ground.question, now = desk.now()](
            store::Connection &c) { return readPlanGround(c, *catalog, viewer, question, now); },
        asked->context, [asked, tries](Result<PlanGround> now) {
            if (now)
                carryOutNow(asked, std::move(*now), tries);
            else
                asked->done(now.error());
        });
}

} // namespace

std::vector<size_t> allMoves(const engine::DayPlan &plan)
{
    std::vector<size_t> all(plan.moves.size());
    std::iota(all.begin(), all.end(), size_t(0));
    return all;
}

void applyPlan(Desk &desk, std::shared_ptr<const PlannedDays> days, std::vector<size_t> moves, QObject *context, PlanDone done)
{
    tryToApply(std::make_shared<const Asked>(Asked {desk, std::move(days), std::move(moves), context, std::move(done)}), mostTries);
}

} // namespace fieldlane::desk
