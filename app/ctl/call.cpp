#include "app/ctl/call.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;

Error wrongUse(const QString &subject, const QString &detail)
{
    return {core::ErrorCode::InvalidInput, subject, detail};
}

Result<int> Call::number(const char *name, int fallback, int least) const
{
    if (!has(name))
        return fallback;
    bool isNumber = false;
    const int value = option(name).toInt(&isNumber);
    if (!isNumber || value < least)
        return wrongUse(QStringLiteral("--%1 %2").arg(QLatin1String(name), option(name)),
            QStringLiteral("Give a whole number of at least %1.").arg(least));
    return value;
}

Result<std::optional<core::Instant>> Call::time(const char *name) const
{
    if (!has(name))
        return std::optional<core::Instant>();
    FIELDLANE_ASSIGN(at, timeFrom(QStringLiteral("--%1").arg(QLatin1String(name)), option(name)));
    return std::optional(at);
}

} // namespace fieldlane::app::ctl
