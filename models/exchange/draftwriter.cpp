#include "exchange/draftwriter.h"
#include "core/zone.h"
#include "domain/fields.h"
#include "exchange/unitreader.h"
#include "exchange/values.h"
#include <QJsonDocument>

namespace fieldlane::exchange {

namespace {

/// The zone of a name; the last one is kept, because rows of one file share it and looking one up is slow.
const QTimeZone &zoneNamed(const QString &name)
{
    static thread_local QString lastName;
    static thread_local QTimeZone last;
    if (name != lastName || !last.isValid()) {
        lastName = name;
        last = name.isEmpty() ? QTimeZone::utc() : core::zoneOf(name);
    }
    return last;
}

QString timeCell(const std::optional<core::Instant> &time, const QString &zone)
{
    return time ? timeText(*time, zoneNamed(zone)) : QString();
}

QString axisCell(const std::optional<core::Coordinate> &place, double core::Coordinate::*axis)
{
    return place ? numberText((*place).*axis) : QString();
}

QString numberCell(int value)
{
    return value > 0 ? QString::number(value) : QString();
}

QString areaText(const domain::Area &area)
{
    if (area.empty())
        return {};
    return QString::fromUtf8(QJsonDocument(domain::areaToJson(area)).toJson(QJsonDocument::Compact));
}

QStringList namesOf(TableKind kind)
{
    QStringList names;
    for (const ColumnSpec &spec : columnsOf(kind))
        names += QString::fromLatin1(spec.name);
    return names;
}

} // namespace

QStringList orderHeader(const QStringList &customNames)
{
    QStringList header = namesOf(TableKind::Orders);
    for (const QString &name : customNames)
        header += QStringLiteral("custom.") + name;
    return header;
}

QStringList orderCells(const OrderDraft &d, const QStringList &customNames)
{
    const auto time = [&](const std::optional<core::Instant> &t) { return timeCell(t, d.zone); };
    QStringList cells = {d.number, time(d.created), time(d.closed),
        d.state ? domain::toCode(*d.state) : QString(), d.type, d.unit, d.channel, d.customer, d.phone,
        d.address, axisCell(d.location, &core::Coordinate::latitude),
        axisCell(d.location, &core::Coordinate::longitude), d.description,
        d.priority ? domain::toCode(*d.priority) : QString(), time(d.due), time(d.windowStart),
        time(d.windowEnd), d.duration ? durationText(*d.duration) : QString(), d.technician,
        time(d.plannedStart), time(d.plannedEnd), time(d.completed), time(d.responseDue),
        d.skills ? skillText(*d.skills) : QString(), d.zone, d.email, d.follows};
    for (const QString &name : customNames) {
        const auto found
            = std::find_if(d.custom.begin(), d.custom.end(), [&](const auto &c) { return c.first == name; });
        cells += found == d.custom.end() ? QString() : found->second;
    }
    return cells;
}

QStringList technicianHeader()
{
    QStringList header = namesOf(TableKind::Technicians);
    // The week stands in "shifts"; its single columns are for files that people write.
    for (const char *single : {"shiftStart", "shiftEnd", "breakStart", "breakEnd", "days"})
        header.removeAll(QLatin1String(single));
    return header;
}

QStringList technicianCells(const TechnicianDraft &draft)
{
    const domain::Technician &t = draft.technician;
    return {t.name, t.code, draft.unit, t.phone, skillText(t.skills),
        axisCell(t.home, &core::Coordinate::latitude), axisCell(t.home, &core::Coordinate::longitude),
        shiftText(t.shifts), numberCell(t.maxOrdersPerDay), numberCell(t.maxMinutesPerDay),
        numberText(t.speedFactor), t.active ? QStringLiteral("yes") : QStringLiteral("no"), t.zone};
}

int areaParts(const std::vector<UnitDraft> &drafts, qsizetype cellChars)
{
    qsizetype parts = 1;
    for (const UnitDraft &draft : drafts)
        parts = std::max(parts, (areaText(draft.unit.area).size() + cellChars - 1) / cellChars);
    return int(parts);
}

QStringList unitHeader(int areaParts)
{
    QStringList header = namesOf(TableKind::Units);
    for (int part = 2; part <= areaParts; ++part)
        header += areaColumn(part);
    return header;
}

QStringList unitCells(const UnitDraft &draft, int areaParts, qsizetype cellChars)
{
    const domain::Unit &u = draft.unit;
    const QString area = areaText(u.area);
    QStringList cells = {u.name, draft.parent, domain::toCode(u.kind), u.zone,
        axisCell(u.centre, &core::Coordinate::latitude), axisCell(u.centre, &core::Coordinate::longitude)};
    for (int part = 0; part < areaParts; ++part)
        cells += area.mid(part * cellChars, cellChars);
    return cells;
}

} // namespace fieldlane::exchange
