#include "app/ctl/verbs.h"
#include "desk/importjob.h"
#include "exchange/opentable.h"
#include "exchange/values.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;
using desk::ImportReport;
using exchange::TableKind;

namespace {

constexpr size_t shownReasons = 20;

Result<QTimeZone> zoneFrom(const Call &call)
{
    if (!call.has("zone"))
        return QTimeZone();
    if (!exchange::isZoneName(call.option("zone")))
        return wrongUse(QStringLiteral("--zone %1").arg(call.option("zone")),
            QStringLiteral("Give a zone such as Europe/Vaduz."));
    return QTimeZone(call.option("zone").toUtf8());
}

bool hasZoneColumn(const exchange::ColumnMap &map)
{
    switch (map.kind) {
    case TableKind::Technicians:
        return map.columns.contains(int(exchange::TechnicianColumn::Zone));
    case TableKind::Units:
        return map.columns.contains(int(exchange::UnitColumn::Zone));
    case TableKind::Orders:
        break;
    }
    return map.columns.contains(int(exchange::OrderColumn::Zone));
}

/// The map of the call, or the one that the header suggests.
Result<exchange::ColumnMap> mapFrom(const Call &call, TableKind kind)
{
    exchange::ColumnMap map;
    if (call.has("map")) {
        FIELDLANE_ASSIGN(read, exchange::ColumnMap::fromFile(kind, call.option("map")));
        map = read;
    } else {
        auto table = exchange::openTable(call.arguments[0]);
        // A file that cannot be read is a failure, not a wrong use of the program.
        if (!table)
            return Error{table.error().code == core::ErrorCode::InvalidInput ? core::ErrorCode::Unsupported
                                                                             : table.error().code,
                table.error().subject, table.error().detail};
        map = exchange::ColumnMap::fromHeader(kind, (*table)->header());
    }
    if (call.has("name-property"))
        map.columns[int(exchange::UnitColumn::Name)] = call.option("name-property");
    return map;
}

QJsonObject toJson(const ImportReport &report, const desk::ImportJob &job)
{
    QJsonArray rejects;
    for (const desk::RejectedRow &row : report.rejects)
        rejects += QJsonObject{{QStringLiteral("line"), row.line}, {QStringLiteral("reason"), row.reasons}};
    QJsonArray notes;
    for (const auto &[rule, count] : report.notes)
        notes += QJsonObject{{QStringLiteral("rows"), count},
            {QStringLiteral("note"), exchange::sentence({rule, exchange::RowSeverity::Note, {}, {}})}};
    return {{QStringLiteral("rows"), report.rows()}, {QStringLiteral("created"), report.created},
        {QStringLiteral("updated"), report.updated}, {QStringLiteral("unchanged"), report.unchanged},
        {QStringLiteral("rejected"), report.rejected}, {QStringLiteral("notes"), notes},
        {QStringLiteral("newUnits"), QJsonArray::fromStringList(report.newUnits)},
        {QStringLiteral("newTypes"), QJsonArray::fromStringList(report.newTypes)},
        {QStringLiteral("unusedColumns"), QJsonArray::fromStringList(job.unusedColumns())},
        {QStringLiteral("rejects"), rejects}, {QStringLiteral("rejectsFile"), job.rejectsPath()}};
}

void printReport(Output &out, const ImportReport &report, const desk::ImportJob &job, bool isDry)
{
    const auto list = [&](const char *title, const QStringList &names) {
        if (!names.isEmpty())
            out.print(QStringLiteral("%1: %2").arg(QLatin1String(title), names.join(QLatin1String(", "))));
    };
    out.print(QStringLiteral("%1 rows: %2 created, %3 updated, %4 unchanged, %5 rejected.")
                  .arg(report.rows())
                  .arg(report.created)
                  .arg(report.updated)
                  .arg(report.unchanged)
                  .arg(report.rejected));
    if (isDry)
        out.print(QStringLiteral("This was a dry run; nothing was written."));
    else if (report.created == 0 && report.updated == 0)
        out.print(QStringLiteral("Nothing changed."));
    list("New units", report.newUnits);
    list("New order types", report.newTypes);
    list("Columns not used", job.unusedColumns());
    for (const auto &[rule, count] : report.notes)
        out.print(QStringLiteral("Note on %1 rows: %2")
                      .arg(count)
                      .arg(exchange::sentence({rule, exchange::RowSeverity::Note, {}, {}})));
    for (size_t i = 0; i < std::min(shownReasons, report.rejects.size()); ++i)
        out.print(QStringLiteral("Line %1: %2").arg(report.rejects[i].line).arg(report.rejects[i].reasons));
    if (!job.rejectsPath().isEmpty())
        out.print(QStringLiteral("The rejected rows are in %1.").arg(job.rejectsPath()));
}

/// What was stored before the failure is told with it.
Error withProgress(Error error, const ImportReport &report)
{
    error.detail += QStringLiteral(" %1 rows were imported before that; run the import again to complete it.")
                        .arg(report.rows() - report.rejected);
    return error;
}

Result<Exit> importTable(Call &call, TableKind kind)
{
    FIELDLANE_ASSIGN(zone, zoneFrom(call));
    FIELDLANE_ASSIGN(map, mapFrom(call, kind));
    if (zone.isValid())
        map.zone.clear(); // what is typed counts before what a file says
    FIELDLANE_ASSIGN(desk, call.session.desk());
    desk::ImportOptions options{call.arguments[0], map, zone,
        call.has("create-missing") ? desk::MissingNames::Create : desk::MissingNames::Reject,
        call.has("dry-run") ? desk::ImportMode::DryRun : desk::ImportMode::Run};
    if (!hasZoneColumn(map) && !desk::zoneOfImport(options, desk->catalog()).isValid())
        return wrongUse(QStringLiteral("--zone"),
            QStringLiteral("This machine does not know its time zone; name the file's, for example with --zone Europe/Vaduz."));
    FIELDLANE_ASSIGN(job, desk::ImportJob::open(*desk, options));
    job->start();
    if (job->error())
        return withProgress(*job->error(), job->report());
    if (call.out.isJson())
        call.out.print(toJson(job->report(), *job));
    else
        printReport(call.out, job->report(), *job, call.has("dry-run"));
    if (job->rejectsError())
        return *job->rejectsError();
    return job->report().rejected > 0 ? Exit::Finding : Exit::Ok;
}

Verb importVerb(const char *words, const char *summary, TableKind kind)
{
    Verb verb;
    verb.words = QLatin1String(words);
    verb.arguments = QStringLiteral("FILE");
    verb.summary = QLatin1String(summary);
    verb.least = 1;
    verb.most = 1;
    verb.options
        = {{QStringLiteral("map"), QStringLiteral("MAP.json"), QStringLiteral("our field -> their column")},
            {QStringLiteral("zone"), QStringLiteral("ZONE"),
                QStringLiteral("of times without one, such as Europe/Vaduz")},
            {QStringLiteral("dry-run"), {}, QStringLiteral("judge every row and change nothing")},
            {QStringLiteral("create-missing"), {},
                QStringLiteral("make units and order types that do not exist")}};
    if (kind == TableKind::Units)
        verb.options.push_back({QStringLiteral("name-property"), QStringLiteral("NAME"),
            QStringLiteral("the column or property that names the unit")});
    verb.run = [kind](Call &call) { return importTable(call, kind); };
    return verb;
}

} // namespace

void addImportVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back(
        importVerb("import orders", "Imports orders from CSV, XLSX or GeoJSON.", TableKind::Orders));
    verbs.push_back(importVerb(
        "import technicians", "Imports technicians from CSV, XLSX or GeoJSON.", TableKind::Technicians));
    verbs.push_back(importVerb("import units",
        "Imports units and their service areas from GeoJSON, CSV or XLSX.", TableKind::Units));
}

} // namespace fieldlane::app::ctl
