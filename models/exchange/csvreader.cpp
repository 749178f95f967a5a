#include "exchange/csvreader.h"
#include "exchange/formulaguard.h"
#include "exchange/textencoding.h"
#include <algorithm>
#include <QCoreApplication>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr qint64 chunkSize = 1 << 16;
constexpr QChar quote = QLatin1Char('"');

QString words(const char *text)
{
    return QCoreApplication::translate("CsvReader", text);
}

} // namespace

CsvReader::CsvReader(std::unique_ptr<QIODevice> device, const QString &name, CsvLimits limits)
    : m_device(std::move(device))
    , m_name(name)
    , m_limits(limits)
{
    const TextEncoding encoding = detectEncoding(*m_device);
    m_device->seek(encoding.skip);
    m_decoder = QStringDecoder(encoding.codec.constData());
    m_encoding = QString::fromLatin1(encoding.codec);
}

Result<std::unique_ptr<CsvReader>> CsvReader::open(
    std::unique_ptr<QIODevice> device, const QString &name, CsvLimits limits)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(device), name, limits));
    FIELDLANE_TRY(reader->readHeader());
    return reader;
}

Result<void> CsvReader::readHeader()
{
    while (!isEnd(m_start) && lineBreakAt(m_start) > 0)
        drop(m_start + lineBreakAt(m_start), 1);
    if (isEnd(m_start))
        return Error{ErrorCode::InvalidInput, m_name, words("The file is empty.")};
    detectSeparator();
    const Parsed parsed = parseRow();
    if (parsed.fault != Fault::None)
        return Error{ErrorCode::InvalidInput, m_name, sentence(parsed)};
    for (const QString &cell : parsed.cells)
        m_header += cell.trimmed();
    drop(parsed.end, parsed.lines);
    return {};
}

std::optional<TableRow> CsvReader::next()
{
    while (!isEnd(m_start) && !m_error) {
        const qint64 line = m_line;
        Parsed parsed = parseRow();
        if (parsed.fault != Fault::None) {
            const qsizetype end = endOfLine(m_start);
            TableRow row{
                line, {m_buffer.mid(m_start, std::min(end - m_start, m_limits.rowChars))}, sentence(parsed)};
            drop(end + lineBreakAt(end), 1);
            return row;
        }
        drop(parsed.end, parsed.lines);
        if (std::all_of(
                parsed.cells.cbegin(), parsed.cells.cend(), [](const QString &c) { return c.isEmpty(); }))
            continue;
        TableRow row{line, std::move(parsed.cells), {}};
        if (row.cells.size() != m_header.size())
            row.fault = words("The row has %1 fields where the header has %2.")
                            .arg(row.cells.size())
                            .arg(m_header.size());
        return row;
    }
    return std::nullopt;
}

CsvReader::Parsed CsvReader::parseRow()
{
    Parsed row;
    qint64 lines = 0;
    for (qsizetype position = m_start;; ++position) {
        const bool quoted = at(position) == quote;
        const qint64 firstLine = m_line + lines;
        Field field = quoted ? quotedField(position, lines) : plainField(position);
        if (field.fault == Fault::None
            && (field.end - m_start > m_limits.rowChars || row.cells.size() >= m_limits.fields))
            field.fault = Fault::TooLong;
        if (field.fault != Fault::None) {
            row.fault = field.fault;
            row.faultLine = field.fault == Fault::TextAfterQuote ? m_line + lines : firstLine;
            return row;
        }
        row.cells += unguarded(field.text);
        position = field.end;
        if (isEnd(position) || at(position) != m_separator) {
            const qsizetype lineBreak = lineBreakAt(position);
            row.end = position + lineBreak;
            row.lines = lines + (lineBreak > 0 ? 1 : 0);
            return row;
        }
    }
}

CsvReader::Field CsvReader::quotedField(qsizetype position, qint64 &lines)
{
    Field field;
    for (++position;; ++position) {
        if (isEnd(position)) {
            field.fault = Fault::OpenQuote;
            return field;
        }
        if (position - m_start > m_limits.rowChars) {
            field.fault = Fault::OpenQuote; // a quote that stays open for megabytes was never meant as one
            return field;
        }
        const QChar c = at(position);
        if (c == quote) {
            if (at(position + 1) != quote)
                break;
            ++position;
        } else if (c == QLatin1Char('\n')
            || (c == QLatin1Char('\r') && at(position + 1) != QLatin1Char('\n'))) {
            ++lines;
        }
        field.text += c;
    }
    ++position;
    while (at(position) == QLatin1Char(' '))
        ++position;
    if (!isEnd(position) && at(position) != m_separator && lineBreakAt(position) == 0)
        field.fault = Fault::TextAfterQuote;
    field.end = position;
    return field;
}

CsvReader::Field CsvReader::plainField(qsizetype position)
{
    Field field;
    field.end = position;
    while (!isEnd(field.end) && at(field.end) != m_separator && lineBreakAt(field.end) == 0) {
        if (++field.end - m_start > m_limits.rowChars) {
            field.fault = Fault::TooLong;
            return field;
        }
    }
    field.text = m_buffer.mid(position, field.end - position);
    return field;
}

bool CsvReader::fill()
{
    if (m_atEnd)
        return false;
    const QByteArray bytes = m_device->read(chunkSize);
    if (bytes.isEmpty()) {
        m_atEnd = true;
        if (!m_device->atEnd())
            m_error = Error{ErrorCode::Unavailable, m_name, m_device->errorString()};
        return false;
    }
    m_buffer += m_decoder.decode(bytes);
    return true;
}

QChar CsvReader::at(qsizetype position)
{
    while (position >= m_buffer.size()) {
        if (!fill())
            return {};
    }
    return m_buffer[position];
}

bool CsvReader::isEnd(qsizetype position)
{
    at(position);
    return position >= m_buffer.size();
}

/// The length of the line break at a position: 0 for none, 2 for CR LF.
qsizetype CsvReader::lineBreakAt(qsizetype position)
{
    const QChar c = at(position);
    if (c == QLatin1Char('\n'))
        return 1;
    if (c == QLatin1Char('\r'))
        return at(position + 1) == QLatin1Char('\n') ? 2 : 1;
    return 0;
}

qsizetype CsvReader::endOfLine(qsizetype position)
{
    while (!isEnd(position) && lineBreakAt(position) == 0)
        ++position;
    return position;
}

void CsvReader::drop(qsizetype end, qint64 lines)
{
    m_start = end;
    m_line += lines;
    if (m_start > chunkSize) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
}

QString CsvReader::sentence(const Parsed &parsed) const
{
    switch (parsed.fault) {
    case Fault::OpenQuote:
        return words("The quote that opens on line %1 is never closed.").arg(parsed.faultLine);
    case Fault::TextAfterQuote:
        return words("Text follows the closing quote on line %1.").arg(parsed.faultLine);
    case Fault::TooLong:
        return words("The row is longer than %1 characters or has more than %2 fields.")
            .arg(m_limits.rowChars)
            .arg(m_limits.fields);
    case Fault::None:
        break;
    }
    return {};
}

/// Takes the candidate that the first line has most of outside quotes.
void CsvReader::detectSeparator()
{
    const QString candidates = QStringLiteral(",;\t");
    qsizetype counts[3] = {0, 0, 0};
    bool inQuotes = false;
    for (qsizetype p = m_start; !isEnd(p) && (inQuotes || lineBreakAt(p) == 0) && p - m_start < chunkSize;
         ++p) {
        const QChar c = at(p);
        if (c == quote)
            inQuotes = !inQuotes;
        else if (const qsizetype i = candidates.indexOf(c); i >= 0 && !inQuotes)
            ++counts[i];
    }
    m_separator = candidates[std::max_element(counts, counts + 3) - counts];
}

double CsvReader::progress() const
{
    const qint64 size = m_device->size();
    return size > 0 ? double(m_device->pos()) / double(size) : 1.0;
}

} // namespace fieldlane::exchange
