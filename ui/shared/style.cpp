#include "ui/shared/style.h"
#include "ui/shared/icons.h"
#include "ui/shared/stylecontrols.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/styleviews.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace fieldlane::ui {

namespace {

// In device-independent pixels; on the grid of ThemeMetrics.
constexpr auto fixedMetrics = std::to_array<std::pair<QStyle::PixelMetric, int>>({
    {QStyle::PM_ScrollBarExtent, 12}, {QStyle::PM_ScrollBarSliderMin, 32}, {QStyle::PM_SmallIconSize, 16},
    {QStyle::PM_ButtonIconSize, 16}, {QStyle::PM_TabBarIconSize, 16}, {QStyle::PM_ListViewIconSize, 16},
    {QStyle::PM_IndicatorWidth, 16}, {QStyle::PM_IndicatorHeight, 16}, {QStyle::PM_ExclusiveIndicatorWidth, 16},
    {QStyle::PM_ExclusiveIndicatorHeight, 16}, {QStyle::PM_ToolBarIconSize, 18}, {QStyle::PM_SplitterWidth, 5},
    {QStyle::PM_DockWidgetSeparatorExtent, 5}, {QStyle::PM_LayoutLeftMargin, 12},
    {QStyle::PM_LayoutTopMargin, 12}, {QStyle::PM_LayoutRightMargin, 12}, {QStyle::PM_LayoutBottomMargin, 12},
    {QStyle::PM_LayoutHorizontalSpacing, 8}, {QStyle::PM_LayoutVerticalSpacing, 8}, {QStyle::PM_MenuVMargin, 5},
    {QStyle::PM_MenuHMargin, 0}, {QStyle::PM_MenuPanelWidth, 0}, {QStyle::PM_SubMenuOverlap, 0},
    {QStyle::PM_ToolBarFrameWidth, 0}, {QStyle::PM_ToolBarItemSpacing, 4}, {QStyle::PM_ToolBarItemMargin, 4},
    {QStyle::PM_DockWidgetFrameWidth, 0}, {QStyle::PM_DockWidgetTitleMargin, 6},
    {QStyle::PM_ButtonShiftHorizontal, 0}, {QStyle::PM_ButtonShiftVertical, 0},
    {QStyle::PM_TabBarBaseOverlap, 0}, {QStyle::PM_TabBarTabShiftVertical, 0},
    {QStyle::PM_TabBarTabHSpace, 24}, {QStyle::PM_TabBarTabVSpace, 12}, {QStyle::PM_HeaderMargin, 6},
    {QStyle::PM_HeaderMarkSize, 10}, {QStyle::PM_SliderThickness, 20}, {QStyle::PM_SliderControlThickness, 20},
    {QStyle::PM_SliderLength, 20},
});

/// Around icon and text of a tool button that has both.
constexpr int textSide = 5;
/// Of the buttons in a dock's title from its edge.
constexpr int dockButtonGap = 5;

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

/// Frames and panels; false for everything else.
bool drawFrame(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const ThemeColors &c = colors();
    switch (element) {
    case QStyle::PE_PanelLineEdit:
        if (as<QStyleOptionFrame>(&option).lineWidth > 0)
            stylepaint::field(painter, option);
        return true;
    case QStyle::PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView *>(widget))
            stylepaint::focusRing(painter, option.rect, metrics().radius);
        return true;
    case QStyle::PE_FrameLineEdit: // the panel draws its edge
    case QStyle::PE_FrameDefaultButton:
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_FrameTabWidget:
    case QStyle::PE_PanelStatusBar:
    case QStyle::PE_IndicatorToolBarHandle:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_PanelScrollAreaCorner:
    case QStyle::PE_FrameGroupBox: // its title and the space around it are enough
        return true;
    case QStyle::PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget)) { // a field of several lines
            stylepaint::field(painter, option);
            return true;
        }
        [[fallthrough]];
    case QStyle::PE_FrameWindow:
    case QStyle::PE_FrameDockWidget:
        stylepaint::box(painter, option.rect, Qt::transparent, c.border, 0);
        return true;
    case QStyle::PE_PanelMenu:
    case QStyle::PE_PanelTipLabel:
        stylepaint::box(painter, option.rect, c.raised, c.controlBorder, 5);
        return true;
    default:
        return false;
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
    // The corners of the text must not cover the round ones of its frame.
    if (metric == PM_DefaultFrameWidth && qobject_cast<const QPlainTextEdit *>(widget))
        return 3;
    for (const auto &[known, pixels] : fixedMetrics)
        if (known == metric)
            return pixels;
    return QProxyStyle::pixelMetric(metric, option, widget);
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
        if (as<QStyleOptionToolButton>(option).toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            s.rwidth() += 2 * textSide;
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
    switch (element) {
    case SE_LineEditContents:
        return r.adjusted(4, 0, -4, 0);
    case SE_DockWidgetCloseButton:
    case SE_DockWidgetFloatButton:
        return r.translated(option->direction == Qt::RightToLeft ? dockButtonGap : -dockButtonGap, 0);
    case SE_HeaderArrow:
        return QRect(r.left(), option->rect.center().y() - r.height() / 2, r.width(), r.height());
    default:
        return r;
    }
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
    if (drawFrame(element, *option, *painter, widget))
        return;
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
    case CE_MenuItem:
        return styleviews::menuItem(*painter, as<QStyleOptionMenuItem>(option));
    case CE_MenuBarItem:
        return styleviews::menuBarItem(*painter, as<QStyleOptionMenuItem>(option));
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        return painter->fillRect(option->rect, c.header);
    case CE_TabBarTabShape:
        return styleviews::tabShape(*painter, as<QStyleOptionTab>(option));
    case CE_HeaderSection:
        return styleviews::headerSection(*painter, as<QStyleOptionHeader>(option));
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.header);
        return styleviews::separatorLine(
            *painter, QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
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
        drawLabel(element, option, painter, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_TitleBarNormalButton: // of a dock: take it off, put it back
        return Icons::named(QStringLiteral("float"));
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
        return Icons::named(QStringLiteral("close"));
    case SP_MessageBoxInformation:
        return Icons::named(QStringLiteral("info"));
    case SP_MessageBoxWarning:
        return Icons::named(QStringLiteral("warning"));
    case SP_MessageBoxCritical:
        return Icons::named(QStringLiteral("blocked"));
    case SP_MessageBoxQuestion:
        return Icons::named(QStringLiteral("ask"));
    case SP_ToolBarHorizontalExtensionButton:
        return Icons::named(QStringLiteral("more"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

void Style::drawLabel(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonLabel) {
        QStyleOptionButton button = as<QStyleOptionButton>(option);
        button.palette = stylecontrols::pushButtonPalette(button);
        QProxyStyle::drawControl(element, &button, painter, widget);
    } else if (element == CE_TabBarTabLabel) {
        QStyleOptionTab tab = as<QStyleOptionTab>(option);
        tab.palette = styleviews::tabPalette(tab);
        tab.state &= ~State_HasFocus; // the shape shows the focus
        QProxyStyle::drawControl(element, &tab, painter, widget);
    } else if (element == CE_ToolButtonLabel) {
        QStyleOptionToolButton button = as<QStyleOptionToolButton>(option);
        if (button.toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            button.rect.adjust(textSide, 0, -textSide, 0);
        QProxyStyle::drawControl(element, &button, painter, widget);
    } else if (element == CE_HeaderLabel) {
        QStyleOptionHeader head = as<QStyleOptionHeader>(option);
        head.palette.setColor(QPalette::ButtonText, colors().textMuted);
        QProxyStyle::drawControl(element, &head, painter, widget);
    } else {
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
    case CC_ToolButton: {
        QStyleOptionToolButton button = as<QStyleOptionToolButton>(option);
        if (!button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
            button.features &= ~QStyleOptionToolButton::HasMenu; // no arrow in the corner of the icon
        return QProxyStyle::drawComplexControl(control, &button, painter, widget);
    }
    case CC_Slider:
        return stylecontrols::slider(
            *painter, as<QStyleOptionSlider>(option), part(SC_SliderGroove), part(SC_SliderHandle));
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace fieldlane::ui
