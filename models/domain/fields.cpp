#include "domain/fields.h"
#include "core/text.h"
#include <array>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldlane::domain {

using core::Coordinate;
using core::Duration;
using core::Instant;

namespace {

constexpr std::array<const char *, 4> priorityCodes {"low", "normal", "high", "emergency"};
constexpr std::array<const char *, 5> unitKindCodes {"company", "branch", "region", "outlet", "contractor"};
constexpr std::array<const char *, 3> dutyCodes {"offDuty", "onDuty", "onBreak"};
constexpr std::array<const char *, 3> geoQualityCodes {"none", "approximate", "exact"};
constexpr std::array<const char *, 2> roleCodes {"lead", "assistant"};

template <size_t Count>
int indexOf(const std::array<const char *, Count> &codes, const QString &code)
{
    for (size_t i = 0; i < Count; ++i) {
        if (code == QLatin1String(codes[i]))
            return int(i);
    }
    return -1;
}

QString jsonText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
QJsonArray jsonArray(const QVariant &v)
{
    return QJsonDocument::fromJson(v.toString().toUtf8()).array();
}

/// How a member type becomes a database value and back; null becomes the member's default.
template <class T>
struct Codec;

template <>
struct Codec<QString>
{
    static QVariant to(const QString &v) { return v.isNull() ? QStringLiteral("") : v; }
    static QString from(const QVariant &v) { return v.toString(); }
};
template <>
struct Codec<int>
{
    static QVariant to(int v) { return qlonglong(v); }
    static int from(const QVariant &v) { return int(v.toLongLong()); }
};
template <>
struct Codec<bool>
{
    static QVariant to(bool v) { return qlonglong(v ? 1 : 0); }
    static bool from(const QVariant &v) { return v.toLongLong() != 0; }
};
template <>
struct Codec<double>
{
    static QVariant to(double v) { return v; }
    static double from(const QVariant &v) { return v.toDouble(); }
};
template <class Tag>
struct Codec<core::Id<Tag>>
{
    static QVariant to(core::Id<Tag> v) { return v.isValid() ? QVariant(qlonglong(v.value())) : QVariant(); }
    static core::Id<Tag> from(const QVariant &v) { return core::Id<Tag>(v.toLongLong()); }
};
template <>
struct Codec<Instant>
{
    static QVariant to(Instant v) { return qlonglong(core::toMs(v)); }
    static Instant from(const QVariant &v) { return core::fromMs(v.toLongLong()); }
};
template <>
struct Codec<Duration>
{
    static QVariant to(Duration v) { return qlonglong(v.count()); }
    static Duration from(const QVariant &v) { return Duration(v.toLongLong()); }
};
template <class T>
struct Codec<std::optional<T>>
{
    static QVariant to(const std::optional<T> &v) { return v ? Codec<T>::to(*v) : QVariant(); }
    static std::optional<T> from(const QVariant &v)
    {
        return v.isNull() ? std::nullopt : std::optional<T>(Codec<T>::from(v));
    }
};
template <>
struct Codec<OrderState>
{
    static QVariant to(OrderState v) { return toCode(v); }
    static OrderState from(const QVariant &v) { return orderStateFrom(v.toString()).value_or(OrderState::Draft); }
};
template <>
struct Codec<Priority>
{
    static QVariant to(Priority v) { return qlonglong(v); }
    static Priority from(const QVariant &v) { return Priority(std::clamp(v.toLongLong(), 1LL, 4LL)); }
};

template <class Enum, const auto &Codes>
struct CodeCodec
{
    static QVariant to(Enum v) { return QString::fromLatin1(Codes[size_t(v)]); }
    static Enum from(const QVariant &v) { return Enum(std::max(0, indexOf(Codes, v.toString()))); }
};
template <>
struct Codec<UnitKind> : CodeCodec<UnitKind, unitKindCodes>
{
};
template <>
struct Codec<DutyStatus> : CodeCodec<DutyStatus, dutyCodes>
{
};
template <>
struct Codec<GeoQuality> : CodeCodec<GeoQuality, geoQualityCodes>
{
};
template <>
struct Codec<AssignmentRole> : CodeCodec<AssignmentRole, roleCodes>
{
};
template <>
struct Codec<QJsonObject>
{
    static QVariant to(const QJsonObject &v)
    {
        return QString::fromUtf8(QJsonDocument(v).toJson(QJsonDocument::Compact));
    }
    static QJsonObject from(const QVariant &v) { return QJsonDocument::fromJson(v.toString().toUtf8()).object(); }
};
template <>
struct Codec<std::vector<Skill>>
{
    static QVariant to(const std::vector<Skill> &skills)
    {
        QJsonArray array;
        for (const Skill &s : skills) {
            QJsonObject object {{QStringLiteral("name"), s.name}, {QStringLiteral("level"), s.level}};
            if (s.certificateUntil)
                object.insert(QStringLiteral("until"), double(core::toMs(*s.certificateUntil)));
            array.append(object);
        }
        return jsonText(array);
    }
    static std::vector<Skill> from(const QVariant &v)
    {
        std::vector<Skill> skills;
        for (const QJsonValue &value : jsonArray(v)) {
            Skill s {value[QStringLiteral("name")].toString(), value[QStringLiteral("level")].toInt(1), {}};
            if (const QJsonValue until = value[QStringLiteral("until")]; until.isDouble())
                s.certificateUntil = core::fromMs(qint64(until.toDouble()));
            skills.push_back(std::move(s));
        }
        return skills;
    }
};
template <>
struct Codec<std::vector<WeekShift>>
{
    static QVariant to(const std::vector<WeekShift> &shifts)
    {
        QJsonArray array;
        for (const WeekShift &s : shifts)
            array.append(QJsonArray {s.weekday, s.start, s.end, s.breakStart, s.breakEnd});
        return jsonText(array);
    }
    static std::vector<WeekShift> from(const QVariant &v)
    {
        std::vector<WeekShift> shifts;
        for (const QJsonValue &s : jsonArray(v))
            shifts.push_back({s[0].toInt(), s[1].toInt(), s[2].toInt(), s[3].toInt(), s[4].toInt()});
        return shifts;
    }
};
template <>
struct Codec<std::vector<TechnicianId>>
{
    static QVariant to(const std::vector<TechnicianId> &ids)
    {
        QJsonArray array;
        for (const TechnicianId id : ids)
            array.append(double(id.value()));
        return jsonText(array);
    }
    static std::vector<TechnicianId> from(const QVariant &v)
    {
        std::vector<TechnicianId> ids;
        for (const QJsonValue &id : jsonArray(v))
            ids.push_back(TechnicianId(qint64(id.toDouble())));
        return ids;
    }
};
template <>
struct Codec<std::vector<QString>>
{
    static QVariant to(const std::vector<QString> &names)
    {
        QJsonArray array;
        for (const QString &name : names)
            array.append(name);
        return jsonText(array);
    }
    static std::vector<QString> from(const QVariant &v)
    {
        std::vector<QString> names;
        for (const QJsonValue &name : jsonArray(v))
            names.push_back(name.toString());
        return names;
    }
};
template <>
struct Codec<Area>
{
    static QVariant to(const Area &area)
    {
        return area.empty() ? QVariant(QStringLiteral("")) : QVariant(jsonText(areaToJson(area)));
    }
    static Area from(const QVariant &v) { return areaFromJson(jsonArray(v)); }
};

template <class E, class T>
E entityOf(T E::*);
template <class E, class T>
T memberOf(T E::*);

template <auto Member>
constexpr auto field(const char *name)
{
    using E = decltype(entityOf(Member));
    using T = decltype(memberOf(Member));
    return Field<E> {name, [](const E &e) { return Codec<T>::to(e.*Member); },
        [](E &e, const QVariant &v) { e.*Member = Codec<T>::from(v); }};
}

/// An optional place takes two columns; it is there when both are.
template <auto Member, double Coordinate::*Axis>
constexpr auto axis(const char *name)
{
    using E = decltype(entityOf(Member));
    return Field<E> {name, [](const E &e) { return e.*Member ? QVariant((*(e.*Member)).*Axis) : QVariant(); },
        [](E &e, const QVariant &v) {
            if (v.isNull())
                (e.*Member).reset();
            else {
                if (!(e.*Member))
                    (e.*Member).emplace();
                (*(e.*Member)).*Axis = v.toDouble();
            }
        }};
}

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
        field<&Order::custom>("custom"),
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
        field<&OrderTemplate::customFields>("custom_fields"),
    });
    return fields;
}

std::span<const Field<Customer>> customerFields()
{
    static constexpr auto fields = std::to_array<Field<Customer>>({
        field<&Customer::name>("name"),
        field<&Customer::phone>("phone"),
        field<&Customer::grade>("grade"),
        // Derived, for the look-up while the telephone rings.
        {"name_folded", [](const Customer &c) { return Codec<QString>::to(core::foldForSearch(c.name)); },
            [](Customer &, const QVariant &) {}},
        {"phone_digits", [](const Customer &c) { return Codec<QString>::to(core::phoneDigits(c.phone)); },
            [](Customer &, const QVariant &) {}},
    });
    return fields;
}

std::span<const Field<Site>> siteFields()
{
    static constexpr auto fields = std::to_array<Field<Site>>({
        field<&Site::customerId>("customer_id"),
        field<&Site::address>("address"),
        axis<&Site::location, &Coordinate::latitude>("latitude"),
        axis<&Site::location, &Coordinate::longitude>("longitude"),
    });
    return fields;
}

std::span<const Field<Equipment>> equipmentFields()
{
    static constexpr auto fields = std::to_array<Field<Equipment>>({
        field<&Equipment::siteId>("site_id"),
        field<&Equipment::name>("name"),
        field<&Equipment::serial>("serial"),
        field<&Equipment::warrantyUntil>("warranty_until"),
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
