#include "domain/history.h"
#include <algorithm>

namespace fieldlane::domain {

namespace {

const QLatin1String existsKey("exists");

template <class Part>
const Part *find(const std::vector<Part> &parts, qint64 id)
{
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const Part &p) { return p.id.value() == id; });
    return it == parts.end() ? nullptr : &*it;
}

template <class Part>
void noteParts(QJsonObject &changes, const QString &kind, std::span<const Field<Part>> fields,
    const std::vector<Part> &before, const std::vector<Part> &after)
{
    const auto note = [&](qint64 id) {
        const Part *from = find(before, id);
        const Part *to = find(after, id);
        QJsonObject change = difference(fields, from ? *from : Part {}, to ? *to : Part {});
        if (!from || !to)
            change.insert(existsKey, QJsonArray {from != nullptr, to != nullptr});
        if (!change.isEmpty())
            changes.insert(QStringLiteral("%1:%2").arg(kind).arg(id), change);
    };
    for (const Part &part : after)
        note(part.id.value());
    for (const Part &part : before) {
        if (!find(after, part.id.value()))
            note(part.id.value());
    }
}

template <class Part>
void applyPart(std::vector<Part> &parts, qint64 id, std::span<const Field<Part>> fields, const QJsonObject &change,
    Direction direction)
{
    const QJsonValue exists = change.value(existsKey);
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const Part &p) { return p.id.value() == id; });
    if (exists.isArray() && !exists[direction == Direction::Forward ? 1 : 0].toBool()) {
        if (it != parts.end())
            parts.erase(it);
        return;
    }
    if (it != parts.end()) {
        applyFields(fields, *it, change, direction);
        return;
    }
    Part part;
    part.id = decltype(part.id)(id);
    applyFields(fields, part, change, direction);
    parts.insert(std::upper_bound(parts.begin(), parts.end(), part,
                     [](const Part &a, const Part &b) { return a.id < b.id; }),
        part);
}

} // namespace

QJsonObject changesOf(const OrderRecord &before, const OrderRecord &after)
{
    QJsonObject changes;
    const QJsonObject order = difference(orderFields(), before.order, after.order);
    if (!order.isEmpty())
        changes.insert(QStringLiteral("order"), order);
    noteParts(changes, QStringLiteral("visit"), visitFields(), before.visits, after.visits);
    noteParts(changes, QStringLiteral("assignment"), assignmentFields(), before.assignments, after.assignments);
    return changes;
}

void applyChanges(OrderRecord &record, const QJsonObject &changes, Direction direction)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QString kind = it.key().section(QLatin1Char(':'), 0, 0);
        const qint64 id = it.key().section(QLatin1Char(':'), 1).toLongLong();
        const QJsonObject change = it.value().toObject();
        if (kind == QLatin1String("order"))
            applyFields(orderFields(), record.order, change, direction);
        else if (kind == QLatin1String("visit"))
            applyPart(record.visits, id, visitFields(), change, direction);
        else if (kind == QLatin1String("assignment"))
            applyPart(record.assignments, id, assignmentFields(), change, direction);
    }
}

} // namespace fieldlane::domain
