#pragma once
#include "app/ctl/session.h"

namespace fieldlane::app::ctl {

/// By number; NotFound says where to look.
core::Result<domain::OrderRecord> orderNumbered(desk::Desk &desk, const QString &number);
/// By code, name or id.
core::Result<const domain::Technician *> technicianNamed(const desk::Desk &desk, const QString &text);
core::Result<const domain::Unit *> unitNamed(const desk::Desk &desk, const QString &name);
core::Result<const domain::OrderTemplate *> typeNamed(const desk::Desk &desk, const QString &name);
core::Result<const domain::ClaimPool *> poolNamed(const desk::Desk &desk, const QString &name);
core::Result<const domain::Flow *> flowNamed(const desk::Desk &desk, const QString &name);
core::Result<const domain::Role *> roleNamed(const desk::Desk &desk, const QString &name);
core::Result<const domain::Person *> personNamed(const desk::Desk &desk, const QString &login);
/// The unit and all below it.
std::vector<domain::UnitId> withUnitsBelow(const desk::Catalog &catalog, domain::UnitId unit);
/// Comma-separated state codes.
core::Result<std::vector<domain::OrderState>> statesFrom(const QString &text);
/// "47.1410,9.5209"
core::Result<core::Coordinate> coordinateFrom(const QString &text);

} // namespace fieldlane::app::ctl
