#include "ui/shared/statebadge.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/words.h"

namespace fieldlane::ui {

namespace {

constexpr int rowHeight = 20;
constexpr int glyph = 12;
constexpr int side = 6;

QFont badgeFont()
{
    return Theme::current().font(Theme::TextLevel::Caption);
}

} // namespace

StateBadge::StateBadge(domain::OrderState state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(state);
}

void StateBadge::setState(domain::OrderState state)
{
    m_state = state;
    setAccessibleName(Words::state(state));
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    return sizeFor(m_state);
}

QSize StateBadge::sizeFor(domain::OrderState state)
{
    const int words = QFontMetrics(badgeFont()).horizontalAdvance(Words::state(state));
    return {side + glyph + 4 + words + side + 1, rowHeight};
}

void StateBadge::paint(QPainter &painter, const QRect &box, domain::OrderState state)
{
    const StateColors &c = Theme::current().colors().state(state);
    const QSize size = sizeFor(state);
    const QRect r(box.left(), box.top() + (box.height() - size.height()) / 2, size.width(), size.height());
    stylepaint::box(painter, r, c.fill, c.border, 4);
    StateGlyph::paint(painter, QRect(r.left() + side, r.top() + (rowHeight - glyph) / 2, glyph, glyph), state, c.text, c.fill);
    painter.setFont(badgeFont());
    painter.setPen(c.text);
    painter.drawText(r.adjusted(side + glyph + 4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, Words::state(state));
}

void StateBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_state);
}

} // namespace fieldlane::ui
