#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"

namespace fieldlane::desk {

/// What a person may do and see as the catalogue stands. Errors: Forbidden for a disabled person or role.
core::Result<domain::Viewer> viewerOf(const domain::Person &person, const Catalog &catalog);

/// The same viewer by what the catalogue says now; who works without log-in stays as they are.
core::Result<domain::Viewer> viewerNow(const domain::Viewer &viewer, const Catalog &catalog);

} // namespace fieldlane::desk
