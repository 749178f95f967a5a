#pragma once
#include "ui/shared/textlabel.h"

namespace fieldlane::ui::intake {

/// A text that a click, Space or Enter copies: a phone number, an address.
class CopyLabel : public TextLabel
{
    Q_OBJECT
public:
    CopyLabel(const QString &text, Theme::TextLevel level, QWidget *parent = nullptr);

Q_SIGNALS:
    void copied(const QString &text);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();
};

} // namespace fieldlane::ui::intake
