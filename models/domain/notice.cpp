#include "domain/notice.h"
#include <algorithm>
#include <array>

namespace fieldlane::domain {

namespace {

constexpr std::array<const char *, noticeKindCount> kindCodes {"assigned", "rescheduled", "takenAway", "cancelled",
    "rejected", "returned", "handedOver", "arrived", "offered", "reminder", "onTheWay", "completed", "correction", "entered", "postponed", "settled"};
constexpr std::array<const char *, channelCount> channelCodes {"inbox", "email", "sms", "webhook"};
constexpr std::array<const char *, audienceCount> audienceCodes {
    "technician", "assistant", "formerTechnician", "manager", "poolMember", "handler", "enteredBy", "customer"};
constexpr std::array<const char *, noticeStateCount> stateCodes {"waiting", "sent", "failed", "withdrawn"};

template <class Enum, size_t Count>
std::optional<Enum> fromCode(const std::array<const char *, Count> &codes, const QString &code)
{
    const auto it = std::find_if(codes.begin(), codes.end(), [&](const char *c) { return code == QLatin1String(c); });
    return it == codes.end() ? std::nullopt : std::optional(Enum(it - codes.begin()));
}

} // namespace

std::vector<NoticeKind> staffKinds()
{
    using K = NoticeKind;
    return {K::Assigned, K::Rescheduled, K::TakenAway, K::Cancelled, K::Rejected, K::Returned, K::HandedOver, K::Arrived,
        K::Offered, K::Reminder};
}

std::vector<NoticeKind> customerNoticeKinds()
{
    using K = NoticeKind;
    return {K::Assigned, K::Rescheduled, K::Postponed, K::Cancelled, K::OnTheWay, K::Completed};
}

QString toCode(NoticeKind kind)
{
    return QLatin1String(kindCodes[size_t(kind)]);
}

std::optional<NoticeKind> noticeKindFrom(const QString &code)
{
    return fromCode<NoticeKind>(kindCodes, code);
}

QString toCode(Channel channel)
{
    return QLatin1String(channelCodes[size_t(channel)]);
}

std::optional<Channel> channelFrom(const QString &code)
{
    return fromCode<Channel>(channelCodes, code);
}

QString toCode(Audience audience)
{
    return QLatin1String(audienceCodes[size_t(audience)]);
}

std::optional<Audience> audienceFrom(const QString &code)
{
    return fromCode<Audience>(audienceCodes, code);
}

QString toCode(NoticeState state)
{
    return QLatin1String(stateCodes[size_t(state)]);
}

std::optional<NoticeState> noticeStateFrom(const QString &code)
{
    return fromCode<NoticeState>(stateCodes, code);
}

} // namespace fieldlane::domain
