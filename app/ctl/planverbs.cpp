#include "app/ctl/plantext.h"
#include "app/ctl/searchoptions.h"
#include "app/ctl/sidebyside.h"
#include "app/ctl/verbs.h"
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
    return question;
}

Result<Exit> plan(Call &call)
{
    QElapsedTimer timer; // reading counts: people wait for it too
    timer.start();
    FIELDLANE_ASSIGN(options, searchOptionsOf(call));
    options.elapsed = [&timer] { return core::Duration(timer.elapsed()); };
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(question, questionOf(call, *desk));
    FIELDLANE_ASSIGN(ground, read<desk::PlanGround>(*desk,
        [&](store::Connection &c) { return desk::readPlanGround(c, desk->catalog(), desk->viewer(), question, desk->now()); }));
    FIELDLANE_ASSIGN(plan, engine::planDays(ground.request, options));
    if (call.out.isJson())
        call.out.print(toJson(ground, plan, desk->catalog()));
    else
        print(call.out, ground, plan, desk->catalog());
    return Exit::Ok;
}

} // namespace

void addPlanVerbs(std::vector<Verb> &verbs)
{
    std::vector<VerbOption> options {{QStringLiteral("day"), QStringLiteral("DAY"), QStringLiteral("the first day, for example 2026-03-02; needed")},
        {QStringLiteral("days"), QStringLiteral("N"), QStringLiteral("how many days (1)")},
        {QStringLiteral("policy"), QStringLiteral("NAME"), QStringLiteral("the policy (the one in force)")}};
    for (VerbOption &option : searchOptions())
        options.push_back(std::move(option));
    verbs.push_back({QStringLiteral("plan"), {},
        QStringLiteral("Plans days: who should go where and when, beside how it is now."), 0, 0, std::move(options), plan});
}

} // namespace fieldlane::app::ctl
