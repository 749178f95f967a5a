#pragma once
#include <QDialog>
#include <QList>

class QAction;

namespace fieldlane::ui {

/// All keys at a glance, by menu.
class ShortcutOverlay : public QDialog
{
    Q_OBJECT
public:
    struct Group
    {
        QString title;
        QList<QAction *> actions;
    };
    ShortcutOverlay(const QList<Group> &groups, QWidget *parent);
};

} // namespace fieldlane::ui
