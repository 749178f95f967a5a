#pragma once
#include "core/text.h"
#include "domain/fields.h"
#include <algorithm>
#include <array>
#include <QJsonArray>
#include <QJsonDocument>

/// How the members of entities become database values and back; included by the files that list fields alone.
namespace fieldlane::domain::codec {

using core::Coordinate;
using core::Duration;
using core::Instant;

inline constexpr std::array<const char *, 4> priorityCodes {"low", "normal", "high", "emergency"};
inline constexpr std::array<const char *, 5> unitKindCodes {"company", "branch", "region", "outlet", "contractor"};
inline constexpr std::array<const char *, 3> automaticCodes {"asAbove", "assigns", "proposes"};
inline constexpr std::array<const char *, 3> dutyCodes {"offDuty", "onDuty", "onBreak"};
inline constexpr std::array<const char *, 3> geoQualityCodes {"none", "approximate", "exact"};
inline constexpr std::array<const char *, 2> roleCodes {"lead", "assistant"};
inline constexpr std::array<const char *, permissionCount> permissionCodes {"enterOrders", "review", "allocate",
    "dispatch", "dispatchDirectly", "forceAssign", "claimOrders", "executeOrders", "editMasterData", "editRules",
    "managePools", "seePool", "seeBoard", "seeReports", "managePeople", "importExport"};
inline constexpr std::array<const char *, 4> scopeCodes {"own", "ownUnit", "unitAndBelow", "all"};
inline constexpr std::array<const char *, 5> startViewCodes {"entry", "dispatch", "region", "today", "field"};
inline constexpr std::array<const char *, 3> needCodes {"hidden", "optional", "required"};
inline constexpr std::array<const char *, 2> poolModeCodes {"dispatch", "claim"};
inline constexpr std::array<const char *, 3> atDeadlineCodes {"alert", "forceAssign", "automatic"};
inline constexpr std::array<const char *, 4> situationCodes {"none", "normal", "holiday", "storm"};

template <size_t Count>
int indexOf(const std::array<const char *, Count> &codes, const QString &code)
{
    for (size_t i = 0; i < Count; ++i) {
        if (code == QLatin1String(codes[i]))
            return int(i);
    }
    return -1;
}

inline QString jsonText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
inline QJsonArray jsonArray(const QVariant &v)
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
struct Codec<qint64>
{
    static QVariant to(qint64 v) { return qlonglong(v); }
    static qint64 from(const QVariant &v) { return v.toLongLong(); }
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
struct Codec<AutomaticDispatch> : CodeCodec<AutomaticDispatch, automaticCodes>
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
struct Codec<StartView> : CodeCodec<StartView, startViewCodes>
{
};
template <>
struct Codec<DataScope> : CodeCodec<DataScope, scopeCodes>
{
};
template <>
struct Codec<FieldNeed> : CodeCodec<FieldNeed, needCodes>
{
};
template <>
struct Codec<PoolMode> : CodeCodec<PoolMode, poolModeCodes>
{
};
template <>
struct Codec<AtDeadline> : CodeCodec<AtDeadline, atDeadlineCodes>
{
};
template <>
struct Codec<PolicySituation> : CodeCodec<PolicySituation, situationCodes>
{
};
template <>
struct Codec<OrderAction>
{
    static QVariant to(OrderAction v) { return toCode(v); }
    static OrderAction from(const QVariant &v) { return orderActionFrom(v.toString()).value_or(OrderAction::Cancel); }
};
template <>
struct Codec<QDate>
{
    static QVariant to(QDate v) { return v.toString(Qt::ISODate); }
    static QDate from(const QVariant &v) { return QDate::fromString(v.toString(), Qt::ISODate); }
};
template <>
struct Codec<Permissions>
{
    static QVariant to(const Permissions &permissions)
    {
        QJsonArray array;
        for (int i = 0; i < permissionCount; ++i) {
            if (permissions.has(Permission(i)))
                array.append(QLatin1String(permissionCodes[size_t(i)]));
        }
        return jsonText(array);
    }
    static Permissions from(const QVariant &v)
    {
        Permissions permissions;
        for (const QJsonValue &code : jsonArray(v)) {
            if (const int i = indexOf(permissionCodes, code.toString()); i >= 0)
                permissions.set(Permission(i));
        }
        return permissions;
    }
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
struct Codec<std::vector<FaultLevel>>
{
    static QVariant to(const std::vector<FaultLevel> &levels)
    {
        QJsonArray array;
        for (const FaultLevel &l : levels)
            array.append(QJsonArray {double(l.faultTypeId.value()), l.level});
        return jsonText(array);
    }
    static std::vector<FaultLevel> from(const QVariant &v)
    {
        std::vector<FaultLevel> levels;
        for (const QJsonValue &l : jsonArray(v))
            levels.push_back({FaultTypeId(qint64(l[0].toDouble())), l[1].toInt(1)});
        return levels;
    }
};
template <>
struct Codec<std::map<QString, FieldNeed>>
{
    static QVariant to(const std::map<QString, FieldNeed> &needs)
    {
        QJsonObject object;
        for (const auto &[name, need] : needs)
            object.insert(name, QLatin1String(needCodes[size_t(need)]));
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    static std::map<QString, FieldNeed> from(const QVariant &v)
    {
        std::map<QString, FieldNeed> needs;
        const QJsonObject object = QJsonDocument::fromJson(v.toString().toUtf8()).object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const int i = indexOf(needCodes, it->toString()); i >= 0)
                needs[it.key()] = FieldNeed(i);
        }
        return needs;
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

} // namespace fieldlane::domain::codec
