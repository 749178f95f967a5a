#pragma once
#include <QPainter>
#include <QStyleOption>
#include <QStyleOptionComplex>

/// The controls of the style: buttons, boxes, fields, bars. Painting only; places come from the caller.
namespace fieldlane::ui::stylecontrols {

void pushButton(QPainter &painter, const QStyleOptionButton &option);
/// The palette a button's label is drawn with.
QPalette pushButtonPalette(const QStyleOptionButton &option);
void toolButton(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
void progressBar(QPainter &painter, const QStyleOptionProgressBar &option);

} // namespace fieldlane::ui::stylecontrols
