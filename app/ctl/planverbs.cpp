#include "app/ctl/lookup.h"
#include "app/ctl/plantext.h"
#include "app/ctl/searchoptions.h"
#include "app/ctl/sidebyside.h"
#include "app/ctl/verbs.h"
#include "desk/catalog.h"
#include "desk/planscopes.h"
#include "engine/planning.h"
#include <QElapsedTimer>
#include <algorithm>
#include <array>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

/// A way to ask for a part of today.
struct Part
{
    const char *option;
    const char *technician; ///< the option that names one
    desk::PlanQuestion (*make)(domain::TechnicianId, const desk::Catalog &, core::Instant);
};
constexpr std::array<Part, 4> parts {{{"gaps", "lane", desk::fillGaps}, {"lane", "lane", desk::optimiseLane},
    {"relieve", "relieve", desk::repairAbsence}, {"overrun", "overrun", desk::repairOverrun}}};

const Part *partAsked(const Call &call)
{
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part &p) { return call.has(p.option); });
    return part == parts.end() ? nullptr : &*part;
}

Result<void> checkPart(const Call &call)
{
    const auto asked = call.has("insert") + std::count_if(parts.begin(), parts.end(), [&](const Part &p) { return call.has(p.option); });
    const bool isGapsOfLane = call.has("gaps") && call.has("lane");
    if (asked - isGapsOfLane > 1)
        return wrongUse(call.words, QStringLiteral("Ask for one of --insert, --lane, --gaps, --relieve and --overrun; only --gaps and --lane go together."));
    if (call.has("day") || call.has("days") || call.has("keep"))
        return wrongUse(call.words, QStringLiteral("A part of today is planned from now on; leave --day, --days and --keep away."));
    return {};
}

Result<desk::PlanQuestion> partOf(const Call &call, desk::Desk &desk)
{
    if (call.has("insert")) {
        FIELDLANE_ASSIGN(record, orderNumbered(desk, call.option("insert")));
        return desk::insertOne(record.order.id, desk.catalog(), desk.now());
    }
    const Part &part = *partAsked(call);
    domain::TechnicianId id;
    if (call.has(part.technician)) {
        FIELDLANE_ASSIGN(technician, technicianNamed(desk, call.option(part.technician)));
        id = technician->id;
    }
    return part.make(id, desk.catalog(), desk.now());
}

Result<desk::PlanQuestion> questionOf(const Call &call, desk::Desk &desk)
{
    if (call.has("insert") || partAsked(call)) {
        FIELDLANE_TRY(checkPart(call));
        FIELDLANE_ASSIGN(part, partOf(call, desk));
        FIELDLANE_ASSIGN(policy, policyAsked(call, desk));
        part.policy = std::move(policy);
        return part;
    }
    desk::PlanQuestion question;
    question.first = QDate::fromString(call.option("day"), Qt::ISODate);
    if (!question.first.isValid())
        return wrongUse(call.words, QStringLiteral("Say which day is to be planned; add --day as 2026-03-02."));
    FIELDLANE_ASSIGN(days, call.number("days", 1));
    if (days > desk::PlanQuestion::mostDays)
        return wrongUse(call.words, QStringLiteral("At most %1 days can be planned at once.").arg(desk::PlanQuestion::mostDays));
    question.days = days;
    FIELDLANE_ASSIGN(policy, policyAsked(call, desk));
    question.policy = std::move(policy);
    if (call.has("keep"))
        question.planned = desk::PlanQuestion::Planned::Stays;
    return question;
}

/// An order that is asked for by name and does not wait is a mistake, not a plan without moves.
Result<void> checkInserted(const Call &call, const desk::PlanGround &ground)
{
    if (call.has("insert") && std::none_of(ground.request.tasks.begin(), ground.request.tasks.end(),
            [&](const engine::PlanTask &task) { return !task.present && ground.question.scope.orders.contains(task.job.orderId); }))
        return core::Error {core::ErrorCode::Forbidden, call.option("insert"), QStringLiteral("It does not wait to be dispatched today.")};
    return {};
}

Result<desk::PlanApplied> applied(desk::Desk &desk, const std::shared_ptr<const desk::PlannedDays> &days)
{
    std::optional<Result<desk::PlanApplied>> answer;
    desk::applyPlan(desk, days, desk::allMoves(days->plan), &desk, [&](const Result<desk::PlanApplied> &a) { answer = a; });
    return *answer;
}

Result<Exit> plan(Call &call)
{
    QElapsedTimer timer; // reading counts: people wait for it too
    timer.start();
    FIELDLANE_ASSIGN(options, searchOptionsOf(call));
    options.elapsed = [&timer] { return core::Duration(timer.elapsed()); };
    FIELDLANE_ASSIGN(desk, call.has("apply") ? call.session.desk() : call.session.reader());
    FIELDLANE_ASSIGN(question, questionOf(call, *desk));
    FIELDLANE_ASSIGN(ground, read<desk::PlanGround>(*desk,
        [&](store::Connection &c) { return desk::readPlanGround(c, desk->catalog(), desk->viewer(), question, desk->now()); }));
    FIELDLANE_TRY(checkInserted(call, ground));
    FIELDLANE_ASSIGN(plan, engine::planDays(ground.request, options));
    const auto days = std::make_shared<const desk::PlannedDays>(desk::PlannedDays {std::move(ground), std::move(plan)});
    std::optional<desk::PlanApplied> answer;
    if (call.has("apply")) {
        FIELDLANE_ASSIGN(done, applied(*desk, days));
        answer = std::move(done);
    }
    if (call.out.isJson()) {
        QJsonObject object = toJson(*days, desk->catalog());
        if (answer)
            object[QStringLiteral("applied")] = toJson(*answer);
        call.out.print(object);
    } else {
        print(call.out, *days, desk->catalog());
        if (answer)
            print(call.out, *answer, desk::companyZone(desk->catalog()));
    }
    return answer && !answer->refused.empty() ? Exit::Finding : Exit::Ok;
}

} // namespace

void addPlanVerbs(std::vector<Verb> &verbs)
{
    std::vector<VerbOption> options {{QStringLiteral("day"), QStringLiteral("DAY"), QStringLiteral("the first day, for example 2026-03-02; needed for whole days")},
        {QStringLiteral("days"), QStringLiteral("N"), QStringLiteral("how many days (1)")},
        {QStringLiteral("policy"), QStringLiteral("NAME"), QStringLiteral("the policy (the one in force)")},
        {QStringLiteral("keep"), {}, QStringLiteral("leaves all planned work where it is")},
        {QStringLiteral("insert"), QStringLiteral("ORDER"), QStringLiteral("today: finds a place for one order")},
        {QStringLiteral("lane"), QStringLiteral("TECHNICIAN"), QStringLiteral("today: puts the work of one person in its best order")},
        {QStringLiteral("gaps"), {}, QStringLiteral("today: gives what waits to whoever has time; of one person with --lane")},
        {QStringLiteral("relieve"), QStringLiteral("TECHNICIAN"), QStringLiteral("today: gives the work of somebody who is away to others")},
        {QStringLiteral("overrun"), QStringLiteral("TECHNICIAN"), QStringLiteral("today: mends what somebody's running work runs into")},
        {QStringLiteral("apply"), {}, QStringLiteral("carries the plan out as one step that can be undone")}};
    for (VerbOption &option : searchOptions())
        options.push_back(std::move(option));
    verbs.push_back({QStringLiteral("plan"), {},
        QStringLiteral("Plans days, or repairs a part of today: who should go where and when, beside how it is now; changes nothing without --apply."), 0, 0, std::move(options), plan});
}

} // namespace fieldlane::app::ctl
