#include "desk/demoplaces.h"
#include "domain/fields.h"
#include <array>
#include <cmath>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

struct Row
{
    const char *name;
    const char *postcode;
    const char *branch;
    int weight;
};
constexpr std::array<Row, 11> rows {{
    {"Vaduz", "9490", "Oberland", 6},
    {"Triesen", "9495", "Oberland", 5},
    {"Balzers", "9496", "Oberland", 5},
    {"Triesenberg", "9497", "Oberland", 3},
    {"Schaan", "9494", "Oberland", 6},
    {"Planken", "9498", "Oberland", 1},
    {"Eschen", "9492", "Unterland", 4},
    {"Mauren", "9493", "Unterland", 4},
    {"Gamprin", "9487", "Unterland", 2},
    {"Ruggell", "9491", "Unterland", 2},
    {"Schellenberg", "9488", "Unterland", 1},
}};

Error missing(const QString &file)
{
    return {ErrorCode::Internal, file, QStringLiteral("This part of the program is missing or damaged.")};
}

DemoMunicipality *named(std::vector<DemoMunicipality> &towns, const QString &name)
{
    for (DemoMunicipality &town : towns) {
        if (town.name == name)
            return &town;
    }
    return nullptr;
}

Result<void> readStreets(std::vector<DemoMunicipality> &towns)
{
    QFile file(QStringLiteral(":/samples/streets.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return missing(file.fileName());
    QTextStream in(&file);
    in.readLine(); // titles
    QString line;
    while (in.readLineInto(&line)) {
        const QStringList parts = line.split(QLatin1Char(','));
        DemoMunicipality *town = named(towns, parts.value(0));
        if (parts.size() != 4 || !town)
            return missing(file.fileName());
        town->streets.push_back({parts[1], {parts[2].toDouble(), parts[3].toDouble()}});
    }
    return {};
}

Result<void> readOutlines(std::vector<DemoMunicipality> &towns)
{
    QFile file(QStringLiteral(":/samples/municipalities.geojson"));
    if (!file.open(QIODevice::ReadOnly))
        return missing(file.fileName());
    const QJsonArray features = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("features")).toArray();
    for (const QJsonValue &feature : features) {
        const QString name = feature[QStringLiteral("properties")][QStringLiteral("name")].toString();
        if (DemoMunicipality *town = named(towns, name))
            town->area = domain::areaFromJson(
                feature[QStringLiteral("geometry")][QStringLiteral("coordinates")].toArray());
    }
    return {};
}

} // namespace

Result<std::vector<DemoMunicipality>> demoMunicipalities()
{
    std::vector<DemoMunicipality> towns;
    for (const Row &row : rows)
        towns.push_back({QLatin1String(row.name), QLatin1String(row.postcode), QLatin1String(row.branch), row.weight, {}, {}});
    FIELDLANE_TRY(readStreets(towns));
    FIELDLANE_TRY(readOutlines(towns));
    for (const DemoMunicipality &town : towns) {
        if (town.streets.empty() || town.area.empty())
            return missing(town.name);
    }
    return towns;
}

core::Coordinate centreOf(const DemoMunicipality &municipality)
{
    core::Coordinate sum;
    for (const auto &street : municipality.streets) {
        sum.latitude += street.place.latitude;
        sum.longitude += street.place.longitude;
    }
    const auto count = double(municipality.streets.size());
    return {sum.latitude / count, sum.longitude / count};
}

DemoAddress demoAddress(const std::vector<DemoMunicipality> &towns, size_t town, core::Random &random)
{
    const DemoMunicipality &m = towns[town];
    const auto &street = random.pick(m.streets);
    // Houses stand some 20 m beside the street's own points, and not all on one spot.
    const auto aside = [&] { return double(random.between(-20, 20)) * 1e-5; };
    const core::Coordinate place {street.place.latitude + aside(), street.place.longitude + aside()};
    return {town, QStringLiteral("%1 %2, %3 %4").arg(street.name).arg(random.between(1, 96)).arg(m.postcode, m.name), place};
}

size_t demoTown(const std::vector<DemoMunicipality> &towns, core::Random &random)
{
    qint64 sum = 0;
    for (const DemoMunicipality &town : towns)
        sum += town.weight;
    qint64 at = random.below(sum);
    size_t i = 0;
    while (at >= towns[i].weight)
        at -= towns[i++].weight;
    return i;
}

} // namespace fieldlane::desk
