#pragma once
#include "exchange/table.h"
#include <memory>
#include <QIODevice>
#include <QStringDecoder>

namespace fieldlane::exchange {

/// What a CSV file may hold at most; what is larger is a fault of the row, never a full memory.
struct CsvLimits
{
    qsizetype rowChars = 4 << 20;
    qsizetype fields = 1000;
};

/// Reads RFC 4180 with what real files add: any line ending, a separator of comma, semicolon or tab, quotes
/// inside unquoted fields, several encodings, guarded formulas. A row whose quotes do not fit is handed out
/// with its fault, and reading goes on at the line after the one it began on, so that one stray quote costs
/// one row. Holds one row in memory. One thread.
class CsvReader final : public TableReader
{
public:
    /// Reads the header. An empty file is an error, and so is a header with a fault.
    static core::Result<std::unique_ptr<CsvReader>> open(
        std::unique_ptr<QIODevice> device, const QString &name, CsvLimits limits = {});

    const QStringList &header() const override { return m_header; }
    std::optional<TableRow> next() override;
    const std::optional<core::Error> &error() const override { return m_error; }
    double progress() const override;
    QString encoding() const override { return m_encoding; }
    QChar separator() const { return m_separator; }

private:
    enum class Fault { None, OpenQuote, TextAfterQuote, TooLong };
    struct Parsed
    {
        QStringList cells;
        Fault fault = Fault::None;
        qint64 faultLine = 0;
        qsizetype end = 0; ///< position after the row
        qint64 lines = 0; ///< that the row takes
    };
    struct Field
    {
        QString text;
        Fault fault = Fault::None;
        qsizetype end = 0; ///< position of the separator or line end behind it
    };

    CsvReader(std::unique_ptr<QIODevice> device, const QString &name, CsvLimits limits);
    core::Result<void> readHeader();
    bool fill();
    /// The character at a position, read on as needed; a null character at the end of the file.
    QChar at(qsizetype position);
    bool isEnd(qsizetype position);
    qsizetype lineBreakAt(qsizetype position);
    qsizetype endOfLine(qsizetype position);
    Field quotedField(qsizetype position, qint64 &lines);
    Field plainField(qsizetype position);
    Parsed parseRow();
    void drop(qsizetype end, qint64 lines);
    QString sentence(const Parsed &parsed) const;
    void detectSeparator();

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    CsvLimits m_limits;
    QStringDecoder m_decoder;
    QString m_encoding;
    QChar m_separator = QLatin1Char(',');
    QString m_buffer;
    qsizetype m_start = 0; ///< where the next row begins in the buffer
    qint64 m_line = 1;
    bool m_atEnd = false;
    QStringList m_header;
    std::optional<core::Error> m_error;
};

} // namespace fieldlane::exchange
