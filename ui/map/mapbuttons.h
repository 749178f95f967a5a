#pragma once
#include "ui/map/maptheme.h"
#include <QFrame>

class QToolButton;

namespace fieldlane::ui::map {

/// Zoom in, zoom out and show everything, in a corner of the map.
class MapButtons : public QFrame
{
    Q_OBJECT
public:
    explicit MapButtons(QWidget *parent);
    void setTheme(const MapTheme &theme);

Q_SIGNALS:
    void zoomInClicked();
    void zoomOutClicked();
    void fitClicked();

private:
    QToolButton *m_in;
    QToolButton *m_out;
    QToolButton *m_fit;
};

} // namespace fieldlane::ui::map
