#pragma once
#include "ui/shared/card.h"

class QLabel;

namespace fieldlane::ui::today {

/// One figure with its name, and a line that says more about it.
class FigureCard : public Card
{
    Q_OBJECT
public:
    enum class Tone { Plain, Good, Bad };
    FigureCard(const QString &name, const QString &title, QWidget *parent = nullptr);
    void setFigure(const QString &figure, const QString &detail, Tone tone = Tone::Plain);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QLabel *m_title;
    QLabel *m_figure;
    QLabel *m_detail;
    Tone m_tone = Tone::Plain;
};

} // namespace fieldlane::ui::today
