#pragma once
#include "domain/ordersummary.h"
#include <QPixmap>

namespace fieldlane::ui::pool {

/// What hangs at the pointer while orders are dragged: the first one as a card, the others as a stack with
/// their number.
QPixmap dragPicture(const domain::OrderSummary &first, int count, qreal devicePixelRatio);

} // namespace fieldlane::ui::pool
