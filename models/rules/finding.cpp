#include "rules/finding.h"
#include <algorithm>
#include <array>

namespace fieldlane::rules {

namespace {

template <class Enum>
std::optional<Enum> fromCode(const QString &code, int count)
{
    for (int i = 0; i < count; ++i) {
        if (toCode(Enum(i)) == code)
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

Severity worst(const std::vector<Finding> &findings)
{
    Severity severity = Severity::Ok;
    for (const Finding &f : findings)
        severity = std::max(severity, f.severity);
    return severity;
}

QString toCode(Constraint constraint)
{
    static constexpr std::array codes {"skill", "skillLevel", "certificate", "area",
        "noShift", "shift", "break", "absence", "overlap", "travel", "windowEarly", "windowLate", "due", "orderCap",
        "hourCap", "excluded", "lockedPerson", "lockedTime", "missingCoordinates", "missingOrigin", "past",
        "inactive", "faultType", "excludedByRule", "predecessor", "successor"};
    static_assert(codes.size() == constraintCount);
    return QLatin1String(codes[size_t(constraint)]);
}

QString toCode(Severity severity)
{
    static constexpr std::array<const char *, 4> codes {"ok", "warn", "ask", "block"};
    return QLatin1String(codes[size_t(severity)]);
}

std::optional<Constraint> constraintFrom(const QString &code)
{
    return fromCode<Constraint>(code, constraintCount);
}

std::optional<Severity> severityFrom(const QString &code)
{
    return fromCode<Severity>(code, int(Severity::Block) + 1);
}

} // namespace fieldlane::rules
