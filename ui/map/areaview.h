#pragma once
#include "ui/map/areatool.h"
#include "ui/map/mapcanvas.h"

namespace fieldlane::ui::map {

/// A map on which an area is drawn: a click sets a corner, a click on the first one or Enter closes the part; corners
/// and the middles of edges are dragged, Delete takes the chosen corner away, Escape takes back what is under way. Without a
/// mouse Space sets a corner in the middle of the map, PageUp and PageDown choose corners, Shift and the arrows move them.
class AreaView : public MapCanvas
{
    Q_OBJECT
public:
    explicit AreaView(QWidget *parent = nullptr, core::Worker::Mode workers = core::Worker::Mode::Threaded);
    void setArea(const domain::Area &area);
    const domain::Area &area() const { return m_tool.area(); }
    const AreaTool &tool() const { return m_tool; }
    /// The next clicks make a new part.
    void startPart();
    bool removeCorner();
    /// Brings the area into sight.
    void fitArea();

Q_SIGNALS:
    void areaChanged();
    void drawingChanged();

protected:
    void paintTool(QPainter &painter) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void clicked(QPointF at);
    void addCorner(core::Coordinate place);
    void closePart();
    void tellDrawing();
    bool escape();
    bool drawByKey(const QKeyEvent &event);
    bool moveByKey(const QKeyEvent &event);
    void panByKey(double x, double y);

    AreaTool m_tool;
    std::optional<QPointF> m_pressedAt;
    QPointF m_lastPan;
    std::optional<QPointF> m_pointer;
    bool m_panning = false;
};

} // namespace fieldlane::ui::map
