#pragma once
#include "core/instant.h"

namespace fieldlane::core {

/// Where the program gets "now" from; tests and `--now` put their own in.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
};

/// Starts at a chosen time and, when `runs`, moves on with the real clock from there.
class ShiftedClock final : public Clock
{
public:
    enum class Mode { Still, Running };
    explicit ShiftedClock(Instant start, Mode mode = Mode::Still);
    Instant now() const override;
    void set(Instant now);
    void advance(Duration by);

private:
    Instant m_start;
    Instant m_realStart;
    Mode m_mode;
};

} // namespace fieldlane::core
