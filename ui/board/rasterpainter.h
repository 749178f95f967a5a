#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"
#include "ui/board/raster.h"

namespace fieldlane::ui::board {

/// Paints everything flat of the canvas into the image: rows, working time, grid, folds; and in overviews and
/// crowded frames the bars too. No QPainter, no text.
class RasterPainter
{
public:
    RasterPainter(const BoardScene &scene, const BoardColours &colours, Raster &raster);

    /// Whether bars are so many or so low that they are painted flat.
    static bool isFlat(const BoardScene &scene);
    /// The rows that touch [top, bottom) of the canvas.
    void paint(int top, int bottom, int canvasWidth);

private:
    static constexpr int heatSteps = 8;
    void addMark(size_t mark, const QColor &colour);
    void paintRow(const chart::RowItem &row);
    bool hasSameGround(const chart::RowItem &one, const chart::RowItem &other) const;
    void paintSpan(const chart::SpanItem &span);
    void paintGrid(int top, int bottom);
    void paintUnknown(int top, int bottom);
    void paintFold(const chart::FoldItem &fold);
    void paintHeat(const chart::RowItem &row);
    void paintBar(const chart::BarItem &bar);

    const BoardScene &m_scene;
    const BoardColours &m_colours;
    Raster &m_raster;
    std::array<Raster::Ink, 3> m_spans; ///< by kind
    int m_width = 0;
    std::vector<Raster::Ink> m_strong, m_line, m_soft; ///< by look
    std::array<std::vector<Raster::Ink>, 4> m_attention; ///< by mark and look
    std::array<std::vector<Raster::Ink>, 4> m_heat; ///< the same, in steps from hardly busy to full
};

} // namespace fieldlane::ui::board
