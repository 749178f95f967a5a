#pragma once
#include "desk/catalog.h"
#include "desk/outcome.h"
#include "domain/event.h"
#include "domain/noticerules.h"

namespace fieldlane::desk {

/// Writes what an event on an order tells, and the deliveries that it needs, inside the caller's transaction: either
/// the event stands with all of its notices, or there is none of it. An undo tells by takeBackNotices() instead.
core::Result<void> writeNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const domain::OrderRecord &before, const domain::OrderRecord &after, const QString &action, const QString &reason);

/// Writes what rules tell of an order that came in, and the deliveries over the channels that they name.
core::Result<void> writeRuledNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const domain::OrderRecord &order, const std::vector<domain::NoticeWish> &wishes);

/// For an event that was undone: what nobody can have seen is withdrawn, the other readers get a correction, and offers
/// that it settled stand again, as new. The undo of an undo tells again what the step told.
core::Result<void> takeBackNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const domain::OrderRecord &before, const domain::OrderRecord &after, const domain::Event &undone);

/// Settles what the members of a claim pool were offered when the order leaves it. Before the order is written: whoever
/// gives it away may no longer see it then.
core::Result<void> settleOffers(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const domain::OrderRecord &before, const domain::OrderRecord &after);

/// Reminds everybody whom an order waits for. With a deadline each is reminded of it once, whoever asks.
core::Result<void> writeReminders(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const domain::OrderRecord &record, std::optional<core::Instant> deadline);

} // namespace fieldlane::desk
