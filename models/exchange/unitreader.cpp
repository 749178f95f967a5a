#include "exchange/unitreader.h"
#include "core/text.h"
#include "domain/fields.h"
#include "exchange/geojson.h"
#include "exchange/rowreader.h"
#include "exchange/values.h"
#include <cmath>
#include <QBuffer>
#include <QCoreApplication>
#include <QHash>

namespace fieldlane::exchange {

using core::Coordinate;

namespace {

int index(UnitColumn column)
{
    return int(column);
}

/// The area of a row, its parts joined. Goes through the GeoJSON reader, so that every file's places are
/// checked by the same rules.
domain::Area areaOf(const TableRow &row, const std::vector<int> &parts, RowReader &cells)
{
    QByteArray json;
    for (const int part : parts)
        json += row.cells[part].toUtf8();
    if (json.trimmed().isEmpty())
        return {};
    json = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":" + json + "}}";
    QBuffer buffer(&json);
    buffer.open(QIODevice::ReadOnly);
    auto features = readGeoJson(buffer, {});
    const QString fault = !features ? features.error().detail : features->front().fault;
    if (!fault.isEmpty()) {
        cells.reject(RowRule::BadArea, index(UnitColumn::Area), fault);
        return {};
    }
    return std::move(features->front().area);
}

UnitDraft draftOf(const TableRow &row, const BoundColumns &columns, const std::vector<int> &areaParts)
{
    UnitDraft draft;
    draft.line = row.line;
    draft.cells = row.cells;
    if (!row.fault.isEmpty()) {
        draft.findings = {{RowRule::Unreadable, RowSeverity::Reject, {}, row.fault}};
        return draft;
    }
    RowReader cells(row, columns, TableKind::Units);
    draft.unit.name = cells.text(index(UnitColumn::Name));
    draft.parent = cells.text(index(UnitColumn::Parent));
    draft.unit.zone = cells.text(index(UnitColumn::Zone));
    draft.unit.kind = cells.value(index(UnitColumn::Kind), RowRule::UnknownKind, domain::unitKindFrom)
                          .value_or(domain::UnitKind::Region);
    draft.unit.centre
        = cells.place(index(UnitColumn::Latitude), index(UnitColumn::Longitude), RowReader::Missing::Silent);
    draft.unit.area = areaOf(row, areaParts, cells);
    if (draft.unit.name.isEmpty())
        cells.reject(RowRule::MissingName, index(UnitColumn::Name));
    if (!draft.unit.zone.isEmpty() && !isZoneName(draft.unit.zone))
        cells.reject(RowRule::UnknownZone, index(UnitColumn::Zone), draft.unit.zone);
    draft.findings = cells.takeFindings();
    return draft;
}

/// Twice the signed area and the centroid times that, of one ring.
struct RingMoment
{
    double area = 0;
    double latitude = 0;
    double longitude = 0;
};
RingMoment momentOf(const domain::Ring &ring)
{
    RingMoment m;
    const Coordinate origin = ring.front(); // near the ring, so that small differences keep their digits
    for (size_t i = 0; i < ring.size(); ++i) {
        const Coordinate &a = ring[i];
        const Coordinate &b = ring[(i + 1) % ring.size()];
        const double x1 = a.longitude - origin.longitude;
        const double y1 = a.latitude - origin.latitude;
        const double x2 = b.longitude - origin.longitude;
        const double y2 = b.latitude - origin.latitude;
        const double cross = x1 * y2 - x2 * y1;
        m.area += cross;
        m.longitude += (x1 + x2) * cross / 3;
        m.latitude += (y1 + y2) * cross / 3;
    }
    m.longitude += origin.longitude * m.area;
    m.latitude += origin.latitude * m.area;
    return m;
}

void merge(UnitDraft &into, UnitDraft &&more)
{
    for (domain::Polygon &polygon : more.unit.area)
        into.unit.area.push_back(std::move(polygon));
    if (into.parent.isEmpty())
        into.parent = more.parent;
    if (!into.unit.centre)
        into.unit.centre = more.unit.centre;
}

} // namespace

QString areaColumn(int part)
{
    return part == 1 ? QStringLiteral("area") : QStringLiteral("area %1").arg(part);
}

std::optional<Coordinate> centroidOf(const domain::Area &area)
{
    RingMoment sum;
    for (const domain::Polygon &polygon : area) {
        const RingMoment m = momentOf(polygon.front());
        const double sign = m.area < 0 ? -1 : 1; // rings run either way
        sum.area += sign * m.area;
        sum.latitude += sign * m.latitude;
        sum.longitude += sign * m.longitude;
    }
    if (sum.area <= 0)
        return std::nullopt;
    return Coordinate{sum.latitude / sum.area, sum.longitude / sum.area};
}

core::Result<UnitFile> readUnits(TableReader &table, const ColumnMap &map)
{
    FIELDLANE_ASSIGN(columns, map.bind(table.header()));
    if (!columns.has(index(UnitColumn::Name)))
        return core::Error{core::ErrorCode::InvalidInput, QStringLiteral("name"),
            QCoreApplication::translate("UnitReader",
                "No column or property gives the unit's name; name it, for example --name-property region.")};
    UnitFile file;
    file.header = table.header();
    file.carriesArea = columns.has(index(UnitColumn::Area));
    file.carriesParent = columns.has(index(UnitColumn::Parent));
    file.carriesKind = columns.has(index(UnitColumn::Kind));
    file.carriesZone = columns.has(index(UnitColumn::Zone));
    file.carriesCentre
        = columns.has(index(UnitColumn::Latitude)) && columns.has(index(UnitColumn::Longitude));
    std::vector<int> areaParts;
    if (file.carriesArea)
        areaParts.push_back(columns.fields[size_t(index(UnitColumn::Area))]);
    for (int part = 2; file.carriesArea && table.header().contains(areaColumn(part)); ++part)
        areaParts.push_back(int(table.header().indexOf(areaColumn(part))));
    QHash<QString, size_t> byName;
    while (auto row = table.next()) {
        UnitDraft draft = draftOf(*row, columns, areaParts);
        const QString key = core::foldForSearch(draft.unit.name);
        if (draft.isRejected()) {
            file.drafts.push_back(std::move(draft));
        } else if (const auto known = byName.constFind(key); known != byName.constEnd()) {
            merge(file.drafts[*known], std::move(draft));
        } else {
            byName.insert(key, file.drafts.size());
            file.drafts.push_back(std::move(draft));
        }
    }
    if (table.error())
        return *table.error();
    for (UnitDraft &draft : file.drafts) {
        if (!draft.unit.centre)
            draft.unit.centre = centroidOf(draft.unit.area);
    }
    return file;
}

} // namespace fieldlane::exchange
