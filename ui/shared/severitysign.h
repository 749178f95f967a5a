#pragma once
#include "rules/finding.h"
#include <QPainter>

namespace fieldlane::ui {

/// The sign of what speaks for or against somebody: told by shape, the colour only helps.
class SeveritySign
{
public:
    static QColor ink(rules::Severity severity);
    /// A tick, an exclamation mark or a cross on a plate; leaves pen and brush changed.
    static void paint(QPainter &painter, const QRectF &box, rules::Severity severity);
};

} // namespace fieldlane::ui
