#pragma once
#include "desk/desk.h"
#include <array>

namespace fieldlane::desk {

/// Where an order stands, in the few steps that a manager looks at.
enum class Stage { Entry, Dispatch, Planned, UnderWay, Done };
inline constexpr int stageCount = int(Stage::Done) + 1;
Stage stageOf(domain::OrderState state);

/// How the day goes, in the eyes of whoever looks.
struct DaySummary
{
    struct UnitRow
    {
        domain::UnitId unit; ///< invalid: of no unit yet
        std::array<int, stageCount> orders {};
        int late = 0;
        core::Duration work {0}; ///< planned today on the lanes of the unit's technicians
        core::Duration time {0}; ///< their working time today

        int open() const;
    };
    std::vector<UnitRow> units; ///< those with orders or technicians, by id
    int unclaimed = 0; ///< past their claim deadline
    std::array<int, 5> ratings {}; ///< in the last 30 days, from 1 to 5

    UnitRow total() const;
    /// The mean rating; nothing without ratings.
    std::optional<double> satisfaction() const;
};

/// Reads the figures of the database behind the scenes and adds what the desk knows of the lanes. Without the right to
/// see reports nothing is read and the answer is Forbidden.
void summariseDay(Desk &desk, const QTimeZone &zone, QObject *context, std::function<void(const core::Result<DaySummary> &)> done);

} // namespace fieldlane::desk
