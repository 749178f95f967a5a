#pragma once
#include "domain/unit.h"
#include <QWidget>

class QPushButton;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::admin {

/// The area of a unit in a form: what there is in words, and the way to the map.
class AreaEditor : public QWidget
{
    Q_OBJECT
public:
    explicit AreaEditor(QWidget *parent = nullptr);
    void setValue(const domain::Area &area);
    const domain::Area &value() const { return m_area; }
    QPushButton *drawButton() const { return m_draw; }

Q_SIGNALS:
    void drawWanted();
    void changed();

private:
    domain::Area m_area;
    TextLabel *m_text;
    QPushButton *m_draw;
    QPushButton *m_clear;
};

} // namespace fieldlane::ui::admin
