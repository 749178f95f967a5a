#include "exchange/xlsxwriter.h"
#include <algorithm>
#include <QCoreApplication>
#include <QFile>
#include <xlsxwriter.h>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("XlsxWriter", text);
}

Result<void> copyFile(const QString &from, QIODevice *to)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, from, file.errorString()};
    for (QByteArray bytes = file.read(1 << 18); !bytes.isEmpty(); bytes = file.read(1 << 18)) {
        if (to->write(bytes) != bytes.size())
            return Error{ErrorCode::Unavailable, {}, to->errorString()};
    }
    return {};
}

} // namespace

XlsxWriter::XlsxWriter(QIODevice *device, const QString &sheetName)
    : m_device(device)
    , m_folderName(QFile::encodeName(m_folder.path()))
{
    if (!m_folder.isValid())
        return;
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_folderName.data();
    m_workbook = workbook_new_opt(
        QFile::encodeName(m_folder.filePath(QStringLiteral("out.xlsx"))).constData(), &options);
    lxw_doc_properties properties = {};
    properties.created = 315'532'800; // 1980, the first day ZIP can name: the present would change the bytes
    workbook_set_properties(m_workbook, &properties);
    m_sheet = workbook_add_worksheet(m_workbook, sheetName.left(31).toUtf8().constData());
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook)
        workbook_close(m_workbook); // the library frees a workbook only by writing it
}

Result<void> XlsxWriter::header(const QStringList &names)
{
    if (!m_sheet)
        return Error{ErrorCode::Unavailable, m_folder.path(), m_folder.errorString()};
    m_columns = names.size();
    lxw_format *bold = workbook_add_format(m_workbook);
    format_set_bold(bold);
    for (qsizetype i = 0; i < names.size(); ++i)
        worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i),
            std::clamp(double(names[i].size()) + 4, 12.0, 30.0), nullptr);
    worksheet_freeze_panes(m_sheet, 1, 0);
    return write(names, bold);
}

Result<void> XlsxWriter::row(const QStringList &cells)
{
    return write(cells, nullptr);
}

Result<void> XlsxWriter::write(const QStringList &cells, lxw_format *format)
{
    if (!m_sheet || m_row >= maxRows)
        return Error{ErrorCode::Unsupported, {},
            words("A sheet holds %1 rows at most; export these as CSV.").arg(maxRows)};
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (cells[i].isEmpty())
            continue;
        if (cells[i].size() > maxCellChars)
            return Error{ErrorCode::Unsupported, {},
                words("Row %1 has a text longer than the %2 characters a sheet's cell holds; export these as "
                      "CSV.")
                    .arg(m_row + 1)
                    .arg(maxCellChars)};
        worksheet_write_string(m_sheet, m_row, lxw_col_t(i), cells[i].toUtf8().constData(), format);
    }
    ++m_row;
    return {};
}

Result<void> XlsxWriter::finish()
{
    if (!m_sheet)
        return Error{ErrorCode::Unavailable, m_folder.path(), m_folder.errorString()};
    if (m_row > 0 && m_columns > 0)
        worksheet_autofilter(m_sheet, 0, 0, m_row - 1, lxw_col_t(m_columns - 1));
    const lxw_error code = workbook_close(m_workbook);
    m_workbook = nullptr;
    m_sheet = nullptr;
    if (code != LXW_NO_ERROR)
        return Error{ErrorCode::Unavailable, m_folder.path(), QString::fromUtf8(lxw_strerror(code))};
    return copyFile(m_folder.filePath(QStringLiteral("out.xlsx")), m_device);
}

} // namespace fieldlane::exchange
