#pragma once
#include <QFrame>

namespace fieldlane::ui {

/// A raised panel with a thin edge; put a layout into it.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace fieldlane::ui
