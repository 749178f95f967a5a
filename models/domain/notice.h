#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include <optional>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::domain {

using NoticeId = core::Id<struct NoticeTag>;
using DeliveryId = core::Id<struct DeliveryTag>;
using NoticeChannelId = core::Id<struct NoticeChannelTag>;
using NoticeTemplateId = core::Id<struct NoticeTemplateTag>;

/// What somebody hears about an order.
enum class NoticeKind {
    Assigned,
    Rescheduled,
    TakenAway, ///< from a technician or from a unit
    Cancelled,
    Rejected, ///< by the technician
    Returned, ///< to whoever entered it, with a reason
    HandedOver, ///< to the desk of one person
    Arrived, ///< waits for dispatch in a unit
    Offered, ///< in a claim pool
    Reminder,
    OnTheWay,
    Completed,
    Correction, ///< an earlier notice was taken back
    Entered, ///< an order came in of which a rule tells
    Postponed, ///< to the customer: the visit has no time any more, for a reason
    Settled ///< how the inbox shows an offer that is over; never written of itself
};
inline constexpr int noticeKindCount = int(NoticeKind::Settled) + 1;

/// Where a text is read. The inbox is the notice itself, the others need a delivery.
enum class Channel { Inbox, Email, Sms, Webhook };
inline constexpr int channelCount = int(Channel::Webhook) + 1;

/// As what somebody is told.
enum class Audience { Technician, Assistant, FormerTechnician, Manager, PoolMember, Handler, EnteredBy, Customer };
inline constexpr int audienceCount = int(Audience::Customer) + 1;

enum class NoticeState { Waiting, Sent, Failed, Withdrawn };
inline constexpr int noticeStateCount = int(NoticeState::Withdrawn) + 1;

/// One thing that one person, one technician without an account, or the customer is told. Written in the
/// transaction of the event that it tells of, which is the one that gave the order its version.
struct Notice
{
    NoticeId id;
    QString key; ///< unique: order, version, kind and recipient
    OrderId orderId;
    qint64 orderVersion = 0;
    NoticeKind kind = NoticeKind::Assigned;
    Audience audience = Audience::Technician;
    PersonId personId;
    TechnicianId technicianId; ///< neither person nor technician: the customer
    core::Instant at;
    QString actor; ///< log-in of whoever caused it
    QString language; ///< the reader's; empty: the company's
    QString zone; ///< the reader's, IANA name
    QJsonObject facts; ///< the order as it was told; see noticetext.h
    std::optional<core::Instant> dueAt; ///< the deadline that a reminder is about
    std::optional<core::Instant> readAt;
    std::optional<core::Instant> withdrawnAt; ///< taken back before anybody could have seen it
    std::optional<core::Instant> settledAt; ///< when somebody took the order that it offers, or it left the pool
    qint64 settledVersion = 0; ///< the order's, of the event that did it
    QString settledBy; ///< name of the technician who has the order then
    bool isNew() const { return !readAt && !settledAt; }
};

/// A notice on its way over a channel: one row of the outbox.
struct Delivery
{
    DeliveryId id;
    QString noticeKey;
    NoticeChannelId channelId;
    QString address; ///< e-mail address or telephone number; empty for a webhook
    QString dedupe; ///< unique, and given to providers, so that nothing arrives twice unnoticed
    NoticeState state = NoticeState::Waiting;
    int attempts = 0;
    core::Instant nextAt; ///< not before
    QString error; ///< of the last attempt; empty while its outcome is unknown
    core::Instant createdAt;
    std::optional<core::Instant> sentAt;
    QString reference; ///< the provider's own id
};

/// A way out of the house. Settings name where a secret is found and never hold one.
struct NoticeChannel
{
    NoticeChannelId id;
    qint64 version = 0;
    QString name;
    Channel channel = Channel::Email;
    QString carrier; ///< "smtp", "kannel", "twilio", "aliyun" or "webhook"
    QJsonObject settings;
    QString language; ///< of customers and of people who chose none; empty: English
    std::vector<NoticeKind> kinds; ///< that staff get over it
    std::vector<NoticeKind> customerKinds; ///< that customers get over it
    bool active = true;
};

/// The company's own words in place of the shipped ones.
struct NoticeTemplate
{
    NoticeTemplateId id;
    qint64 version = 0;
    NoticeKind kind = NoticeKind::Assigned;
    Channel channel = Channel::Inbox;
    QString language; ///< "en", "es", "zh_CN", "zh_TW", ...
    QString subject; ///< title in the inbox, subject of an e-mail; a text message has none
    QString body;
};

/// Kinds that staff and customers can get over a channel, in order.
std::vector<NoticeKind> staffKinds();
std::vector<NoticeKind> customerNoticeKinds();

/// Stable spellings, also those of the database: "takenAway", "poolMember".
QString toCode(NoticeKind kind);
std::optional<NoticeKind> noticeKindFrom(const QString &code);
QString toCode(Channel channel);
std::optional<Channel> channelFrom(const QString &code);
QString toCode(Audience audience);
std::optional<Audience> audienceFrom(const QString &code);
QString toCode(NoticeState state);
std::optional<NoticeState> noticeStateFrom(const QString &code);

} // namespace fieldlane::domain
