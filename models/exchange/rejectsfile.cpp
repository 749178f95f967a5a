#include "exchange/rejectsfile.h"
#include "exchange/csvwriter.h"
#include <QFile>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

RejectsFile::RejectsFile(const QString &importedFile, const QStringList &header)
    : m_path(pathFor(importedFile))
    , m_header(header)
{
}

QString RejectsFile::pathFor(const QString &importedFile)
{
    return importedFile + QLatin1String(".rejects.csv");
}

Result<void> RejectsFile::add(qint64 line, const QString &reasons, const QStringList &cells)
{
    if (!m_file) {
        m_file = std::make_unique<QSaveFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly))
            return Error{ErrorCode::Unavailable, m_path, m_file->errorString()};
        m_writer = std::make_unique<CsvWriter>(m_file.get());
        FIELDLANE_TRY(m_writer->header(QStringList{QStringLiteral("rejected line"), QStringLiteral("reason")}
            + m_header + QStringList{QStringLiteral("unreadable row")}));
    }
    ++m_count;
    const bool fits = cells.size() == m_header.size();
    QStringList row = QStringList{QString::number(line), reasons};
    row += fits ? cells : QStringList(m_header.size(), QString());
    row += fits ? QString() : cells.join(QLatin1Char(','));
    return m_writer->row(row);
}

Result<void> RejectsFile::finish()
{
    if (!m_file) {
        QFile::remove(m_path);
        return {};
    }
    FIELDLANE_TRY(m_writer->finish());
    if (!m_file->commit())
        return Error{ErrorCode::Unavailable, m_path, m_file->errorString()};
    return {};
}

} // namespace fieldlane::exchange
