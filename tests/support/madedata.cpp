#include "support/madedata.h"
#include "core/random.h"
#include "support/realdata.h"
#include <QDateTime>
#include <QDir>
#include <QFile>

namespace fieldlane::support {

namespace {

constexpr int madeRows = 9989;
const char *const regions[]
    = {"North East Valley", "North West Valley", "South West Valley", "South East Valley", "Central 1",
        "Central 2", "East", "North East LA", "South LA 2", "South LA 1", "West LA", "Harbor"};
const char *const types[] = {"Bulky Items", "Bulky Items", "Bulky Items", "Graffiti", "Graffiti",
    "Illegal Dumping", "Metal/Appliances", "Electronic Waste", "Single Streetlight"};
const char *const channels[] = {"Phone Call", "Mobile App", "Work Crew", "Website"};

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 6);
}

QString written(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = QDir(folder).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

} // namespace

QByteArray madeRequestsCsv(int rows, quint64 seed)
{
    core::Random random(seed);
    QByteArray csv = "request_number,created,closed,type,agency,channel,region,address,latitude,longitude\n";
    QByteArray site;
    for (int i = 0; i < rows; ++i) {
        const QDate day = random.chance(0.6) ? QDate(2020, 1, 2) : QDate(2020, 1, random.chance(0.5) ? 1 : 3);
        const QDateTime created(day, QTime(0, 0).addSecs(int(random.below(86'400 / 60) * 60)), Qt::UTC);
        const QByteArray format = "yyyy-MM-dd hh:mm:ss";
        csv += "1-" + QByteArray::number(1'523'590'000 + i) + ','
            + created.toString(QLatin1String(format)).toUtf8() + ',';
        if (!random.chance(0.005))
            csv += created.addSecs(random.between(3600, 40 * 86'400))
                       .toString(QLatin1String(format))
                       .toUtf8();
        csv += ',' + QByteArray(types[random.below(9)]) + ",Sanitation Bureau," + channels[random.below(4)]
            + ',';
        const auto region = random.below(12);
        csv += random.chance(0.01) ? QByteArray() : QByteArray(regions[region]);
        if (site.isEmpty() || !random.chance(0.1))
            site = ",\"" + QByteArray::number(random.between(1, 9999)) + " W \"\"A\"\" ST, 91406\","
                + number(33.8 + random.unit() * 0.5) + ',' + number(-118.6 + random.unit() * 0.4);
        csv += site + '\n';
    }
    return csv;
}

QByteArray madeNeighbourhoods(quint64 seed)
{
    core::Random random(seed);
    QByteArray json = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (int i = 0; i < 36; ++i) {
        const int region = i % 12;
        const double south = 33.8 + (region / 4) * 0.15 + (i / 12) * 0.05;
        const double west = -118.6 + (region % 4) * 0.1;
        QByteArray ring;
        for (const auto &[dx, dy] : {std::pair(0.0, 0.0), {0.1, 0.0}, {0.1, 0.05}, {0.0, 0.05}, {0.0, 0.0}})
            ring += (ring.isEmpty() ? "[" : ",[") + number(west + dx) + ',' + number(south + dy) + ']';
        json += i > 0 ? ",\n" : "\n";
        json += "{\"type\":\"Feature\",\"properties\":{\"name\":\"Area "
            + QByteArray::number(random.below(1000) * 100 + i) + "\",\"service_re\":\"REGION "
            + QByteArray::number(region + 1) + " - " + QByteArray(regions[region]).toUpper()
            + "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[" + ring + "]]]}}";
    }
    return json + "\n]}\n";
}

QString requestsFile(const QString &folder)
{
    if (const auto real = realData(QStringLiteral("la311-orders.csv")))
        return *real;
    return written(folder, QStringLiteral("made-orders.csv"), madeRequestsCsv(madeRows, 311));
}

QString neighbourhoodsFile(const QString &folder)
{
    if (const auto real = realData(QStringLiteral("la-neighborhoods.geojson")))
        return *real;
    return written(folder, QStringLiteral("made-neighbourhoods.geojson"), madeNeighbourhoods(311));
}

} // namespace fieldlane::support
