#pragma once
#include "chart/drawlist.h"

namespace fieldlane::chart {

/// What is under a point of the canvas.
struct Hit
{
    enum class Kind { Nothing, Group, Lane, Bar, Fold };
    enum class Part { Body, End, Travel };
    Kind kind = Kind::Nothing;
    int index = -1; ///< of the lane, or of the group
    BarHandle bar;
    Part part = Part::Body;
    int item = -1; ///< into DrawList::bars or folds
    int run = -1; ///< into DrawList::runs, for a fold
};

/// Reads the very items that were drawn; of overlapping ones the last drawn wins.
Hit hitTest(const DrawList &list, double x, double y);
/// The row of the canvas at y, or nullptr.
const RowItem *rowAt(const DrawList &list, double y);

} // namespace fieldlane::chart
