#include "domain/fields.h"
#include "core/text.h"
#include "domain/fieldcodec.h"
#include <array>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldlane::domain {

using namespace codec;

namespace {

template <class T, T PositionFix::*Part>
constexpr Field<Technician> position(const char *name)
{
    return {name, [](const Technician &t) { return t.position ? Codec<T>::to((*t.position).*Part) : QVariant(); },
        [](Technician &t, const QVariant &v) {
            if (v.isNull())
                return;
            if (!t.position)
                t.position.emplace();
            (*t.position).*Part = Codec<T>::from(v);
        }};
}

template <double Coordinate::*Axis>
constexpr Field<Technician> positionAxis(const char *name)
{
    return {name, [](const Technician &t) { return t.position ? QVariant(t.position->place.*Axis) : QVariant(); },
        [](Technician &t, const QVariant &v) {
            if (v.isNull()) {
                t.position.reset();
                return;
            }
            if (!t.position)
                t.position.emplace();
            t.position->place.*Axis = v.toDouble();
        }};
}

} // namespace

std::span<const Field<Order>> orderFields()
{
    static constexpr auto fields = std::to_array<Field<Order>>({
        field<&Order::number>("number"),
        field<&Order::state>("state"),
        field<&Order::priority>("priority"),
        field<&Order::templateId>("template_id"),
        field<&Order::faultTypeId>("fault_type_id"),
        field<&Order::unitId>("unit_id"),
        field<&Order::poolId>("pool_id"),
        field<&Order::channel>("channel"),
        field<&Order::customerId>("customer_id"),
        field<&Order::siteId>("site_id"),
        field<&Order::equipmentId>("equipment_id"),
        field<&Order::customerName>("customer_name"),
        field<&Order::phone>("phone"),
        field<&Order::email>("email"),
        field<&Order::address>("address"),
        axis<&Order::location, &Coordinate::latitude>("latitude"),
        axis<&Order::location, &Coordinate::longitude>("longitude"),
        field<&Order::geoQuality>("geo_quality"),
        field<&Order::zone>("zone"),
        field<&Order::description>("description"),
        field<&Order::duration>("duration_ms"),
        field<&Order::splittable>("splittable"),
        field<&Order::requirements>("requirements"),
        field<&Order::excluded>("excluded"),
        field<&Order::preferred>("preferred_id"),
        field<&Order::windowStart>("window_start"),
        field<&Order::windowEnd>("window_end"),
        field<&Order::responseDue>("response_due"),
        field<&Order::due>("due"),
        field<&Order::follows>("follows"),
        field<&Order::custom>("custom"),
        field<&Order::ruling>("ruling"),
        field<&Order::dispatchesItself>("dispatches_itself"),
        field<&Order::enteredBy>("entered_by"),
        field<&Order::handlerId>("handler_id"),
        field<&Order::flowId>("flow_id"),
        field<&Order::lastAction>("last_action"),
        field<&Order::claimUntil>("claim_until"),
        field<&Order::completion>("completion"),
        field<&Order::rating>("rating"),
        field<&Order::ratingComment>("rating_comment"),
        field<&Order::reason>("reason"),
        field<&Order::createdAt>("created_at"),
        field<&Order::completedAt>("completed_at"),
        field<&Order::closedAt>("closed_at"),
    });
    return fields;
}

std::span<const Field<Visit>> visitFields()
{
    static constexpr auto fields = std::to_array<Field<Visit>>({
        field<&Visit::orderId>("order_id"),
        field<&Visit::sequence>("sequence"),
    });
    return fields;
}

std::span<const Field<Assignment>> assignmentFields()
{
    static constexpr auto fields = std::to_array<Field<Assignment>>({
        field<&Assignment::orderId>("order_id"),
        field<&Assignment::visitId>("visit_id"),
        field<&Assignment::technicianId>("technician_id"),
        field<&Assignment::role>("role"),
        field<&Assignment::plannedStart>("planned_start"),
        field<&Assignment::plannedEnd>("planned_end"),
        field<&Assignment::dispatchedAt>("dispatched_at"),
        field<&Assignment::acceptedAt>("accepted_at"),
        field<&Assignment::travelStartedAt>("travel_started_at"),
        field<&Assignment::arrivedAt>("arrived_at"),
        field<&Assignment::completedAt>("completed_at"),
        field<&Assignment::lockPerson>("lock_person"),
        field<&Assignment::lockTime>("lock_time"),
        field<&Assignment::overlapAllowed>("overlap_allowed"),
        field<&Assignment::booked>("booked"),
    });
    return fields;
}

std::span<const Field<Technician>> technicianFields()
{
    static constexpr auto fields = std::to_array<Field<Technician>>({
        field<&Technician::unitId>("unit_id"),
        field<&Technician::name>("name"),
        field<&Technician::code>("code"),
        field<&Technician::phone>("phone"),
        field<&Technician::zone>("zone"),
        axis<&Technician::home, &Coordinate::latitude>("home_latitude"),
        axis<&Technician::home, &Coordinate::longitude>("home_longitude"),
        field<&Technician::skills>("skills"),
        field<&Technician::faultLevels>("fault_levels"),
        field<&Technician::shifts>("shifts"),
        field<&Technician::maxOrdersPerDay>("max_orders_per_day"),
        field<&Technician::maxMinutesPerDay>("max_minutes_per_day"),
        field<&Technician::speedFactor>("speed_factor"),
        field<&Technician::duty>("duty"),
        field<&Technician::active>("active"),
        positionAxis<&Coordinate::latitude>("position_latitude"),
        positionAxis<&Coordinate::longitude>("position_longitude"),
        position<Instant, &PositionFix::at>("position_at"),
        position<std::optional<double>, &PositionFix::accuracyMetres>("position_accuracy"),
        position<QString, &PositionFix::source>("position_source"),
    });
    return fields;
}

std::span<const Field<Absence>> absenceFields()
{
    static constexpr auto fields = std::to_array<Field<Absence>>({
        field<&Absence::technicianId>("technician_id"),
        {"start_at", [](const Absence &a) { return Codec<Instant>::to(a.span.start); },
            [](Absence &a, const QVariant &v) { a.span.start = Codec<Instant>::from(v); }},
        {"end_at", [](const Absence &a) { return Codec<Instant>::to(a.span.end); },
            [](Absence &a, const QVariant &v) { a.span.end = Codec<Instant>::from(v); }},
        field<&Absence::reason>("reason"),
    });
    return fields;
}

std::span<const Field<Unit>> unitFields()
{
    static constexpr auto fields = std::to_array<Field<Unit>>({
        field<&Unit::parentId>("parent_id"),
        field<&Unit::name>("name"),
        field<&Unit::kind>("kind"),
        field<&Unit::zone>("zone"),
        axis<&Unit::centre, &Coordinate::latitude>("latitude"),
        axis<&Unit::centre, &Coordinate::longitude>("longitude"),
        field<&Unit::area>("area"),
        field<&Unit::postcodes>("postcodes"),
        field<&Unit::managerId>("manager_id"),
        field<&Unit::flowId>("flow_id"),
        field<&Unit::automatic>("automatic"),
    });
    return fields;
}

std::span<const Field<OrderTemplate>> templateFields()
{
    static constexpr auto fields = std::to_array<Field<OrderTemplate>>({
        field<&OrderTemplate::name>("name"),
        field<&OrderTemplate::duration>("duration_ms"),
        field<&OrderTemplate::priority>("priority"),
        field<&OrderTemplate::splittable>("splittable"),
        field<&OrderTemplate::requirements>("requirements"),
        field<&OrderTemplate::completeWithin>("complete_within_ms"),
        field<&OrderTemplate::requiredFields>("required_fields"),
        field<&OrderTemplate::parts>("parts"),
        field<&OrderTemplate::checklist>("checklist"),
        field<&OrderTemplate::flowId>("flow_id"),
        field<&OrderTemplate::customFields>("custom_fields"),
    });
    return fields;
}

QString skillsToText(const std::vector<Skill> &skills)
{
    QStringList parts;
    for (const Skill &s : skills)
        parts += QStringLiteral("%1:%2").arg(s.name).arg(s.level);
    return parts.join(QLatin1Char(';'));
}

std::optional<std::vector<Skill>> skillsFromText(const QString &text)
{
    std::vector<Skill> skills;
    for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const qsizetype colon = part.lastIndexOf(QLatin1Char(':'));
        Skill s;
        s.name = part.left(colon < 0 ? part.size() : colon).trimmed().toLower();
        if (colon >= 0) {
            bool ok = false;
            s.level = part.mid(colon + 1).trimmed().toInt(&ok);
            if (!ok || s.level < 1 || s.level > 9)
                return std::nullopt;
        }
        if (s.name.isEmpty())
            return std::nullopt;
        skills.push_back(std::move(s));
    }
    return skills;
}

QString toCode(Priority priority)
{
    return QLatin1String(priorityCodes[size_t(priority) - 1]);
}

std::optional<Priority> priorityFrom(const QString &code)
{
    if (const int i = indexOf(priorityCodes, code.trimmed().toLower()); i >= 0)
        return Priority(i + 1);
    bool ok = false;
    const int number = code.trimmed().toInt(&ok);
    if (ok && number >= 1 && number <= 4)
        return Priority(number);
    return std::nullopt;
}

QString toCode(UnitKind kind)
{
    return QLatin1String(unitKindCodes[size_t(kind)]);
}

std::optional<UnitKind> unitKindFrom(const QString &code)
{
    if (const int i = indexOf(unitKindCodes, code); i >= 0)
        return UnitKind(i);
    return std::nullopt;
}

QString toCode(DutyStatus status)
{
    return QLatin1String(dutyCodes[size_t(status)]);
}

QJsonArray areaToJson(const Area &area)
{
    QJsonArray polygons;
    for (const Polygon &polygon : area) {
        QJsonArray rings;
        for (const Ring &ring : polygon) {
            QJsonArray points;
            for (const Coordinate &c : ring)
                points.append(QJsonArray {c.longitude, c.latitude});
            if (!ring.empty())
                points.append(QJsonArray {ring.front().longitude, ring.front().latitude});
            rings.append(points);
        }
        polygons.append(rings);
    }
    return polygons;
}

Area areaFromJson(const QJsonArray &coordinates)
{
    Area area;
    for (const QJsonValue &polygonValue : coordinates) {
        Polygon polygon;
        for (const QJsonValue &ringValue : polygonValue.toArray()) {
            Ring ring;
            for (const QJsonValue &point : ringValue.toArray())
                ring.push_back({point[1].toDouble(), point[0].toDouble()});
            if (ring.size() > 1 && ring.front() == ring.back())
                ring.pop_back();
            polygon.push_back(std::move(ring));
        }
        area.push_back(std::move(polygon));
    }
    return area;
}

} // namespace fieldlane::domain
