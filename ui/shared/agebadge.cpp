#include "ui/shared/agebadge.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QPainter>

namespace fieldlane::ui {

namespace {

constexpr int dot = 8;
constexpr auto fresh = core::minutes(10);
constexpr auto stale = core::hours(1);

} // namespace

AgeBadge::AgeBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::current().font(Theme::TextLevel::Caption));
}

void AgeBadge::setAge(std::optional<core::Duration> age)
{
    m_age = age;
    setAccessibleName(words());
    updateGeometry();
    update();
}

QString AgeBadge::words() const
{
    return m_age ? Words::age(*m_age) : tr("never");
}

QSize AgeBadge::sizeHint() const
{
    return {dot + 5 + fontMetrics().horizontalAdvance(words()) + 1, 18};
}

QColor AgeBadge::ink(std::optional<core::Duration> age)
{
    const ThemeColors &c = Theme::current().colors();
    return age && *age < fresh ? c.ageFresh : age && *age < stale ? c.ageStale : c.ageOld;
}

void AgeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(1, (height() - dot) / 2.0, dot, dot);
    painter.setPen(QPen(ink(m_age), 1.4));
    painter.drawEllipse(circle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(m_age));
    if (m_age && *m_age < fresh)
        painter.drawEllipse(circle);
    else if (m_age && *m_age < stale)
        painter.drawPie(circle, 90 * 16, -180 * 16);
    painter.setPen(ink(m_age));
    painter.drawText(rect().adjusted(dot + 5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words());
}

} // namespace fieldlane::ui
