#pragma once
#include "exchange/table.h"
#include <memory>
#include <QIODevice>
#include <QTemporaryDir>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace fieldlane::exchange {

/// Writes one sheet with a bold, frozen header and a filter. All cells are text, so that numbers, times and
/// codes come back exactly as they went out. The same rows give the same bytes. Memory does not grow with the
/// rows; the file is built in a temporary folder and copied to the borrowed, open device by finish().
class XlsxWriter final : public TableWriter
{
public:
    static constexpr qsizetype maxCellChars = 32'767; ///< of the format
    static constexpr qint64 maxRows = 1'048'576; ///< of the format, header included

    XlsxWriter(QIODevice *device, const QString &sheetName);
    ~XlsxWriter() override;
    core::Result<void> header(const QStringList &names) override;
    core::Result<void> row(const QStringList &cells) override;
    core::Result<void> finish() override;

private:
    core::Result<void> write(const QStringList &cells, lxw_format *format);

    QIODevice *m_device;
    QTemporaryDir m_folder;
    QByteArray m_folderName;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    quint32 m_row = 0;
    qsizetype m_columns = 0;
};

} // namespace fieldlane::exchange
