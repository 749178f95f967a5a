#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"
#include "ui/board/raster.h"

namespace fieldlane::ui::board {

/// The colours of the flat painting, made ready once for all frames of a theme.
struct RasterInks
{
    explicit RasterInks(const BoardColours &colours);
    static constexpr int heatSteps = 8;
    static constexpr int markCount = 4; ///< none, at risk, late, agreement broken
    std::vector<Raster::Ink> strong, line, soft; ///< by look
    std::array<std::vector<Raster::Ink>, markCount> attention; ///< by mark and look
    std::array<std::vector<Raster::Ink>, markCount> heat; ///< the same, in steps from hardly busy to full
    std::array<Raster::Ink, 4> spans; ///< by kind
};

/// Paints everything flat of the canvas into the image: rows, working time, grid, folds; and in overviews and
/// crowded frames the bars too. No QPainter, no text.
class RasterPainter
{
public:
    RasterPainter(const BoardScene &scene, const BoardColours &colours, const RasterInks &inks, Raster &raster);

    /// Whether bars are so many or so low that they are painted flat.
    static bool isFlat(const BoardScene &scene);
    /// The rows that touch [top, bottom) of the canvas.
    void paint(int top, int bottom, int canvasWidth);

private:
    void paintRow(const chart::RowItem &row);
    bool hasSameGround(const chart::RowItem &one, const chart::RowItem &other) const;
    void paintSpan(const chart::SpanItem &span, const chart::RowItem &row);
    void paintGrid(int top, int bottom);
    void paintUnknown(int top, int bottom);
    void paintFold(const chart::FoldItem &fold);
    void paintHeat(const chart::RowItem &row);
    void paintBar(const chart::BarItem &bar);

    const BoardScene &m_scene;
    const BoardColours &m_colours;
    Raster &m_raster;
    const RasterInks &m_inks;
    int m_width = 0;
};

} // namespace fieldlane::ui::board
