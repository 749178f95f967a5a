#include "ui/shared/chip.h"
#include "ui/shared/stylepaint.h"

namespace fieldlane::ui {

namespace {

constexpr int side = 10;
constexpr int rowHeight = 24;
constexpr int arrowWidth = 14;

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setArrowShown(bool shown)
{
    m_arrow = shown;
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const int icon = this->icon().isNull() ? 0 : iconSize().width() + 4;
    const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {side * 2 + icon + words + (m_arrow ? arrowWidth : 0), rowHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    const QColor fill = isChecked() ? c.accentSoft : isDown() ? c.pressed : underMouse() ? c.hover : c.panel;
    stylepaint::box(painter, rect(), fill, isChecked() ? c.accent : c.controlBorder, rowHeight / 2.0);
    if (hasFocus())
        stylepaint::focusRing(painter, rect(), rowHeight / 2.0);
    QRect content = rect().adjusted(side, 0, -side, 0);
    if (!icon().isNull()) {
        QRect box(content.left(), (rowHeight - 16) / 2, 16, 16);
        icon().paint(&painter, box, Qt::AlignCenter, QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
        content.setLeft(box.right() + 5);
    }
    if (m_arrow) {
        const QRect arrow(content.right() - arrowWidth + 5, 0, arrowWidth, rowHeight);
        stylepaint::chevron(painter, arrow, stylepaint::Direction::Down, c.textMuted);
        content.setRight(content.right() - arrowWidth);
    }
    painter.setPen(!isEnabled() ? c.textDisabled : isChecked() ? c.accentText : c.text);
    painter.drawText(content, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
}

} // namespace fieldlane::ui
