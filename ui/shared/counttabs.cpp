#include "ui/shared/counttabs.h"
#include "ui/shared/stylepaint.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

namespace fieldlane::ui {

namespace {

constexpr int rowHeight = 34;
constexpr int side = 8;
constexpr int countGap = 6;
constexpr int moreWidth = 30;

QFont countFont()
{
    return Theme::current().font(Theme::TextLevel::Caption);
}

} // namespace

CountTabs::CountTabs(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CountTabs::setTabs(const QStringList &labels)
{
    m_tabs.clear();
    for (const QString &label : labels)
        m_tabs.push_back({label, {}, {}});
    m_current = std::clamp(m_current, 0, std::max(0, size() - 1));
    place();
}

void CountTabs::setCount(int index, std::optional<qint64> count)
{
    if (index < 0 || index >= size() || m_tabs[size_t(index)].count == count)
        return;
    m_tabs[size_t(index)].count = count;
    place();
}

void CountTabs::setCurrent(int index)
{
    if (index < 0 || index >= size() || index == m_current)
        return;
    m_current = index;
    place();
    Q_EMIT currentChanged(index);
}

QSize CountTabs::sizeHint() const
{
    int width = 0;
    for (const Tab &tab : m_tabs)
        width += widthOf(tab);
    return {width, rowHeight};
}

QSize CountTabs::minimumSizeHint() const
{
    int widest = 0;
    for (const Tab &tab : m_tabs)
        widest = std::max(widest, widthOf(tab));
    return {widest + moreWidth, rowHeight};
}

QString CountTabs::countText(const Tab &tab) const
{
    if (!tab.count)
        return {};
    const QLocale locale;
    if (*tab.count < 100'000)
        return locale.toString(*tab.count);
    return tr("%1 k").arg(locale.toString(*tab.count / 1000));
}

int CountTabs::widthOf(const Tab &tab) const
{
    const int words = fontMetrics().horizontalAdvance(tab.label);
    const QString count = countText(tab);
    return 2 * side + words
        + (count.isEmpty() ? 0 : countGap + QFontMetrics(countFont()).horizontalAdvance(count) + 8);
}

// The current tab is always shown; of the others as many as fit, in their order.
void CountTabs::place()
{
    int total = 0;
    for (const Tab &tab : m_tabs)
        total += widthOf(tab);
    const bool allFit = total <= width();
    int room = allFit ? total : width() - moreWidth - (m_tabs.empty() ? 0 : widthOf(m_tabs[size_t(m_current)]));
    int x = 0;
    bool full = false;
    for (int i = 0; i < size(); ++i) {
        Tab &tab = m_tabs[size_t(i)];
        const int w = widthOf(tab);
        full = full || (i != m_current && !allFit && w > room);
        const bool shown = i == m_current || !full;
        tab.place = shown ? QRect(x, 0, w, rowHeight) : QRect();
        x += shown ? w : 0;
        room -= i == m_current || !shown ? 0 : w;
    }
    m_more = allFit ? QRect() : QRect(width() - moreWidth, 0, moreWidth, rowHeight);
    updateGeometry();
    update();
}

int CountTabs::at(QPoint p) const
{
    for (int i = 0; i < size(); ++i)
        if (m_tabs[size_t(i)].place.contains(p))
            return i;
    return -1;
}

void CountTabs::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < size(); ++i) {
        const Tab &tab = m_tabs[size_t(i)];
        if (tab.place.isEmpty())
            menu->addAction(tab.label + QLatin1Char('\t') + countText(tab), this, [this, i] { setCurrent(i); });
    }
    menu->popup(mapToGlobal(m_more.bottomLeft()));
}

void CountTabs::paintTab(QPainter &painter, int index) const
{
    const ThemeColors &c = Theme::current().colors();
    const Tab &tab = m_tabs[size_t(index)];
    const bool chosen = index == m_current;
    if (index == m_hovered && !chosen)
        stylepaint::box(painter, tab.place.adjusted(1, 5, -1, -5), c.hover, {}, 5);
    if (chosen)
        painter.fillRect(QRect(tab.place.left() + side, rowHeight - 2, tab.place.width() - 2 * side, 2), c.accent);
    painter.setFont(font());
    painter.setPen(chosen ? c.text : c.textMuted);
    painter.drawText(tab.place.adjusted(side, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tab.label);
    const QString count = countText(tab);
    if (count.isEmpty())
        return;
    painter.setFont(countFont());
    const int w = painter.fontMetrics().horizontalAdvance(count) + 8;
    const QRect badge(tab.place.right() + 1 - side - w, (rowHeight - 16) / 2, w, 16);
    stylepaint::box(painter, badge, chosen ? c.accentSoft : c.sunken, {}, 8);
    painter.setPen(chosen ? c.accentText : c.textMuted);
    painter.drawText(badge, Qt::AlignCenter, count);
}

void CountTabs::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(QRect(0, rowHeight - 1, width(), 1), c.border);
    for (int i = 0; i < size(); ++i)
        if (!m_tabs[size_t(i)].place.isEmpty())
            paintTab(painter, i);
    if (!m_more.isEmpty())
        stylepaint::chevron(painter, m_more, stylepaint::Direction::Down, c.textMuted);
    if (hasFocus() && !m_tabs.empty())
        stylepaint::focusRing(painter, m_tabs[size_t(m_current)].place.adjusted(1, 5, -1, -5), 5);
}

void CountTabs::resizeEvent(QResizeEvent *)
{
    place();
}

void CountTabs::mousePressEvent(QMouseEvent *event)
{
    if (m_more.contains(event->pos()))
        openMenu();
    else if (const int index = at(event->pos()); index >= 0)
        setCurrent(index);
}

void CountTabs::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = at(event->pos());
    update();
}

void CountTabs::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void CountTabs::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

void CountTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        place();
    QWidget::changeEvent(event);
}

bool CountTabs::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int index = at(help->pos());
    const std::optional<qint64> count = index < 0 ? std::nullopt : m_tabs[size_t(index)].count;
    if (count && *count >= 100'000)
        QToolTip::showText(help->globalPos(), QLocale().toString(*count), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace fieldlane::ui
