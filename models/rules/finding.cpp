#include "rules/finding.h"
#include <algorithm>
#include <array>

namespace fieldlane::rules {

Severity worst(const std::vector<Finding> &findings)
{
    Severity severity = Severity::Ok;
    for (const Finding &f : findings)
        severity = std::max(severity, f.severity);
    return severity;
}

QString toCode(Constraint constraint)
{
    static constexpr std::array<const char *, constraintCount> codes {"skill", "skillLevel", "certificate", "area",
        "noShift", "shift", "break", "absence", "overlap", "travel", "windowEarly", "windowLate", "due", "orderCap",
        "hourCap", "excluded", "lockedPerson", "lockedTime", "missingCoordinates", "missingOrigin", "past",
        "inactive"};
    return QLatin1String(codes[size_t(constraint)]);
}

QString toCode(Severity severity)
{
    static constexpr std::array<const char *, 4> codes {"ok", "warn", "ask", "block"};
    return QLatin1String(codes[size_t(severity)]);
}

} // namespace fieldlane::rules
