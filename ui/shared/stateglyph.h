#pragma once
#include "domain/lifecycle.h"
#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QRectF>

namespace fieldlane::ui {

/// The shape that tells an order state without colour. Drawn as vectors: crisp at any size and scale.
class StateGlyph
{
public:
    /// Paints into the largest square centred in `box`; `ink` is the line and `paper` what lies behind it.
    static void paint(QPainter &painter, const QRectF &box, domain::OrderState state, const QColor &ink,
        const QColor &paper);
    /// The same for lists, from a picture made once per state, colour and size.
    static void paintKept(QPainter &painter, const QRect &box, domain::OrderState state, const QColor &ink, const QColor &paper);
    /// In the colours of the current theme, for lists and chips; follows later changes of the theme.
    static QIcon icon(domain::OrderState state);
    static QPixmap pixmap(domain::OrderState state, int size, qreal devicePixelRatio);
    /// The colour that the state's glyph has on a panel.
    static QColor ink(domain::OrderState state);
};

} // namespace fieldlane::ui
