#include "ui/intake/copylabel.h"
#include "ui/shared/stylepaint.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace fieldlane::ui::intake {

CopyLabel::CopyLabel(const QString &text, Theme::TextLevel level, QWidget *parent)
    : TextLabel(level, &ThemeColors::accentText, parent)
{
    setText(breakable(text));
    setWordWrap(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Click to copy"));
    setAccessibleName(tr("%1, copy").arg(text));
}

void CopyLabel::copy()
{
    const QString copy = plain(text());
    QGuiApplication::clipboard()->setText(copy);
    Q_EMIT copied(copy);
}

void CopyLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        copy();
}

void CopyLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        copy();
    else
        TextLabel::keyPressEvent(event);
}

void CopyLabel::paintEvent(QPaintEvent *event)
{
    TextLabel::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    stylepaint::focusRing(painter, rect(), 3);
}

} // namespace fieldlane::ui::intake
