#pragma once
#include "core/result.h"
#include "domain/lifecycle.h"
#include "ui/shared/mapcolors.h"
#include <array>
#include <QByteArray>
#include <QColor>

namespace fieldlane::ui {

/// How one order state looks as a bar or a chip; text is readable on fill.
struct StateColors
{
    QColor fill;
    QColor border;
    QColor text;
};

/// Every colour of the product under the name of its purpose. A value; filled from resources/theme.
struct ThemeColors
{
    // Surfaces, from back to front.
    QColor window; ///< behind everything, tool bars
    QColor header; ///< header bar, table heads, lane heads
    QColor panel; ///< lists, board, forms
    QColor raised; ///< menus, cards, pop-ups
    QColor sunken; ///< wells, tracks, disabled fields
    QColor hover;
    QColor pressed;
    QColor shadow;

    QColor text;
    QColor textMuted;
    QColor textFaint; ///< hints; still readable on panel
    QColor textDisabled;
    QColor border; ///< separators
    QColor controlBorder; ///< outline of fields and buttons
    QColor focus; ///< ring around what has the keyboard

    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor accentSoft; ///< tint behind what is checked
    QColor textOnAccent;
    QColor accentText; ///< links and checked labels on panel
    QColor selection;
    QColor selectionText;
    QColor selectionInactive;

    // What a placement or a check says.
    QColor ok;
    QColor okSoft;
    QColor ask;
    QColor askSoft;
    QColor blocked;
    QColor blockedSoft;
    QColor info;
    QColor infoSoft;

    // The board.
    QColor laneEven;
    QColor laneOdd;
    QColor laneGroup;
    QColor laneSelected;
    QColor shift; ///< working time
    QColor nonWorking;
    QColor breakTime;
    QColor absence;
    QColor absenceHatch;
    QColor travel;
    QColor travelText;
    QColor gridMinor;
    QColor gridMajor;
    QColor nowLine;
    QColor slaMark;
    QColor lateMark;
    QColor ghost;
    QColor loadNormal;
    QColor loadHigh;
    QColor loadOver;

    QColor priorityLow;
    QColor priorityHigh;
    QColor priorityEmergency;
    QColor ageFresh;
    QColor ageStale;
    QColor ageOld;

    MapColors map;

    std::array<StateColors, domain::orderStateCount> states;

    const StateColors &state(domain::OrderState s) const { return states[size_t(s)]; }
};

/// Reads one file of resources/theme: plain colours by their names, those of the map under "map.<name>", states under
/// "state.<code>.<part>". A missing, unknown or unreadable colour is an error that names it.
core::Result<ThemeColors> readThemeColors(const QByteArray &json);

} // namespace fieldlane::ui
