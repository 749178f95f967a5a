#include "domain/poolfilter.h"
#include "domain/fields.h"
#include <array>
#include <QJsonArray>

namespace fieldlane::domain {

namespace {

constexpr std::array<const char *, 6> dueCodes {"any", "overdue", "today", "tomorrow", "nextSevenDays", "without"};
constexpr std::array<const char *, 5> sortCodes {"due", "created", "number", "priority", "customer"};

template <class Enum, size_t Count>
std::optional<Enum> fromCode(const std::array<const char *, Count> &codes, const QString &code)
{
    for (size_t i = 0; i < Count; ++i) {
        if (code == QLatin1String(codes[i]))
            return Enum(i);
    }
    return std::nullopt;
}

template <class List, class Write>
void put(QJsonObject &json, const char *name, const List &list, Write write)
{
    if (list.empty())
        return;
    QJsonArray array;
    for (const auto &entry : list)
        array.append(write(entry));
    json.insert(QLatin1String(name), array);
}

template <class Tag>
void take(const QJsonObject &json, const char *name, std::vector<core::Id<Tag>> &ids)
{
    for (const QJsonValue &value : json.value(QLatin1String(name)).toArray()) {
        if (const core::Id<Tag> id(value.toInteger()); id.isValid())
            ids.push_back(id);
    }
}

} // namespace

QString toCode(DueRange range)
{
    return QLatin1String(dueCodes[size_t(range)]);
}

QString toCode(PoolSortKey key)
{
    return QLatin1String(sortCodes[size_t(key)]);
}

std::optional<DueRange> dueRangeFrom(const QString &code)
{
    return fromCode<DueRange>(dueCodes, code);
}

std::optional<PoolSortKey> poolSortKeyFrom(const QString &code)
{
    return fromCode<PoolSortKey>(sortCodes, code);
}

QJsonObject toJson(const PoolFilter &filter)
{
    QJsonObject json;
    const auto idValue = [](auto id) { return QJsonValue(id.value()); };
    put(json, "states", filter.states, [](OrderState s) { return toCode(s); });
    put(json, "units", filter.units, idValue);
    put(json, "templates", filter.templates, idValue);
    put(json, "priorities", filter.priorities, [](Priority p) { return toCode(p); });
    put(json, "channels", filter.channels, [](const QString &c) { return c; });
    put(json, "technicians", filter.technicians, idValue);
    put(json, "fields", filter.fields,
        [](const FieldWish &f) { return QJsonObject {{QStringLiteral("name"), f.name}, {QStringLiteral("value"), f.value}}; });
    if (filter.due != DueRange::Any)
        json.insert(QStringLiteral("due"), toCode(filter.due));
    if (!filter.text.isEmpty())
        json.insert(QStringLiteral("text"), filter.text);
    return json;
}

PoolFilter poolFilterFrom(const QJsonObject &json)
{
    PoolFilter filter;
    for (const QJsonValue &value : json.value(QStringLiteral("states")).toArray()) {
        if (const auto state = orderStateFrom(value.toString()))
            filter.states.push_back(*state);
    }
    for (const QJsonValue &value : json.value(QStringLiteral("priorities")).toArray()) {
        if (const auto priority = priorityFrom(value.toString()))
            filter.priorities.push_back(*priority);
    }
    for (const QJsonValue &value : json.value(QStringLiteral("channels")).toArray())
        filter.channels.push_back(value.toString());
    for (const QJsonValue &value : json.value(QStringLiteral("fields")).toArray()) {
        if (const QString name = value[QStringLiteral("name")].toString(); !name.isEmpty())
            filter.fields.push_back({name, value[QStringLiteral("value")].toString()});
    }
    take(json, "units", filter.units);
    take(json, "templates", filter.templates);
    take(json, "technicians", filter.technicians);
    filter.due = dueRangeFrom(json.value(QStringLiteral("due")).toString()).value_or(DueRange::Any);
    filter.text = json.value(QStringLiteral("text")).toString();
    return filter;
}

} // namespace fieldlane::domain
