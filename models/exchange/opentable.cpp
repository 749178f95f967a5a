#include "exchange/opentable.h"
#include "exchange/csvreader.h"
#include "exchange/csvwriter.h"
#include "exchange/geojsonreader.h"
#include "exchange/geojsonwriter.h"
#include "exchange/xlsxreader.h"
#include "exchange/xlsxwriter.h"
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// A CSV header never starts with a brace, JSON objects always do.
bool looksLikeJson(QByteArray head)
{
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.mid(3);
    return head.trimmed().startsWith('{');
}

template <class Reader> Result<std::unique_ptr<TableReader>> asTable(Result<std::unique_ptr<Reader>> reader)
{
    if (!reader)
        return reader.error();
    return std::unique_ptr<TableReader>(std::move(*reader));
}

} // namespace

Result<std::unique_ptr<TableReader>> openTable(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return Error{
            ErrorCode::NotFound, path, QCoreApplication::translate("OpenTable", "There is no such file.")};
    if (!file->open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, path, file->errorString()};
    const QByteArray head = file->peek(256);
    if (head.startsWith("PK\x03\x04"))
        return asTable(XlsxReader::open(path));
    if (head.startsWith("\xd0\xcf\x11\xe0"))
        return Error{ErrorCode::Unsupported, path,
            QCoreApplication::translate("OpenTable",
                "This is a workbook of the old XLS format or one with a password; save it as XLSX without "
                "one.")};
    if (looksLikeJson(head))
        return asTable(GeoJsonReader::open(*file, path));
    return asTable(CsvReader::open(std::move(file), path));
}

std::optional<TableFormat> formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return TableFormat::Csv;
    if (suffix == QLatin1String("xlsx"))
        return TableFormat::Xlsx;
    if (suffix == QLatin1String("geojson") || suffix == QLatin1String("json"))
        return TableFormat::GeoJson;
    return std::nullopt;
}

std::unique_ptr<TableWriter> tableWriter(TableFormat format, QIODevice *device, const QString &title)
{
    switch (format) {
    case TableFormat::Xlsx:
        return std::make_unique<XlsxWriter>(device, title);
    case TableFormat::GeoJson:
        return std::make_unique<GeoJsonWriter>(device);
    case TableFormat::Csv:
        break;
    }
    return std::make_unique<CsvWriter>(device);
}

} // namespace fieldlane::exchange
