#pragma once
#include <QScrollArea>

namespace fieldlane::ui {

/// Puts content that may be too long into an area of the form's colour, without a frame, that scrolls upright alone.
QScrollArea *scrolled(QWidget *content, QWidget *parent);

} // namespace fieldlane::ui
