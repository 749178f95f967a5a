#pragma once
#include "app/bench/timing.h"
#include "core/result.h"
#include <vector>

namespace fieldlane::ui::board {
class BoardView;
}

namespace fieldlane::app::bench {

/// What a measurement of the board took, and what the dearest of its frames had to do.
struct BoardTiming
{
    QString name;
    double targetMs = 0;
    Timing timing;
    size_t rectangles = 0; ///< drawn
    qint64 visited = 0; ///< bars looked at
    size_t rows = 0; ///< in sight
};

/// Measures a board on whatever it shows, at its present size: a frame at five zooms and in the overview, a zoom
/// step over the whole range, a drag step with its repaint and its judgement. What the view looked at before
/// comes back afterwards; nothing is committed.
class BoardBench
{
public:
    /// The spans of the five zooms, in minutes.
    static constexpr qint64 spans[] {31 * 1440, 7 * 1440, 1440, 120, 10};

    BoardBench(ui::board::BoardView &view, int frames);
    std::vector<BoardTiming> run();

private:
    template <class Step>
    BoardTiming timed(const QString &name, double targetMs, Step step);
    BoardTiming frame(const QString &name, qint64 spanMinutes);
    BoardTiming overview();
    BoardTiming zoomSteps();
    BoardTiming dragSteps();
    void look(qint64 spanMinutes);

    ui::board::BoardView &m_view;
    int m_frames;
};

/// Measures the board on a fixture: how long it takes to load, BoardBench, and beside it a QGraphicsScene with
/// the same bars. Needs a QApplication.
core::Result<void> runBoardBench(const QString &databaseFile, Report &report, int frames = 60);

} // namespace fieldlane::app::bench
