#include "exchange/geojson.h"
#include <cmath>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldlane::exchange {

using core::Coordinate;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("GeoJson", text);
}

/// Turns the geometry of one feature into values; the first thing that is wrong stays in `fault`.
class GeometryReader
{
public:
    explicit GeometryReader(qsizetype &pointsLeft)
        : m_pointsLeft(pointsLeft)
    {
    }
    void read(const QJsonObject &geometry, GeoFeature &feature)
    {
        const QString type = geometry[QLatin1String("type")].toString();
        const QJsonValue coordinates = geometry[QLatin1String("coordinates")];
        if (geometry.isEmpty())
            return;
        if (type == QLatin1String("Point"))
            feature.point = place(coordinates);
        else if (type == QLatin1String("Polygon"))
            feature.area = {polygon(coordinates)};
        else if (type == QLatin1String("MultiPolygon"))
            feature.area = area(coordinates);
        else
            fail(words("The geometry %1 is neither a point nor an area.").arg(type));
        if (!m_fault.isEmpty()) {
            feature.point.reset();
            feature.area.clear();
            feature.fault = m_fault;
        }
    }

private:
    void fail(const QString &why)
    {
        if (m_fault.isEmpty())
            m_fault = why;
    }
    Coordinate place(const QJsonValue &value)
    {
        const QJsonArray pair = value.toArray();
        const double longitude = pair.at(0).toDouble(NAN);
        const double latitude = pair.at(1).toDouble(NAN);
        const Coordinate c{latitude, longitude};
        if (--m_pointsLeft < 0)
            fail(words("The file has more points than can be read."));
        else if (!std::isfinite(latitude) || !std::isfinite(longitude))
            fail(words("A place is not a pair of numbers."));
        else if (!c.isValid() && Coordinate{longitude, latitude}.isValid())
            fail(words("The place %1, %2 is not on Earth; latitude and longitude look swapped.")
                     .arg(longitude)
                     .arg(latitude));
        else if (!c.isValid())
            fail(words("The place %1, %2 is not on Earth.").arg(longitude).arg(latitude));
        return c;
    }
    domain::Ring ring(const QJsonValue &value)
    {
        domain::Ring points;
        const QJsonArray list = value.toArray();
        points.reserve(size_t(list.size()));
        for (const QJsonValue &point : list) {
            points.push_back(place(point));
            if (!m_fault.isEmpty())
                return points;
        }
        if (points.size() > 1 && points.front() == points.back())
            points.pop_back();
        if (points.size() < 3)
            fail(words("A ring has fewer than three places."));
        return points;
    }
    domain::Polygon polygon(const QJsonValue &value)
    {
        domain::Polygon rings;
        for (const QJsonValue &r : value.toArray())
            rings.push_back(ring(r));
        if (rings.empty())
            fail(words("A polygon has no ring."));
        return rings;
    }
    domain::Area area(const QJsonValue &value)
    {
        domain::Area polygons;
        for (const QJsonValue &p : value.toArray())
            polygons.push_back(polygon(p));
        return polygons;
    }

    qsizetype &m_pointsLeft;
    QString m_fault;
};

} // namespace

Result<std::vector<GeoFeature>> readGeoJson(QIODevice &device, const QString &name, GeoJsonLimits limits)
{
    const QByteArray bytes = device.read(limits.bytes + 1);
    if (bytes.size() > limits.bytes)
        return Error{ErrorCode::Unsupported, name, words("The file is larger than can be read.")};
    QJsonParseError problem;
    const QByteArray json = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::InvalidInput, name,
            words("The file is no valid JSON: %1 at line %2.")
                .arg(problem.errorString())
                .arg(json.left(problem.offset).count('\n') + 1)};
    const QString type = root[QLatin1String("type")].toString();
    QJsonArray list = root[QLatin1String("features")].toArray();
    if (type == QLatin1String("Feature"))
        list = {root};
    else if (type != QLatin1String("FeatureCollection"))
        return Error{ErrorCode::InvalidInput, name, words("The file is no GeoJSON feature collection.")};
    std::vector<GeoFeature> features;
    features.reserve(size_t(list.size()));
    qsizetype pointsLeft = limits.points;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        GeoFeature feature;
        feature.number = qint64(features.size()) + 1;
        feature.properties = object[QLatin1String("properties")].toObject();
        GeometryReader(pointsLeft).read(object[QLatin1String("geometry")].toObject(), feature);
        features.push_back(std::move(feature));
    }
    return features;
}

} // namespace fieldlane::exchange
