#pragma once
#include "core/clock.h"
#include "core/random.h"
#include "core/worker.h"
#include "delivery/carrier.h"
#include "store/outboxrepository.h"
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace fieldlane::delivery {

using CarrierSource = std::function<core::Result<std::unique_ptr<Carrier>>(const domain::NoticeChannel &)>;

/// What one round did.
struct Round
{
    int sent = 0;
    int later = 0;
    int failed = 0;
    int lost = 0; ///< another worker took over, or it was withdrawn
    std::map<QString, QString> faults; ///< channel -> what somebody has to mend
    int total() const { return sent + later + failed + lost; }
    Round &operator+=(const Round &other);
};

/// One worker on the outbox. Any number may run at once, here and elsewhere; blocks while it sends.
class Deliverer
{
public:
    /// `owner` tells workers apart and is never used twice; clock and connection outlive the worker.
    Deliverer(store::Connection &connection, const core::Clock &clock, const QString &owner, quint64 seed, CarrierSource source);
    /// Sends some of what is due, of some channels alone where they are named; a round with a total of 0 found nothing.
    core::Result<Round> run(const std::vector<domain::NoticeChannelId> &channels = {});
    /// From now on a round ends early when it should stop, and `beforeEach` is called before each message. What was under
    /// way then is tried again when its lease is over, for nobody knows whether it arrived.
    void follow(const core::StopToken &stop, std::function<core::Result<void>()> beforeEach);

private:
    core::Result<void> readSettings();
    core::Result<void> deliver(const store::OutboxEntry &entry, Round &round);
    core::Result<void> leave(const store::OutboxEntry &entry);
    core::Result<void> settle(const store::OutboxEntry &entry, const Receipt &receipt, Round &round);
    core::Result<void> postpone(const store::OutboxEntry &entry, const domain::NoticeChannel &channel, const QString &why,
        store::OutboxRepository::Attempt attempt, Round &round);
    /// Null when the channel cannot be used now; why stands in `faults`.
    Carrier *carrierOf(const domain::NoticeChannel &channel, Round &round);
    store::Lease lease() const { return {m_owner, m_clock.now()}; }

    store::OutboxRepository m_outbox;
    store::Connection &m_connection;
    const core::Clock &m_clock;
    QString m_owner;
    core::Random m_random;
    CarrierSource m_source;
    core::StopToken m_stop;
    std::function<core::Result<void>()> m_beforeEach = [] { return core::Result<void>(); };
    std::map<domain::NoticeChannelId, domain::NoticeChannel> m_channels;
    std::vector<domain::NoticeTemplate> m_templates;
    std::map<domain::NoticeChannelId, std::unique_ptr<Carrier>> m_carriers;
};

} // namespace fieldlane::delivery
