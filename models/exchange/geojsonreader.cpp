#include "exchange/geojsonreader.h"
#include "domain/fields.h"
#include "exchange/values.h"
#include <QJsonDocument>

namespace fieldlane::exchange {

namespace {

QString cellText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    default:
        return value.toString();
    }
}

void addOnce(QStringList &list, const QString &name)
{
    if (!list.contains(name))
        list += name;
}

} // namespace

core::Result<std::unique_ptr<GeoJsonReader>> GeoJsonReader::open(
    QIODevice &device, const QString &name, GeoJsonLimits limits)
{
    FIELDLANE_ASSIGN(features, readGeoJson(device, name, limits));
    return std::unique_ptr<GeoJsonReader>(new GeoJsonReader(std::move(features)));
}

GeoJsonReader::GeoJsonReader(std::vector<GeoFeature> features)
    : m_features(std::move(features))
{
    for (const GeoFeature &feature : m_features) {
        for (auto it = feature.properties.begin(); it != feature.properties.end(); ++it)
            addOnce(m_header, it.key());
        if (feature.point) {
            addOnce(m_header, QStringLiteral("latitude"));
            addOnce(m_header, QStringLiteral("longitude"));
        }
        if (!feature.area.empty())
            addOnce(m_header, QStringLiteral("area"));
    }
}

std::optional<TableRow> GeoJsonReader::next()
{
    if (m_next >= m_features.size())
        return std::nullopt;
    const GeoFeature &feature = m_features[m_next++];
    TableRow row{feature.number, {}, feature.fault};
    for (const QString &column : m_header) {
        if (feature.point && column == QLatin1String("latitude"))
            row.cells += numberText(feature.point->latitude);
        else if (feature.point && column == QLatin1String("longitude"))
            row.cells += numberText(feature.point->longitude);
        else if (!feature.area.empty() && column == QLatin1String("area"))
            row.cells += cellText(domain::areaToJson(feature.area));
        else
            row.cells += cellText(feature.properties[column]);
    }
    return row;
}

double GeoJsonReader::progress() const
{
    return m_features.empty() ? 1.0 : double(m_next) / double(m_features.size());
}

} // namespace fieldlane::exchange
