#include "delivery/deliverer.h"
#include "delivery/backoff.h"
#include "store/noticetables.h"

namespace fieldlane::delivery {

using core::Result;
using domain::NoticeChannel;
using store::OutboxEntry;
using Attempt = store::OutboxRepository::Attempt;

Round &Round::operator+=(const Round &other)
{
    sent += other.sent;
    later += other.later;
    failed += other.failed;
    lost += other.lost;
    faults.insert(other.faults.begin(), other.faults.end());
    return *this;
}

Deliverer::Deliverer(
    store::Connection &connection, const core::Clock &clock, const QString &owner, quint64 seed, CarrierSource source)
    : m_outbox(connection)
    , m_connection(connection)
    , m_clock(clock)
    , m_owner(owner)
    , m_random(seed)
    , m_source(std::move(source))
{
}

Result<void> Deliverer::readSettings()
{
    FIELDLANE_ASSIGN(channels, store::noticeChannelTable(m_connection).all());
    m_channels.clear();
    for (NoticeChannel &channel : channels)
        m_channels.emplace(channel.id, std::move(channel));
    FIELDLANE_ASSIGN(templates, store::noticeTemplateTable(m_connection).all());
    m_templates = std::move(templates);
    m_carriers.clear(); // secrets live no longer than a round
    return {};
}

void Deliverer::follow(const core::StopToken &stop, std::function<Result<void>()> beforeEach)
{
    m_stop = stop;
    m_beforeEach = std::move(beforeEach);
}

Result<Round> Deliverer::run(const std::vector<domain::NoticeChannelId> &channels)
{
    constexpr int most = 20;
    Round round;
    FIELDLANE_ASSIGN(entries, m_outbox.lease(lease(), most, channels));
    if (entries.empty())
        return round;
    FIELDLANE_TRY(readSettings());
    for (const OutboxEntry &entry : entries) {
        if (!m_stop.shouldStop())
            FIELDLANE_TRY(m_beforeEach());
        FIELDLANE_TRY(m_stop.shouldStop() ? leave(entry) : deliver(entry, round));
    }
    m_carriers.clear();
    return round;
}

/// For whoever comes next, as it was.
Result<void> Deliverer::leave(const OutboxEntry &entry)
{
    const domain::Delivery &d = entry.delivery;
    FIELDLANE_TRY(m_outbox.putBack(d.id, lease(), d.nextAt, d.error, Attempt::Stays));
    return {};
}

Carrier *Deliverer::carrierOf(const NoticeChannel &channel, Round &round)
{
    if (round.faults.count(channel.name) > 0)
        return nullptr;
    if (!channel.active) {
        round.faults[channel.name] = QStringLiteral("The channel is switched off.");
        return nullptr;
    }
    auto &carrier = m_carriers[channel.id];
    if (carrier)
        return carrier.get();
    auto made = m_source(channel);
    if (!made) {
        round.faults[channel.name] = QStringLiteral("%1: %2").arg(made.error().subject, made.error().detail);
        return nullptr;
    }
    carrier = std::move(*made);
    return carrier.get();
}

Result<void> Deliverer::postpone(
    const OutboxEntry &entry, const NoticeChannel &channel, const QString &why, Attempt attempt, Round &round)
{
    constexpr int afterFault = 4; // somebody has to mend it first
    round.faults[channel.name] = why;
    FIELDLANE_ASSIGN(isOurs,
        m_outbox.putBack(entry.delivery.id, lease(), m_clock.now() + backoff(afterFault, m_random), why, attempt));
    ++(isOurs ? round.later : round.lost);
    return {};
}

Result<void> Deliverer::deliver(const OutboxEntry &entry, Round &round)
{
    const domain::Delivery &d = entry.delivery;
    const NoticeChannel &channel = m_channels.at(d.channelId);
    if (d.attempts >= mostAttempts) { // every one of them ended without an answer
        const QString why = d.error.isEmpty() ? QStringLiteral("There was no answer after %1 attempts.").arg(d.attempts) : d.error;
        FIELDLANE_ASSIGN(isOurs, m_outbox.markFailed(d.id, lease(), why));
        ++(isOurs ? round.failed : round.lost);
        return {};
    }
    Carrier *carrier = carrierOf(channel, round);
    if (!carrier)
        return postpone(entry, channel, round.faults.at(channel.name), Attempt::Stays, round);
    FIELDLANE_ASSIGN(isOurs, m_outbox.begin(d.id, lease()));
    if (!isOurs) {
        ++round.lost;
        return {};
    }
    Message message;
    message.dedupe = d.dedupe;
    message.address = d.address;
    message.notice = entry.notice;
    message.language = entry.notice.language.isEmpty() ? channel.language : entry.notice.language;
    message.text = domain::textOf(entry.notice, channel.channel, m_templates, channel.language);
    message.now = m_clock.now();
    const Receipt receipt = carrier->send(message);
    if (m_stop.shouldStop() && receipt.answer != Receipt::Answer::Sent) {
        ++round.lost;
        return {};
    }
    return settle(entry, receipt, round);
}

Result<void> Deliverer::settle(const OutboxEntry &entry, const Receipt &receipt, Round &round)
{
    using Answer = Receipt::Answer;
    const domain::DeliveryId id = entry.delivery.id;
    const int attempt = entry.delivery.attempts + 1;
    if (receipt.answer == Answer::ChannelFault)
        return postpone(entry, m_channels.at(entry.delivery.channelId), receipt.detail, Attempt::Forgotten, round);
    if (receipt.answer == Answer::Sent) {
        FIELDLANE_ASSIGN(isOurs, m_outbox.markSent(id, lease(), receipt.reference));
        ++(isOurs ? round.sent : round.lost);
    } else if (receipt.answer == Answer::Refused || attempt >= mostAttempts) {
        FIELDLANE_ASSIGN(isOurs, m_outbox.markFailed(id, lease(), receipt.detail));
        ++(isOurs ? round.failed : round.lost);
    } else {
        FIELDLANE_ASSIGN(isOurs,
            m_outbox.putBack(id, lease(), m_clock.now() + backoff(attempt, m_random), receipt.detail, Attempt::Stays));
        ++(isOurs ? round.later : round.lost);
    }
    return {};
}

} // namespace fieldlane::delivery
