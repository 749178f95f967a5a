#pragma once
#include <QStringList>
#include <QWidget>

namespace fieldlane::support {

/// Every fault of a shown widget tree, one line each with the path of object names: text of a label, button,
/// field, head or tab that does not fit, a control cut off by what holds it, sibling controls that overlap.
/// A widget with the property "overlay" lies over others on purpose; what scrolling brings into sight may be cut
/// off, to the side as well as below.
QStringList layoutFaults(const QWidget &root);

} // namespace fieldlane::support
