#pragma once
#include "ui/shared/themecolors.h"
#include "ui/shared/themenotifier.h"
#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QString>

namespace fieldlane::ui {

/// Sizes on a grid of 4, in device-independent pixels.
struct ThemeMetrics
{
    int grid = 4;
    int gap = 8; ///< between neighbours
    int margin = 12; ///< inside a panel
    int control = 28; ///< height of buttons and fields
    int row = 28; ///< height of a list row
    int twoLineRow = 44;
    int header = 44; ///< height of the header bar
    int lane = 40; ///< height of a swimlane at rest
    int radius = 5;
    int barRadius = 4;
    int icon = 16;
};

/// How the program looks: a value with the colours, fonts and sizes of one mode. Painters ask
/// Theme::current() at the time of painting. GUI thread only.
class Theme
{
public:
    enum class Mode { Light, Dark };
    enum class TextLevel { Caption, Body, Strong, Title, Display };

    /// The built-in theme of a mode.
    static Theme builtIn(Mode mode);
    /// Makes the mode the current one: style, palette, font, then notifier().changed().
    static void apply(QApplication &app, Mode mode);
    static const Theme &current();
    static ThemeNotifier &notifier();

    static QString toCode(Mode mode); ///< "light", "dark"
    static std::optional<Mode> modeFrom(const QString &code);

    Mode mode() const { return m_mode; }
    bool isDark() const { return m_mode == Mode::Dark; }
    const ThemeColors &colors() const { return m_colors; }
    const ThemeMetrics &metrics() const { return m_metrics; }
    /// Digits of one width in every level, so that times stand in columns.
    QFont font(TextLevel level = TextLevel::Body) const;
    QPalette palette() const;

private:
    Mode m_mode = Mode::Light;
    ThemeColors m_colors;
    ThemeMetrics m_metrics;
};

/// Contrast of two opaque colours as WCAG 2 defines it, 1 .. 21.
double contrastRatio(const QColor &a, const QColor &b);
/// `over` with its alpha, laid on an opaque colour.
QColor blended(const QColor &over, const QColor &under);

} // namespace fieldlane::ui
