#include "desk/opening.h"
#include <algorithm>

namespace fieldlane::desk {

namespace {

domain::Viewer nobody(const Desk::Options &options)
{
    domain::Viewer viewer;
    viewer.login = options.actor;
    viewer.permissions = options.permissions;
    return viewer;
}

} // namespace

core::Result<Loaded> loadAll(Backend &backend, core::TimeSpan window, const Desk::Options &options, core::Instant now)
{
    constexpr int undoDepth = 400;
    store::Connection &connection = *backend.connection;
    FIELDLANE_TRY(backend.feed.start());
    FIELDLANE_ASSIGN(catalog, Catalog::load(connection));
    FIELDLANE_ASSIGN(viewer, logIn(connection, catalog, options.logIn, nobody(options), now));
    FIELDLANE_ASSIGN(delta, readDays(backend, viewer, window, {}, {}));
    FIELDLANE_ASSIGN(commands, store::CommandRepository(connection).newest(viewer.login, undoDepth));
    std::reverse(commands.begin(), commands.end());
    return Loaded {std::move(catalog), std::move(viewer), std::move(delta), std::move(commands)};
}

} // namespace fieldlane::desk
