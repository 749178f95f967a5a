#pragma once
#include "exchange/rowfinding.h"
#include "exchange/table.h"
#include <memory>
#include <QSaveFile>

namespace fieldlane::exchange {

/// FILE.rejects.csv: each rejected row as it was, with its line and the reasons in front, so that people can
/// mend the rows there and import that file. A row that does not fall into its columns stands whole in the
/// last one. It appears with the first rejected row; when there was none, an older one is removed, so that
/// nobody takes its rows for today's.
class RejectsFile
{
public:
    RejectsFile(const QString &importedFile, const QStringList &header);
    static QString pathFor(const QString &importedFile);

    core::Result<void> add(qint64 line, const QString &reasons, const QStringList &cells);
    core::Result<void> finish();
    qint64 count() const { return m_count; }
    const QString &path() const { return m_path; }

private:
    QString m_path;
    QStringList m_header;
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<TableWriter> m_writer;
    qint64 m_count = 0;
};

} // namespace fieldlane::exchange
