#pragma once
#include "desk/democompany.h"
#include "desk/demowriter.h"

namespace fieldlane::desk {

/// Whom one may call at the demonstration's customers, and one customer who was filed twice. Draws nothing from the
/// demonstration's chance, so that the rest of it stays as it was.
core::Result<void> addDemoContacts(DemoWriter &writer, const DemoCompany &company, core::Instant at);

} // namespace fieldlane::desk
