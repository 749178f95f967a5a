#pragma once
#include "desk/backend.h"
#include "desk/desk.h"
#include "store/commandrepository.h"

namespace fieldlane::desk {

/// Everything a desk loads at its start.
struct Loaded
{
    Catalog catalog;
    domain::Viewer viewer;
    BoardDelta delta;
    std::vector<store::CommandRow> commands; ///< of the viewer, oldest first
};

/// Lets in who the options name and reads what they see of the days in `window`.
core::Result<Loaded> loadAll(Backend &backend, core::TimeSpan window, const Desk::Options &options, core::Instant now);

} // namespace fieldlane::desk
