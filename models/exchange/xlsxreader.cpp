#include "exchange/xlsxreader.h"
#include <algorithm>
#include <QCoreApplication>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr qsizetype maxColumns = 16'384; // of the format

QString words(const char *text)
{
    return QCoreApplication::translate("XlsxReader", text);
}

/// "BC12" -> 54; -1 when the reference has no letters.
qsizetype columnOf(QStringView reference)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < QLatin1Char('A') || c > QLatin1Char('Z') || column > maxColumns)
            break;
        column = column * 26 + (c.unicode() - 'A' + 1);
    }
    return column - 1;
}

QByteArray resolved(const QString &target)
{
    return (target.startsWith(QLatin1Char('/')) ? target.mid(1) : QStringLiteral("xl/") + target).toUtf8();
}

} // namespace

XlsxReader::XlsxReader(std::unique_ptr<ZipArchive> archive, const QString &path)
    : m_archive(std::move(archive))
    , m_path(path)
{
}

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(const QString &path, qint64 unpackLimit)
{
    FIELDLANE_ASSIGN(archive, ZipArchive::open(path, unpackLimit));
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(archive), path));
    FIELDLANE_TRY(reader->readParts());
    return reader;
}

Result<void> XlsxReader::readParts()
{
    FIELDLANE_ASSIGN(sheet, findSheet());
    if (m_archive->contains("xl/styles.xml")) {
        FIELDLANE_ASSIGN(styles, m_archive->read("xl/styles.xml"));
        m_styles = SheetStyles(styles);
    }
    FIELDLANE_TRY(readSharedStrings());
    m_sheetSize = m_archive->sizeOf(sheet);
    FIELDLANE_ASSIGN(device, m_archive->stream(sheet));
    m_sheet = std::move(device);
    m_xml.setDevice(m_sheet.get());
    const auto first = nextRow();
    if (m_error)
        return *m_error;
    if (!first)
        return Error{ErrorCode::InvalidInput, m_path, words("The first sheet is empty.")};
    for (const QString &cell : first->cells)
        m_header += cell.trimmed();
    return {};
}

/// The part that holds the first sheet in the workbook's order; sets the epoch on the way.
Result<QByteArray> XlsxReader::findSheet()
{
    FIELDLANE_ASSIGN(workbook, m_archive->read("xl/workbook.xml"));
    QString relation;
    QXmlStreamReader xml(workbook);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"workbookPr") {
            const auto date1904 = xml.attributes().value(QLatin1String("date1904"));
            m_epoch = date1904 == u"1" || date1904 == u"true" ? Epoch::Year1904 : Epoch::Year1900;
        } else if (xml.name() == u"sheet" && relation.isEmpty()) {
            for (const QXmlStreamAttribute &a : xml.attributes()) {
                if (a.name() == u"id")
                    relation = a.value().toString();
            }
        }
    }
    FIELDLANE_ASSIGN(relations, m_archive->read("xl/_rels/workbook.xml.rels"));
    QXmlStreamReader links(relations);
    while (!links.atEnd()) {
        if (links.readNext() == QXmlStreamReader::StartElement
            && links.attributes().value(QLatin1String("Id")) == relation && !relation.isEmpty())
            return resolved(links.attributes().value(QLatin1String("Target")).toString());
    }
    return Error{ErrorCode::InvalidInput, m_path, words("The workbook has no sheet.")};
}

Result<void> XlsxReader::readSharedStrings()
{
    if (!m_archive->contains("xl/sharedStrings.xml"))
        return {};
    FIELDLANE_ASSIGN(device, m_archive->stream("xl/sharedStrings.xml"));
    m_xml.setDevice(device.get());
    while (!m_xml.atEnd()) {
        if (m_xml.readNext() == QXmlStreamReader::StartElement && m_xml.name() == u"si")
            m_sharedStrings.push_back(readRichText());
    }
    const bool damaged = m_xml.hasError();
    m_xml.clear();
    if (damaged)
        return Error{ErrorCode::InvalidInput, m_path, words("The shared texts of the workbook are damaged.")};
    return {};
}

/// All <t> below the current element, without the phonetic hints of Japanese sheets.
QString XlsxReader::readRichText()
{
    QString text;
    const QString container = m_xml.name().toString();
    int phonetic = 0;
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (m_xml.name() == u"rPh")
            phonetic += token == QXmlStreamReader::StartElement ? 1
                : token == QXmlStreamReader::EndElement         ? -1
                                                                : 0;
        if (token == QXmlStreamReader::EndElement && m_xml.name() == container)
            break;
        if (token == QXmlStreamReader::StartElement && m_xml.name() == u"t" && phonetic == 0)
            text += m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return text;
}

std::optional<TableRow> XlsxReader::next()
{
    while (auto row = nextRow()) {
        if (std::all_of(row->cells.cbegin(), row->cells.cend(), [](const QString &c) { return c.isEmpty(); }))
            continue;
        while (row->cells.size() > m_header.size() && row->cells.last().isEmpty())
            row->cells.removeLast();
        if (row->cells.size() > m_header.size())
            row->fault = words("The row has %1 cells where the header has %2.")
                             .arg(row->cells.size())
                             .arg(m_header.size());
        while (row->cells.size() < m_header.size())
            row->cells += QString();
        return row;
    }
    return std::nullopt;
}

std::optional<TableRow> XlsxReader::nextRow()
{
    while (!m_xml.atEnd() && !m_error) {
        if (m_xml.readNext() != QXmlStreamReader::StartElement || m_xml.name() != u"row")
            continue;
        const qint64 stated = m_xml.attributes().value(QLatin1String("r")).toLongLong();
        m_line = stated > 0 ? stated : m_line + 1;
        TableRow row{m_line, {}, {}};
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement && m_xml.name() == u"row")
                return row;
            if (token != QXmlStreamReader::StartElement || m_xml.name() != u"c")
                continue;
            Cell cell = readCell(row.cells.size());
            if (cell.column < 0 || cell.column >= maxColumns)
                continue;
            while (row.cells.size() <= cell.column)
                row.cells += QString();
            row.cells[cell.column] = std::move(cell.text);
        }
    }
    if (m_xml.hasError() && !m_error)
        m_error = Error{ErrorCode::InvalidInput, m_path,
            words("The sheet is damaged after row %1: %2").arg(m_line).arg(m_xml.errorString())};
    return std::nullopt;
}

XlsxReader::Cell XlsxReader::readCell(qsizetype expectedColumn)
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const QString type = attributes.value(QLatin1String("t")).toString();
    const int style = attributes.value(QLatin1String("s")).toInt();
    const qsizetype stated = columnOf(attributes.value(QLatin1String("r")));
    Cell cell{stated >= 0 ? stated : expectedColumn, {}};
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement && m_xml.name() == u"c")
            break;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (m_xml.name() == u"v")
            cell.text = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (m_xml.name() == u"is")
            cell.text = readRichText();
    }
    if (type == u"s") {
        const qsizetype index = cell.text.toLongLong();
        cell.text = index >= 0 && size_t(index) < m_sharedStrings.size() ? m_sharedStrings[size_t(index)]
                                                                         : QString();
    } else if (type == u"b") {
        cell.text = cell.text == u"1" ? QStringLiteral("true") : QStringLiteral("false");
    } else if (type == u"e") {
        cell.text.clear(); // a formula that failed has no value
    } else if (type.isEmpty() || type == u"n") {
        cell.text = numberAsText(cell.text, m_styles.kindOf(style), m_epoch);
    }
    return cell;
}

double XlsxReader::progress() const
{
    return m_sheetSize > 0 ? std::min(1.0, double(m_xml.characterOffset()) / double(m_sheetSize)) : 0.0;
}

} // namespace fieldlane::exchange
