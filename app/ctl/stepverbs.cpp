#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/verbs.h"

namespace fieldlane::app::ctl {

using core::Result;
using domain::OrderAction;

namespace {

struct Step
{
    const char *word;
    OrderAction action;
    const char *summary;
};

constexpr Step steps[] {
    {"review", OrderAction::Review, "Passes an order on to dispatch."},
    {"return", OrderAction::Return, "Sends an order back to whoever entered it."},
    {"submit", OrderAction::SubmitForDispatch, "Sends a draft, such as a returned order, into dispatch."},
    {"allocate", OrderAction::Allocate, "Gives an order to a unit."},
    {"offer", OrderAction::Offer, "Puts an order into a pool: to its technicians, or to its manager, as the pool's mode says."},
    {"withdraw", OrderAction::Withdraw, "Takes an order out of its pool again."},
    {"give-back", OrderAction::GiveBack, "A claimed order returns to its pool."},
    {"unassign", OrderAction::Unassign, "Takes an order off its technician's lane."},
    {"accept", OrderAction::Accept, "The technician takes the order on."},
    {"reject", OrderAction::Reject, "The technician gives the order back."},
    {"travel", OrderAction::StartTravel, "The technician sets off."},
    {"arrive", OrderAction::Arrive, "The technician is there; work begins."},
    {"pause", OrderAction::Pause, "Work stops for a reason."},
    {"resume", OrderAction::Resume, "Work goes on."},
    {"end-visit", OrderAction::EndVisit, "This visit is over but the work is not; the order waits for another one."},
    {"complete", OrderAction::Complete, "Work is done."},
    {"close", OrderAction::Close, "The order is settled."},
    {"cancel", OrderAction::Cancel, "The order is called off."},
    {"reopen", OrderAction::Reopen, "A finished order goes back to dispatch."},
};

bool anyNeeds(OrderAction action, domain::StepNeed need)
{
    for (const domain::Transition &t : domain::lifecycle()) {
        if (t.action == action && t.need == need)
            return true;
    }
    return false;
}

Result<Exit> run(Call &call, OrderAction action)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    desk::StepOrder step;
    step.orderId = record.order.id;
    step.action = action;
    step.reason = call.option("reason");
    if (anyNeeds(action, domain::StepNeed::Reason) && step.reason.trimmed().isEmpty())
        return wrongUse(call.words, QStringLiteral("This step needs a reason; add --reason TEXT."));
    if (anyNeeds(action, domain::StepNeed::Unit)) {
        if (!call.has("unit"))
            return wrongUse(call.words, QStringLiteral("This step needs a unit; add --unit NAME."));
        FIELDLANE_ASSIGN(unit, unitNamed(*desk, call.option("unit")));
        step.unitId = unit->id;
    }
    if (action == OrderAction::Offer) {
        if (!call.has("pool"))
            return wrongUse(call.words, QStringLiteral("This step needs a pool; add --pool NAME."));
        FIELDLANE_ASSIGN(pool, poolNamed(*desk, call.option("pool")));
        step.poolId = pool->id;
    }
    if (action == OrderAction::Complete) {
        const auto parts = domain::partsFromText(call.option("parts"));
        if (!parts)
            return wrongUse(call.option("parts"), QStringLiteral("Write parts as 'hose; pump x2'."));
        const QStringList checked = call.option("checked").split(QLatin1Char(';'), Qt::SkipEmptyParts);
        step.completion = {*parts, {}, call.option("note")};
        for (const QString &item : checked)
            step.completion.checked.push_back(item.trimmed());
    }
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(step)));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is now %2.").arg(outcome.subject, domain::toCode(outcome.current->order.state)));
    return Exit::Ok;
}

Result<Exit> autoAssign(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::AutoAssign {record.order.id, 0})));
    if (!outcome.isDone())
        return core::Error {core::ErrorCode::Conflict, outcome.subject, QStringLiteral("Somebody else was quicker; try again.")};
    if (call.out.isJson()) {
        call.out.print(toJson(outcome, desk->catalog()));
        return Exit::Ok;
    }
    const domain::Technician *technician = desk->catalog().technician(outcome.current->lead()->technicianId);
    call.out.print(QStringLiteral("%1 is assigned to %2.").arg(outcome.subject, technician->name));
    return Exit::Ok;
}

Result<Exit> rate(Call &call)
{
    bool isNumber = false;
    const int rating = call.arguments[1].toInt(&isNumber);
    if (!isNumber || rating < 1 || rating > 5)
        return wrongUse(call.arguments[1], QStringLiteral("A rating is a number from 1 (bad) to 5."));
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::RateOrder {record.order.id, 0, rating, call.option("comment")})));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is rated %2 of 5.").arg(outcome.subject).arg(rating));
    return Exit::Ok;
}

} // namespace

void addStepVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("orders rate"), QStringLiteral("NUMBER STARS"),
        QStringLiteral("Records what the customer says of finished work, from 1 (bad) to 5."), 2, 2,
        {{QStringLiteral("comment"), QStringLiteral("TEXT"), QStringLiteral("in the customer's words")}}, rate});
    verbs.push_back({QStringLiteral("orders auto"), QStringLiteral("NUMBER"),
        QStringLiteral("Gives an order to whom the preset rules find: the nearest qualified technician with the lowest load."), 1, 1, {},
        autoAssign});
    for (const Step &step : steps) {
        std::vector<VerbOption> options;
        if (anyNeeds(step.action, domain::StepNeed::Reason))
            options.push_back({QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why")});
        if (step.action == OrderAction::Complete) {
            options.push_back({QStringLiteral("parts"), QStringLiteral("TEXT"), QStringLiteral("parts used, as 'hose; pump x2'")});
            options.push_back({QStringLiteral("checked"), QStringLiteral("TEXT"), QStringLiteral("items of the checklist, as 'leak test; cleaned up'")});
            options.push_back({QStringLiteral("note"), QStringLiteral("TEXT"), QStringLiteral("what was done")});
        }
        if (step.action == OrderAction::Offer)
            options.push_back({QStringLiteral("pool"), QStringLiteral("NAME"), QStringLiteral("the pool that takes it")});
        if (anyNeeds(step.action, domain::StepNeed::Unit))
            options.push_back({QStringLiteral("unit"), QStringLiteral("NAME"), QStringLiteral("the unit that takes it")});
        verbs.push_back({QStringLiteral("orders %1").arg(QLatin1String(step.word)), QStringLiteral("NUMBER"),
            QLatin1String(step.summary), 1, 1, options, [action = step.action](Call &call) { return run(call, action); }});
    }
}

} // namespace fieldlane::app::ctl
