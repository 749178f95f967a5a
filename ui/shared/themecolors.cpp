#include "ui/shared/themecolors.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldlane::ui {

namespace {

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
    {"mapLand", &ThemeColors::mapLand},
    {"mapBuilt", &ThemeColors::mapBuilt},
    {"mapWater", &ThemeColors::mapWater},
    {"mapWood", &ThemeColors::mapWood},
    {"mapGrass", &ThemeColors::mapGrass},
    {"mapBuilding", &ThemeColors::mapBuilding},
    {"mapRoadMajor", &ThemeColors::mapRoadMajor},
    {"mapRoadMajorCasing", &ThemeColors::mapRoadMajorCasing},
    {"mapRoadMiddle", &ThemeColors::mapRoadMiddle},
    {"mapRoadMiddleCasing", &ThemeColors::mapRoadMiddleCasing},
    {"mapRoadMinor", &ThemeColors::mapRoadMinor},
    {"mapRoadMinorCasing", &ThemeColors::mapRoadMinorCasing},
    {"mapPath", &ThemeColors::mapPath},
    {"mapRail", &ThemeColors::mapRail},
    {"mapBoundary", &ThemeColors::mapBoundary},
    {"mapLabel", &ThemeColors::mapLabel},
    {"mapLabelHalo", &ThemeColors::mapLabelHalo},
    {"mapWaterLabel", &ThemeColors::mapWaterLabel},
    {"mapUnitOutline", &ThemeColors::mapUnitOutline},
    {"mapUnitFill", &ThemeColors::mapUnitFill},
    {"mapGraticule", &ThemeColors::mapGraticule},
    {"mapRoute", &ThemeColors::mapRoute},
    {"mapRouteCasing", &ThemeColors::mapRouteCasing},
    {"mapTechnician", &ThemeColors::mapTechnician},
    {"mapCluster", &ThemeColors::mapCluster},
    {"mapClusterText", &ThemeColors::mapClusterText},
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

std::span<const NamedColor> namedColors()
{
    return table;
}

core::Result<ThemeColors> readThemeColors(const QByteArray &bytes)
{
    QJsonObject json = QJsonDocument::fromJson(bytes).object();
    ThemeColors colors;
    for (const NamedColor &entry : table) {
        FIELDLANE_ASSIGN(color, take(json, QLatin1String(entry.name)));
        colors.*entry.member = color;
    }
    for (int i = 0; i < domain::orderStateCount; ++i)
        FIELDLANE_TRY(takeState(json, domain::OrderState(i), colors.states[size_t(i)]));
    if (!json.isEmpty())
        return broken(json.begin().key(), QStringLiteral("The theme knows no colour of this name."));
    return colors;
}

} // namespace fieldlane::ui
