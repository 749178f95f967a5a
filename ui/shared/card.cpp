#include "ui/shared/card.h"
#include "ui/shared/stylepaint.h"

namespace fieldlane::ui {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    stylepaint::box(painter, rect(), c.raised, c.border, 8);
}

} // namespace fieldlane::ui
