#pragma once
#include "core/result.h"
#include "domain/event.h"
#include "domain/order.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// An entry of master data as the database has it, and its history, oldest first.
template <class Entity>
struct MasterEntry
{
    Entity entity;
    std::vector<domain::Event> story;
    /// Who changed it last; empty when history does not know.
    QString lastActor() const { return story.empty() ? QString() : story.back().actor; }
};

/// For what administration edits. Errors: NotFound.
template <class Entity>
core::Result<MasterEntry<Entity>> readMasterEntry(store::Connection &connection, decltype(Entity::id) id);

/// What a technician has on their hands, whoever looks: it would be left to nobody.
core::Result<std::vector<domain::OrderRecord>> openOrdersOf(store::Connection &connection, domain::TechnicianId technician);

} // namespace fieldlane::desk
