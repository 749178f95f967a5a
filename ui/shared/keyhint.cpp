#include "ui/shared/keyhint.h"
#include "ui/shared/stylepaint.h"

namespace fieldlane::ui {

namespace {

constexpr int capHeight = 18;
constexpr int capSide = 5;
constexpr int capGap = 3;

QFont capFont()
{
    return Theme::current().font(Theme::TextLevel::Caption);
}

// "Ctrl++" is Ctrl and +, so the split stops before the last sign.
QStringList capsOf(const QKeySequence &keys)
{
    const QString text = keys.toString(QKeySequence::NativeText);
    const qsizetype cut = text.lastIndexOf(QLatin1Char('+'), -2);
    if (cut < 0)
        return {text};
    QStringList caps = text.left(cut).split(QLatin1Char('+'), Qt::SkipEmptyParts);
    return caps << text.mid(cut + 1);
}

int capWidth(const QString &cap)
{
    return std::max(capHeight, QFontMetrics(capFont()).horizontalAdvance(cap) + 2 * capSide);
}

} // namespace

KeyHint::KeyHint(const QKeySequence &keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyHint::sizeHint() const
{
    return {widthOf(m_keys), capHeight};
}

int KeyHint::widthOf(const QKeySequence &keys)
{
    int width = -capGap;
    for (const QString &cap : capsOf(keys))
        width += capWidth(cap) + capGap;
    return std::max(0, width);
}

void KeyHint::paint(QPainter &painter, const QRect &box, const QKeySequence &keys)
{
    if (keys.isEmpty())
        return;
    const ThemeColors &c = Theme::current().colors();
    int x = box.right() + 1 - widthOf(keys);
    painter.setFont(capFont());
    for (const QString &cap : capsOf(keys)) {
        const QRect r(x, box.top() + (box.height() - capHeight) / 2, capWidth(cap), capHeight);
        stylepaint::box(painter, r, c.panel, c.controlBorder, 4);
        painter.setPen(c.textMuted);
        painter.drawText(r, Qt::AlignCenter, cap);
        x = r.right() + 1 + capGap;
    }
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_keys);
}

} // namespace fieldlane::ui
