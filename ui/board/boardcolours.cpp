#include "ui/board/boardcolours.h"

namespace fieldlane::ui::board {

namespace {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return int(x * share + y * (1 - share) + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

using Strong = std::array<QRgb, barLookCount>;

// In the order of BarLook.
constexpr Strong lightStrong {0xff8a94a1, 0xff5d8069, 0xff2f6fe0, 0xff0f8291, 0xff7a4fd6, 0xff1d8f4e, 0xffb07a08, 0xffbd4585};
constexpr Strong darkStrong {0xff7d8896, 0xff7fa78d, 0xff6aa0ff, 0xff4cc0cf, 0xffae8cff, 0xff55cc86, 0xffe5b145, 0xfff083b8};

void setLooks(BoardColours &colours, const Strong &strong, double softShare, double lineShare)
{
    for (size_t i = 0; i < colours.looks.size(); ++i) {
        const QColor colour(strong[i]);
        colours.looks[i] = {mixed(colour, colours.working, softShare), mixed(colour, colours.working, lineShare), colour};
    }
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

BoardColours BoardColours::light()
{
    BoardColours c;
    c.working = 0xffffff;
    c.resting = 0xf1f3f7;
    c.pause = 0xf1f3f7;
    c.absence = 0xe9ebf1;
    c.hatch = 0xd5dae3;
    c.rowLine = 0xe8ebf0;
    c.gridMinor = QColor(30, 45, 70, 16);
    c.gridMajor = QColor(30, 45, 70, 56);
    c.chrome = 0xfafbfc;
    c.chromeLine = 0xdde2ea;
    c.group = 0xeef1f6;
    c.text = 0x1e2733;
    c.muted = 0x667281;
    c.accent = 0x1f5fd6;
    c.now = 0xe0364b;
    c.travel = 0x8b97a7;
    c.late = 0xd63b3b;
    c.slaBroken = 0x9c0f2b;
    c.atRisk = 0xcf7a00;
    c.ghost = 0x1f5fd6;
    c.severity = {QColor(0x1d8f4e), QColor(0xc98a00), QColor(0xd63b3b)};
    setLooks(c, lightStrong, 0.16, 0.48);
    return c;
}

BoardColours BoardColours::darkTheme()
{
    BoardColours c;
    c.dark = true;
    c.working = 0x20262e;
    c.resting = 0x191e25;
    c.pause = 0x191e25;
    c.absence = 0x1d222b;
    c.hatch = 0x333c48;
    c.rowLine = 0x2a313b;
    c.gridMinor = QColor(220, 230, 245, 14);
    c.gridMajor = QColor(220, 230, 245, 52);
    c.chrome = 0x1b2027;
    c.chromeLine = 0x343d49;
    c.group = 0x262d37;
    c.text = 0xe7ecf3;
    c.muted = 0x98a4b3;
    c.accent = 0x6aa0ff;
    c.now = 0xff5d6e;
    c.travel = 0x7b8899;
    c.late = 0xff6b6b;
    c.slaBroken = 0xff3d68;
    c.atRisk = 0xf0a63a;
    c.ghost = 0x6aa0ff;
    c.severity = {QColor(0x55cc86), QColor(0xe5b145), QColor(0xff6b6b)};
    setLooks(c, darkStrong, 0.26, 0.55);
    return c;
}

} // namespace fieldlane::ui::board
