#pragma once
#include "ui/shared/mapcolors.h"

namespace fieldlane::ui {
class Theme;
}

namespace fieldlane::ui::map {

/// Every colour of the map, all of them from the theme of the program, so that a view never chooses a colour.
struct MapTheme : MapColors
{
    bool dark = false;
    QColor panel, panelEdge, text, mutedText, accent;
    QColor late, emergency; ///< states of work
    QColor fresh, ageing; ///< age of a position

    static MapTheme of(const Theme &theme);
    static MapTheme light();
    static MapTheme night();
};

} // namespace fieldlane::ui::map
