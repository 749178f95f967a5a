#pragma once
#include "domain/noticefields.h"
#include "store/table.h"

namespace fieldlane::store {

inline Table<domain::NoticeChannel> noticeChannelTable(Connection &c)
{
    return {c, "notice_channels", domain::noticeChannelFields()};
}
inline Table<domain::NoticeTemplate> noticeTemplateTable(Connection &c)
{
    return {c, "notice_templates", domain::noticeTemplateFields()};
}
inline Table<domain::Notice> noticeTable(Connection &c)
{
    return {c, "notices", domain::noticeFields()};
}
inline Table<domain::Delivery> deliveryTable(Connection &c)
{
    return {c, "deliveries", domain::deliveryFields()};
}

} // namespace fieldlane::store
