#pragma once
#include "ui/board/boardcolours.h"
#include <map>
#include <QPainter>
#include <QPixmap>

namespace fieldlane::ui::board {

/// The small signs of the board: they tell state by shape, so that colour is never needed.
enum class Glyph {
    LockBoth,
    LockPerson,
    LockTime,
    Promised,
    AtRisk,
    Late,
    SlaBroken,
    Emergency,
    Assistant,
    Ok,
    Ask,
    Blocked,
    Absent,
    Break,
    OffDuty,
    OnDuty
};

constexpr Glyph glyphOf(Severity severity)
{
    return Glyph(int(Glyph::Ok) + int(severity));
}

/// Draws a glyph into a square; for pixmaps and larger places.
void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &colour);

/// Glyphs as pixmaps of one size per colour.
class GlyphCache
{
public:
    static constexpr int size = 12;
    void clear();
    const QPixmap &pixmap(Glyph glyph, const QColor &colour, double scale);
    /// The glyph of a state as it stands on its bar.
    const QPixmap &state(BarLook look, const LookColours &colours, double scale);

private:
    std::map<std::pair<int, QRgb>, QPixmap> m_pixmaps;
    std::map<BarLook, QPixmap> m_states;
};

} // namespace fieldlane::ui::board
