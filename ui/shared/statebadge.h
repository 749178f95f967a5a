#pragma once
#include "domain/lifecycle.h"
#include <QPainter>
#include <QWidget>

namespace fieldlane::ui {

/// A state as glyph and word on its colour; the painting is there for delegates too.
class StateBadge : public QWidget
{
    Q_OBJECT
public:
    explicit StateBadge(domain::OrderState state, QWidget *parent = nullptr);
    void setState(domain::OrderState state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QSize sizeFor(domain::OrderState state);
    /// At the left of the box, vertically centred.
    static void paint(QPainter &painter, const QRect &box, domain::OrderState state);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    domain::OrderState m_state;
};

} // namespace fieldlane::ui
