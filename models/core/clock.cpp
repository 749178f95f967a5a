#include "core/clock.h"

namespace fieldlane::core {

namespace {
Instant realNow()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}
} // namespace

Instant SystemClock::now() const
{
    return realNow();
}

ShiftedClock::ShiftedClock(Instant start, Mode mode)
    : m_start(start)
    , m_realStart(realNow())
    , m_mode(mode)
{
}

Instant ShiftedClock::now() const
{
    return m_mode == Mode::Still ? m_start : m_start + (realNow() - m_realStart);
}

void ShiftedClock::set(Instant now)
{
    m_start = now;
    m_realStart = realNow();
}

void ShiftedClock::advance(Duration by)
{
    m_start += by;
}

} // namespace fieldlane::core
