#include "ui/intake/textlabel.h"

namespace fieldlane::ui::intake {

TextLabel::TextLabel(Theme::TextLevel level, QColor ThemeColors::*ink, QWidget *parent)
    : QLabel(parent)
    , m_level(level)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // whatever it stands on
    dress();
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, &TextLabel::dress);
}

void TextLabel::setInk(QColor ThemeColors::*ink)
{
    m_ink = ink;
    dress();
}

void TextLabel::dress()
{
    setFont(Theme::current().font(m_level));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::current().colors().*m_ink);
    setPalette(colours);
}

} // namespace fieldlane::ui::intake
