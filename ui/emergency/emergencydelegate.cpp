#include "ui/emergency/emergencydelegate.h"
#include "ui/shared/severitysign.h"
#include "ui/shared/theme.h"
#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace fieldlane::ui::emergency {

using desk::EmergencyChoice;
using engine::Sending;
using rules::Severity;

namespace {

constexpr int padding = 10;
constexpr int gap = 8;
constexpr int badge = 22;
constexpr int boxPadding = 8;
constexpr int boxLines = 5;
constexpr int lineGap = 3;
constexpr int sign = 12;

int lineHeight()
{
    return QFontMetrics(Theme::current().font()).height();
}

int boxHeight()
{
    return boxLines * lineHeight() + (boxLines - 1) * lineGap + 2 * boxPadding;
}

int headHeight()
{
    return 2 * lineHeight() + lineGap;
}

void drawText(QPainter &painter, const QRect &line, const QString &text, const QColor &ink)
{
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, line.width()));
}

/// A line with the sign of how grave it is.
void drawSigned(QPainter &painter, const QRect &line, Severity severity, const QString &text)
{
    SeveritySign::paint(painter, QRectF(line.left(), line.center().y() - sign / 2.0 + 0.5, sign, sign), severity);
    const ThemeColors &c = Theme::current().colors();
    drawText(painter, line.adjusted(sign + 6, 0, 0, 0), text, severity == Severity::Ok ? c.textMuted : c.text);
}

Severity severityOf(const EmergencyChoice &choice)
{
    return choice.isPossible() ? choice.placement.severity() : Severity::Block;
}

} // namespace

EmergencyDelegate::EmergencyDelegate(const EmergencyModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QRect EmergencyDelegate::box(const QRect &card, const desk::EmergencyCandidate &candidate, Sending sending)
{
    if (!candidate.choice(sending))
        return {};
    const QRect both(card.left() + padding, card.top() + padding + headHeight() + gap, card.width() - 2 * padding, boxHeight());
    if (candidate.choices.size() == 1)
        return both;
    const int width = (both.width() - gap) / 2;
    return sending == Sending::Now ? QRect(both.left(), both.top(), width, both.height())
                                   : QRect(both.right() - width + 1, both.top(), width, both.height());
}

QSize EmergencyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), 2 * padding + headHeight() + gap + boxHeight()};
}

void EmergencyDelegate::paintHead(QPainter &painter, QRect line, const QModelIndex &index, bool isCurrent) const
{
    const ThemeColors &colors = Theme::current().colors();
    const desk::EmergencyCandidate &c = *m_model.candidate(index);
    const QRectF circle(line.left(), line.top() + (headHeight() - badge) / 2.0, badge, badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isCurrent ? colors.accent : colors.sunken);
    painter.drawEllipse(circle);
    painter.setFont(Theme::current().font(Theme::TextLevel::Strong));
    painter.setPen(isCurrent ? colors.textOnAccent : colors.text);
    painter.drawText(circle, Qt::AlignCenter, QString::number(index.row() + 1));
    line.setLeft(line.left() + badge + gap);
    line.setHeight(lineHeight());
    drawText(painter, line, c.name, colors.text);
    painter.setFont(Theme::current().font());
    drawText(painter, line.translated(0, lineHeight() + lineGap), EmergencyWords::facts(c), isCurrent ? colors.text : colors.textMuted);
}

void EmergencyDelegate::paintBox(QPainter &painter, const QRect &box, const EmergencyChoice &choice, bool isMarked) const
{
    const ThemeColors &colors = Theme::current().colors();
    const int radius = Theme::current().metrics().radius;
    const bool isPossible = choice.isPossible();
    painter.setPen(QPen(isMarked ? colors.accent : colors.border, isMarked ? 2 : 1));
    painter.setBrush(isPossible ? colors.raised : colors.sunken);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    QRect line(box.left() + boxPadding, box.top() + boxPadding, box.width() - 2 * boxPadding, lineHeight());
    const auto next = [&line] { line.translate(0, lineHeight() + lineGap); };
    painter.setFont(Theme::current().font());
    drawText(painter, line, EmergencyWords::title(choice.sending), colors.textMuted);
    next();
    if (!isPossible) {
        drawSigned(painter, line, Severity::Block, EmergencyWords::obstacle(choice));
        return;
    }
    painter.setFont(Theme::current().font(Theme::TextLevel::Strong));
    drawText(painter, line, m_model.words().arrival(choice), colors.text);
    painter.setFont(Theme::current().font());
    next();
    drawSigned(painter, line, choice.displaced.empty() ? Severity::Ok : Severity::Ask, m_model.words().displacement(choice));
    next();
    drawSigned(painter, line, choice.brokenPromises() > 0 ? Severity::Block : Severity::Ok, EmergencyWords::promises(choice));
    next();
    drawSigned(painter, line, severityOf(choice), EmergencyWords::verdict(choice));
}

void EmergencyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const desk::EmergencyCandidate *c = m_model.candidate(index);
    if (!c)
        return;
    const ThemeColors &colors = Theme::current().colors();
    const bool isCurrent = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, isCurrent ? colors.accentSoft : option.state & QStyle::State_MouseOver ? colors.hover : colors.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    paintHead(*painter, option.rect.adjusted(padding, padding, -padding, 0), index, isCurrent);
    const EmergencyChoice *marked = m_model.choice(index);
    for (const EmergencyChoice &choice : c->choices)
        paintBox(*painter, box(option.rect, *c, choice.sending), choice, isCurrent && marked == &choice);
    painter->restore();
}

bool EmergencyDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const desk::EmergencyCandidate *c = m_model.candidate(index);
    if (event->type() != QEvent::ToolTip || !c)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = EmergencyWords::facts(*c);
    for (const EmergencyChoice &choice : c->choices) {
        if (!box(option.rect, *c, choice.sending).contains(event->pos()))
            continue;
        const QString against = EmergencyWords::obstacle(choice);
        tip = against.isEmpty() ? m_model.sentence(*c, choice) : against;
    }
    QToolTip::showText(event->globalPos(), tip, view);
    return true;
}

} // namespace fieldlane::ui::emergency
