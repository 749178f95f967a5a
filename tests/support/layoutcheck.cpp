#include "support/layoutcheck.h"
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDockWidget>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QToolButton>

namespace fieldlane::support {

namespace {

/// Rounding of text widths at fractional scales.
constexpr int slack = 1;

QString pathOf(const QWidget &widget)
{
    QStringList path;
    for (const QWidget *w = &widget; w; w = w->isWindow() ? nullptr : w->parentWidget())
        path.prepend(w->objectName().isEmpty() ? QString::fromLatin1(w->metaObject()->className()) : w->objectName());
    return path.join(QLatin1Char('/'));
}

QString clipped(const QWidget &w, const QString &text, int needed, int has)
{
    return QStringLiteral("%1: \"%2\" needs %3 and has %4").arg(pathOf(w), text).arg(needed).arg(has);
}

/// Text as it is seen: without mnemonics and mark-up.
QString seen(QString text)
{
    static const QRegularExpression marks(QStringLiteral("<[^>]*>"));
    return text.remove(marks).remove(QLatin1Char('&'));
}

void checkLabel(const QLabel &label, QStringList &faults)
{
    if (seen(label.text()).trimmed().isEmpty())
        return;
    const QSize room = label.contentsRect().size();
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        if (needed > label.height() + slack)
            faults << clipped(label, label.text(), needed, label.height());
        return;
    }
    const QSize needed = label.sizeHint() - (label.size() - room);
    if (label.sizePolicy().horizontalPolicy() != QSizePolicy::Ignored && needed.width() > room.width() + slack)
        faults << clipped(label, label.text(), needed.width(), room.width());
    if (label.fontMetrics().height() > room.height() + slack)
        faults << clipped(label, label.text(), label.fontMetrics().height(), room.height());
}

void checkButton(const QAbstractButton &button, QStringList &faults)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return;
    const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    const bool bare = button.icon().isNull() || (tool && tool->toolButtonStyle() == Qt::ToolButtonTextOnly);
    const int icon = bare ? 0 : button.iconSize().width() + 4;
    if (text + icon > button.width() + slack)
        faults << clipped(button, button.text(), text + icon, button.width());
    if (button.fontMetrics().height() > button.height() + slack)
        faults << clipped(button, button.text(), button.fontMetrics().height(), button.height());
}

void checkField(const QLineEdit &field, QStringList &faults)
{
    if (!field.text().isEmpty() || field.placeholderText().isEmpty())
        return;
    QStyleOptionFrame option;
    option.initFrom(&field);
    option.lineWidth = field.hasFrame() ? field.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &field) : 0;
    const QRect inner = field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field);
    const int icons = field.actions().size() > 0 ? 24 : 0;
    const int needed = field.fontMetrics().horizontalAdvance(field.placeholderText());
    if (needed > inner.width() - icons + slack)
        faults << clipped(field, field.placeholderText(), needed, inner.width() - icons);
}

void checkCombo(const QComboBox &combo, QStringList &faults)
{
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.editable = combo.isEditable();
    const QRect inner = combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    const int needed = combo.fontMetrics().horizontalAdvance(combo.currentText());
    const bool isTold = combo.toolTip() == combo.currentText(); // cut on purpose: names have no longest
    if (needed > inner.width() + slack && !isTold)
        faults << clipped(combo, combo.currentText(), needed, inner.width());
}

void checkHead(const QHeaderView &head, QStringList &faults)
{
    if (!head.model() || head.orientation() != Qt::Horizontal)
        return;
    for (int i = 0; i < head.count(); ++i) {
        const QString text = head.model()->headerData(i, Qt::Horizontal).toString();
        const int needed = head.fontMetrics().horizontalAdvance(text) + 4;
        if (!head.isSectionHidden(i) && needed > head.sectionSize(i) + slack)
            faults << clipped(head, text, needed, head.sectionSize(i));
    }
}

void checkTabs(const QTabBar &tabs, QStringList &faults)
{
    for (int i = 0; i < tabs.count(); ++i) {
        const int needed = tabs.fontMetrics().size(Qt::TextShowMnemonic, tabs.tabText(i)).width();
        if (needed > tabs.tabRect(i).width() + slack)
            faults << clipped(tabs, tabs.tabText(i), needed, tabs.tabRect(i).width());
        if (!tabs.rect().contains(tabs.tabRect(i)) && !tabs.usesScrollButtons())
            faults << clipped(tabs, tabs.tabText(i), tabs.tabRect(i).right(), tabs.width());
    }
}

bool isControl(const QWidget &w)
{
    return qobject_cast<const QLabel *>(&w) || qobject_cast<const QAbstractButton *>(&w)
        || qobject_cast<const QLineEdit *>(&w) || qobject_cast<const QComboBox *>(&w)
        || qobject_cast<const QAbstractSpinBox *>(&w);
}

/// Controls that put widgets of their own over each other, or scroll.
bool isClosed(const QWidget &w)
{
    return qobject_cast<const QLineEdit *>(&w) || qobject_cast<const QComboBox *>(&w)
        || qobject_cast<const QAbstractSpinBox *>(&w) || qobject_cast<const QTabBar *>(&w)
        || qobject_cast<const QHeaderView *>(&w);
}

/// Whether scrolling brings a stretch of the content, in the coordinates of the viewport, into sight.
bool isReachable(int from, int to, int room, const QScrollBar &bar, Qt::ScrollBarPolicy policy)
{
    const bool moves = policy != Qt::ScrollBarAlwaysOff;
    const int before = moves ? bar.value() - bar.minimum() : 0;
    const int behind = moves ? bar.maximum() - bar.value() : 0;
    return from >= -before - slack && to <= room + behind + slack;
}

/// Of a control in the coordinates of a viewport: the fault, if any, and then what can be seen of it.
QString scrolledFault(const QWidget &w, const QScrollArea &area, QRect &place)
{
    const QSize room = area.viewport()->size();
    if (!isReachable(place.left(), place.right() + 1, room.width(), *area.horizontalScrollBar(), area.horizontalScrollBarPolicy()))
        return QStringLiteral("%1: reaches beyond the width of %2").arg(pathOf(w), area.objectName());
    if (!isReachable(place.top(), place.bottom() + 1, room.height(), *area.verticalScrollBar(), area.verticalScrollBarPolicy()))
        return QStringLiteral("%1: reaches beyond the height of %2").arg(pathOf(w), area.objectName());
    place &= area.viewport()->rect();
    return {};
}

/// A control must be seen whole in everything that holds it, or scrolling must bring it into sight.
void checkCut(const QWidget &w, QStringList &faults)
{
    if (!isControl(w) || w.isWindow())
        return;
    QRect place = w.geometry();
    for (const QWidget *p = w.parentWidget(); p && !place.isEmpty(); p = p->parentWidget()) {
        const auto *view = qobject_cast<const QAbstractScrollArea *>(p->parentWidget());
        if (view && view->viewport() == p) {
            const auto *area = qobject_cast<const QScrollArea *>(view);
            if (!area)
                return; // a row of a list or table
            if (const QString fault = scrolledFault(w, *area, place); !fault.isEmpty()) {
                faults << fault;
                return;
            }
        } else if (!p->rect().adjusted(-slack, -slack, slack, slack).contains(place)) {
            faults << QStringLiteral("%1: sticks out of %2").arg(pathOf(w), pathOf(*p));
            return;
        }
        if (p->isWindow())
            return;
        place.translate(p->pos());
    }
}

void checkOverlap(const QWidget &parent, QStringList &faults)
{
    QList<const QWidget *> shown;
    for (const QObject *child : parent.children()) {
        const auto *w = qobject_cast<const QWidget *>(child);
        if (w && w->isVisible() && !w->isWindow() && !w->property("overlay").toBool() && !w->size().isEmpty())
            shown << w;
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const bool control = isControl(*shown[i]) || isControl(*shown[j]);
            if (control && shown[i]->geometry().intersects(shown[j]->geometry()))
                faults << QStringLiteral("%1 and %2 overlap").arg(pathOf(*shown[i]), pathOf(*shown[j]));
        }
    }
}

void checkText(const QWidget &w, QStringList &faults)
{
    if (const auto *label = qobject_cast<const QLabel *>(&w))
        checkLabel(*label, faults);
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&w))
        checkButton(*button, faults);
    else if (const auto *field = qobject_cast<const QLineEdit *>(&w))
        checkField(*field, faults);
    else if (const auto *combo = qobject_cast<const QComboBox *>(&w))
        checkCombo(*combo, faults);
    else if (const auto *head = qobject_cast<const QHeaderView *>(&w))
        checkHead(*head, faults);
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&w))
        checkTabs(*tabs, faults);
}

/// A panel behind another tab is kept far off its window.
bool isBehindATab(const QWidget &w)
{
    return qobject_cast<const QDockWidget *>(&w) && !w.isWindow() && !w.parentWidget()->rect().intersects(w.geometry());
}

void walk(const QWidget &w, QStringList &faults)
{
    if (!w.isVisible() || w.property("overlay").toBool() || isBehindATab(w))
        return;
    checkText(w, faults);
    checkCut(w, faults);
    if (isClosed(w))
        return;
    if (!qobject_cast<const QAbstractScrollArea *>(&w))
        checkOverlap(w, faults);
    for (const QObject *child : w.children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (widget && !widget->isWindow())
            walk(*widget, faults);
    }
}

} // namespace

QStringList layoutFaults(const QWidget &root)
{
    for (int turn = 0; turn < 3; ++turn) // texts may just have changed, and what holds them follows
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList faults;
    walk(root, faults);
    return faults;
}

} // namespace fieldlane::support
