#include "ui/board/boardstyle.h"
#include "ui/shared/theme.h"
#include <cmath>
#include <QFontMetricsF>

namespace fieldlane::ui::board {

void BoardStyle::reset(const BoardColours &colours, const QFont &font, double scale)
{
    m_colours = colours;
    m_font = font;
    m_scale = scale;
    m_sprites.reset(m_colours, scale);
    m_labels.reset(font, scale);
    m_words.reset(font, scale);
    m_glyphs.clear();
    m_counts.clear();
    constexpr double readable = 3; // WCAG 2, of graphics
    for (size_t look = 0; look < m_needsPlate.size(); ++look)
        m_needsPlate[look] = contrastRatio(m_colours.muted, m_colours.looks[look].soft) < readable;
}

QFont BoardStyle::font(int pixels, QFont::Weight weight) const
{
    QFont font = m_font;
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QColor BoardStyle::ownColour(Glyph glyph) const
{
    switch (glyph) {
    case Glyph::AtRisk:
        return m_colours.atRisk;
    case Glyph::Late:
    case Glyph::Emergency:
        return m_colours.late;
    case Glyph::SlaBroken:
        return m_colours.slaBroken;
    case Glyph::Ok:
        return m_colours.of(Severity::Ok);
    case Glyph::Ask:
        return m_colours.of(Severity::Ask);
    case Glyph::Blocked:
        return m_colours.of(Severity::Blocked);
    default:
        return m_colours.muted;
    }
}

const QPixmap &BoardStyle::count(int number, const QColor &fill)
{
    QPixmap &pixmap = m_counts[{number, fill.rgb()}];
    if (!pixmap.isNull())
        return pixmap;
    const QString text = QString::number(number);
    const QFont bold = font(10, QFont::Bold);
    const QFontMetricsF metrics(bold);
    const QSizeF size(std::max(13.0, std::ceil(metrics.horizontalAdvance(text)) + 7), 13);
    pixmap = QPixmap((size * m_scale).toSize());
    pixmap.setDevicePixelRatio(m_scale);
    pixmap.fill(Qt::transparent);
    QPainter p(&pixmap);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(fill);
    p.drawRoundedRect(QRectF(QPointF(), size), 6.5, 6.5);
    p.setPen(fill.lightness() > 140 ? QColor(0x14, 0x18, 0x1e) : QColor(Qt::white));
    p.setFont(bold);
    p.drawText(QRectF(QPointF(0, 0), size), Qt::AlignCenter, text);
    return pixmap;
}

} // namespace fieldlane::ui::board
