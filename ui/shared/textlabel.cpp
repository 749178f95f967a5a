#include "ui/shared/textlabel.h"

namespace fieldlane::ui {

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

QString TextLabel::breakable(const QString &text)
{
    constexpr int longWord = 16;
    constexpr int piece = 8;
    QString out;
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype space = text.indexOf(QLatin1Char(' '), i);
        run = text[i].isSpace() ? 0 : run + 1;
        out += text[i];
        const qsizetype left = (space < 0 ? text.size() : space) - i - 1;
        if (run > 0 && run % piece == 0 && run + left > longWord && left > 2 && !text[i].isHighSurrogate())
            out += QChar(0x200b);
    }
    return out;
}

QString TextLabel::plain(QString text)
{
    return text.remove(QChar(0x200b));
}

void TextLabel::dress()
{
    setFont(Theme::current().font(m_level));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::current().colors().*m_ink);
    setPalette(colours);
}

} // namespace fieldlane::ui
