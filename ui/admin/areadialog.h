#pragma once
#include "core/worker.h"
#include "ui/map/areaview.h"
#include <QDialog>

class QPushButton;

namespace fieldlane::ui::admin {

/// A service area, or an area of a rule, drawn on the map, with the areas of the other units around it. Nothing is taken over before accept.
class AreaDialog : public QDialog
{
    Q_OBJECT
public:
    struct Content
    {
        QString name; ///< of the unit
        domain::Area area;
        std::vector<map::UnitOutline> others;
        core::Worker::Mode workers = core::Worker::Mode::Threaded;
        std::function<void(map::MapCanvas &)> dress {};
        QString title {}; ///< instead of the one with the unit's name
    };
    AreaDialog(const Content &content, QWidget *parent);
    const domain::Area &area() const { return m_view->area(); }
    map::AreaView &view() { return *m_view; }
    /// "2 parts, 14 corners"; empty without an area.
    static QString words(const domain::Area &area);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();

    map::AreaView *m_view;
    QPushButton *m_part;
    QPushButton *m_corner;
    QPushButton *m_accept;
    bool m_fitted = false;
};

} // namespace fieldlane::ui::admin
