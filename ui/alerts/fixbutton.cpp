#include "ui/alerts/fixbutton.h"
#include "ui/shared/keyhint.h"
#include "ui/shared/stylepaint.h"
#include <QPainter>

namespace fieldlane::ui::alerts {

namespace {

constexpr int side = 8;
constexpr int padding = 5;
constexpr int textFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

} // namespace

FixButton::FixButton(const QKeySequence &key, QWidget *parent)
    : QAbstractButton(parent)
    , m_key(key)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FixButton::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    updateGeometry();
    update();
}

QRect FixButton::textPlace(const QRect &box) const
{
    return box.adjusted(side, padding, -side - KeyHint::widthOf(m_key) - side, -padding);
}

int FixButton::heightForWidth(int width) const
{
    const QRect place = textPlace({0, 0, width, 1000});
    const int lines = QFontMetrics(Theme::current().font()).boundingRect(place, textFlags, m_sentence).height();
    return std::max(Theme::current().metrics().control, lines + 2 * padding);
}

QSize FixButton::sizeHint() const
{
    constexpr int usual = 260;
    return {usual, heightForWidth(usual)};
}

QSize FixButton::minimumSizeHint() const
{
    return {120, Theme::current().metrics().control};
}

void FixButton::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    const QColor fill = !isEnabled() ? c.sunken : isDown() ? c.pressed : underMouse() ? c.hover : c.panel;
    stylepaint::box(painter, rect(), fill, underMouse() && isEnabled() ? c.accent : c.controlBorder, Theme::current().metrics().radius);
    if (hasFocus())
        stylepaint::focusRing(painter, rect(), Theme::current().metrics().radius);
    painter.setFont(Theme::current().font());
    painter.setPen(isEnabled() ? c.accentText : c.textDisabled);
    painter.drawText(textPlace(rect()), textFlags, m_sentence);
    KeyHint::paint(painter, rect().adjusted(0, 0, -side, 0), m_key);
}

void FixButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void FixButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace fieldlane::ui::alerts
