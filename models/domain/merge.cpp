#include "domain/merge.h"
#include "domain/fields.h"
#include <algorithm>
#include <QStringList>

namespace fieldlane::domain {

namespace {

/// Fields that mean something only together; the first names the part.
const std::vector<QStringList> &groups()
{
    static const std::vector<QStringList> list {
        {QStringLiteral("latitude"), QStringLiteral("longitude"), QStringLiteral("geo_quality")},
        {QStringLiteral("window_start"), QStringLiteral("window_end")},
        {QStringLiteral("customer_id"), QStringLiteral("site_id"), QStringLiteral("equipment_id")},
    };
    return list;
}

QStringList fieldsOf(const QString &part)
{
    for (const QStringList &group : groups()) {
        if (group.contains(part))
            return group;
    }
    return {part};
}

bool isOfLifecycle(const QString &name)
{
    static const QStringList names {QStringLiteral("state"), QStringLiteral("reason"), QStringLiteral("created_at"),
        QStringLiteral("completed_at"), QStringLiteral("closed_at")};
    return names.contains(name);
}

bool anyIn(const QJsonObject &changes, const QStringList &fields)
{
    return std::any_of(fields.begin(), fields.end(), [&](const QString &f) { return changes.contains(f); });
}

} // namespace

std::vector<PartDifference> differencesOf(const Order &base, const Order &mine, const Order &theirs)
{
    const QJsonObject byMe = difference(orderFields(), base, mine);
    const QJsonObject byThem = difference(orderFields(), base, theirs);
    const QJsonObject between = difference(orderFields(), mine, theirs);
    std::vector<PartDifference> list;
    for (const Field<Order> &field : orderFields()) {
        const QString name = QLatin1String(field.name);
        const QStringList fields = fieldsOf(name);
        if (fields.front() != name)
            continue;
        PartDifference d {name, anyIn(byMe, fields) && !isOfLifecycle(name), anyIn(byThem, fields), false};
        d.clash = d.mine && d.theirs && anyIn(between, fields);
        if (d.mine || d.theirs)
            list.push_back(d);
    }
    return list;
}

void takePart(Order &into, const Order &from, const QString &part)
{
    const QStringList fields = fieldsOf(part);
    for (const Field<Order> &field : orderFields()) {
        if (fields.contains(QLatin1String(field.name)))
            field.write(into, field.read(from));
    }
}

} // namespace fieldlane::domain
