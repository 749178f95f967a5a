#include "ui/map/mapbuttons.h"
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace fieldlane::ui::map {

namespace {

enum class Sign { Plus, Minus, Fit };

QIcon iconOf(Sign sign, const QColor &colour)
{
    QPixmap pixmap(40, 40);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 3.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (sign != Sign::Fit)
        painter.drawLine(10, 20, 30, 20);
    if (sign == Sign::Plus)
        painter.drawLine(20, 10, 20, 30);
    if (sign == Sign::Fit) {
        for (int k = 0; k < 4; ++k) {
            painter.drawPolyline(QPolygon({{9, 16}, {9, 9}, {16, 9}}));
            painter.translate(40, 0);
            painter.rotate(90);
        }
    }
    return QIcon(pixmap);
}

QToolButton *button(const QString &name, const QString &text, const QString &tip, QWidget *parent)
{
    auto *b = new QToolButton(parent);
    b->setObjectName(name);
    b->setAccessibleName(text);
    b->setToolTip(tip);
    b->setIconSize({20, 20});
    b->setFixedSize(30, 30);
    b->setAutoRaise(true);
    b->setFocusPolicy(Qt::NoFocus);
    parent->layout()->addWidget(b);
    return b;
}

}

MapButtons::MapButtons(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("mapButtons"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_in = button(QStringLiteral("mapZoomIn"), tr("Zoom in"), tr("Zoom in (+)"), this);
    m_out = button(QStringLiteral("mapZoomOut"), tr("Zoom out"), tr("Zoom out (-)"), this);
    m_fit = button(QStringLiteral("mapFit"), tr("Show everything"), tr("Show everything (Home)"), this);
    connect(m_in, &QToolButton::clicked, this, &MapButtons::zoomInClicked);
    connect(m_out, &QToolButton::clicked, this, &MapButtons::zoomOutClicked);
    connect(m_fit, &QToolButton::clicked, this, &MapButtons::fitClicked);
}

void MapButtons::setTheme(const MapTheme &theme)
{
    setStyleSheet(QStringLiteral("#mapButtons { background: %1; border: 1px solid %2; border-radius: 6px; }"
                                 "QToolButton { border: none; border-radius: 4px; }"
                                 "QToolButton:hover { background: %2; }")
                      .arg(theme.panel.name(), theme.panelEdge.name()));
    m_in->setIcon(iconOf(Sign::Plus, theme.text));
    m_out->setIcon(iconOf(Sign::Minus, theme.text));
    m_fit->setIcon(iconOf(Sign::Fit, theme.text));
}

} // namespace fieldlane::ui::map
