#pragma once
#include <QPainter>
#include <QStyleOption>

/// Menus, tabs, heads, rows and docks of the style. Painting only.
namespace fieldlane::ui::styleviews {

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents);
void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void tabShape(QPainter &painter, const QStyleOptionTab &option);
QPalette tabPalette(const QStyleOptionTab &option);
void headerSection(QPainter &painter, const QStyleOptionHeader &option);
void itemRow(QPainter &painter, const QStyleOptionViewItem &option);
void branch(QPainter &painter, const QStyleOption &option);
void dockTitle(QPainter &painter, const QStyleOptionDockWidget &option, const QRect &textRect);
void separatorLine(QPainter &painter, const QRect &rect);

} // namespace fieldlane::ui::styleviews
