#include "exchange/geojsonwriter.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldlane::exchange {

namespace {
constexpr qsizetype flushSize = 1 << 18;
}

core::Result<void> GeoJsonWriter::header(const QStringList &names)
{
    m_names = names;
    m_latitude = names.indexOf(QStringLiteral("latitude"));
    m_longitude = names.indexOf(QStringLiteral("longitude"));
    m_area = names.indexOf(QStringLiteral("area"));
    m_pending = "{\"type\":\"FeatureCollection\",\"features\":[";
    return {};
}

core::Result<void> GeoJsonWriter::row(const QStringList &cells)
{
    const bool hasArea = m_area >= 0 && !cells[m_area].isEmpty();
    const bool hasPoint = !hasArea && m_latitude >= 0 && m_longitude >= 0 && !cells[m_latitude].isEmpty();
    QJsonObject properties;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (i != m_area && !(hasPoint && (i == m_latitude || i == m_longitude)))
            properties.insert(m_names[i], cells[i]);
    }
    QByteArray geometry = "null";
    if (hasArea)
        geometry = "{\"type\":\"MultiPolygon\",\"coordinates\":" + cells[m_area].toUtf8() + '}';
    else if (hasPoint)
        geometry = "{\"type\":\"Point\",\"coordinates\":[" + cells[m_longitude].toUtf8() + ','
            + cells[m_latitude].toUtf8() + "]}";
    m_pending += m_first ? "\n" : ",\n";
    m_first = false;
    m_pending += "{\"type\":\"Feature\",\"geometry\":" + geometry
        + ",\"properties\":" + QJsonDocument(properties).toJson(QJsonDocument::Compact) + '}';
    return m_pending.size() < flushSize ? core::Result<void>() : flush();
}

core::Result<void> GeoJsonWriter::finish()
{
    m_pending += "\n]}\n";
    return flush();
}

core::Result<void> GeoJsonWriter::flush()
{
    if (m_device->write(m_pending) != m_pending.size())
        return core::Error{core::ErrorCode::Unavailable, {}, m_device->errorString()};
    m_pending.clear();
    return {};
}

} // namespace fieldlane::exchange
