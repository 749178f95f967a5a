#pragma once
#include "rules/conditionitems.h"
#include "ui/rulebook/searchchoice.h"
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace fieldlane::ui::rulebook {

/// The frame around the conditions of a group: what of them must hold, and the ways to more of them.
class GroupBox : public QWidget
{
    Q_OBJECT
public:
    GroupBox(rules::GroupMode mode, const rules::ItemPath &path, QWidget *parent);
    /// Below the others; takes it.
    void addItem(QWidget *item);
    /// Stands where there is no item.
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void modeChosen(fieldlane::rules::GroupMode mode);
    void rowWanted();
    void groupWanted();
    void ungroupWanted();
    void removeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *newButton(const char *name, const QString &text, const QString &icon);

    rules::GroupMode m_mode;
    rules::ItemPath m_path;
    QVBoxLayout *m_items;
};

} // namespace fieldlane::ui::rulebook
