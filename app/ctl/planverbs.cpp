#include "app/ctl/plantext.h"
#include "app/ctl/searchoptions.h"
#include "app/ctl/sidebyside.h"
#include "app/ctl/verbs.h"
#include "desk/backtest.h"
#include "engine/planning.h"
#include <QElapsedTimer>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

Result<desk::PlanQuestion> questionOf(const Call &call, const desk::Desk &desk)
{
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
    std::vector<VerbOption> options {{QStringLiteral("day"), QStringLiteral("DAY"), QStringLiteral("the first day, for example 2026-03-02; needed")},
        {QStringLiteral("days"), QStringLiteral("N"), QStringLiteral("how many days (1)")},
        {QStringLiteral("policy"), QStringLiteral("NAME"), QStringLiteral("the policy (the one in force)")},
        {QStringLiteral("keep"), {}, QStringLiteral("leaves all planned work where it is")},
        {QStringLiteral("apply"), {}, QStringLiteral("carries the plan out as one step that can be undone")}};
    for (VerbOption &option : searchOptions())
        options.push_back(std::move(option));
    verbs.push_back({QStringLiteral("plan"), {},
        QStringLiteral("Plans days: who should go where and when, beside how it is now; changes nothing without --apply."), 0, 0, std::move(options), plan});
}

} // namespace fieldlane::app::ctl
