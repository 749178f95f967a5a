#include "app/ctl/selfcheck.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include <algorithm>

namespace fieldlane::app::ctl {

namespace {

core::Result<Exit> runSelfCheck(Call &call)
{
    const auto items = selfCheck();
    const bool passed = std::all_of(items.begin(), items.end(), [](const SelfCheckItem &i) { return i.passed; });
    TextTable table({{QStringLiteral("Part")}, {QStringLiteral("Result")}, {QStringLiteral("What it found")}});
    QJsonArray array;
    for (const SelfCheckItem &item : items) {
        table.add({item.name, item.passed ? QStringLiteral("ok") : QStringLiteral("FAILED"), item.detail});
        array += QJsonObject {{QStringLiteral("part"), item.name}, {QStringLiteral("passed"), item.passed},
            {QStringLiteral("detail"), item.detail}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else
        call.out.print(table);
    return passed ? Exit::Ok : Exit::Finding;
}

} // namespace

void addSelfCheckVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("self-check"), {}, QStringLiteral("Tries everything that this installation needs."), 0, 0,
        {}, runSelfCheck, Verb::Display::Needed});
}

} // namespace fieldlane::app::ctl
