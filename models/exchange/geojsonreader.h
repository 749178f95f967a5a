#pragma once
#include "exchange/geojson.h"
#include "exchange/table.h"
#include <memory>

namespace fieldlane::exchange {

/// A GeoJSON file as a table: one row per feature, one column per property, and the geometry in the columns
/// latitude and longitude (points) or area (GeoJSON coordinates of a MultiPolygon). One thread.
class GeoJsonReader final : public TableReader
{
public:
    static core::Result<std::unique_ptr<GeoJsonReader>> open(
        QIODevice &device, const QString &name, GeoJsonLimits limits = {});

    const QStringList &header() const override { return m_header; }
    std::optional<TableRow> next() override;
    const std::optional<core::Error> &error() const override { return m_error; }
    double progress() const override;
    QString encoding() const override { return QStringLiteral("GeoJSON"); }

private:
    explicit GeoJsonReader(std::vector<GeoFeature> features);

    std::vector<GeoFeature> m_features;
    QStringList m_header;
    size_t m_next = 0;
    std::optional<core::Error> m_error;
};

} // namespace fieldlane::exchange
