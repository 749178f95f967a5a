#pragma once
#include "domain/notice.h"
#include "domain/viewer.h"
#include "store/connection.h"
#include <span>

namespace fieldlane::store {

/// Notices as the commands write them and as people read them.
class NoticeRepository
{
public:
    explicit NoticeRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Each delivery is of one of these notices or of an older one.
    core::Result<void> append(std::span<const domain::Notice> notices, std::span<const domain::Delivery> deliveries);
    /// What an event on an order told, without what was withdrawn.
    core::Result<std::vector<domain::Notice>> ofEvent(domain::OrderId order, qint64 version);
    /// Whether somebody was reminded of this deadline already.
    core::Result<bool> isReminded(domain::OrderId order, core::Instant deadline);
    /// Offered orders whose deadline comes within the time in which their pool reminds, and nobody was reminded.
    core::Result<std::vector<domain::OrderId>> dueReminders(core::Instant now, int limit);

    /// Stops the deliveries of a notice that wait and that no worker holds. True when nobody can have seen the
    /// notice; then it is gone from the inbox as well.
    core::Result<bool> withdraw(const domain::Notice &notice, core::Instant now);

    /// An offered order leaves its pool with its next version: what the members were told of it says so from now on and
    /// no longer counts as new, and what was not sent yet stays here. `taker` may be empty.
    core::Result<void> settleOffers(const domain::Order &order, const QString &taker, core::Instant now);
    /// Takes that back: the offers are new again, and what was kept from being sent is sent.
    core::Result<void> reopenOffers(domain::OrderId order, qint64 settledVersion, core::Instant now);

    struct InboxFilter
    {
        bool unreadOnly = false;
        int limit = 100;
    };
    /// What a person was told, unread first, then newest; without a log-in what everybody was told.
    core::Result<std::vector<domain::Notice>> inbox(const domain::Viewer &viewer, const InboxFilter &filter);
    core::Result<int> unread(const domain::Viewer &viewer);
    /// NotFound for a notice that is not the reader's own.
    core::Result<domain::Notice> byId(domain::NoticeId id, const domain::Viewer &viewer);
    core::Result<void> markRead(domain::NoticeId id, core::Instant now);
    core::Result<bool> isUsed(domain::NoticeChannelId channel);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
