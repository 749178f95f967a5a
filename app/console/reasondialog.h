#pragma once
#include <functional>
#include <QString>
#include <QWidget>

namespace fieldlane::app::console {

/// Asks for the reason that a step needs. The answer is never empty; not answered when the person cancels.
void askReason(QWidget *window, const QString &title, const std::function<void(const QString &)> &answer);

} // namespace fieldlane::app::console
