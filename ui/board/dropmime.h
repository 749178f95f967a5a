#pragma once
#include "ui/board/boardmove.h"

class QMimeData;

namespace fieldlane::ui::board {

/// The orders of a drag from another view, in its order; empty when it carries none or is malformed.
std::vector<qint64> ordersOf(const QMimeData *data);
/// What a view puts into such a drag. The caller owns it.
QMimeData *mimeDataOf(const std::vector<qint64> &orders);

} // namespace fieldlane::ui::board
