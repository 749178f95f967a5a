#pragma once
#include "ui/board/barsprites.h"
#include "ui/board/boardcolours.h"
#include "ui/board/glyphs.h"
#include "ui/board/labelcache.h"
#include "ui/board/wordcache.h"
#include <array>
#include <QFont>
#include <QRect>

namespace fieldlane::ui::board {

/// Colours, fonts and the pixmaps made of them. Rebuilt when theme, font or scale change.
class BoardStyle
{
public:
    void reset(const BoardColours &colours, const QFont &font, double scale);

    const BoardColours &colours() const { return m_colours; }
    double scale() const { return m_scale; }
    QFont font(int pixels, QFont::Weight weight = QFont::Normal) const;
    BarSprites &sprites() { return m_sprites; }
    LabelCache &labels() { return m_labels; }
    WordCache &words() { return m_words; }
    const QPixmap &glyph(Glyph glyph, const QColor &colour) { return m_glyphs.pixmap(glyph, colour, m_scale); }
    const QPixmap &glyph(Glyph glyph) { return this->glyph(glyph, ownColour(glyph)); }
    const QPixmap &state(BarLook look) { return m_glyphs.state(look, m_colours.looks[size_t(look)], m_scale); }
    /// Whether marks vanish on a bar of this look and need a ground of their own.
    bool needsPlate(BarLook look) const { return m_needsPlate[size_t(look)]; }
    /// A small number on a pill; made once per number.
    const QPixmap &count(int number, const QColor &fill);

private:
    QColor ownColour(Glyph glyph) const;

    BoardColours m_colours;
    QFont m_font;
    double m_scale = 1;
    BarSprites m_sprites;
    LabelCache m_labels;
    WordCache m_words;
    GlyphCache m_glyphs;
    std::map<std::pair<int, QRgb>, QPixmap> m_counts;
    std::array<bool, barLookCount> m_needsPlate {};
};

/// The parts of the viewport, in its coordinates.
struct BoardArea
{
    static constexpr int columnWidth = 216;
    static constexpr int headerHeight = 48;
    explicit BoardArea(QSize size)
        : canvas(columnWidth, headerHeight, qMax(0, size.width() - columnWidth), qMax(0, size.height() - headerHeight))
        , header(columnWidth, 0, canvas.width(), headerHeight)
        , column(0, headerHeight, columnWidth, canvas.height())
        , corner(0, 0, columnWidth, headerHeight)
    {
    }
    QRect canvas;
    QRect header;
    QRect column;
    QRect corner;
};

} // namespace fieldlane::ui::board
