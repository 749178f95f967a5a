#include "app/ctl/verbs.h"
#include "desk/demo.h"

namespace fieldlane::app::ctl {

using core::Result;

namespace {

Result<Exit> demo(Call &call)
{
    FIELDLANE_ASSIGN(seed, call.number("seed", 1, 0));
    FIELDLANE_ASSIGN(summary,
        desk::makeDemonstration(call.session.options().database, {quint64(seed), call.session.clock().now()}));
    call.session.close();
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("database"), summary.database},
            {QStringLiteral("technicians"), summary.technicians}, {QStringLiteral("orders"), summary.orders}});
    else
        call.out.print(QStringLiteral("%1 holds a demonstration company now: %2 technicians, %3 orders.")
                           .arg(summary.database)
                           .arg(summary.technicians)
                           .arg(summary.orders));
    return Exit::Ok;
}

} // namespace

void addDemoVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("demo"), {}, QStringLiteral("Makes a demonstration company around the present day in an empty database."), 0, 0,
        {{QStringLiteral("seed"), QStringLiteral("N"), QStringLiteral("another company of the same kind (1)")}}, demo});
}

} // namespace fieldlane::app::ctl
