#pragma once
#include "chart/bar.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::ui::board {

enum class Severity { Ok, Ask, Blocked };

/// What is being placed: a bar of the board, or orders that come from outside.
struct DragSubject
{
    chart::BarHandle bar;
    std::vector<qint64> orders;
    std::vector<chart::BarHandle> others {}; ///< bars that go along by the same time, to the lane of `bar` if that changes
    friend bool operator==(const DragSubject &, const DragSubject &) = default;
};

/// Where one of several lies after the drop.
struct OtherPlace
{
    chart::LaneHandle lane;
    core::TimeSpan work;
};

struct DropWish
{
    chart::LaneHandle lane;
    core::Instant start;
    std::optional<core::Instant> end; ///< set when the end is resized
};

/// What a drop would really mean.
struct Verdict
{
    Severity severity = Severity::Ok;
    core::TimeSpan work; ///< true start and end
    core::Duration travelIn {0};
    core::Duration travelOut {0};
    std::vector<core::TimeSpan> segments; ///< the work without the breaks between; empty: in one piece
    QString reason; ///< short and without a full stop, for the lane and the ghost
    std::vector<OtherPlace> others; ///< of the others that are placed along; severity and reason count them in
    std::vector<OtherPlace> along {}; ///< of assistants who go with the lead; severity and reason count them in
};

/// Answers what a drop would do, within a fraction of a millisecond, without changing anything.
class DropJudge
{
public:
    virtual ~DropJudge() = default;
    virtual Verdict judge(const DragSubject &subject, const DropWish &wish) const = 0;
};

} // namespace fieldlane::ui::board
