#pragma once
#include "ui/board/barlook.h"
#include "ui/board/dropjudge.h"
#include <array>
#include <QColor>

namespace fieldlane::ui {
class Theme;
}

namespace fieldlane::ui::board {

/// The colours of one bar look.
struct LookColours
{
    QColor soft; ///< fill
    QColor line; ///< border
    QColor strong; ///< stripe, progress, overview
    QColor text; ///< on the fill
};

/// Every colour of the board, taken from the theme.
struct BoardColours
{
    bool dark = false;
    QColor working;
    QColor resting; ///< outside shifts
    QColor pause; ///< breaks
    QColor absence;
    QColor hatch; ///< lines on breaks, absences and pending bars
    QColor rowLine;
    QColor gridMinor;
    QColor gridMajor;
    QColor chrome; ///< header and lane column
    QColor chromeLine;
    QColor group;
    QColor text;
    QColor muted;
    QColor accent; ///< selection, focus
    QColor accentText; ///< words that stand out
    QColor now;
    QColor travel;
    QColor late;
    QColor slaBroken;
    QColor atRisk;
    std::array<QColor, 3> load; ///< room left, nearly full, too much
    std::array<LookColours, barLookCount> looks;
    std::array<QColor, 3> severity; ///< by Severity

    const LookColours &look(int state) const { return looks[size_t(lookOf(state))]; }
    const QColor &of(Severity s) const { return severity[size_t(s)]; }
    /// The colour of a fold's mark (chart::FoldItem::mark), or of its state when it has none.
    QColor attention(int mark, int state) const;

    static BoardColours of(const Theme &theme);
};

} // namespace fieldlane::ui::board
