#pragma once
#include "core/zone.h"
#include <vector>

namespace fieldlane::rules {

/// The clock on the wall of one zone, for very many moments of one span: the offsets are asked once. Outside of the span
/// those of its ends count. A value.
class LocalTimes
{
public:
    struct Reading
    {
        qint64 julianDay = 0;
        core::MinuteOfDay minute = 0;
        int weekday = 1; ///< 1 = Monday
    };
    LocalTimes(const QTimeZone &zone, core::TimeSpan span);
    Reading at(core::Instant t) const;

private:
    struct Offset
    {
        qint64 from; ///< ms since 1970
        qint64 ms;
    };
    std::vector<Offset> m_offsets; ///< by time; the first counts before it too
};

} // namespace fieldlane::rules
