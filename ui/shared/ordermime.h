#pragma once
#include "domain/ids.h"
#include <vector>

class QMimeData;

namespace fieldlane::ui {

/// The format in which orders are dragged between views: a JSON array of their ids as decimal strings.
inline constexpr char orderMimeType[] = "application/x-fieldlane-orders";

/// The orders in a drag, in its order; empty when it carries none or is malformed.
std::vector<domain::OrderId> ordersIn(const QMimeData &data);

} // namespace fieldlane::ui
