#pragma once
#include "app/ctl/texttable.h"
#include "desk/desk.h"
#include "domain/attachment.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::app::ctl {

/// The files of an order, as the verbs on orders list them.
core::Result<std::vector<domain::Attachment>> filesOf(desk::Desk &desk, domain::OrderId order);
TextTable tableOf(const std::vector<domain::Attachment> &files, const QTimeZone &zone);
QJsonObject toJson(const domain::Attachment &file);
QJsonArray toJson(const std::vector<domain::Attachment> &files);
/// "412 kB"
QString sizeText(qint64 bytes);

} // namespace fieldlane::app::ctl
