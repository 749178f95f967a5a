#include "desk/masterreading.h"
#include "desk/entitykinds.h"
#include "store/eventrepository.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

using core::Result;

template <class Entity>
Result<MasterEntry<Entity>> readMasterEntry(store::Connection &connection, decltype(Entity::id) id)
{
    FIELDLANE_ASSIGN(entity, EntityKind<Entity>::table(connection).byId(id));
    FIELDLANE_ASSIGN(story, store::EventRepository(connection).of(EntityKind<Entity>::name(), id.value()));
    return MasterEntry<Entity> {std::move(entity), std::move(story)};
}

Result<std::vector<domain::OrderRecord>> openOrdersOf(store::Connection &connection, domain::TechnicianId technician)
{
    return store::OrderRepository(connection).heldBy(technician);
}

template Result<MasterEntry<domain::Unit>> readMasterEntry(store::Connection &, domain::UnitId);
template Result<MasterEntry<domain::Technician>> readMasterEntry(store::Connection &, domain::TechnicianId);
template Result<MasterEntry<domain::OrderTemplate>> readMasterEntry(store::Connection &, domain::TemplateId);
template Result<MasterEntry<domain::Role>> readMasterEntry(store::Connection &, domain::RoleId);
template Result<MasterEntry<domain::Person>> readMasterEntry(store::Connection &, domain::PersonId);
template Result<MasterEntry<domain::Flow>> readMasterEntry(store::Connection &, domain::FlowId);
template Result<MasterEntry<domain::ClaimPool>> readMasterEntry(store::Connection &, domain::PoolId);
template Result<MasterEntry<domain::FaultType>> readMasterEntry(store::Connection &, domain::FaultTypeId);
template Result<MasterEntry<domain::CustomerGrade>> readMasterEntry(store::Connection &, domain::GradeId);
template Result<MasterEntry<domain::Reason>> readMasterEntry(store::Connection &, domain::ReasonId);
template Result<MasterEntry<domain::Holiday>> readMasterEntry(store::Connection &, domain::HolidayId);
template Result<MasterEntry<domain::PlanningPolicy>> readMasterEntry(store::Connection &, domain::PolicyId);
template Result<MasterEntry<domain::NoticeChannel>> readMasterEntry(store::Connection &, domain::NoticeChannelId);
template Result<MasterEntry<domain::NoticeTemplate>> readMasterEntry(store::Connection &, domain::NoticeTemplateId);

} // namespace fieldlane::desk
