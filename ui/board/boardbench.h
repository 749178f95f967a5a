#pragma once
#include <QString>
#include <vector>

namespace fieldlane::ui::board {

class BoardView;

/// Milliseconds of thread CPU time, one per repetition, and what the dearest of them had to do.
struct BoardTiming
{
    QString name;
    std::vector<double> milliseconds;
    size_t rectangles = 0; ///< drawn
    qint64 visited = 0; ///< bars looked at
    size_t lanes = 0; ///< rows in sight
};

/// Measures the shipped board on whatever it shows, at its present size: a frame at five zooms and in the
/// overview, a zoom step over the whole range, a drag step with its repaint and its judgement. What the view
/// looked at before comes back afterwards; nothing is committed.
class BoardBench
{
public:
    BoardBench(BoardView &view, int frames);
    std::vector<BoardTiming> run();
    /// One measurement alone.
    BoardTiming frame(const QString &name, qint64 spanMinutes);
    BoardTiming overview();
    BoardTiming zoomSteps();
    BoardTiming dragSteps();

private:
    template <class Step>
    BoardTiming timed(const QString &name, Step step);
    void look(qint64 spanMinutes);

    BoardView &m_view;
    int m_frames;
};

} // namespace fieldlane::ui::board
