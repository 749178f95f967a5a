#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardselection.h"
#include "ui/board/boardstyle.h"
#include "ui/board/dragtool.h"
#include "ui/board/lanetints.h"
#include <QCoreApplication>
#include <QRegion>

namespace fieldlane::ui::board {

/// Where a drag stands on the screen.
struct GhostShape
{
    QRect travelIn;
    QRect body;
    QRect travelOut;
    std::vector<QRect> others; ///< bodies of those that go along, where they are in sight
    int number = 0; ///< its place among several orders that move together; 0: alone
    std::vector<int> numbers; ///< the same of the others; 0: an assistant's
    QRect card; ///< times and reason
    QStringList lines;

    bool isEmpty() const { return body.isEmpty(); }
    QRegion region() const;
};

/// Paints what lies over the base frame: now-line, focus, hover, selection, tints, ghost, rubber band. It is
/// repainted by dirty rectangle, so it reads geometry from the scene's draw list and keeps nothing.
class OverlayPainter
{
    Q_DECLARE_TR_FUNCTIONS(OverlayPainter)
public:
    struct Input
    {
        const BoardScene &scene;
        BoardStyle &style;
        const BoardSelection &selection;
        const DragTool &drag;
        const LaneTints &tints;
        BoardArea area;
        QRect rubberBand;
        bool focused = false;
    };

    explicit OverlayPainter(const Input &input);
    void paint(QPainter &painter);

    GhostShape ghost() const;
    /// All that a drag paints, tints left out; empty when nothing is dragged.
    QRegion dragRegion() const;
    /// The body of a bar in the viewport, empty when it is not drawn by itself.
    QRect barRect(chart::BarHandle bar) const;
    /// The row of a lane in the viewport, lane column included.
    QRect rowRect(int lane) const;
    QRect groupRect(int group) const;
    QRect nowRect() const;

private:
    QRect rectOf(chart::Row::Kind kind, int index) const;
    void paintTints(QPainter &painter);
    void paintFocus(QPainter &painter);
    void paintNow(QPainter &painter);
    void paintOutline(QPainter &painter, chart::BarHandle bar, int width, const QColor &colour);
    void paintGhost(QPainter &painter);
    void paintNumbers(QPainter &painter, const GhostShape &ghost);
    void paintCard(QPainter &painter, const GhostShape &ghost);
    void paintTimePill(QPainter &painter, core::Instant t, const QColor &colour, const QString &text);
    QStringList ghostLines() const;
    void addOthers(GhostShape &shape) const;
    std::vector<QRect> origins() const;

    Input m_in;
};

} // namespace fieldlane::ui::board
