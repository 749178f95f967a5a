#include "core/instant.h"

namespace fieldlane::core {

QString toIso(Instant t)
{
    return toUtc(t).toString(Qt::ISODate);
}

std::optional<Instant> fromIso(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return fromDateTime(time);
}

} // namespace fieldlane::core
