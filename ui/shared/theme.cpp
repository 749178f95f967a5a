#include "ui/shared/theme.h"
#include "core/check.h"
#include "ui/shared/style.h"
#include <cmath>
#include <QFile>
#include <QHash>
#include <QToolTip>

namespace fieldlane::ui {

namespace {

struct Installed
{
    Theme theme = Theme::builtIn(Theme::Mode::Light);
    ThemeNotifier notifier;
};

Installed &installed()
{
    static Installed it;
    return it;
}

ThemeColors load(Theme::Mode mode)
{
    QFile file(QStringLiteral(":/theme/%1.json").arg(Theme::toCode(mode)));
    const bool opened = file.open(QIODevice::ReadOnly);
    FIELDLANE_CHECK(opened);
    auto colors = readThemeColors(file.readAll());
    FIELDLANE_CHECK(colors.hasValue());
    return colors ? *colors : ThemeColors {};
}

double luminance(const QColor &c)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

int pixels(Theme::TextLevel level)
{
    switch (level) {
    case Theme::TextLevel::Caption:
        return 11;
    case Theme::TextLevel::Title:
        return 15;
    case Theme::TextLevel::Display:
        return 20;
    default:
        return 13;
    }
}

void setRole(QPalette &p, QPalette::ColorRole role, const QColor &normal, const QColor &disabled)
{
    p.setColor(QPalette::Active, role, normal);
    p.setColor(QPalette::Inactive, role, normal);
    p.setColor(QPalette::Disabled, role, disabled);
}

} // namespace

Theme Theme::builtIn(Mode mode)
{
    Theme theme;
    theme.m_mode = mode;
    theme.m_colors = load(mode);
    return theme;
}

void Theme::apply(QApplication &app, Mode mode)
{
    installed().theme = builtIn(mode);
    app.setFont(current().font());
    app.setStyle(new Style); // the application takes it
    app.setPalette(current().palette());
    QToolTip::setPalette(current().palette());
    QToolTip::setFont(current().font());
    Q_EMIT installed().notifier.changed();
}

const Theme &Theme::current()
{
    return installed().theme;
}

ThemeNotifier &Theme::notifier()
{
    return installed().notifier;
}

QString Theme::toCode(Mode mode)
{
    return mode == Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

std::optional<Theme::Mode> Theme::modeFrom(const QString &code)
{
    if (code == QLatin1String("dark"))
        return Mode::Dark;
    if (code == QLatin1String("light"))
        return Mode::Light;
    return std::nullopt;
}

namespace {

QFont made(int pixels, bool isStrong)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Segoe UI"), QStringLiteral("Helvetica Neue"),
        QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("WenQuanYi Zen Hei"),
        QStringLiteral("Microsoft YaHei"), QStringLiteral("PingFang SC")});
    font.setPixelSize(pixels);
    if (isStrong)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

// One font for all who ask: Qt looks up the file and the shapes of a new one each time.
QFont Theme::font(TextLevel level) const
{
    thread_local QHash<int, QFont> fonts;
    const auto known = fonts.constFind(int(level));
    if (known != fonts.constEnd() && known->pixelSize() == pixels(level))
        return *known;
    return *fonts.insert(int(level), made(pixels(level), level >= TextLevel::Strong));
}

QPalette Theme::palette() const
{
    const ThemeColors &c = m_colors;
    QPalette p;
    setRole(p, QPalette::Window, c.window, c.window);
    setRole(p, QPalette::WindowText, c.text, c.textDisabled);
    setRole(p, QPalette::Base, c.panel, c.sunken);
    setRole(p, QPalette::AlternateBase, c.laneOdd, c.sunken);
    setRole(p, QPalette::Text, c.text, c.textDisabled);
    setRole(p, QPalette::PlaceholderText, c.textFaint, c.textDisabled);
    setRole(p, QPalette::Button, c.raised, c.window);
    setRole(p, QPalette::ButtonText, c.text, c.textDisabled);
    setRole(p, QPalette::BrightText, c.textOnAccent, c.textDisabled);
    setRole(p, QPalette::ToolTipBase, c.raised, c.raised);
    setRole(p, QPalette::ToolTipText, c.text, c.textDisabled);
    setRole(p, QPalette::Highlight, c.selection, c.selectionInactive);
    setRole(p, QPalette::HighlightedText, c.selectionText, c.textDisabled);
    p.setColor(QPalette::Inactive, QPalette::Highlight, c.selectionInactive);
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, c.text);
    setRole(p, QPalette::Link, c.accentText, c.textDisabled);
    setRole(p, QPalette::LinkVisited, c.accentText, c.textDisabled);
    setRole(p, QPalette::Light, c.raised, c.raised);
    setRole(p, QPalette::Midlight, c.hover, c.hover);
    setRole(p, QPalette::Mid, c.border, c.border);
    setRole(p, QPalette::Dark, c.controlBorder, c.controlBorder);
    setRole(p, QPalette::Shadow, c.shadow, c.shadow);
    return p;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor blended(const QColor &over, const QColor &under)
{
    const double a = over.alphaF();
    return QColor::fromRgbF(float(over.redF() * a + under.redF() * (1 - a)),
        float(over.greenF() * a + under.greenF() * (1 - a)), float(over.blueF() * a + under.blueF() * (1 - a)));
}

} // namespace fieldlane::ui
