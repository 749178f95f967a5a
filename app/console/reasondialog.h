#pragma once
#include <functional>
#include <QStringList>
#include <QWidget>

namespace fieldlane::app::console {

/// Asks for the reason that a step needs: one of the usual ones, or another. The answer is never empty; not answered
/// when the person cancels.
void askReason(QWidget *window, const QString &title, const QStringList &usual, const std::function<void(const QString &)> &answer);

} // namespace fieldlane::app::console
