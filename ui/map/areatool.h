#pragma once
#include "domain/unit.h"
#include "geo/camera.h"
#include "ui/map/maptheme.h"

class QPainter;

namespace fieldlane::ui::map {

/// An area while somebody draws it: closed parts whose corners can be moved, added and taken away, and one part that is
/// not closed yet. Knows no widget; places on the screen come with the camera.
class AreaTool
{
public:
    struct Corner
    {
        int polygon = -1;
        int ring = -1;
        int index = -1;
        bool isValid() const { return index >= 0; }
        friend bool operator==(const Corner &, const Corner &) = default;
    };
    void setArea(const domain::Area &area);
    const domain::Area &area() const { return m_area; } ///< without the part that is not closed
    const domain::Ring &openPart() const { return m_open; }
    bool isDrawing() const { return m_drawing; }

    void startPart();
    void addCorner(core::Coordinate place);
    /// Makes the open part one of the area; false with fewer than three corners.
    bool closePart();
    /// The newest corner of the open part goes; without any the drawing ends.
    void takeBack();
    void dropPart();
    /// Whether a click there would close the open part.
    bool closesAt(const geo::Camera &camera, QPointF at) const;

    Corner cornerAt(const geo::Camera &camera, QPointF at) const;
    /// The corner before the edge whose middle is there.
    Corner edgeAt(const geo::Camera &camera, QPointF at) const;
    Corner insertAfter(const Corner &corner, core::Coordinate place);
    const Corner &chosen() const { return m_chosen; }
    void choose(const Corner &corner) { m_chosen = corner; }
    /// The next corner of all, or the one before.
    void chooseNext(int step);
    std::optional<core::Coordinate> place(const Corner &corner) const;
    /// A part left with fewer than three corners goes with it.
    bool removeChosen();

    void beginMove(const Corner &corner);
    void moveTo(core::Coordinate place);
    void endMove() { m_before.reset(); }
    /// Everything is as it was before the move.
    void cancelMove();
    bool isMoving() const { return m_before.has_value(); }

    void paint(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, std::optional<QPointF> pointer) const;

private:
    domain::Ring *ringOf(const Corner &corner);
    std::vector<Corner> allCorners() const;
    void paintParts(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const;
    void paintHandles(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const;

    domain::Area m_area;
    domain::Ring m_open;
    bool m_drawing = false;
    Corner m_chosen;
    std::optional<domain::Area> m_before; ///< as it was when a move began
};

} // namespace fieldlane::ui::map
