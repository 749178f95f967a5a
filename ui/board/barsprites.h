#pragma once
#include "ui/board/boardcolours.h"
#include <map>
#include <QPainter>
#include <QPixmap>

namespace fieldlane::ui::board {

/// Bar bodies painted once per look and height and copied from then on; a rounded antialiased rectangle per
/// bar and frame costs ten times as much.
class BarSprites
{
public:
    struct Kind
    {
        int state = 0;
        int height = 0;
        bool pending = false;
        friend auto operator<=>(const Kind &, const Kind &) = default;
    };

    void reset(const BoardColours &colours, double scale);
    /// Paints a body; whole pixels.
    void draw(QPainter &painter, const Kind &kind, int left, int top, int width);
    /// Lets what was painted on a body run out to the left of `right`: the end of a label that is cut.
    void fade(QPainter &painter, int state, int right, int top, int height);

private:
    QPixmap made(const Kind &kind) const;

    const BoardColours *m_colours = nullptr;
    double m_scale = 1;
    std::map<Kind, QPixmap> m_sprites;
    std::map<std::pair<int, int>, QPixmap> m_fades;
};

} // namespace fieldlane::ui::board
