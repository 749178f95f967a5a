#pragma once
#include "exchange/table.h"
#include <QIODevice>

namespace fieldlane::exchange {

/// Writes a FeatureCollection, one feature a line. The columns area, or latitude and longitude, become the
/// geometry; all columns but those of a point are properties, as text. The device is borrowed and open.
class GeoJsonWriter final : public TableWriter
{
public:
    explicit GeoJsonWriter(QIODevice *device)
        : m_device(device)
    {
    }
    core::Result<void> header(const QStringList &names) override;
    core::Result<void> row(const QStringList &cells) override;
    core::Result<void> finish() override;

private:
    core::Result<void> flush();

    QIODevice *m_device;
    QStringList m_names;
    qsizetype m_latitude = -1;
    qsizetype m_longitude = -1;
    qsizetype m_area = -1;
    bool m_first = true;
    QByteArray m_pending;
};

} // namespace fieldlane::exchange
