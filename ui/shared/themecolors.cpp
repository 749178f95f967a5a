#include "ui/shared/themecolors.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldlane::ui {

namespace {

struct NamedColor
{
    const char *name;
    QColor ThemeColors::*member;
};

constexpr auto table = std::to_array<NamedColor>({
    {"window", &ThemeColors::window},
    {"header", &ThemeColors::header},
    {"panel", &ThemeColors::panel},
    {"raised", &ThemeColors::raised},
    {"sunken", &ThemeColors::sunken},
    {"hover", &ThemeColors::hover},
    {"pressed", &ThemeColors::pressed},
    {"shadow", &ThemeColors::shadow},
    {"text", &ThemeColors::text},
    {"textMuted", &ThemeColors::textMuted},
    {"textFaint", &ThemeColors::textFaint},
    {"textDisabled", &ThemeColors::textDisabled},
    {"border", &ThemeColors::border},
    {"controlBorder", &ThemeColors::controlBorder},
    {"focus", &ThemeColors::focus},
    {"accent", &ThemeColors::accent},
    {"accentHover", &ThemeColors::accentHover},
    {"accentPressed", &ThemeColors::accentPressed},
    {"accentSoft", &ThemeColors::accentSoft},
    {"textOnAccent", &ThemeColors::textOnAccent},
    {"accentText", &ThemeColors::accentText},
    {"selection", &ThemeColors::selection},
    {"selectionText", &ThemeColors::selectionText},
    {"selectionInactive", &ThemeColors::selectionInactive},
    {"ok", &ThemeColors::ok},
    {"okSoft", &ThemeColors::okSoft},
    {"ask", &ThemeColors::ask},
    {"askSoft", &ThemeColors::askSoft},
    {"blocked", &ThemeColors::blocked},
    {"blockedSoft", &ThemeColors::blockedSoft},
    {"info", &ThemeColors::info},
    {"infoSoft", &ThemeColors::infoSoft},
    {"laneEven", &ThemeColors::laneEven},
    {"laneOdd", &ThemeColors::laneOdd},
    {"laneGroup", &ThemeColors::laneGroup},
    {"laneSelected", &ThemeColors::laneSelected},
    {"shift", &ThemeColors::shift},
    {"nonWorking", &ThemeColors::nonWorking},
    {"breakTime", &ThemeColors::breakTime},
    {"absence", &ThemeColors::absence},
    {"absenceHatch", &ThemeColors::absenceHatch},
    {"travel", &ThemeColors::travel},
    {"travelText", &ThemeColors::travelText},
    {"gridMinor", &ThemeColors::gridMinor},
    {"gridMajor", &ThemeColors::gridMajor},
    {"nowLine", &ThemeColors::nowLine},
    {"slaMark", &ThemeColors::slaMark},
    {"lateMark", &ThemeColors::lateMark},
    {"ghost", &ThemeColors::ghost},
    {"loadNormal", &ThemeColors::loadNormal},
    {"loadHigh", &ThemeColors::loadHigh},
    {"loadOver", &ThemeColors::loadOver},
    {"priorityLow", &ThemeColors::priorityLow},
    {"priorityHigh", &ThemeColors::priorityHigh},
    {"priorityEmergency", &ThemeColors::priorityEmergency},
    {"ageFresh", &ThemeColors::ageFresh},
    {"ageStale", &ThemeColors::ageStale},
    {"ageOld", &ThemeColors::ageOld},
});

struct NamedMapColor
{
    const char *name;
    QColor MapColors::*member;
};
constexpr auto mapTable = std::to_array<NamedMapColor>({
    {"map.land", &MapColors::land},
    {"map.wood", &MapColors::wood},
    {"map.grass", &MapColors::grass},
    {"map.farmland", &MapColors::farmland},
    {"map.vineyard", &MapColors::vineyard},
    {"map.sand", &MapColors::sand},
    {"map.water", &MapColors::water},
    {"map.residential", &MapColors::residential},
    {"map.industrial", &MapColors::industrial},
    {"map.civic", &MapColors::civic},
    {"map.pitch", &MapColors::pitch},
    {"map.park", &MapColors::park},
    {"map.building", &MapColors::building},
    {"map.buildingEdge", &MapColors::buildingEdge},
    {"map.motorway", &MapColors::motorway},
    {"map.motorwayEdge", &MapColors::motorwayEdge},
    {"map.mainRoad", &MapColors::mainRoad},
    {"map.mainRoadEdge", &MapColors::mainRoadEdge},
    {"map.road", &MapColors::road},
    {"map.roadEdge", &MapColors::roadEdge},
    {"map.track", &MapColors::track},
    {"map.path", &MapColors::path},
    {"map.rail", &MapColors::rail},
    {"map.runway", &MapColors::runway},
    {"map.country", &MapColors::country},
    {"map.district", &MapColors::district},
    {"map.label", &MapColors::label},
    {"map.waterLabel", &MapColors::waterLabel},
    {"map.roadLabel", &MapColors::roadLabel},
    {"map.peakLabel", &MapColors::peakLabel},
    {"map.halo", &MapColors::halo},
    {"map.graticule", &MapColors::graticule},
    {"map.graticuleLabel", &MapColors::graticuleLabel},
    {"map.unitEdge", &MapColors::unitEdge},
    {"map.unitFill", &MapColors::unitFill},
    {"map.unitLabel", &MapColors::unitLabel},
    {"map.route", &MapColors::route},
    {"map.routeDone", &MapColors::routeDone},
    {"map.stopText", &MapColors::stopText},
    {"map.done", &MapColors::done},
    {"map.planned", &MapColors::planned},
    {"map.underWay", &MapColors::underWay},
    {"map.waiting", &MapColors::waiting},
    {"map.technician", &MapColors::technician},
    {"map.technicianText", &MapColors::technicianText},
    {"map.stale", &MapColors::stale},
    {"map.markerEdge", &MapColors::markerEdge},
    {"map.shadow", &MapColors::shadow},
});

core::Error broken(const QString &name, const QString &detail)
{
    return {core::ErrorCode::InvalidInput, name, detail};
}

core::Result<QColor> take(QJsonObject &json, const QString &name)
{
    const QColor color(json.take(name).toString());
    if (!color.isValid())
        return broken(name, QStringLiteral("The theme has no readable colour of this name."));
    return color;
}

core::Result<void> takeState(QJsonObject &json, domain::OrderState state, StateColors &into)
{
    const QString code = QStringLiteral("state.") + domain::toCode(state);
    FIELDLANE_ASSIGN(fill, take(json, code + QStringLiteral(".fill")));
    FIELDLANE_ASSIGN(border, take(json, code + QStringLiteral(".border")));
    FIELDLANE_ASSIGN(text, take(json, code + QStringLiteral(".text")));
    into = {fill, border, text};
    return {};
}

} // namespace

core::Result<ThemeColors> readThemeColors(const QByteArray &bytes)
{
    QJsonObject json = QJsonDocument::fromJson(bytes).object();
    ThemeColors colors;
    for (const NamedColor &entry : table) {
        FIELDLANE_ASSIGN(color, take(json, QLatin1String(entry.name)));
        colors.*entry.member = color;
    }
    for (const NamedMapColor &entry : mapTable) {
        FIELDLANE_ASSIGN(color, take(json, QLatin1String(entry.name)));
        colors.map.*entry.member = color;
    }
    for (int i = 0; i < domain::orderStateCount; ++i)
        FIELDLANE_TRY(takeState(json, domain::OrderState(i), colors.states[size_t(i)]));
    if (!json.isEmpty())
        return broken(json.begin().key(), QStringLiteral("The theme knows no colour of this name."));
    return colors;
}

} // namespace fieldlane::ui
