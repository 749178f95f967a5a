#include "ui/board/labelcache.h"
#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>

namespace fieldlane::ui::board {

namespace {

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

void LabelCache::reset(const QFont &font, double scale)
{
    m_font = font;
    m_scale = scale;
    m_labels.clear();
}

void LabelCache::setSource(const BarTextSource *source)
{
    m_source = source;
    m_labels.clear();
}

void LabelCache::forget(chart::BarHandle bar)
{
    for (const Form form : {Form::OneLine, Form::TwoLines, Form::Small})
        m_labels.remove({bar.value(), int(form)});
}

const QPixmap *LabelCache::label(chart::BarHandle bar, Form form, const QColor &ink)
{
    if (!m_source)
        return nullptr;
    const std::pair<qint64, int> key {bar.value(), int(form)};
    if (QPixmap *known = m_labels.object(key))
        return known;
    QPixmap *fresh = made(m_source->text(bar), form, ink);
    const qsizetype cost = std::max<qsizetype>(1, qsizetype(fresh->width()) * fresh->height() * 4 / 1024);
    return m_labels.insert(key, fresh, cost) ? fresh : nullptr;
}

QPixmap *LabelCache::made(const BarText &text, Form form, const QColor &ink) const
{
    const bool twoLines = form == Form::TwoLines;
    const int pixels = form == Form::Small ? 10 : 12;
    const QFont titleFont = sized(m_font, pixels, QFont::DemiBold);
    const QFont detailFont = sized(m_font, twoLines ? 11 : pixels, QFont::Normal);
    const QFontMetricsF titleMetrics(titleFont), detailMetrics(detailFont);
    const double gap = twoLines ? 0 : 6;
    const double titleWidth = titleMetrics.horizontalAdvance(text.title);
    const double detailWidth = detailMetrics.horizontalAdvance(text.detail);
    const double width = twoLines ? std::max(titleWidth, detailWidth) : titleWidth + gap + detailWidth;
    const double lineHeight = std::ceil(titleMetrics.height());
    const QSize size(int(std::min<double>(widest, std::ceil(width) + 2)), int(twoLines ? lineHeight + std::ceil(detailMetrics.height()) - 1 : lineHeight));
    auto pixmap = std::make_unique<QPixmap>(size * m_scale);
    pixmap->setDevicePixelRatio(m_scale);
    pixmap->fill(Qt::transparent);
    QPainter p(pixmap.get());
    p.setPen(ink);
    p.setFont(titleFont);
    p.drawText(QPointF(0, titleMetrics.ascent()), text.title);
    QColor quiet = ink;
    quiet.setAlphaF(0.82f);
    p.setPen(quiet);
    p.setFont(detailFont);
    p.drawText(twoLines ? QPointF(0, lineHeight - 1 + detailMetrics.ascent()) : QPointF(titleWidth + gap, titleMetrics.ascent()), text.detail);
    return pixmap.release();
}

} // namespace fieldlane::ui::board
