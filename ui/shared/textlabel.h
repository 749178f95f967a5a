#pragma once
#include "ui/shared/theme.h"
#include <QLabel>

namespace fieldlane::ui {

/// A label in a level and a colour of the theme; follows changes of the theme.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(Theme::TextLevel level, QColor ThemeColors::*ink, QWidget *parent = nullptr);
    void setInk(QColor ThemeColors::*ink);
    /// The text with invisible places to break in words too long for a narrow panel; plain() takes them out.
    static QString breakable(const QString &text);
    static QString plain(QString text);

private:
    void dress();
    Theme::TextLevel m_level;
    QColor ThemeColors::*m_ink;
};

} // namespace fieldlane::ui
