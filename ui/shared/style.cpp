#include "ui/shared/style.h"
#include "ui/shared/stylecontrols.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/styleviews.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace fieldlane::ui {

namespace {

const ThemeMetrics &metrics()
{
    return Theme::current().metrics();
}

const ThemeColors &colors()
{
    return Theme::current().colors();
}

template <class Option>
const Option &as(const QStyleOption *option)
{
    return *static_cast<const Option *>(option); // the caller's element says which type it is
}

stylepaint::Direction directionOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        return stylepaint::Direction::Up;
    case QStyle::PE_IndicatorArrowLeft:
        return stylepaint::Direction::Left;
    case QStyle::PE_IndicatorArrowRight:
        return stylepaint::Direction::Right;
    default:
        return stylepaint::Direction::Down;
    }
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QMenu *>(widget)) // the corners are round
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metrics().icon;
    case PM_ToolBarIconSize:
        return 18;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics().margin;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics().gap;
    case PM_MenuVMargin:
        return 5;
    case PM_MenuHMargin:
    case PM_MenuPanelWidth:
    case PM_ToolBarFrameWidth:
    case PM_DockWidgetFrameWidth:
    case PM_DockWidgetTitleMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
        return metric == PM_DockWidgetTitleMargin ? 6 : 0;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_HeaderMargin:
        return 6;
    case PM_HeaderMarkSize:
        return 10;
    case PM_SubMenuOverlap:
        return 0;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 20;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup: // a list below the field, not a menu over it
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut: // shown while Alt is down
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ActivateItemOnSingleClick:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_ToolTip_WakeUpDelay:
        return 450;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_Table_GridLineColor:
        return int(colors().border.rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    if (type == CT_MenuItem)
        return styleviews::menuItemSize(as<QStyleOptionMenuItem>(option), size);
    QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {std::max(s.width() + 8, 64), std::max(s.height(), metrics().control)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        return {s.width(), std::max(s.height(), metrics().control)};
    case CT_ToolButton:
        return {std::max(s.width() + 2, metrics().control), std::max(s.height(), metrics().control)};
    case CT_MenuBarItem:
        return {s.width() + 6, std::max(s.height(), metrics().control)};
    case CT_HeaderSection:
        return {s.width(), std::max(s.height(), metrics().row)};
    case CT_ItemViewItem:
        return {s.width(), std::max(s.height(), metrics().row)};
    case CT_TabBarTab:
        return {s.width(), std::max(s.height(), 34)};
    default:
        return s;
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect r = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        return r.adjusted(4, 0, -4, 0);
    return r;
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto &bar = as<QStyleOptionSlider>(option);
    const bool flat = bar.orientation == Qt::Horizontal;
    const int extent = flat ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const int wanted = int(range > 0 ? qint64(extent) * bar.pageStep / (range + bar.pageStep) : extent);
    const int length = std::clamp(wanted, std::min(32, extent), extent);
    const int start = sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, extent - length, bar.upsideDown);
    const auto piece = [&](int from, int to) {
        const QRect r = flat ? QRect(from, 0, to - from, bar.rect.height()) : QRect(0, from, bar.rect.width(), to - from);
        return visualRect(bar.direction, bar.rect, r.translated(bar.rect.topLeft()));
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(start, start + length);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + length, extent);
    case SC_ScrollBarGroove:
        return bar.rect;
    default: // no arrows at the ends
        return {};
    }
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const ThemeColors &c = colors();
    switch (element) {
    case PE_PanelButtonCommand:
        return stylecontrols::pushButton(*painter, as<QStyleOptionButton>(option));
    case PE_PanelButtonTool:
        return stylecontrols::toolButton(*painter, *option);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return stylecontrols::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return stylecontrols::radioButton(*painter, *option);
    case PE_FrameLineEdit:
        return; // the panel draws its edge
    case PE_PanelLineEdit:
        if (as<QStyleOptionFrame>(option).lineWidth > 0)
            stylepaint::field(*painter, *option);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView *>(widget))
            stylepaint::focusRing(*painter, option->rect, metrics().radius);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_PanelStatusBar:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_FrameGroupBox:
        return stylepaint::box(*painter, option->rect, Qt::transparent, c.border, metrics().radius);
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameDockWidget:
        painter->setPen(c.border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        return stylepaint::box(*painter, option->rect, c.raised, c.controlBorder, element == PE_PanelMenu ? 6 : 4);
    case PE_FrameMenu:
        return;
    case PE_FrameTabBarBase:
        return styleviews::separatorLine(
            *painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
    case PE_PanelItemViewItem:
        return styleviews::itemRow(*painter, as<QStyleOptionViewItem>(option));
    case PE_IndicatorBranch:
        return styleviews::branch(*painter, *option);
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        return stylepaint::chevron(*painter, option->rect, directionOf(element),
            stylepaint::has(*option, State_Enabled) ? c.textMuted : c.textDisabled);
    case PE_IndicatorHeaderArrow: {
        const bool up = as<QStyleOptionHeader>(option).sortIndicator == QStyleOptionHeader::SortUp;
        return stylepaint::chevron(*painter, option->rect,
            up ? stylepaint::Direction::Down : stylepaint::Direction::Up, c.accentText);
    }
    case PE_IndicatorToolBarSeparator:
        return styleviews::separatorLine(*painter, QRect(option->rect.center().x(), option->rect.top() + 6, 1, option->rect.height() - 12));
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const ThemeColors &c = colors();
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        if (as<QStyleOptionButton>(option).features.testFlag(QStyleOptionButton::HasMenu))
            stylepaint::chevron(*painter, option->rect.adjusted(option->rect.width() - 22, 0, -4, 0),
                stylepaint::Direction::Down, stylecontrols::pushButtonPalette(as<QStyleOptionButton>(option)).buttonText().color());
        return;
    case CE_PushButtonLabel: {
        QStyleOptionButton button = as<QStyleOptionButton>(option);
        button.palette = stylecontrols::pushButtonPalette(button);
        return QProxyStyle::drawControl(element, &button, painter, widget);
    }
    case CE_MenuItem:
        return styleviews::menuItem(*painter, as<QStyleOptionMenuItem>(option));
    case CE_MenuBarItem:
        return styleviews::menuBarItem(*painter, as<QStyleOptionMenuItem>(option));
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        return painter->fillRect(option->rect, c.header);
    case CE_TabBarTabShape:
        return styleviews::tabShape(*painter, as<QStyleOptionTab>(option));
    case CE_TabBarTabLabel: {
        QStyleOptionTab tab = as<QStyleOptionTab>(option);
        tab.palette = styleviews::tabPalette(tab);
        tab.state &= ~State_HasFocus; // the shape shows the focus
        return QProxyStyle::drawControl(element, &tab, painter, widget);
    }
    case CE_HeaderSection:
        return styleviews::headerSection(*painter, as<QStyleOptionHeader>(option));
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.header);
        return styleviews::separatorLine(
            *painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
    case CE_HeaderLabel: {
        QStyleOptionHeader head = as<QStyleOptionHeader>(option);
        head.palette.setColor(QPalette::ButtonText, c.textMuted);
        return QProxyStyle::drawControl(element, &head, painter, widget);
    }
    case CE_DockWidgetTitle:
        return styleviews::dockTitle(*painter, as<QStyleOptionDockWidget>(option),
            subElementRect(SE_DockWidgetTitleBarText, option, widget));
    case CE_Splitter: {
        const bool flat = stylepaint::has(*option, State_Horizontal);
        const QPoint m = option->rect.center();
        const QRect line = flat ? QRect(m.x(), option->rect.top(), 1, option->rect.height())
                                : QRect(option->rect.left(), m.y(), option->rect.width(), 1);
        return styleviews::separatorLine(*painter, line);
    }
    case CE_ProgressBar:
        return stylecontrols::progressBar(*painter, as<QStyleOptionProgressBar>(option));
    case CE_ShapedFrame: {
        const auto &frame = as<QStyleOptionFrame>(option);
        const QRect r = frame.rect;
        if (frame.frameShape == QFrame::HLine)
            return styleviews::separatorLine(*painter, QRect(r.left(), r.center().y(), r.width(), 1));
        if (frame.frameShape == QFrame::VLine)
            return styleviews::separatorLine(*painter, QRect(r.center().x(), r.top(), 1, r.height()));
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto part = [&](SubControl p) { return proxy()->subControlRect(control, option, p, widget); };
    switch (control) {
    case CC_ComboBox:
        return stylecontrols::comboBox(*painter, as<QStyleOptionComboBox>(option), part(SC_ComboBoxArrow));
    case CC_SpinBox:
        return stylecontrols::spinBox(
            *painter, as<QStyleOptionSpinBox>(option), part(SC_SpinBoxUp), part(SC_SpinBoxDown));
    case CC_ScrollBar:
        return stylecontrols::scrollBar(*painter, as<QStyleOptionSlider>(option), part(SC_ScrollBarSlider));
    case CC_Slider:
        return stylecontrols::slider(
            *painter, as<QStyleOptionSlider>(option), part(SC_SliderGroove), part(SC_SliderHandle));
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace fieldlane::ui
