#include "ui/intake/suggestiondelegate.h"
#include "core/zone.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <QLocale>
#include <QPainter>

namespace fieldlane::ui::intake {

namespace {

constexpr int sideMargin = 10;
constexpr int lineHeight = 20;
constexpr int markSize = 14;

QColor inkOf(rules::Severity severity)
{
    const ThemeColors &c = Theme::current().colors();
    switch (severity) {
    case rules::Severity::Ok:
        return c.ok;
    case rules::Severity::Warn:
    case rules::Severity::Ask:
        return c.ask;
    case rules::Severity::Block:
        break;
    }
    return c.blocked;
}

/// A tick, a triangle with an exclamation mark, or a barred circle.
void paintMark(QPainter &painter, const QRectF &box, rules::Severity severity)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(inkOf(severity), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF b = box.adjusted(1.5, 1.5, -1.5, -1.5);
    const QPointF c = b.center();
    if (severity == rules::Severity::Ok) {
        painter.drawPolyline(QPolygonF {{b.left(), c.y()}, {b.left() + b.width() * 0.36, b.bottom() - 1}, {b.right(), b.top() + 1}});
    } else if (severity == rules::Severity::Block) {
        painter.drawEllipse(b);
        painter.drawLine(QPointF(b.left() + 2, b.bottom() - 2), QPointF(b.right() - 2, b.top() + 2));
    } else {
        painter.drawPolygon(QPolygonF {{c.x(), b.top()}, {b.right(), b.bottom()}, {b.left(), b.bottom()}});
        painter.drawLine(QPointF(c.x(), c.y() - 1), QPointF(c.x(), c.y() + 1.5));
    }
    painter.restore();
}

/// "14:00" today, "Tue 14:00" within a week, else with the date.
QString arrivalText(core::Instant t, const QTimeZone &zone, core::Instant now)
{
    const QDate day = core::localDay(zone, t);
    const qint64 ahead = core::localDay(zone, now).daysTo(day);
    if (ahead < 1 || ahead > 6)
        return Words::moment(t, zone, now);
    return QStringLiteral("%1 %2").arg(QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat), Words::time(t, zone));
}

} // namespace

SuggestionRow SuggestionDelegate::rowOf(const desk::Suggestion &s, const QTimeZone &zone, core::Instant now)
{
    const engine::Placement &p = s.option.placement;
    SuggestionRow row {s.name, arrivalText(p.start, zone, now), {}, {}, {}, s.severity};
    const QString way = p.in.kind == engine::PlaceKind::Unknown
        ? tr("way unknown")
        : tr("%1 travel, %2").arg(Words::duration(p.in.travel.time), Words::distance(p.in.travel.metres));
    switch (s.sending) {
    case desk::Sending::Now:
        row.way = tr("Now · %1").arg(way);
        break;
    case desk::Sending::AfterCurrent:
        row.way = tr("After the job in hand · %1").arg(way);
        break;
    case desk::Sending::Gap:
        row.way = tr("Next free · %1").arg(way);
        break;
    }
    std::vector<rules::Finding> findings = p.findings;
    std::erase_if(findings, [](const rules::Finding &f) { return f.severity == rules::Severity::Ok; });
    std::stable_sort(findings.begin(), findings.end(),
        [](const rules::Finding &a, const rules::Finding &b) { return a.severity > b.severity; });
    QStringList brief;
    QStringList sentences;
    if (s.disturbs())
        brief += tr("Booked work must move: %1").arg(s.option.displaced.size());
    for (const rules::Finding &f : findings) {
        brief += Words::findingShort(f);
        sentences += Words::finding(f, zone);
    }
    row.verdict = brief.isEmpty() ? tr("Fits") : brief.join(QStringLiteral(" · "));
    row.explanation = sentences.join(QLatin1Char(' '));
    if (s.disturbs())
        row.severity = std::max(row.severity, rules::Severity::Ask);
    return row;
}

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, 3 * lineHeight + 10};
}

void SuggestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const auto row = index.data(Qt::UserRole).value<SuggestionRow>();
    const Theme &theme = Theme::current();
    const QRect area = option.rect.adjusted(sideMargin, 5, -sideMargin, -5);
    const auto line = [&](int n, int left, int right) {
        return QRect(area.left() + left, area.top() + n * lineHeight, area.width() - left - right, lineHeight);
    };
    const auto draw = [&](const QRect &box, const QString &text, const QFont &font, const QColor &ink, Qt::Alignment side) {
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(box, int(side | Qt::AlignVCenter),
            QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    };
    painter->save();
    const QFont strong = theme.font(Theme::TextLevel::Strong);
    const int arrivalWidth = QFontMetrics(strong).horizontalAdvance(row.arrival) + 2;
    draw(line(0, 0, arrivalWidth + sideMargin), row.name, strong, theme.colors().text, Qt::AlignLeft);
    draw(line(0, area.width() - arrivalWidth, 0), row.arrival, strong, theme.colors().text, Qt::AlignRight);
    draw(line(1, 0, 0), row.way, theme.font(Theme::TextLevel::Caption), theme.colors().textMuted, Qt::AlignLeft);
    const QRect last = line(2, 0, 0);
    paintMark(*painter, QRectF(last.left(), last.center().y() - markSize / 2.0, markSize, markSize), row.severity);
    draw(line(2, markSize + 6, 0), row.verdict, theme.font(Theme::TextLevel::Caption), inkOf(row.severity), Qt::AlignLeft);
    if (!(option.state & QStyle::State_Selected)) {
        painter->setPen(theme.colors().border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    painter->restore();
}

} // namespace fieldlane::ui::intake
