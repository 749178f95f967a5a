#include "ui/intake/plantimeline.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QPainter>

namespace fieldlane::ui::intake {

using core::Instant;

namespace {

constexpr int labelWidth = 54;
constexpr int barHeight = 18;
constexpr int rowGap = 6;
constexpr int axisHeight = 16;
constexpr int topMargin = 6;

core::Duration stepFor(core::Duration span)
{
    for (const core::Duration step : {core::Duration(core::minutes(30)), core::Duration(core::hours(1)), core::Duration(core::hours(2)),
             core::Duration(core::hours(6)), core::Duration(core::hours(12))}) {
        if (span / step <= 5)
            return step;
    }
    return core::hours(24);
}

} // namespace

PlanTimeline::PlanTimeline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("planTimeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize PlanTimeline::sizeHint() const
{
    return {320, topMargin + 2 * barHeight + rowGap + axisHeight + 4};
}

QSize PlanTimeline::minimumSizeHint() const
{
    return {220, sizeHint().height()};
}

void PlanTimeline::setOrder(const domain::Order &order, const domain::Assignment *lead, const QTimeZone &zone, Instant now)
{
    m_zone = zone;
    m_now = now;
    m_state = order.state;
    m_windowStart = order.windowStart;
    m_windowEnd = order.windowEnd;
    m_due = order.due;
    m_way.reset();
    m_work.reset();
    m_isPlanned = lead != nullptr;
    setVisible(m_isPlanned);
    if (!lead)
        return;
    m_plan = lead->planned();
    m_isOver = lead->completedAt.has_value();
    const Instant until = lead->completedAt.value_or(std::max(now, lead->arrivedAt.value_or(now)));
    if (lead->travelStartedAt)
        m_way = core::TimeSpan {*lead->travelStartedAt, lead->arrivedAt.value_or(until)};
    if (lead->arrivedAt)
        m_work = core::TimeSpan {*lead->arrivedAt, until};
    m_span = m_plan;
    for (const auto &part : {m_way, m_work}) {
        if (part)
            m_span = {std::min(m_span.start, part->start), std::max(m_span.end, part->end)};
    }
    const core::Duration edge = std::max<core::Duration>(core::minutes(30), m_span.length() / 6);
    m_span = {m_span.start - edge, m_span.end + edge};
    setAccessibleName(tr("Planned %1").arg(Words::span(m_plan, zone)));
    update();
}

double PlanTimeline::x(const QRectF &area, Instant t) const
{
    return area.left() + area.width() * double((t - m_span.start).count()) / double(m_span.length().count());
}

void PlanTimeline::paintEvent(QPaintEvent *)
{
    if (!m_isPlanned || m_span.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::current().font(Theme::TextLevel::Caption));
    const QRectF area(labelWidth, topMargin, width() - labelWidth - 2, 2 * barHeight + rowGap);
    painter.fillRect(area, Theme::current().colors().sunken);
    paintAxis(painter, area);
    paintBars(painter, area);
    paintMarks(painter, area);
}

void PlanTimeline::paintAxis(QPainter &painter, const QRectF &area) const
{
    const ThemeColors &c = Theme::current().colors();
    const qint64 step = stepFor(m_span.length()).count();
    for (qint64 ms = (core::toMs(m_span.start) / step + 1) * step; ms < core::toMs(m_span.end); ms += step) {
        const double at = x(area, core::fromMs(ms));
        painter.setPen(QPen(c.gridMajor, 1));
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        painter.setPen(c.textMuted);
        const QRectF box(at - 30, area.bottom() + 2, 60, axisHeight);
        if (box.right() <= width() + 8 && box.left() >= labelWidth - 30)
            painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, Words::time(core::fromMs(ms), m_zone));
    }
    painter.setPen(c.textMuted);
    const QRectF names(0, area.top(), labelWidth - 6, barHeight);
    painter.drawText(names, Qt::AlignLeft | Qt::AlignVCenter, tr("Planned"));
    painter.drawText(names.translated(0, barHeight + rowGap), Qt::AlignLeft | Qt::AlignVCenter, tr("Actual"));
}

void PlanTimeline::paintBars(QPainter &painter, const QRectF &area) const
{
    const ThemeColors &c = Theme::current().colors();
    const auto bar = [&](core::TimeSpan span, int row, const QColor &fill, const QColor &edge) {
        const double left = x(area, span.start);
        const QRectF box(left, area.top() + row * (barHeight + rowGap) + 1, std::max(2.0, x(area, span.end) - left), barHeight - 2);
        painter.setPen(QPen(edge, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 3, 3);
        return box;
    };
    const auto text = [&](const QRectF &box, const QString &words, const QColor &ink) {
        painter.setPen(ink);
        if (painter.fontMetrics().horizontalAdvance(words) + 8 <= box.width())
            painter.drawText(box, Qt::AlignCenter, words);
    };
    const StateColors &state = c.state(domain::OrderState::Assigned);
    text(bar(m_plan, 0, state.fill, state.border), Words::span(m_plan, m_zone), state.text);
    if (m_way)
        bar(*m_way, 1, c.travel, c.travelText);
    if (m_work) {
        const StateColors &now = c.state(m_isOver ? domain::OrderState::Completed : m_state);
        text(bar(*m_work, 1, now.fill, now.border),
            m_isOver ? Words::span(*m_work, m_zone) : tr("since %1").arg(Words::time(m_work->start, m_zone)), now.text);
    }
    if (!m_way && !m_work) {
        painter.setPen(c.textFaint);
        painter.drawText(QRectF(area.left() + 8, area.top() + barHeight + rowGap, area.width() - 16, barHeight),
            Qt::AlignLeft | Qt::AlignVCenter, tr("not begun"));
    }
}

void PlanTimeline::paintMarks(QPainter &painter, const QRectF &area) const
{
    const ThemeColors &c = Theme::current().colors();
    const auto inside = [&](const std::optional<Instant> &t) { return t && m_span.start <= *t && *t <= m_span.end; };
    if (m_windowStart || m_windowEnd) {
        const double left = x(area, std::max(m_span.start, m_windowStart.value_or(m_span.start)));
        const double right = x(area, std::min(m_span.end, m_windowEnd.value_or(m_span.end)));
        if (right > left)
            painter.fillRect(QRectF(left, area.top() - 4, right - left, 3), c.info);
    }
    if (inside(m_due)) {
        painter.setPen(QPen(c.slaMark, 2, Qt::DashLine));
        painter.drawLine(QPointF(x(area, *m_due), area.top() - 4), QPointF(x(area, *m_due), area.bottom()));
    }
    if (inside(m_now)) {
        painter.setPen(QPen(c.nowLine, 2));
        painter.drawLine(QPointF(x(area, m_now), area.top() - 4), QPointF(x(area, m_now), area.bottom()));
    }
}

} // namespace fieldlane::ui::intake
