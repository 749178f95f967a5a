#include "domain/noticefields.h"
#include "domain/fieldcodec.h"

namespace fieldlane::domain::codec {

template <>
struct Codec<NoticeKind>
{
    static QVariant to(NoticeKind v) { return toCode(v); }
    static NoticeKind from(const QVariant &v) { return noticeKindFrom(v.toString()).value_or(NoticeKind::Assigned); }
};
template <>
struct Codec<Channel>
{
    static QVariant to(Channel v) { return toCode(v); }
    static Channel from(const QVariant &v) { return channelFrom(v.toString()).value_or(Channel::Inbox); }
};
template <>
struct Codec<Audience>
{
    static QVariant to(Audience v) { return toCode(v); }
    static Audience from(const QVariant &v) { return audienceFrom(v.toString()).value_or(Audience::Technician); }
};
template <>
struct Codec<NoticeState>
{
    static QVariant to(NoticeState v) { return toCode(v); }
    static NoticeState from(const QVariant &v) { return noticeStateFrom(v.toString()).value_or(NoticeState::Waiting); }
};
template <>
struct Codec<std::vector<NoticeKind>>
{
    static QVariant to(const std::vector<NoticeKind> &kinds)
    {
        QJsonArray array;
        for (const NoticeKind kind : kinds)
            array.append(toCode(kind));
        return jsonText(array);
    }
    static std::vector<NoticeKind> from(const QVariant &v)
    {
        std::vector<NoticeKind> kinds;
        for (const QJsonValue &code : jsonArray(v)) {
            if (const auto kind = noticeKindFrom(code.toString()))
                kinds.push_back(*kind);
        }
        return kinds;
    }
};

} // namespace fieldlane::domain::codec

namespace fieldlane::domain {

using namespace codec;

std::span<const Field<NoticeChannel>> noticeChannelFields()
{
    static constexpr auto fields = std::to_array<Field<NoticeChannel>>({
        field<&NoticeChannel::name>("name"),
        field<&NoticeChannel::channel>("channel"),
        field<&NoticeChannel::carrier>("carrier"),
        field<&NoticeChannel::settings>("settings"),
        field<&NoticeChannel::language>("language"),
        field<&NoticeChannel::kinds>("kinds"),
        field<&NoticeChannel::customerKinds>("customer_kinds"),
        field<&NoticeChannel::active>("active"),
    });
    return fields;
}

std::span<const Field<NoticeTemplate>> noticeTemplateFields()
{
    static constexpr auto fields = std::to_array<Field<NoticeTemplate>>({
        field<&NoticeTemplate::kind>("kind"),
        field<&NoticeTemplate::channel>("channel"),
        field<&NoticeTemplate::language>("language"),
        field<&NoticeTemplate::subject>("subject"),
        field<&NoticeTemplate::body>("body"),
    });
    return fields;
}

std::span<const Field<Notice>> noticeFields()
{
    static constexpr auto fields = std::to_array<Field<Notice>>({
        field<&Notice::key>("notice_key"),
        field<&Notice::orderId>("order_id"),
        field<&Notice::orderVersion>("order_version"),
        field<&Notice::kind>("kind"),
        field<&Notice::audience>("audience"),
        field<&Notice::personId>("person_id"),
        field<&Notice::technicianId>("technician_id"),
        field<&Notice::at>("at"),
        field<&Notice::actor>("actor"),
        field<&Notice::language>("language"),
        field<&Notice::zone>("zone"),
        field<&Notice::facts>("facts"),
        field<&Notice::dueAt>("due_at"),
        field<&Notice::readAt>("read_at"),
        field<&Notice::withdrawnAt>("withdrawn_at"),
        field<&Notice::settledAt>("settled_at"),
        field<&Notice::settledVersion>("settled_version"),
        field<&Notice::settledBy>("settled_by"),
    });
    return fields;
}

std::span<const Field<Delivery>> deliveryFields()
{
    static constexpr auto fields = std::to_array<Field<Delivery>>({
        field<&Delivery::noticeKey>("notice_key"),
        field<&Delivery::channelId>("channel_id"),
        field<&Delivery::address>("address"),
        field<&Delivery::dedupe>("dedupe"),
        field<&Delivery::state>("state"),
        field<&Delivery::attempts>("attempts"),
        field<&Delivery::nextAt>("next_at"),
        field<&Delivery::error>("error"),
        field<&Delivery::createdAt>("created_at"),
        field<&Delivery::sentAt>("sent_at"),
        field<&Delivery::reference>("reference"),
    });
    return fields;
}

} // namespace fieldlane::domain
