#include "ui/board/wordcache.h"
#include <cmath>
#include <QFontMetricsF>

namespace fieldlane::ui::board {

void WordCache::reset(const QFont &font, double scale)
{
    m_font = font;
    m_scale = scale;
    m_words.clear();
}

void WordCache::draw(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text, const Face &face)
{
    const Word *word = &this->word(text, face, widest);
    if (word->width > box.width())
        word = &this->word(text, face, int(box.width()));
    const double spare = box.width() - word->width;
    const double left = alignment.testFlag(Qt::AlignRight) ? spare : alignment.testFlag(Qt::AlignHCenter) ? spare / 2 : 0;
    const double top = alignment.testFlag(Qt::AlignTop) ? 0
        : alignment.testFlag(Qt::AlignBottom)           ? box.height() - word->height
                                                        : (box.height() - word->height) / 2;
    // On whole pixels of the device, or the letters would blur.
    const QPointF at(std::round((box.left() + left) * m_scale) / m_scale, std::round((box.top() + top) * m_scale) / m_scale);
    painter.drawPixmap(at, word->pixmap);
}

const WordCache::Word &WordCache::word(const QString &text, const Face &face, int room)
{
    const Key key {text, room, face.pixels, int(face.weight), face.colour.rgba()};
    if (const Word *known = m_words.object(key))
        return *known;
    auto *fresh = new Word(made(text, face, room));
    m_words.insert(key, fresh); // of cost one, so it is always taken
    return *fresh;
}

WordCache::Word WordCache::made(const QString &text, const Face &face, int room) const
{
    QFont font = m_font;
    font.setPixelSize(face.pixels);
    font.setWeight(face.weight);
    const QFontMetricsF metrics(font);
    const QString shown = room < widest ? metrics.elidedText(text, Qt::ElideRight, room) : text;
    Word word {{}, int(std::ceil(metrics.horizontalAdvance(shown))) + 1, int(std::ceil(metrics.height()))};
    word.pixmap = QPixmap((QSizeF(word.width, word.height) * m_scale).toSize());
    word.pixmap.setDevicePixelRatio(m_scale);
    word.pixmap.fill(Qt::transparent);
    QPainter painter(&word.pixmap);
    painter.setFont(font);
    painter.setPen(face.colour);
    painter.drawText(QPointF(0, metrics.ascent()), shown);
    return word;
}

} // namespace fieldlane::ui::board
