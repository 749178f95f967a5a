#pragma once
#include "chart/bar.h"
#include "ui/board/boardmove.h"
#include <QTimeZone>

namespace fieldlane::ui::board {

/// One drag from pick-up to drop: a bar that is moved or resized, or orders from outside. It asks the judge
/// and changes nothing; commit() hands out the move, cancel() forgets it.
class DragTool
{
public:
    enum class Kind { None, Move, Resize, Place };
    /// Which part of the wish stays as it was at pick-up.
    struct Hold
    {
        bool time = false;
        bool lane = false;
    };

    void setJudge(const DropJudge *judge) { m_judge = judge; }
    const DropJudge *judge() const { return m_judge; }

    /// `grip` is how far after the bar's start it was taken hold of.
    /// `others` go along.
    void beginMove(const chart::Bar &bar, chart::LaneHandle lane, core::Duration grip, std::vector<chart::BarHandle> others = {});
    void beginResize(const chart::Bar &bar, chart::LaneHandle lane);
    void beginPlace(std::vector<qint64> orders);

    /// Wishes for the lane and instant under the pointer, snapped to the step of the zone's wall clock.
    /// Returns whether the wish changed.
    bool preview(chart::LaneHandle lane, core::Instant under, core::Duration snap, const QTimeZone &zone, Hold hold);
    /// Keyboard: another lane, or by so much later.
    void move(chart::LaneHandle lane, core::Duration by);
    void resize(core::Duration by);
    void askAgain() { ask(); }

    /// The move, unless the judge blocks it or it changes nothing. Ends the drag either way.
    std::optional<BoardMove> commit();
    void cancel();

    Kind kind() const { return m_kind; }
    bool isActive() const { return m_kind != Kind::None; }
    bool hasWish() const { return m_wish.lane.isValid(); }
    const DragSubject &subject() const { return m_subject; }
    const DropWish &wish() const { return m_wish; }
    const Verdict &verdict() const { return m_verdict; }
    chart::LaneHandle fromLane() const { return m_fromLane; }
    const chart::Bar &bar() const { return m_bar; }

private:
    void begin(Kind kind, const chart::Bar &bar, chart::LaneHandle lane);
    void ask();
    bool changesNothing() const;

    const DropJudge *m_judge = nullptr;
    Kind m_kind = Kind::None;
    DragSubject m_subject;
    chart::Bar m_bar {}; ///< as it was at pick-up
    chart::LaneHandle m_fromLane;
    core::Duration m_grip {0};
    DropWish m_wish {};
    Verdict m_verdict;
};

} // namespace fieldlane::ui::board
