#pragma once
#include "domain/notice.h"
#include "domain/viewer.h"
#include "store/connection.h"

namespace fieldlane::store {

/// A delivery with the notice that it carries.
struct OutboxEntry
{
    domain::Delivery delivery;
    domain::Notice notice;
};

/// Who holds a delivery, and until when nobody else takes it.
struct Lease
{
    QString owner;
    core::Instant now;
    core::Duration length = core::minutes(2);
};

/// The outbox as the workers see it that empty it: several at once, on several machines, any of which may die at any
/// time. Every statement is conditional, so whoever lost a lease changes nothing.
class OutboxRepository
{
public:
    explicit OutboxRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Takes deliveries that are due and that nobody holds, the oldest first, in one statement; of some channels alone
    /// where they are named.
    core::Result<std::vector<OutboxEntry>> lease(
        const Lease &lease, int most, const std::vector<domain::NoticeChannelId> &channels = {});
    /// Right before sending: prolongs the lease and counts the attempt, whose outcome is unknown from here on. False
    /// when the lease was lost or the delivery withdrawn.
    core::Result<bool> begin(domain::DeliveryId id, const Lease &lease);
    /// Each false when the lease was lost meanwhile.
    core::Result<bool> markSent(domain::DeliveryId id, const Lease &lease, const QString &reference);
    core::Result<bool> markFailed(domain::DeliveryId id, const Lease &lease, const QString &error);
    /// Puts it back for a later attempt, or withdraws it when nobody needs it any more. Forgotten: the channel is at fault,
    /// not the delivery.
    enum class Attempt { Stays, Forgotten };
    core::Result<bool> putBack(
        domain::DeliveryId id, const Lease &lease, core::Instant next, const QString &error, Attempt attempt);

    /// Newest first, of orders in sight; an empty list of states means all.
    core::Result<std::vector<OutboxEntry>> list(
        const domain::Viewer &viewer, const std::vector<domain::NoticeState> &states, int limit);
    /// How many there are in each state.
    core::Result<std::vector<int>> counts();
    /// When the next one is due; nothing when none waits.
    core::Result<std::optional<core::Instant>> nextDue();
    /// Lets a failed delivery, or one that waits for its next attempt, be tried at once. Forbidden when it was sent.
    core::Result<void> retry(domain::DeliveryId id, core::Instant now);

private:
    core::Result<std::vector<OutboxEntry>> select(const QString &rest, const Values &binds);

    Connection &m_connection;
};

} // namespace fieldlane::store
