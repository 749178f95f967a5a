#include "ui/shared/stylecontrols.h"
#include "ui/shared/stylepaint.h"
#include <QAbstractSpinBox>

namespace fieldlane::ui::stylecontrols {

using stylepaint::box;
using stylepaint::chevron;
using stylepaint::Direction;
using stylepaint::focusRing;
using stylepaint::has;

namespace {

const ThemeColors &colors()
{
    return Theme::current().colors();
}

qreal radius()
{
    return Theme::current().metrics().radius;
}

bool isDown(const QStyleOption &o)
{
    return has(o, QStyle::State_Sunken);
}

bool isHovered(const QStyleOption &o)
{
    return has(o, QStyle::State_MouseOver) && has(o, QStyle::State_Enabled);
}

bool isPrimary(const QStyleOptionButton &o)
{
    return o.features.testFlag(QStyleOptionButton::DefaultButton) && has(o, QStyle::State_Enabled)
        && !has(o, QStyle::State_On);
}

QColor quietFill(const QStyleOption &o, const QColor &rest)
{
    const ThemeColors &c = colors();
    if (isDown(o))
        return c.pressed;
    if (has(o, QStyle::State_On))
        return c.accentSoft;
    return isHovered(o) ? c.hover : rest;
}

} // namespace

void pushButton(QPainter &painter, const QStyleOptionButton &o)
{
    const ThemeColors &c = colors();
    const bool flat = o.features.testFlag(QStyleOptionButton::Flat);
    if (isPrimary(o)) {
        box(painter, o.rect, isDown(o) ? c.accentPressed : isHovered(o) ? c.accentHover : c.accent, {}, radius());
    } else if (!flat || isHovered(o) || isDown(o) || has(o, QStyle::State_On)) {
        const bool enabled = has(o, QStyle::State_Enabled);
        const QColor edge = has(o, QStyle::State_On) ? c.accent : enabled ? c.controlBorder : c.border;
        box(painter, o.rect, quietFill(o, enabled ? c.raised : c.window), flat ? QColor() : edge, radius());
    }
    if (has(o, QStyle::State_HasFocus) && has(o, QStyle::State_KeyboardFocusChange))
        focusRing(painter, isPrimary(o) ? o.rect.adjusted(2, 2, -2, -2) : o.rect, radius());
}

QPalette pushButtonPalette(const QStyleOptionButton &o)
{
    QPalette palette = o.palette;
    if (isPrimary(o))
        palette.setColor(QPalette::ButtonText, colors().textOnAccent);
    else if (has(o, QStyle::State_On) && has(o, QStyle::State_Enabled))
        palette.setColor(QPalette::ButtonText, colors().accentText);
    return palette;
}

void toolButton(QPainter &painter, const QStyleOption &o)
{
    if (has(o, QStyle::State_On) || isDown(o) || isHovered(o))
        box(painter, o.rect, quietFill(o, Qt::transparent), {}, radius());
    if (has(o, QStyle::State_HasFocus) && has(o, QStyle::State_KeyboardFocusChange))
        focusRing(painter, o.rect, radius());
}

void checkBox(QPainter &painter, const QStyleOption &o)
{
    const ThemeColors &c = colors();
    const bool marked = has(o, QStyle::State_On) || has(o, QStyle::State_NoChange);
    const bool enabled = has(o, QStyle::State_Enabled);
    if (!marked) {
        box(painter, o.rect, isHovered(o) ? c.hover : c.panel, enabled ? c.textFaint : c.border, 3);
        return;
    }
    box(painter, o.rect, enabled ? c.accent : c.textDisabled, {}, 3);
    if (has(o, QStyle::State_On)) {
        stylepaint::tick(painter, o.rect, c.textOnAccent);
        return;
    }
    const QPoint middle = o.rect.center();
    painter.fillRect(QRect(middle.x() - 3, middle.y(), 8, 2), c.textOnAccent);
}

void radioButton(QPainter &painter, const QStyleOption &o)
{
    const ThemeColors &c = colors();
    const bool enabled = has(o, QStyle::State_Enabled);
    const qreal round = o.rect.height() / 2.0;
    if (!has(o, QStyle::State_On)) {
        box(painter, o.rect, isHovered(o) ? c.hover : c.panel, enabled ? c.textFaint : c.border, round);
        return;
    }
    box(painter, o.rect, enabled ? c.accent : c.textDisabled, {}, round);
    box(painter, o.rect.adjusted(5, 5, -5, -5), c.textOnAccent, {}, round);
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &o, const QRect &arrow)
{
    const ThemeColors &c = colors();
    const bool enabled = has(o, QStyle::State_Enabled);
    if (o.frame || isHovered(o) || isDown(o)) {
        const QColor rest = o.editable ? c.panel : c.raised;
        const QColor fill = o.editable ? rest : quietFill(o, enabled ? rest : c.window);
        box(painter, o.rect, fill, o.frame ? (enabled ? c.controlBorder : c.border) : QColor(), radius());
    }
    if (has(o, QStyle::State_HasFocus))
        focusRing(painter, o.rect, radius());
    chevron(painter, arrow, Direction::Down, enabled ? c.textMuted : c.textDisabled);
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &o, const QRect &up, const QRect &down)
{
    if (o.frame)
        stylepaint::field(painter, o);
    if (o.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const ThemeColors &c = colors();
    const auto ink = [&](QAbstractSpinBox::StepEnabledFlag step, QStyle::SubControl part) {
        if (!o.stepEnabled.testFlag(step))
            return c.textDisabled;
        return o.activeSubControls.testFlag(part) ? c.text : c.textMuted;
    };
    chevron(painter, up, Direction::Up, ink(QAbstractSpinBox::StepUpEnabled, QStyle::SC_SpinBoxUp));
    chevron(painter, down, Direction::Down, ink(QAbstractSpinBox::StepDownEnabled, QStyle::SC_SpinBoxDown));
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &o, const QRect &handle)
{
    if (o.maximum <= o.minimum)
        return;
    const ThemeColors &c = colors();
    const bool active = o.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) || isDown(o);
    const int inset = active ? 2 : 3;
    const QRect thumb = handle.adjusted(inset, inset, -inset, -inset);
    const qreal round = std::min(thumb.width(), thumb.height()) / 2.0;
    box(painter, thumb, active ? c.textFaint : c.controlBorder, {}, round);
}

void slider(QPainter &painter, const QStyleOptionSlider &o, const QRect &groove, const QRect &handle)
{
    const ThemeColors &c = colors();
    const bool flat = o.orientation == Qt::Horizontal;
    const QPoint middle = groove.center();
    const QRect track = flat ? QRect(groove.left(), middle.y() - 1, groove.width(), 4)
                             : QRect(middle.x() - 1, groove.top(), 4, groove.height());
    box(painter, track, c.pressed, {}, 2);
    QRect done = track;
    if (flat)
        done.setRight(handle.center().x());
    else
        done.setTop(handle.center().y());
    const QColor ink = has(o, QStyle::State_Enabled) ? c.accent : c.textDisabled;
    box(painter, done, ink, {}, 2);
    const int d = 14;
    const QRect knob(handle.center().x() - d / 2 + 1, handle.center().y() - d / 2 + 1, d, d);
    box(painter, knob, c.raised, ink, d / 2.0);
    if (has(o, QStyle::State_HasFocus))
        focusRing(painter, knob.adjusted(-2, -2, 2, 2), d / 2.0 + 2);
}

void progressBar(QPainter &painter, const QStyleOptionProgressBar &o)
{
    const ThemeColors &c = colors();
    const QRect track(o.rect.left(), o.rect.center().y() - 2, o.rect.width(), 6);
    box(painter, track, c.pressed, {}, 3);
    const int range = o.maximum - o.minimum;
    QRect done = track;
    if (range > 0)
        done.setWidth(int(double(track.width()) * (o.progress - o.minimum) / range));
    if (done.width() > 0)
        box(painter, done, range > 0 ? c.accent : c.accentSoft, {}, 3);
}

} // namespace fieldlane::ui::stylecontrols
