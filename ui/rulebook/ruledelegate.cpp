#include "ui/rulebook/ruledelegate.h"
#include "rules/bookfinding.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int margin = 10;
constexpr int numberWidth = 26;
constexpr int switchWidth = 28;
constexpr int switchHeight = 16;
constexpr int markSize = 16;
constexpr int sentenceLines = 2;

int rowHeight()
{
    const Theme &theme = Theme::current();
    const QFontMetrics strong(theme.font(Theme::TextLevel::Strong));
    const QFontMetrics small(theme.font(Theme::TextLevel::Caption));
    return strong.height() + (sentenceLines + 1) * small.lineSpacing() + 3 * 4 + 8;
}

/// As many lines as fit, the last one cut.
void paintWrapped(QPainter &painter, const QRect &area, const QString &text, int lines)
{
    QTextLayout layout(text, painter.font());
    const QFontMetrics metrics(painter.font());
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const QPoint at(area.left(), area.top() + i * metrics.lineSpacing() + metrics.ascent());
        const bool isLast = i == lines - 1;
        const QString rest = isLast ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, area.width())
                                    : text.mid(line.textStart(), line.textLength());
        painter.drawText(at, rest);
    }
    layout.endLayout();
}

} // namespace

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    constexpr int narrow = 200;
    return {narrow, rowHeight()};
}

QRect RuleDelegate::switchRect(const QRect &row)
{
    const QFontMetrics strong(Theme::current().font(Theme::TextLevel::Strong));
    const int top = row.top() + 6 + (strong.height() - switchHeight) / 2;
    return {row.left() + margin + numberWidth, top, switchWidth, switchHeight};
}

void RuleDelegate::paintSwitch(QPainter &painter, const QRect &box, bool isOn)
{
    const ThemeColors &c = Theme::current().colors();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn ? c.accent : c.controlBorder, 1));
    painter.setBrush(isOn ? c.accent : c.panel);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), switchHeight / 2.0, switchHeight / 2.0);
    const double knob = switchHeight - 6;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn ? c.textOnAccent : c.textMuted);
    painter.drawEllipse(QRectF(isOn ? box.right() - knob - 2 : box.left() + 3, box.top() + 3, knob, knob));
    painter.setBrush(Qt::NoBrush);
}

void RuleDelegate::paintMark(QPainter &painter, const QRect &box, const QModelIndex &index)
{
    const QVariant gravity = index.data(RuleListModel::GravityRole);
    if (!gravity.isValid())
        return;
    const ThemeColors &c = Theme::current().colors();
    const auto grave = rules::Gravity(gravity.toInt());
    const QString icon = grave == rules::Gravity::Error ? QStringLiteral("blocked")
        : grave == rules::Gravity::Warning              ? QStringLiteral("warning")
                                                        : QStringLiteral("info");
    const QColor ink = grave == rules::Gravity::Error ? c.blocked : grave == rules::Gravity::Warning ? c.ask : c.info;
    painter.drawPixmap(box.topLeft(), Icons::pixmap(icon, markSize, ink, painter.device()->devicePixelRatioF()));
}

void RuleDelegate::paintTexts(QPainter &painter, const QRect &area, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::current();
    const ThemeColors &c = theme.colors();
    const bool isOn = index.data(RuleListModel::EnabledRole).toBool();
    const QFont strong = theme.font(Theme::TextLevel::Strong);
    const QFont small = theme.font(Theme::TextLevel::Caption);
    painter.setFont(strong);
    painter.setPen(isOn ? c.text : c.textMuted);
    const int height = QFontMetrics(strong).height();
    const QRect name(area.left(), area.top(), area.width() - markSize - 6, height);
    painter.drawText(name, int(Qt::AlignLeft | Qt::AlignVCenter), QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter.setFont(small);
    const int line = QFontMetrics(small).lineSpacing();
    painter.setPen(c.textMuted);
    const QRect sentence(area.left(), name.bottom() + 4, area.width(), sentenceLines * line);
    paintWrapped(painter, sentence, index.data(RuleListModel::SentenceRole).toString(), sentenceLines);
    const QString count = index.data(RuleListModel::CountRole).toString();
    const QRect bottom(area.left(), sentence.bottom() + 4, area.width(), line);
    const bool isNever = index.data(RuleListModel::NeverRole).toBool();
    const bool isCounted = index.data(RuleListModel::UnderstoodRole).toBool();
    painter.setPen(isNever ? c.ask : !isCounted ? c.textMuted : option.state & QStyle::State_Selected ? c.text : c.accentText);
    const QString text = isNever ? RuleListModel::tr("%1 · never reached").arg(count) : count;
    painter.drawText(bottom, int(Qt::AlignLeft | Qt::AlignVCenter), QFontMetrics(small).elidedText(text, Qt::ElideRight, bottom.width()));
}

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const Theme &theme = Theme::current();
    const QRect row = option.rect;
    painter->save();
    painter->setFont(theme.font(Theme::TextLevel::Caption));
    painter->setPen(theme.colors().textMuted);
    const QRect box = switchRect(row);
    painter->drawText(QRect(row.left() + margin, box.top(), numberWidth - 8, box.height()), int(Qt::AlignRight | Qt::AlignVCenter),
        QString::number(index.row() + 1));
    paintSwitch(*painter, box, index.data(RuleListModel::EnabledRole).toBool());
    const int left = box.right() + 1 + margin;
    const QRect area(left, row.top() + 6, row.right() - margin - left, row.height() - 10);
    paintTexts(*painter, area, option, index);
    paintMark(*painter, QRect(row.right() - margin - markSize, box.top(), markSize, markSize), index);
    painter->setPen(theme.colors().border);
    painter->drawLine(row.bottomLeft(), row.bottomRight());
    painter->restore();
}

bool RuleDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isMouse = event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!isMouse)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    constexpr int reach = 4; // around the switch
    if (mouse->button() != Qt::LeftButton || !switchRect(option.rect).adjusted(-reach, -reach, reach, reach).contains(mouse->position().toPoint()))
        return false;
    if (event->type() == QEvent::MouseButtonRelease)
        model->setData(index, !index.data(RuleListModel::EnabledRole).toBool(), RuleListModel::EnabledRole);
    return true;
}

} // namespace fieldlane::ui::rulebook
