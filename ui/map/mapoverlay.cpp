#include "ui/map/mapoverlay.h"
#include <array>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {

constexpr double margin = 8;
constexpr double pillHeight = 20;

double widthOf(const QPainter &painter, const QString &text)
{
    return std::ceil(QFontMetricsF(painter.font()).horizontalAdvance(text)) + 16;
}

}

QString MapOverlay::notice(const Facts &facts)
{
    if (!facts.source)
        return tr("No map file: unit outlines only");
    if (!facts.covered && facts.source->online)
        return tr("The online map cannot be reached: unit outlines only");
    if (!facts.covered)
        return tr("Outside the map file: unit outlines only");
    if (facts.failures > 0)
        return tr("%n map tiles could not be loaded", nullptr, facts.failures);
    return facts.source->online ? tr("Online map") : tr("Offline map");
}

QString MapOverlay::attribution(const Facts &facts)
{
    if (!facts.source)
        return {};
    return facts.source->attribution.isEmpty() ? tr("Map: %1").arg(facts.source->name) : facts.source->attribution;
}

void MapOverlay::pill(QPainter &painter, const QRectF &box, const QString &text, const MapTheme &theme)
{
    painter.setPen(QPen(theme.panelEdge, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void MapOverlay::paint(
    QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font, const Facts &facts)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font;
    small.setPixelSize(11);
    painter.setFont(small);
    const QSizeF view = camera.viewport();
    const QString left = notice(facts);
    pill(painter, {margin, margin, widthOf(painter, left), pillHeight}, left, theme);
    const QString right = attribution(facts);
    if (!right.isEmpty()) {
        const double width = std::min(widthOf(painter, right), view.width() - 2 * margin);
        const QString fitting
            = QFontMetricsF(small).elidedText(right, Qt::ElideRight, width - 10);
        pill(painter, {view.width() - margin - width, view.height() - margin - pillHeight, width, pillHeight},
            fitting, theme);
    }
    paintScale(painter, camera, theme);
    if (!facts.prompt.isEmpty())
        paintPrompt(painter, camera, theme, facts.prompt);
    painter.restore();
}

void MapOverlay::paintScale(QPainter &painter, const geo::Camera &camera, const MapTheme &theme)
{
    const double metres = geo::metresPerPixel(geo::toCoordinate(camera.centre()).latitude, camera.zoom());
    const double wanted = metres * 110;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    const double round = wanted / power >= 5 ? 5 * power : wanted / power >= 2 ? 2 * power : power;
    const QString text = round >= 1000 ? tr("%1 km").arg(round / 1000) : tr("%1 m").arg(round);
    const double length = round / metres;
    const double y = camera.viewport().height() - margin - 5;
    const QPolygonF bar {QPointF(margin + 4, y - 5), QPointF(margin + 4, y), QPointF(margin + 4 + length, y),
        QPointF(margin + 4 + length, y - 5)};
    painter.setPen(QPen(theme.halo, 4));
    painter.drawPolyline(bar);
    painter.setPen(QPen(theme.mutedText, 1.5));
    painter.drawPolyline(bar);
    painter.drawText(QRectF(margin + 4, y - 19, length, 15), Qt::AlignCenter, text);
}

void MapOverlay::paintPrompt(
    QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QString &text)
{
    const QPointF middle(camera.viewport().width() / 2, camera.viewport().height() / 2);
    QFont bold = painter.font();
    bold.setPixelSize(12);
    bold.setBold(true);
    painter.setFont(bold);
    const double width = widthOf(painter, text) + 16;
    pill(painter, {middle.x() - width / 2, 34, width, 28}, text, theme);
    for (const QPen &pen : {QPen(theme.halo, 5), QPen(theme.accent, 2)}) {
        painter.setPen(pen);
        for (const QPointF side : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(middle + side * 6, middle + side * 16);
    }
}

} // namespace fieldlane::ui::map
