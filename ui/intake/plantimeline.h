#pragma once
#include "core/instant.h"
#include "domain/order.h"
#include <QTimeZone>
#include <QWidget>

namespace fieldlane::ui::intake {

/// Planned against actual as two bars over one time axis: the plan above, what really happened (way, then work)
/// below, with the promised window, the deadline and now.
class PlanTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit PlanTimeline(QWidget *parent = nullptr);
    void setOrder(const domain::Order &order, const domain::Assignment *lead, const QTimeZone &zone, core::Instant now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintAxis(QPainter &painter, const QRectF &area) const;
    void paintBars(QPainter &painter, const QRectF &area) const;
    void paintMarks(QPainter &painter, const QRectF &area) const;
    double x(const QRectF &area, core::Instant t) const;

    bool m_isPlanned = false;
    core::TimeSpan m_span;
    core::TimeSpan m_plan;
    std::optional<core::TimeSpan> m_way;
    std::optional<core::TimeSpan> m_work;
    bool m_isOver = false;
    std::optional<core::Instant> m_windowStart;
    std::optional<core::Instant> m_windowEnd;
    std::optional<core::Instant> m_due;
    domain::OrderState m_state = domain::OrderState::Draft;
    core::Instant m_now;
    QTimeZone m_zone;
};

} // namespace fieldlane::ui::intake
