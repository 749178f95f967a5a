#include "app/bench/importbench.h"
#include "app/bench/fixturefile.h"
#include "core/random.h"
#include "desk/importjob.h"
#include "exchange/opentable.h"
#include <algorithm>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;
using core::Result;
using exchange::ColumnMap;
using exchange::TableKind;

namespace {

constexpr double fileTarget = 5'000; // milliseconds
constexpr double serverTarget = 15'000;
constexpr int technicians = 150;

Result<ColumnMap> orderMap()
{
    const auto text = [](const char *name) { return QString::fromLatin1(name); };
    QJsonObject map;
    for (const char *same : {"created", "closed", "type", "channel", "address", "latitude", "longitude"})
        map.insert(text(same), text(same));
    map.insert(text("number"), text("request_number"));
    map.insert(text("unit"), text("region"));
    map.insert(text("zone"), text("America/Los_Angeles"));
    return ColumnMap::fromJson(TableKind::Orders, map);
}

Result<desk::ImportReport> import(desk::Desk &desk, const QString &file, const ColumnMap &map)
{
    FIELDLANE_ASSIGN(job,
        desk::ImportJob::open(desk,
            {file, map, QTimeZone("America/Los_Angeles"), desk::MissingNames::Create, desk::ImportMode::Run}));
    job->start();
    if (job->error())
        return *job->error();
    return job->report();
}

Result<void> importUnits(desk::Desk &desk, const QDir &data)
{
    const QString file = data.filePath(QStringLiteral("la-neighborhoods.geojson"));
    FIELDLANE_ASSIGN(table, exchange::openTable(file));
    ColumnMap map = ColumnMap::fromHeader(TableKind::Units, table->header()); // with their areas
    map.columns[int(exchange::UnitColumn::Name)] = QStringLiteral("service_re");
    FIELDLANE_TRY(import(desk, file, map));
    return {};
}

/// Seeded people all over the city, so that the board has lanes.
Result<void> importTechnicians(desk::Desk &desk)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("technicians.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return Error {ErrorCode::ReadOnly, file.fileName(), QStringLiteral("The file cannot be written.")};
    core::Random random(1);
    QByteArray csv = "code,name,latitude,longitude,skills,shiftStart,shiftEnd,capacity\n";
    for (int i = 1; i <= technicians; ++i)
        csv += "LA" + QByteArray::number(i) + ",Technician " + QByteArray::number(i) + ','
            + QByteArray::number(33.72 + 0.6 * random.unit(), 'f', 6) + ','
            + QByteArray::number(-118.65 + 0.5 * random.unit(), 'f', 6) + ",sanitation:2,08:00,17:00,8\n";
    file.write(csv);
    file.close();
    const ColumnMap map = ColumnMap::fromHeader(
        TableKind::Technicians, QString::fromLatin1(csv.left(csv.indexOf('\n'))).split(QLatin1Char(',')));
    FIELDLANE_TRY(import(desk, file.fileName(), map));
    return {};
}

Result<std::unique_ptr<desk::Desk>> makeDesk(const QString &database, const core::Clock &clock)
{
    desk::Desk::Options options;
    options.database = database;
    options.access = desk::Desk::Access::Create;
    return desk::Desk::open(options, clock);
}

QString requestsFile()
{
    return QDir(realDataFolder()).filePath(QStringLiteral("la311-orders.csv"));
}

/// A copy with the first rows; none of them goes over several lines.
Result<QString> firstRequests(int rows, const QTemporaryDir &folder)
{
    QFile whole(requestsFile());
    QFile part(folder.filePath(QStringLiteral("requests.csv")));
    if (!whole.open(QIODevice::ReadOnly) || !part.open(QIODevice::WriteOnly))
        return Error {ErrorCode::ReadOnly, part.fileName(), QStringLiteral("The requests cannot be copied.")};
    for (int line = 0; line <= rows && !whole.atEnd(); ++line)
        part.write(whole.readLine());
    return part.fileName();
}

/// The wall time of an import of requests.
Result<Timing> timeOrders(desk::Desk &desk, const QString &file, desk::ImportReport &report)
{
    FIELDLANE_ASSIGN(map, orderMap());
    Result<desk::ImportReport> imported = Error {};
    Timing timing(Timing::Clock::Wall);
    timing.run([&] { imported = import(desk, file, map); });
    if (!imported)
        return imported.error();
    report = *imported;
    return timing;
}

} // namespace

QString realDataFolder()
{
    return qEnvironmentVariable("FIELDLANE_DATA");
}

Result<QString> realDatabase(const QString &folder)
{
    if (realDataFolder().isEmpty())
        return Error {ErrorCode::NotFound, QStringLiteral("FIELDLANE_DATA"), QStringLiteral("It names no folder.")};
    return fixtureFile(folder, QStringLiteral("real-requests.db"), [](const QString &file) -> Result<void> {
        const core::SystemClock clock;
        FIELDLANE_ASSIGN(desk, makeDesk(file, clock));
        FIELDLANE_TRY(importUnits(*desk, realDataFolder()));
        desk::ImportReport report;
        FIELDLANE_TRY(timeOrders(*desk, requestsFile(), report));
        return importTechnicians(*desk);
    });
}

Result<void> runImportBench(const QString &database, int rows, Report &report)
{
    const bool server = database.startsWith(QLatin1String("postgresql:"));
    const QString name = server ? QStringLiteral("import.real.postgresql") : QStringLiteral("import.real.sqlite");
    if (realDataFolder().isEmpty()) {
        report.addSkipped(name, QStringLiteral("FIELDLANE_DATA names no folder with the real requests."));
        return {};
    }
    if (!server)
        removeDatabase(database);
    const core::SystemClock clock;
    FIELDLANE_ASSIGN(desk, makeDesk(database, clock));
    if (!desk->catalog().units().empty())
        return Error {ErrorCode::Forbidden, desk->databaseName(), QStringLiteral("The database must be empty.")};
    FIELDLANE_TRY(importUnits(*desk, realDataFolder()));
    const auto &units = desk->catalog().units();
    const auto areas = std::count_if(units.begin(), units.end(), [](const domain::Unit &unit) { return !unit.area.empty(); });
    const QTemporaryDir folder;
    FIELDLANE_ASSIGN(file, firstRequests(rows, folder));
    desk::ImportReport imported;
    FIELDLANE_ASSIGN(first, timeOrders(*desk, file, imported));
    report.addAgainst(name, first, server ? serverTarget : fileTarget,
        {{QStringLiteral("areas"), qint64(areas)}, {QStringLiteral("created"), qint64(imported.created)}, {QStringLiteral("rejected"), qint64(imported.rejected)}});
    FIELDLANE_ASSIGN(again, timeOrders(*desk, file, imported));
    report.add(name + QStringLiteral(".again"), again, {{QStringLiteral("unchanged"), qint64(imported.unchanged)}});
    desk.reset();
    if (!server)
        removeDatabase(database);
    return {};
}

} // namespace fieldlane::app::bench
