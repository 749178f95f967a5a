#include "delivery/runner.h"
#include "store/leaserepository.h"
#include "store/noticetables.h"
#include <algorithm>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QUuid>

namespace fieldlane::delivery {

using core::Result;
using domain::NoticeChannelId;

namespace {

constexpr core::Duration leaseTime = core::seconds(90); // longer than a message takes
constexpr core::Duration freshTime = core::seconds(20);
constexpr core::Duration asideTime = core::minutes(1);
const QString leasePrefix = QStringLiteral("delivery.");

QString leaseName(NoticeChannelId channel)
{
    return leasePrefix + QString::number(channel.value());
}

} // namespace

bool mayDeliver(const domain::Viewer &viewer)
{
    using domain::Permission;
    return viewer.scope == domain::DataScope::All
        && (viewer.permissions.has(Permission::Dispatch) || viewer.permissions.has(Permission::EditMasterData));
}

QString Runner::freshName()
{
    return QStringLiteral("%1/%2/%3")
        .arg(QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid())
        .arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

Runner::Runner(store::Connection &connection, const core::Clock &clock, const QString &name, CarrierSource source)
    : m_connection(connection)
    , m_clock(clock)
    , m_name(name)
    , m_deliverer(connection, clock, name, QRandomGenerator::global()->generate64(), std::move(source))
{
}

Result<bool> Runner::hold(NoticeChannelId channel)
{
    const core::Instant now = m_clock.now();
    FIELDLANE_ASSIGN(isHeld, store::LeaseRepository(m_connection).take(leaseName(channel), m_name, leaseTime));
    if (isHeld)
        m_held[channel] = now;
    else
        m_held.erase(channel);
    return isHeld;
}

Result<void> Runner::giveBack(NoticeChannelId channel)
{
    m_held.erase(channel);
    return store::LeaseRepository(m_connection).end(leaseName(channel), m_name);
}

/// A lease that somebody took over meanwhile is lost, and nothing else: each delivery has a lease of its own.
Result<void> Runner::prolong()
{
    const auto held = m_held;
    for (const auto &[channel, since] : held) {
        if (m_clock.now() - since >= freshTime)
            FIELDLANE_TRY(hold(channel));
    }
    return {};
}

/// Reads before it writes: a program that only looks disturbs nobody.
Result<std::vector<domain::NoticeChannel>> Runner::takeChannels()
{
    FIELDLANE_TRY(prolong());
    FIELDLANE_ASSIGN(channels, store::noticeChannelTable(m_connection).all());
    FIELDLANE_ASSIGN(held, store::LeaseRepository(m_connection).held(leasePrefix));
    std::vector<domain::NoticeChannel> taken;
    for (domain::NoticeChannel &channel : channels) {
        const auto aside = m_aside.find(channel.id);
        if (aside != m_aside.end() && m_clock.now() < aside->second)
            continue;
        const auto lease = std::find_if(held.begin(), held.end(), [&](const auto &h) { return h.name == leaseName(channel.id); });
        if (lease == held.end()) {
            FIELDLANE_TRY(hold(channel.id));
        } else if (lease->holder != m_name) {
            m_held.erase(channel.id);
        }
        if (m_held.count(channel.id) > 0)
            taken.push_back(std::move(channel));
    }
    return taken;
}

Result<bool> Runner::isSomethingDue()
{
    FIELDLANE_ASSIGN(next, store::OutboxRepository(m_connection).nextDue());
    return next && *next <= m_clock.now();
}

Result<void> Runner::stepAside(const std::vector<domain::NoticeChannel> &channels, const Round &round)
{
    for (const domain::NoticeChannel &channel : channels) {
        if (!channel.active || round.faults.count(channel.name) == 0)
            continue;
        m_aside[channel.id] = m_clock.now() + asideTime;
        FIELDLANE_TRY(giveBack(channel.id));
    }
    return {};
}

Result<Shift> Runner::run(const core::StopToken &stop)
{
    Shift shift;
    FIELDLANE_ASSIGN(channels, takeChannels());
    m_deliverer.follow(stop, [this] { return prolong(); });
    std::vector<NoticeChannelId> ids;
    for (const domain::NoticeChannel &channel : channels)
        ids.push_back(channel.id);
    FIELDLANE_ASSIGN(isDue, isSomethingDue());
    while (isDue && !ids.empty() && !stop.shouldStop()) {
        FIELDLANE_ASSIGN(round, m_deliverer.run(ids));
        if (round.total() == 0)
            break;
        shift.round += round;
    }
    FIELDLANE_TRY(stepAside(channels, shift.round));
    for (const auto &[channel, since] : m_held)
        shift.held.insert(channel);
    return shift;
}

Result<void> Runner::end()
{
    const auto held = m_held;
    for (const auto &[channel, since] : held)
        FIELDLANE_TRY(giveBack(channel));
    return {};
}

Result<Standing> Runner::standing() const
{
    return standingOf(m_connection, m_name);
}

Result<Standing> standingOf(store::Connection &connection, const QString &name)
{
    Standing standing;
    FIELDLANE_ASSIGN(held, store::LeaseRepository(connection).held(leasePrefix));
    for (const auto &[lease, holder] : held) {
        if (holder == name)
            standing.isHere = true;
        else
            standing.host = holder.section(QLatin1Char('/'), 0, 0);
    }
    FIELDLANE_ASSIGN(counts, store::OutboxRepository(connection).counts());
    standing.waiting = counts[size_t(domain::NoticeState::Waiting)];
    return standing;
}

} // namespace fieldlane::delivery
