#pragma once
#include "domain/fields.h"
#include "domain/notice.h"

namespace fieldlane::domain {

std::span<const Field<NoticeChannel>> noticeChannelFields();
std::span<const Field<NoticeTemplate>> noticeTemplateFields();
std::span<const Field<Notice>> noticeFields();
std::span<const Field<Delivery>> deliveryFields();

} // namespace fieldlane::domain
