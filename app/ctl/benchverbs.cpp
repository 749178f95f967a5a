#include "app/bench/poolbench.h"
#include "app/bench/poolfixture.h"
#include "app/ctl/verbs.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QStandardPaths>

namespace fieldlane::app::ctl {

using core::Result;

namespace {

/// Where the big databases stay from one run to the next.
QString folderOf(const Call &call)
{
    return call.has("folder") ? call.option("folder")
                              : QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/bench");
}

Result<void> benchPool(Call &call)
{
    bench::PoolFixture fixture;
    FIELDLANE_ASSIGN(orders, call.number("orders", fixture.orders, 1000));
    fixture.orders = orders;
    FIELDLANE_ASSIGN(file, bench::poolFixtureFile(fixture, folderOf(call)));
    return bench::runPoolBench(file);
}

struct Part
{
    const char *name;
    Result<void> (*run)(Call &);
};
constexpr Part parts[] {{"pool", benchPool}};

Result<Exit> runBench(Call &call)
{
    if (auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        ui::Theme::apply(*application, ui::Theme::Mode::Light);
    bool found = false;
    for (const Part &part : parts) {
        if (!call.arguments.isEmpty() && call.arguments.front() != QLatin1String(part.name))
            continue;
        found = true;
        FIELDLANE_TRY(part.run(call));
    }
    if (!found)
        return wrongUse(call.arguments.front(), QStringLiteral("There is no measurement of this name."));
    return Exit::Ok;
}

} // namespace

void addBenchVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("bench"), QStringLiteral("[PART]"),
        QStringLiteral("Measures the shipped views on databases of full size; one JSON line a measurement."), 0, 1,
        {{QStringLiteral("orders"), QStringLiteral("N"), QStringLiteral("in the pool's database (1000000)")},
            {QStringLiteral("folder"), QStringLiteral("DIR"), QStringLiteral("where the databases are made and kept (the cache folder)")}},
        runBench, Verb::Display::Needed});
}

} // namespace fieldlane::app::ctl
