#pragma once
#include "ui/board/boarddata.h"
#include <QCache>
#include <QColor>
#include <QFont>
#include <QPixmap>

namespace fieldlane::ui::board {

/// The words of bars as pixmaps, painted when a bar first comes into sight. Bounded by bytes, not by number:
/// what is on the screen fits, a whole board would not.
class LabelCache
{
public:
    static constexpr int widest = 340;
    enum class Form { OneLine, TwoLines, Small };

    void reset(const QFont &font, double scale);
    void setSource(const BarTextSource *source);
    void forget(chart::BarHandle bar);
    void clear() { m_labels.clear(); }
    /// Null when there are no words. Valid until the next call; the colour is that of the bar's first sight.
    const QPixmap *label(chart::BarHandle bar, Form form, const QColor &ink);

private:
    QPixmap *made(const BarText &text, Form form, const QColor &ink) const;

    const BarTextSource *m_source = nullptr;
    QFont m_font;
    double m_scale = 1;
    QCache<std::pair<qint64, int>, QPixmap> m_labels {16 * 1024}; // kB
};

} // namespace fieldlane::ui::board
