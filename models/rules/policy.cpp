#include "rules/policy.h"

namespace fieldlane::rules {

qint64 total(const CostParts &parts)
{
    qint64 sum = 0;
    for (const CostPart &part : parts)
        sum += part.cost;
    return sum;
}

Policy Policy::standard()
{
    using C = Constraint;
    Policy p;
    p.name = QStringLiteral("Standard");
    p.severities.fill(Severity::Ask);
    for (const C c : {C::Skill, C::Absence, C::Excluded, C::Inactive, C::LockedPerson, C::LockedTime})
        p.severities[size_t(c)] = Severity::Block;
    for (const C c : {C::Area, C::Break, C::Travel, C::WindowEarly, C::MissingCoordinates, C::MissingOrigin, C::Past})
        p.severities[size_t(c)] = Severity::Warn;
    p.weights.fill(100);
    p.weights[size_t(Objective::Lateness)] = 300;
    p.weights[size_t(Objective::Waiting)] = 20;
    p.weights[size_t(Objective::Overtime)] = 200;
    p.weights[size_t(Objective::Load)] = 10;
    return p;
}

QString toCode(Objective objective)
{
    static constexpr std::array codes {
        "travel", "lateness", "waiting", "overtime", "load", "skillWaste", "notPreferred", "disturbance"};
    static_assert(codes.size() == objectiveCount);
    return QLatin1String(codes[size_t(objective)]);
}

std::optional<Objective> objectiveFrom(const QString &code)
{
    for (int i = 0; i < objectiveCount; ++i) {
        if (toCode(Objective(i)) == code)
            return Objective(i);
    }
    return std::nullopt;
}

} // namespace fieldlane::rules
