#pragma once
#include "domain/claimpool.h"
#include "domain/notice.h"
#include "domain/order.h"
#include "domain/person.h"
#include "domain/unit.h"
#include <span>

namespace fieldlane::domain {

/// The organisation as it stands when something happens; lists are sorted by id.
struct NoticeGround
{
    std::span<const Person> people;
    std::span<const Technician> technicians;
    std::span<const Unit> units;
    std::span<const ClaimPool> pools;
    std::vector<NoticeKind> customerKinds; ///< that some channel takes to customers
};

/// What happened, who did it and when. Nobody is told of what they did themselves.
struct Occasion
{
    QString action; ///< code of the event
    QString reason;
    core::Instant at;
    PersonId actor;
    TechnicianId actorTechnician;
    QString login;
};

/// Who is concerned by a change of an order and what they hear, each once: technicians who got it, lost it or have it
/// at another time, members of a claim pool, the person at whose desk it waits, whoever entered it, managers of the
/// units, and the customer where a channel takes the notice to customers. `after` has its id and version. Imports
/// concern nobody.
std::vector<Notice> noticesFor(
    const OrderRecord &before, const OrderRecord &after, const Occasion &occasion, const NoticeGround &ground);

/// Somebody whom a routing rule tells of an order that came in: as what they have to do with it, or one person.
struct NoticeWish
{
    std::optional<Audience> audience;
    PersonId person; ///< without an audience
    Channel channel = Channel::Inbox; ///< over which it goes beside the inbox
    QString rule; ///< name
};

/// What a rule tells; empty where there is nobody of that audience, or they did it themselves.
std::vector<Notice> noticesByRule(
    const NoticeWish &wish, const OrderRecord &after, const Occasion &occasion, const NoticeGround &ground);

/// Whether a change ends what the members of a claim pool were offered; then the name of whoever has the order now, empty
/// for nobody.
std::optional<QString> settlementOf(const OrderRecord &before, const OrderRecord &after, const NoticeGround &ground);

/// Whom an order waits for: its technicians, the members of its pool, whoever has it on the desk, or the unit's manager.
std::vector<Notice> remindersFor(const OrderRecord &record, const Occasion &occasion, const NoticeGround &ground);

/// Tells the reader of a notice that it no longer holds. `after` is the order with the step taken back.
Notice correctionOf(const Notice &notice, const OrderRecord &after, const Occasion &occasion);

/// The deliveries that a notice needs over the company's channels; none where the reader has no address.
std::vector<Delivery> deliveriesFor(const Notice &notice, const OrderRecord &order, std::span<const NoticeChannel> channels,
    const NoticeGround &ground);
/// Those that it needs over all active channels of a kind, whatever notices these carry else.
std::vector<Delivery> deliveriesOver(Channel kind, const Notice &notice, const OrderRecord &order,
    std::span<const NoticeChannel> channels, const NoticeGround &ground);

} // namespace fieldlane::domain
