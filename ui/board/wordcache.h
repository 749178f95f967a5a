#pragma once
#include <QCache>
#include <QColor>
#include <QFont>
#include <QPainter>

namespace fieldlane::ui::board {

/// Words as pixmaps: names, hours and loads are the same in frame after frame, and shaping text costs more than
/// all the rest of a small box.
class WordCache
{
public:
    struct Face
    {
        int pixels;
        QFont::Weight weight;
        QColor colour;
    };
    void reset(const QFont &font, double scale);

    /// On one line in the box, cut with an ellipsis where the box ends.
    void draw(QPainter &painter, const QRectF &box, Qt::Alignment alignment, const QString &text, const Face &face);
    /// What the uncut text takes, in logical pixels.
    int width(const QString &text, const Face &face) { return word(text, face, widest).width; }

private:
    static constexpr int widest = 1 << 14;
    struct Key
    {
        QString text;
        int room; ///< where it was cut, else the widest there is
        int pixels, weight;
        QRgb colour;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.room, key.pixels, key.weight, key.colour);
        }
    };
    struct Word
    {
        QPixmap pixmap;
        int width, height;
    };
    const Word &word(const QString &text, const Face &face, int room);
    Word made(const QString &text, const Face &face, int room) const;

    QFont m_font;
    double m_scale = 1;
    QCache<Key, Word> m_words {4096};
};

} // namespace fieldlane::ui::board
