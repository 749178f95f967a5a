#include "desk/demotypes.h"
#include "domain/fields.h"
#include <QJsonArray>

namespace fieldlane::desk {

namespace {

struct Row
{
    const char *name;
    int minutes;
    int withinHours;
    domain::Priority priority;
    const char *skills;
    int weight;
    const char *appliance;
    const char *complaints; // separated by |
    const char *parts = ""; // usually needed; separated by |
    const char *checklist = ""; // separated by |
};

using P = domain::Priority;
constexpr Row rows[] {
    {"Washing machine", 75, 48, P::Normal, "washing:2", 16, "Washing machine",
        "Does not spin, water stays in the drum|Leaks from the front while filling|Stops with error E18|Very loud when spinning|Door does not open any more", "drain pump|door seal"},
    {"Tumble dryer", 60, 72, P::Normal, "washing:1", 8, "Tumble dryer",
        "Laundry stays damp|Smells of burning after ten minutes|Drum does not turn"},
    {"Dishwasher", 60, 72, P::Normal, "washing:1", 12, "Dishwasher",
        "Does not heat|Water in the floor tray, pump runs on|Tabs do not dissolve|Display stays dark", "circulation pump|inlet hose"},
    {"Refrigerator", 90, 24, P::High, "cooling:2", 11, "Refrigerator",
        "Only 14 degrees inside since this morning|Ice on the back wall|Compressor clicks and does not start"},
    {"Cold room", 120, 6, P::High, "cooling:3;refrigerant:1", 4, "Cold room",
        "Cold room of the kitchen is at 12 degrees and rising|Fan of the evaporator stands still|Alarm on the cold store, goods at risk"},
    {"Oven and hob", 60, 72, P::Normal, "cooking:1", 10, "Oven",
        "Hob trips the fuse|Oven does not reach the temperature|Glass of the hob is cracked|Self-cleaning stopped half way"},
    {"Coffee machine", 45, 48, P::Normal, "cooking:1", 6, "Coffee machine",
        "No pressure|Yearly service|Milk system blocked"},
    {"Heat pump service", 120, 336, P::Low, "heating:2", 7, "Heat pump",
        "Yearly service, please call before coming|Efficiency has dropped since autumn", "filter", "Filter cleaned|Refrigerant pressure read|Settings written down"},
    {"Heating failure", 90, 8, P::High, "heating:2", 7, "Boiler",
        "House is cold, burner locked out|No hot water, radiator lukewarm|Boiler shows F28"},
    {"Electrical fault", 60, 24, P::Normal, "electrics:2", 7, "Distribution board",
        "Residual-current breaker trips at once|No power in the kitchen|Socket sparks"},
    {"Installation", 150, 168, P::Low, "washing:1;electrics:1", 7, "Washing machine",
        "Built-in dishwasher, old one to be taken along|Washing tower on the third floor, no lift|New hob, cut-out has to be widened", "inlet hose", "Level and connections checked|Old appliance taken along|Customer shown how it works"},
    {"Gas inspection", 60, 336, P::Low, "gas:2", 4, "Gas boiler",
        "Inspection due this month|Smell of gas was reported, supplier has already been there", "", "Leak test done|Flue gas measured"},
};

std::vector<QString> listOf(const char *texts)
{
    const QStringList list = QString::fromUtf8(texts).split(QLatin1Char('|'), Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

QJsonObject customFields()
{
    return {{QStringLiteral("brand"),
                QJsonObject {{QStringLiteral("type"), QStringLiteral("choice")}, {QStringLiteral("label"), QStringLiteral("Brand")},
                    {QStringLiteral("choices"), QJsonArray {QStringLiteral("Miele"), QStringLiteral("V-Zug"), QStringLiteral("Bosch"), QStringLiteral("Electrolux"), QStringLiteral("Liebherr"), QStringLiteral("Other")}},
                    {QStringLiteral("required"), false}}},
        {QStringLiteral("errorCode"),
            QJsonObject {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("label"), QStringLiteral("Error code")}, {QStringLiteral("required"), false}}},
        {QStringLiteral("floor"),
            QJsonObject {{QStringLiteral("type"), QStringLiteral("number")}, {QStringLiteral("label"), QStringLiteral("Floor")}, {QStringLiteral("required"), false}}}};
}

} // namespace

std::vector<DemoType> demoTypes()
{
    std::vector<DemoType> types;
    for (const Row &row : rows) {
        DemoType type;
        type.entity.name = QLatin1String(row.name);
        type.entity.duration = core::minutes(row.minutes);
        type.entity.completeWithin = core::hours(row.withinHours);
        type.entity.priority = row.priority;
        type.entity.requirements = domain::skillsFromText(QLatin1String(row.skills)).value_or(std::vector<domain::Skill>());
        type.entity.splittable = row.minutes >= 150;
        type.entity.customFields = customFields();
        type.entity.requiredFields = {QStringLiteral("phone"), QStringLiteral("address")};
        type.entity.parts = listOf(row.parts);
        type.entity.checklist = listOf(row.checklist);
        type.weight = row.weight;
        type.appliance = QLatin1String(row.appliance);
        type.complaints = listOf(row.complaints);
        types.push_back(std::move(type));
    }
    return types;
}

} // namespace fieldlane::desk
