#include "ui/map/nearestdelegate.h"
#include "ui/map/nearesttext.h"
#include "ui/shared/candidatetext.h"
#include "ui/shared/severitysign.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::map {

namespace {

constexpr int padding = 10;
constexpr int badge = 22;

const engine::SendOption *firstOf(const engine::Candidate &c)
{
    if (c.afterCurrent && (!c.now || c.afterCurrent->arrival() <= c.now->arrival()))
        return &*c.afterCurrent;
    return c.now ? &*c.now : nullptr;
}

} // namespace

NearestDelegate::NearestDelegate(const NearestModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize NearestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = QFontMetrics(Theme::current().font()).height();
    return {option.rect.width(), 4 * line + 3 * 3 + 2 * padding};
}

void NearestDelegate::paintHead(
    QPainter &painter, QRect line, int rank, const engine::Candidate &c, bool selected) const
{
    const ThemeColors &colors = Theme::current().colors();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(line.left(), line.center().y() - badge / 2.0, badge, badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(selected ? colors.accent : colors.sunken);
    painter.drawEllipse(circle);
    painter.setFont(Theme::current().font(Theme::TextLevel::Strong));
    painter.setPen(selected ? colors.textOnAccent : colors.text);
    painter.drawText(circle, Qt::AlignCenter, QString::number(rank));
    painter.setPen(colors.text);
    QString arrival;
    if (const engine::SendOption *first = firstOf(c))
        arrival = Words::moment(first->arrival(), m_zone, m_model.now());
    const QFontMetrics metrics(painter.font());
    const int width = metrics.horizontalAdvance(arrival) + 8;
    const QRect name = line.adjusted(badge + 8, 0, -width, 0);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(c.name, Qt::ElideRight, name.width()));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, arrival);
}

void NearestDelegate::paintOptions(QPainter &painter, QRect line, const engine::Candidate &c) const
{
    QStringList parts;
    const core::Instant now = m_model.now();
    if (c.now)
        parts += tr("Now: %1").arg(CandidateText::wait(c.now->arrival(), now));
    if (c.afterCurrent && c.now && c.afterCurrent->arrival() != c.now->arrival())
        parts += tr("After the current job: %1").arg(CandidateText::wait(c.afterCurrent->arrival(), now));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(painter.font()).elidedText(parts.join(QStringLiteral("  ·  ")), Qt::ElideRight, line.width()));
}

void NearestDelegate::paintVerdict(QPainter &painter, QRect line, const engine::SendOption &option) const
{
    const rules::Severity found = option.placement.severity();
    const rules::Severity severity = option.displaced.empty() ? found : std::max(found, rules::Severity::Warn);
    SeveritySign::paint(painter, QRectF(line.left() + 1, line.center().y() - 6.5, 13, 13), severity);
    QStringList parts;
    for (const rules::Finding &finding : option.placement.findings) {
        if (finding.severity == found)
            parts += Words::findingShort(finding);
    }
    if (const QString moved = NearestText::displacement(option); !moved.isEmpty())
        parts += moved;
    const QString text = parts.isEmpty() ? Words::severity(severity) : parts.join(QStringLiteral(", "));
    painter.setPen(SeveritySign::ink(severity));
    const QRect rest = line.adjusted(20, 0, 0, 0);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, rest.width()));
}

void NearestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const engine::Candidate *c = m_model.candidate(index);
    if (!c)
        return;
    const ThemeColors &colors = Theme::current().colors();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? colors.accentSoft : option.state & QStyle::State_MouseOver ? colors.hover : colors.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    const int height = QFontMetrics(Theme::current().font()).height();
    QRect line = option.rect.adjusted(padding, padding, -padding, 0);
    line.setHeight(height);
    paintHead(*painter, line, index.row() + 1, *c, selected);
    painter->setFont(Theme::current().font());
    painter->setPen(colors.text);
    const int indent = badge + 8;
    line = line.adjusted(indent, height + 3, 0, height + 3);
    paintOptions(*painter, line, *c);
    line.translate(0, height + 3);
    painter->setPen(selected ? colors.text : colors.textMuted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(painter->font()).elidedText(NearestText::facts(*c), Qt::ElideRight, line.width()));
    line.translate(0, height + 3);
    if (const engine::SendOption *first = firstOf(*c))
        paintVerdict(*painter, line, *first);
    painter->restore();
}

} // namespace fieldlane::ui::map
