#pragma once
#include "exchange/table.h"
#include <QIODevice>

namespace fieldlane::exchange {

/// Writes RFC 4180 as UTF-8 with a byte-order mark (Excel takes UTF-8 for the local code page without one),
/// CR LF line ends, formulas guarded. The device is borrowed and open.
class CsvWriter final : public TableWriter
{
public:
    explicit CsvWriter(QIODevice *device)
        : m_device(device)
    {
    }
    core::Result<void> header(const QStringList &names) override;
    core::Result<void> row(const QStringList &cells) override;
    core::Result<void> finish() override;

private:
    core::Result<void> flush();

    QIODevice *m_device;
    QByteArray m_pending;
};

} // namespace fieldlane::exchange
