#pragma once
#include "domain/fields.h"

namespace fieldlane::domain {

/// What an event stores of a change: part -> field -> [from, to]. Parts are "order", "visit:ID" and
/// "assignment:ID"; a part that appears or goes has "exists": [false, true] or [true, false].
QJsonObject changesOf(const OrderRecord &before, const OrderRecord &after);

enum class Direction { Backward, Forward };

/// Sets every changed field to its "to" (forward) or "from" (backward) value.
void applyChanges(OrderRecord &record, const QJsonObject &changes, Direction direction);

/// The same for an entity that is one part.
template <class Entity>
void applyFields(std::span<const Field<Entity>> fields, Entity &entity, const QJsonObject &changes, Direction direction)
{
    for (const Field<Entity> &field : fields) {
        const QJsonValue change = changes.value(QLatin1String(field.name));
        if (!change.isArray())
            continue;
        const QJsonValue value = change[direction == Direction::Forward ? 1 : 0];
        field.write(entity, value.isNull() ? QVariant() : value.toVariant());
    }
}

/// Whether every changed field still has its "to" value.
template <class Entity>
bool isUnchangedSince(std::span<const Field<Entity>> fields, const Entity &entity, const QJsonObject &changes)
{
    Entity replayed = entity;
    applyFields(fields, replayed, changes, Direction::Forward);
    return difference(fields, entity, replayed).isEmpty();
}

} // namespace fieldlane::domain
