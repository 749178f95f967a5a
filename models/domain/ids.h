#pragma once
#include "core/id.h"

namespace fieldlane::domain {

using UnitId = core::Id<struct UnitTag>;
using PersonId = core::Id<struct PersonTag>;
using TechnicianId = core::Id<struct TechnicianTag>;
using OrderId = core::Id<struct OrderTag>;
using VisitId = core::Id<struct VisitTag>;
using AssignmentId = core::Id<struct AssignmentTag>;
using AbsenceId = core::Id<struct AbsenceTag>;
using PoolId = core::Id<struct PoolTag>;
using TemplateId = core::Id<struct TemplateTag>;
using FaultTypeId = core::Id<struct FaultTypeTag>;
using CustomerId = core::Id<struct CustomerTag>;
using ContactId = core::Id<struct ContactTag>;
using SiteId = core::Id<struct SiteTag>;
using EquipmentId = core::Id<struct EquipmentTag>;
using RoleId = core::Id<struct RoleTag>;
using FlowId = core::Id<struct FlowTag>;
using GradeId = core::Id<struct GradeTag>;
using ReasonId = core::Id<struct ReasonTag>;
using HolidayId = core::Id<struct HolidayTag>;
using PolicyId = core::Id<struct PolicyTag>;
using EventId = core::Id<struct EventTag>;

} // namespace fieldlane::domain
