#pragma once
#include <QAccessibleWidget>

namespace fieldlane::ui::board {

/// Reads the board aloud: its span as the name, the current bar or lane as the value.
class BoardAccessible : public QAccessibleWidget
{
public:
    explicit BoardAccessible(QWidget *view);
    QString text(QAccessible::Text text) const override;
    /// Makes accessible interfaces for boards from now on.
    static void install();
};

} // namespace fieldlane::ui::board
