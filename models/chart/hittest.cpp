#include "chart/hittest.h"
#include <algorithm>

namespace fieldlane::chart {

namespace {

constexpr double endGrip = 6; // pixels at the end of a bar that take hold of its end
constexpr double narrowest = 18; // a narrower bar is only moved

bool covers(const BarItem &bar, double x, double y)
{
    return x >= bar.travelLeft && x < bar.right && y >= bar.y && y < bar.y + bar.height;
}

Hit::Part partOf(const BarItem &bar, double x)
{
    if (x < bar.left)
        return Hit::Part::Travel;
    const bool grip = bar.right - bar.left >= narrowest && !(bar.cut & BarItem::CutRight) && x >= bar.right - endGrip;
    return grip ? Hit::Part::End : Hit::Part::Body;
}

bool findBar(const DrawList &list, const RowItem &row, double x, double y, Hit &hit)
{
    // A body wins over the way of the bar drawn after it.
    for (const bool bodies : {true, false}) {
        for (int i = row.lastBar - 1; i >= row.firstBar; --i) {
            const BarItem &bar = list.bars[size_t(i)];
            if (!covers(bar, x, y) || (bodies && x < bar.left))
                continue;
            hit.kind = Hit::Kind::Bar;
            hit.bar = bar.handle;
            hit.part = partOf(bar, x);
            hit.item = i;
            return true;
        }
    }
    return false;
}

void findFold(const DrawList &list, const RowItem &row, double x, Hit &hit)
{
    for (int run = row.firstRun; run < row.lastRun; ++run) {
        for (int i = list.runs[size_t(run)].first; i < list.runs[size_t(run)].last; ++i) {
            const FoldItem &fold = list.folds[size_t(i)];
            if (x < fold.left || x >= fold.right())
                continue;
            hit.kind = Hit::Kind::Fold;
            hit.item = i;
            hit.run = run;
            return;
        }
    }
}

} // namespace

const RowItem *rowAt(const DrawList &list, double y)
{
    const auto after = std::upper_bound(
        list.rows.begin(), list.rows.end(), y, [](double value, const RowItem &row) { return value < row.y; });
    if (after == list.rows.begin())
        return nullptr;
    const RowItem &row = *(after - 1);
    return y < row.y + row.height ? &row : nullptr;
}

Hit hitTest(const DrawList &list, double x, double y)
{
    Hit hit;
    const RowItem *row = rowAt(list, y);
    if (!row)
        return hit;
    hit.kind = row->kind == Row::Kind::Group ? Hit::Kind::Group : Hit::Kind::Lane;
    hit.index = row->index;
    if (!findBar(list, *row, x, y, hit))
        findFold(list, *row, x, hit);
    return hit;
}

} // namespace fieldlane::chart
