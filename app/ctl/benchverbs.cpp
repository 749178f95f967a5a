#include "app/bench/alertbench.h"
#include "app/bench/boardbench.h"
#include "app/bench/companyfixture.h"
#include "app/bench/enginebench.h"
#include "app/bench/importbench.h"
#include "app/bench/mapbench.h"
#include "app/bench/nearestbench.h"
#include "app/bench/planbench.h"
#include "app/bench/poolbench.h"
#include "app/bench/poolfixture.h"
#include "app/bench/rankbench.h"
#include "app/bench/rulecountbench.h"
#include "app/bench/rulesbench.h"
#include "app/bench/startbench.h"
#include "app/bench/watchbench.h"
#include "app/ctl/verbs.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace fieldlane::app::ctl {

using bench::CompanyFixture;
using core::Result;

namespace {

constexpr double demonstrationStart = 500; // milliseconds
constexpr double realStart = 1000;
constexpr double realMemory = 250; // megabytes
constexpr double firstPlan = 500; // milliseconds
constexpr double firstLargePlan = 5000;
constexpr int allRequests = 9989;

/// Where the big databases stay from one run to the next.
QString folderOf(const Call &call)
{
    return call.has("folder") ? call.option("folder")
                              : QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/bench");
}

QString noServer()
{
    return QStringLiteral("No empty PostgreSQL database was named with --db.");
}

Result<void> benchBoard(Call &call)
{
    CompanyFixture fixture;
    FIELDLANE_ASSIGN(lanes, call.number("lanes", fixture.technicians));
    fixture.visits = fixture.visits / fixture.technicians * lanes;
    fixture.technicians = lanes;
    FIELDLANE_ASSIGN(file, bench::companyFixtureFile(fixture, folderOf(call)));
    bench::Report report;
    return bench::runBoardBench(file, report);
}

Result<void> benchAlerts(Call &call)
{
    FIELDLANE_ASSIGN(file, bench::companyFixtureFile(CompanyFixture(), folderOf(call)));
    bench::Report report;
    return bench::runAlertBench(file, report);
}

Result<void> benchMap(Call &call)
{
    CompanyFixture fixture {150, 0, 20'000};
    FIELDLANE_ASSIGN(markers, call.number("markers", fixture.waiting));
    fixture.waiting = markers;
    FIELDLANE_ASSIGN(file, bench::companyFixtureFile(fixture, folderOf(call)));
    bench::Report report;
    return bench::runMapBench(file, report);
}

Result<void> benchNearest(Call &call)
{
    CompanyFixture fixture {100'000, 0, 0};
    FIELDLANE_ASSIGN(people, call.number("people", fixture.technicians));
    fixture.technicians = people;
    FIELDLANE_ASSIGN(file, bench::companyFixtureFile(fixture, folderOf(call)));
    bench::Report report;
    return bench::runNearestBench(file, report);
}

Result<void> benchRank(Call &call)
{
    CompanyFixture fixture;
    FIELDLANE_ASSIGN(lanes, call.number("lanes", fixture.technicians));
    fixture.visits = fixture.visits / fixture.technicians * lanes;
    fixture.technicians = lanes;
    FIELDLANE_ASSIGN(file, bench::companyFixtureFile(fixture, folderOf(call)));
    bench::Report report;
    return bench::runRankBench(file, report);
}

Result<void> benchPool(Call &call)
{
    bench::PoolFixture fixture;
    FIELDLANE_ASSIGN(orders, call.number("orders", fixture.orders, 1000));
    fixture.orders = orders;
    FIELDLANE_ASSIGN(file, bench::poolFixtureFile(fixture, folderOf(call)));
    return bench::runPoolBench(file);
}

Result<void> benchImport(Call &call)
{
    bench::Report report;
    const QString folder = folderOf(call);
    QDir().mkpath(folder);
    FIELDLANE_ASSIGN(rows, call.number("rows", allRequests));
    const QString server = call.session.options().database;
    if (server.startsWith(QLatin1String("postgresql:"))) { // first, for it is refused when it is not empty
        FIELDLANE_TRY(bench::runImportBench(server, rows, report));
    } else {
        report.addSkipped(QStringLiteral("import.real.postgresql"), noServer());
    }
    return bench::runImportBench(folder + QStringLiteral("/import.db"), rows, report);
}

Result<void> benchStart(Call &call)
{
    bench::Report report;
    FIELDLANE_ASSIGN(times, call.number("starts", 5));
    FIELDLANE_ASSIGN(demonstration, bench::demonstrationDatabase(folderOf(call)));
    FIELDLANE_TRY(bench::runStartBench({QStringLiteral("demonstration"), demonstration, demonstrationStart, {}, times}, report));
    if (bench::realDataFolder().isEmpty()) {
        report.addSkipped(QStringLiteral("start.real"), QStringLiteral("FIELDLANE_DATA names no folder with the real requests."));
        return {};
    }
    FIELDLANE_ASSIGN(real, bench::realDatabase(folderOf(call)));
    return bench::runStartBench({QStringLiteral("real"), real, realStart, realMemory, times}, report);
}

Result<void> benchRules(Call &call)
{
    bench::Report report;
    bench::PoolFixture fixture;
    FIELDLANE_ASSIGN(orders, call.number("orders", fixture.orders, 1000));
    fixture.orders = orders;
    bench::runRulesBench(orders, report);
    FIELDLANE_ASSIGN(file, bench::poolFixtureFile(fixture, folderOf(call)));
    return bench::runRuleCountBench(file, orders, report);
}

Result<void> benchWatch(Call &call)
{
    bench::Report report;
    FIELDLANE_ASSIGN(changes, call.number("changes", 10));
    const QString folder = folderOf(call);
    QDir().mkpath(folder);
    FIELDLANE_TRY(bench::runWatchBench(folder + QStringLiteral("/watch.db"), changes, report));
    const QString server = call.session.options().database;
    if (!server.startsWith(QLatin1String("postgresql:"))) {
        report.addSkipped(QStringLiteral("watch.postgresql"), noServer());
        return {};
    }
    if (call.arguments.isEmpty()) {
        report.addSkipped(QStringLiteral("watch.postgresql"),
            QStringLiteral("The import took the database; name another with 'bench watch --db'."));
        return {};
    }
    return bench::runWatchBench(server, changes, report);
}

Result<void> benchEngine(Call &call)
{
    bench::Report report;
    bench::EngineBench wanted;
    FIELDLANE_ASSIGN(seeds, call.number("seeds", wanted.seeds));
    FIELDLANE_ASSIGN(seconds, call.number("seconds", 0));
    wanted.seeds = seeds;
    wanted.seconds = seconds;
    wanted.files = call.option("files").split(u',', Qt::SkipEmptyParts);
    if (bench::realDataFolder().isEmpty()) {
        report.addSkipped(QStringLiteral("engine"), QStringLiteral("FIELDLANE_DATA names no folder with instances."));
        return {};
    }
    return bench::runEngineBench(bench::realDataFolder(), wanted, report);
}

Result<void> benchPlan(Call &call)
{
    bench::Report report;
    FIELDLANE_TRY(bench::runPlanBench({}, firstPlan, report));
    FIELDLANE_TRY(bench::runInsertBench({}, report));
    if (!call.has("full"))
        return {};
    FIELDLANE_TRY(bench::runPlanBench({5000, 500}, firstLargePlan, report));
    if (bench::realDataFolder().isEmpty()) {
        report.addSkipped(QStringLiteral("plan.real"), QStringLiteral("FIELDLANE_DATA names no folder with the real requests."));
        return {};
    }
    FIELDLANE_ASSIGN(real, bench::realDatabase(folderOf(call)));
    return bench::runRealPlanBench(real, report);
}

struct Part
{
    const char *name;
    Result<void> (*run)(Call &);
};
constexpr Part parts[] {{"board", benchBoard}, {"map", benchMap}, {"nearest", benchNearest}, {"rank", benchRank}, {"pool", benchPool},
    {"import", benchImport}, {"start", benchStart}, {"watch", benchWatch}, {"alerts", benchAlerts}, {"rules", benchRules},
    {"engine", benchEngine},
    {"plan", benchPlan}};

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
    const auto count = [](const char *name, const char *what) {
        return VerbOption {QLatin1String(name), QStringLiteral("N"), QLatin1String(what)};
    };
    verbs.push_back({QStringLiteral("bench"), QStringLiteral("[PART]"),
        QStringLiteral("Measures the shipped program on databases of full size, one JSON line a measurement: board, "
                       "map, nearest, rank, pool, import, start, watch, alerts, rules, engine, plan, or all."),
        0, 1,
        {count("lanes", "of the board, each with a hundred visits (2000)"), count("markers", "on the map (20000)"),
            count("people", "to look for the nearest among (100000)"), count("orders", "in the pool's database and for the rules (1000000)"), count("rows", "of the real requests to import (all)"), count("starts", "of the console on each database (5)"),
            count("changes", "of another program that an open board is to show (10)"),
            count("seeds", "that the engine plans each instance with (5)"), count("seconds", "of each of its searches (those of the targets)"),
            {QStringLiteral("files"), QStringLiteral("NAMES"), QStringLiteral("of the engine's instances, with commas between (all)")},
            {QStringLiteral("full"), {}, QStringLiteral("days of 5,000 orders and of the real requests are planned, too")},
            {QStringLiteral("folder"), QStringLiteral("DIR"), QStringLiteral("where the databases are made and kept (the cache folder)")}},
        runBench, Verb::Display::Needed});
}

} // namespace fieldlane::app::ctl
