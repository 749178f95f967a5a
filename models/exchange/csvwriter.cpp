#include "exchange/csvwriter.h"
#include "exchange/formulaguard.h"

namespace fieldlane::exchange {

namespace {

constexpr qsizetype flushSize = 1 << 18;

QString quotedIfNeeded(QString cell)
{
    const bool needed = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"'))
        || cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'))
        || cell.contains(QLatin1Char(';')) || cell.contains(QLatin1Char('\t'))
        || cell.startsWith(QLatin1Char(' ')) || cell.endsWith(QLatin1Char(' '));
    if (!needed)
        return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

core::Result<void> CsvWriter::header(const QStringList &names)
{
    m_pending += "\xef\xbb\xbf";
    return row(names);
}

core::Result<void> CsvWriter::row(const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_pending += ',';
        m_pending += quotedIfNeeded(guarded(cells[i])).toUtf8();
    }
    m_pending += "\r\n";
    return m_pending.size() < flushSize ? core::Result<void>() : flush();
}

core::Result<void> CsvWriter::finish()
{
    return flush();
}

core::Result<void> CsvWriter::flush()
{
    if (m_device->write(m_pending) != m_pending.size())
        return core::Error{core::ErrorCode::Unavailable, {}, m_device->errorString()};
    m_pending.clear();
    return {};
}

} // namespace fieldlane::exchange
