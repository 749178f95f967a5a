#pragma once
#include <QStringList>
#include <QWidget>

namespace fieldlane::support {

/// Every fault of a shown widget tree, one line each with the path of object names: text of a label, button,
/// field, head or tab that does not fit, a control cut off by its parent, sibling controls that overlap.
/// A widget with the property "overlay" lies over others on purpose; what scrolls may be cut off, but not where
/// scrolling is switched off.
QStringList layoutFaults(const QWidget &root);

} // namespace fieldlane::support
