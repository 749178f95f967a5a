#include "ui/board/boardcolours.h"
#include "ui/shared/theme.h"

namespace fieldlane::ui::board {

namespace {

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

QColor BoardColours::attention(int mark, int state) const
{
    switch (mark) {
    case 3:
        return slaBroken;
    case 2:
        return late;
    case 1:
        return atRisk;
    default:
        return look(state).strong;
    }
}

BoardColours BoardColours::of(const Theme &theme)
{
    const ThemeColors &from = theme.colors();
    BoardColours c;
    c.dark = theme.isDark();
    c.working = from.shift;
    c.resting = from.nonWorking;
    c.pause = from.breakTime;
    c.absence = from.absence;
    c.hatch = from.absenceHatch;
    c.rowLine = from.border;
    c.gridMinor = faint(from.text, 14); // see-through, because it crosses working and resting time
    c.gridMajor = faint(from.text, 48);
    c.chrome = from.header;
    c.chromeLine = from.border;
    c.group = from.laneGroup;
    c.text = from.text;
    c.muted = from.textMuted;
    c.accent = from.accent;
    c.accentText = from.accentText;
    c.now = from.nowLine;
    c.travel = from.travel;
    c.late = from.lateMark;
    c.slaBroken = from.slaMark;
    c.atRisk = from.ask;
    c.load = {from.loadNormal, from.loadHigh, from.loadOver};
    c.severity = {from.ok, from.ask, from.blocked};
    for (int i = 0; i < barLookCount; ++i) {
        const StateColors &state = from.state(stateOf(BarLook(i)));
        c.looks[size_t(i)] = {state.fill, state.border, state.border, state.text};
    }
    return c;
}

} // namespace fieldlane::ui::board
