#pragma once
#include "exchange/sheetnumbers.h"
#include "exchange/table.h"
#include "exchange/ziparchive.h"
#include <memory>
#include <QXmlStreamReader>
#include <vector>

namespace fieldlane::exchange {

/// Reads the first sheet of an XLSX workbook row by row: shared and inline strings, formula results, dates by
/// their style in both epochs. Rows shorter than the header are filled up, because sheets leave empty cells
/// out. What the archive unpacks to is limited. One thread.
class XlsxReader final : public TableReader
{
public:
    static constexpr qint64 defaultUnpackLimit = qint64(1) << 30;
    static core::Result<std::unique_ptr<XlsxReader>> open(
        const QString &path, qint64 unpackLimit = defaultUnpackLimit);

    const QStringList &header() const override { return m_header; }
    std::optional<TableRow> next() override;
    const std::optional<core::Error> &error() const override { return m_error; }
    double progress() const override;
    QString encoding() const override { return QStringLiteral("XLSX"); }

private:
    struct Cell
    {
        qsizetype column = 0;
        QString text;
    };

    XlsxReader(std::unique_ptr<ZipArchive> archive, const QString &path);
    core::Result<void> readParts();
    core::Result<QByteArray> findSheet();
    core::Result<void> readSharedStrings();
    std::optional<TableRow> nextRow();
    Cell readCell(qsizetype expectedColumn);
    QString readRichText();

    std::unique_ptr<ZipArchive> m_archive;
    std::unique_ptr<QIODevice> m_sheet;
    QXmlStreamReader m_xml;
    QString m_path;
    SheetStyles m_styles;
    Epoch m_epoch = Epoch::Year1900;
    std::vector<QString> m_sharedStrings;
    QStringList m_header;
    qint64 m_line = 0;
    qint64 m_sheetSize = 0;
    std::optional<core::Error> m_error;
};

} // namespace fieldlane::exchange
