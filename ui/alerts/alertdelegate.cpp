#include "ui/alerts/alertdelegate.h"
#include "ui/alerts/alertglyph.h"
#include "ui/shared/alertwords.h"
#include "ui/shared/theme.h"
#include <QAbstractItemView>
#include <QPainter>

namespace fieldlane::ui::alerts {

namespace {

constexpr int side = 10;
constexpr int padding = 7;
constexpr int glyph = 16;
constexpr int glyphGap = 8;
constexpr int lineGap = 2;

int heightOf(Theme::TextLevel level)
{
    return QFontMetrics(Theme::current().font(level)).height();
}

void elided(QPainter &painter, const QRect &place, const QString &text, Theme::TextLevel level, const QColor &ink)
{
    const QFont font = Theme::current().font(level);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

/// One line or two, never more; what is too long even so ends in an ellipsis.
int sentenceHeight(const QString &sentence, int width)
{
    const QFontMetrics metrics(Theme::current().font());
    return metrics.horizontalAdvance(sentence) <= width ? metrics.height() : 2 * metrics.height();
}

void paintSentence(QPainter &painter, const QRect &place, const QString &sentence)
{
    const QFontMetrics metrics(Theme::current().font());
    painter.setFont(Theme::current().font());
    painter.setPen(Theme::current().colors().text);
    // Wrapped at words, the last of them is lost at most.
    const int room = place.height() > metrics.height() ? 2 * place.width() - metrics.averageCharWidth() * 12 : place.width();
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, metrics.elidedText(sentence, Qt::ElideRight, room));
}

int textWidth(const QStyleOptionViewItem &option)
{
    return option.rect.width() - 2 * side - glyph - glyphGap;
}

} // namespace

AlertDelegate::AlertDelegate(const itemviews::AlertModel &model, const desk::Desk &desk, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_desk(desk)
{
}

void AlertDelegate::setOpened(const QModelIndex &index, int height)
{
    const QModelIndex before = m_opened;
    m_opened = index;
    m_height = height;
    if (before.isValid() && before != index)
        Q_EMIT sizeHintChanged(before);
    if (index.isValid())
        Q_EMIT sizeHintChanged(index);
}

int AlertDelegate::headHeight()
{
    return std::max(glyph, heightOf(Theme::TextLevel::Strong));
}

void AlertDelegate::paintHead(QPainter &painter, const QRect &line, const desk::Alerts::Entry &entry, const QString &timeLeft)
{
    AlertGlyph::paint(painter, QRectF(line.left(), line.center().y() - glyph / 2.0, glyph, glyph), entry.level);
    const QFont strong = Theme::current().font(Theme::TextLevel::Strong);
    const int width = QFontMetrics(strong).horizontalAdvance(timeLeft) + glyphGap;
    painter.setFont(strong);
    painter.setPen(AlertGlyph::ink(entry.level));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, timeLeft);
    elided(painter, line.adjusted(glyph + glyphGap, 0, -width, 0), AlertWords::kind(entry.alert.kind), Theme::TextLevel::Strong,
        Theme::current().colors().text);
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const desk::Alerts::Entry *entry = m_model.entryAt(index);
    if (!entry || (m_height > 0 && m_opened == index))
        return {120, m_height};
    const QString sentence = AlertWords(m_desk.catalog(), m_desk.now()).sentence(entry->alert);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = (view ? view->viewport()->width() : 300) - 2 * side - glyph - glyphGap;
    return {120, 2 * padding + headHeight() + sentenceHeight(sentence, width) + heightOf(Theme::TextLevel::Caption) + 2 * lineGap + 1};
}

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const desk::Alerts::Entry *entry = m_model.entryAt(index);
    if (!entry || (m_height > 0 && m_opened == index))
        return;
    const ThemeColors &c = Theme::current().colors();
    const AlertWords words(m_desk.catalog(), m_desk.now());
    painter->save();
    if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, c.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.border);
    QRect line = option.rect.adjusted(side, padding, -side, 0);
    line.setHeight(headHeight());
    paintHead(*painter, line, *entry, words.timeLeft(entry->alert));
    line = line.adjusted(glyph + glyphGap, headHeight() + lineGap, 0, 0);
    const QString sentence = words.sentence(entry->alert);
    line.setHeight(sentenceHeight(sentence, textWidth(option)));
    paintSentence(*painter, line, sentence);
    line.translate(0, line.height() + lineGap);
    line.setHeight(heightOf(Theme::TextLevel::Caption));
    elided(*painter, line, words.subject(entry->alert), Theme::TextLevel::Caption, c.textMuted);
    painter->restore();
}

} // namespace fieldlane::ui::alerts
