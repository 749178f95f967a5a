#pragma once
#include "chart/lane.h"
#include "chart/lanelayout.h"
#include <vector>

namespace fieldlane::chart {

inline constexpr float foldPixels = 3; ///< the width of a bucket; shorter bars are counted in one

/// A bar that is drawn by itself. Pixels; x is cut a little outside the canvas, `cut` says on which side.
struct BarItem
{
    float left = 0; ///< the body
    float right = 0;
    float travelLeft = 0; ///< equals left when there is no way to show
    float otherLeft = 0; ///< the other of plan and actual; empty when otherRight <= otherLeft
    float otherRight = 0;
    qint16 y = 0; ///< from the top of the canvas
    qint16 height = 0;
    BarHandle handle;
    quint16 flags = 0;
    quint8 state = 0;
    quint8 stack = 0x10;
    enum Cut : quint8 { CutLeft = 1, CutRight = 2 };
    quint8 cut = 0;

    bool has(BarFlag flag) const { return flags & flag; }
    bool hasOther() const { return otherRight > otherLeft; }
    int subRow() const { return stack & 0x0f; }
    int subRows() const { return stack >> 4; }
};

/// Bars that are too thin to be drawn by themselves, in a bucket of `foldPixels`.
struct FoldItem
{
    float left = 0;
    qint16 y = 0;
    qint16 height = 0;
    qint32 count = 0;
    float busy = 0; ///< pixels of work in it; may pass its width where bars overlap
    quint8 attention = 0; ///< the highest Bar::attention()

    float right() const { return left + foldPixels; }
    float share() const { return std::min(1.0f, busy / foldPixels); }
    int mark() const { return attention >> 4; }
    int state() const { return attention & 0x0f; }
};

/// Buckets side by side in one row: a run, for its count.
struct FoldRun
{
    int first = 0; ///< into DrawList::folds
    int last = 0; ///< one past
    qint32 count = 0;
};

/// As high as its row; rows of the same pattern share their items.
struct SpanItem
{
    float left = 0;
    float right = 0;
    SpanKind kind = SpanKind::Shift;
    qint32 label = 0;
};

/// A visible row and where its items are.
struct RowItem
{
    Row::Kind kind = Row::Kind::Lane;
    int index = 0; ///< of the lane or group
    int y = 0; ///< from the top of the canvas
    int height = 0;
    int firstBar = 0, lastBar = 0;
    int firstFold = 0, lastFold = 0;
    int firstSpan = 0, lastSpan = 0;
    int firstRun = 0, lastRun = 0;
};

/// Everything of one frame, flat. Reused from frame to frame, so that a steady frame allocates nothing.
struct DrawList
{
    std::vector<RowItem> rows;
    std::vector<SpanItem> spans; ///< of a row: shifts first, then the others
    std::vector<BarItem> bars;
    std::vector<FoldItem> folds;
    std::vector<FoldRun> runs;
    std::vector<SpanItem> above; ///< breaks and absences of the row at hand, which lie on its shifts
    qint64 visited = 0; ///< bars looked at

    void clear();
    /// What the painter has to draw of bars.
    size_t rectangles() const { return bars.size() + folds.size(); }
};

inline void DrawList::clear()
{
    rows.clear();
    spans.clear();
    bars.clear();
    folds.clear();
    runs.clear();
    visited = 0;
}

} // namespace fieldlane::chart
