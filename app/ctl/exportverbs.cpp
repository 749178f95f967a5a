#include "app/ctl/lookup.h"
#include "app/ctl/verbs.h"
#include "desk/exporttable.h"
#include "store/historyrepository.h"
#include "ui/intake/historypaper.h"
#include <cstdio>
#include <QFile>
#include <QSaveFile>

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;
using exchange::TableFormat;
using exchange::TableKind;

namespace {

Result<TableFormat> formatFrom(const Call &call)
{
    std::vector<TableFormat> asked;
    const std::pair<const char *, TableFormat> switches[]
        = {{"csv", TableFormat::Csv}, {"xlsx", TableFormat::Xlsx}, {"geojson", TableFormat::GeoJson}};
    for (const auto &[name, format] : switches) {
        if (call.has(name))
            asked.push_back(format);
    }
    if (asked.size() > 1)
        return wrongUse(call.words, QStringLiteral("Give one of --csv, --xlsx and --geojson."));
    if (!asked.empty())
        return asked.front();
    if (call.arguments.isEmpty())
        return TableFormat::Csv;
    if (const auto format = exchange::formatOf(call.arguments[0]))
        return *format;
    return wrongUse(call.arguments[0], QStringLiteral("Give one of --csv, --xlsx and --geojson."));
}

Result<qint64> write(desk::Desk &desk, const desk::ExportOptions &options, QIODevice *device)
{
    return read<qint64>(desk, [&](store::Connection &connection) {
        return desk::exportTable(connection, desk.catalog(), options, device);
    });
}

/// A file appears whole or not at all.
Result<qint64> writeFile(desk::Desk &desk, const desk::ExportOptions &options, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{core::ErrorCode::Unavailable, path, file.errorString()};
    FIELDLANE_ASSIGN(count, write(desk, options, &file));
    if (!file.commit())
        return Error{core::ErrorCode::Unavailable, path, file.errorString()};
    return count;
}

Result<Exit> exportKind(Call &call, TableKind kind)
{
    FIELDLANE_ASSIGN(format, formatFrom(call));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(filter, desk::ExportFilter::parse(kind, {call.option("filter")}, desk->catalog()));
    const desk::ExportOptions options{kind, format, filter, desk->viewer()};
    if (call.arguments.isEmpty()) {
        QFile file;
        call.out.flush(); // both write to the same place
        if (!file.open(stdout, QIODevice::WriteOnly))
            return Error{core::ErrorCode::Unavailable, QStringLiteral("standard output"), file.errorString()};
        FIELDLANE_TRY(write(*desk, options, &file));
        return Exit::Ok;
    }
    FIELDLANE_ASSIGN(count, writeFile(*desk, options, call.arguments[0]));
    if (call.out.isJson())
        call.out.print(
            QJsonObject{{QStringLiteral("rows"), count}, {QStringLiteral("file"), call.arguments[0]}});
    else
        call.out.print(QStringLiteral("%1 rows were written to %2.").arg(count).arg(call.arguments[0]));
    return Exit::Ok;
}

Verb exportVerb(const char *words, const char *summary, TableKind kind)
{
    Verb verb;
    verb.words = QLatin1String(words);
    verb.arguments = QStringLiteral("[FILE]");
    verb.summary = QLatin1String(summary);
    verb.most = 1;
    verb.options = {{QStringLiteral("csv"), {}, QStringLiteral("as CSV for any program")},
        {QStringLiteral("xlsx"), {}, QStringLiteral("as a workbook")},
        {QStringLiteral("geojson"), {}, QStringLiteral("as places or areas on a map")},
        {QStringLiteral("filter"), QStringLiteral("KEY=VALUE,..."),
            QStringLiteral("only these, for example state=assigned|accepted,unit=Vaduz")}};
    verb.run = [kind](Call &call) { return exportKind(call, kind); };
    return verb;
}

Result<Exit> exportHistory(Call &call)
{
    const QString path = call.arguments[0];
    const auto format = ui::intake::HistoryPaper::formatOf(path);
    if (!format)
        return wrongUse(path, QStringLiteral("The name of the file must end in .csv or .pdf."));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    domain::HistoryQuestion question;
    question.viewer = desk->viewer();
    question.actor = call.option("who");
    FIELDLANE_ASSIGN(from, call.time("from"));
    FIELDLANE_ASSIGN(until, call.time("until"));
    if (from && until && *until <= *from)
        return wrongUse(QStringLiteral("--until"), QStringLiteral("The time ends before it begins; give a later --until."));
    if (from || until)
        question.span = {from.value_or(core::fromMs(0)), until.value_or(desk->now() + core::hours(1))};
    QString title = QStringLiteral("History of orders");
    if (call.has("order")) {
        FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.option("order")));
        question.order = record.order.id;
        title = QStringLiteral("History of order %1").arg(record.order.number);
    }
    using Entries = std::vector<domain::HistoryEntry>;
    FIELDLANE_ASSIGN(entries, read<Entries>(*desk, [&](store::Connection &c) { return store::readHistory(c, question); }));
    if (int(entries.size()) >= question.most)
        return Error{core::ErrorCode::InvalidInput, path, QStringLiteral("More than %1 events are too many for one file; give --from and --until.").arg(question.most)};
    FIELDLANE_TRY(ui::intake::HistoryPaper(desk->catalog(), desk->now()).writeFile(entries, title, path, *format));
    if (call.out.isJson())
        call.out.print(QJsonObject{{QStringLiteral("rows"), qint64(entries.size())}, {QStringLiteral("file"), path}});
    else
        call.out.print(QStringLiteral("%1 events were written to %2.").arg(entries.size()).arg(path));
    return Exit::Ok;
}

} // namespace

void addExportVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back(
        exportVerb("export orders", "Writes orders to a file, or to standard output; their photos and files go with a backup.", TableKind::Orders));
    verbs.push_back(exportVerb("export technicians", "Writes technicians to a file, or to standard output.",
        TableKind::Technicians));
    verbs.push_back({QStringLiteral("export history"), QStringLiteral("FILE.csv|FILE.pdf"),
        QStringLiteral("Writes who did what to orders, when and why, as a table or a document."), 1, 1,
        {{QStringLiteral("order"), QStringLiteral("NUMBER"), QStringLiteral("only of this order")},
            {QStringLiteral("from"), QStringLiteral("TIME"), QStringLiteral("only from then on")},
            {QStringLiteral("until"), QStringLiteral("TIME"), QStringLiteral("only before then")},
            {QStringLiteral("who"), QStringLiteral("LOGIN"), QStringLiteral("only what this person did")}},
        exportHistory, Verb::Display::Needed});
    verbs.push_back(exportVerb(
        "export units", "Writes units with their areas to a file, or to standard output.", TableKind::Units));
}

} // namespace fieldlane::app::ctl
