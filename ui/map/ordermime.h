#pragma once
#include "domain/ids.h"
#include <QString>
#include <vector>

class QMimeData;

namespace fieldlane::ui::map {

/// The format in which orders are dragged between views: a JSON array of their ids as decimal strings.
inline const QString orderMimeType = QStringLiteral("application/x-fieldlane-orders");

/// The orders in a drag; empty when it carries none or is malformed.
std::vector<domain::OrderId> ordersIn(const QMimeData &data);

} // namespace fieldlane::ui::map
