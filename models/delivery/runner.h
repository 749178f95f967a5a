#pragma once
#include "delivery/deliverer.h"
#include "domain/viewer.h"

namespace fieldlane::delivery {

/// Whether somebody may send the company's notices: who sees all orders, and dispatches them or edits master data.
bool mayDeliver(const domain::Viewer &viewer);

/// What one look of a runner did.
struct Shift
{
    std::set<domain::NoticeChannelId> held; ///< channels that this runner has to itself
    Round round;
};

/// Who empties the outbox now.
struct Standing
{
    bool isHere = false;
    QString host; ///< of another program that does; empty for none
    int waiting = 0; ///< deliveries
};

/// Empties the outbox as the only one of all open programs: each channel has a lease that one runner holds for as long
/// as it lives, and that another takes over when it ends or dies. A runner that cannot use a channel (a secret that
/// this machine does not have, say) gives it back, so that another gets its turn. Blocks while it sends.
class Runner
{
public:
    /// A name for a runner, never used twice, that begins with the machine's.
    static QString freshName();
    /// Clock and connection outlive the runner.
    Runner(store::Connection &connection, const core::Clock &clock, const QString &name, CarrierSource source);

    /// Sends everything that is due in the channels that it can have.
    core::Result<Shift> run(const core::StopToken &stop = {});
    /// Gives all channels back.
    core::Result<void> end();
    core::Result<Standing> standing() const;

private:
    core::Result<bool> hold(domain::NoticeChannelId channel);
    core::Result<void> giveBack(domain::NoticeChannelId channel);
    core::Result<void> prolong();
    core::Result<bool> isSomethingDue();
    core::Result<std::vector<domain::NoticeChannel>> takeChannels();
    core::Result<void> stepAside(const std::vector<domain::NoticeChannel> &channels, const Round &round);

    store::Connection &m_connection;
    const core::Clock &m_clock;
    QString m_name;
    Deliverer m_deliverer;
    std::map<domain::NoticeChannelId, core::Instant> m_held; ///< since the lease was prolonged
    std::map<domain::NoticeChannelId, core::Instant> m_aside; ///< until when others go first
};

/// For somebody who delivers nothing themselves: `name` is no runner's.
core::Result<Standing> standingOf(store::Connection &connection, const QString &name);

} // namespace fieldlane::delivery
