#include "ui/board/timeheader.h"
#include <algorithm>
#include <cmath>
#include <QLocale>

namespace fieldlane::ui::board {

namespace {

using Unit = chart::TickStep::Unit;

constexpr int majorHeight = 25;
constexpr double longestTick = 60; // of its words, in pixels
constexpr double pillHalf = 20; // of the pill that tells what time it is
constexpr double hourIndent = 5; // from its tick
constexpr double hourWidth = 32;

} // namespace

TimeHeader::TimeHeader(const BoardScene &scene, BoardStyle &style, QPainter &painter)
    : m_scene(scene)
    , m_style(style)
    , m_painter(painter)
{
}

QString TimeHeader::minorText(chart::TickStep step, const QDateTime &local, double width)
{
    switch (step.unit) {
    case Unit::Minute:
        return local.toString(QStringLiteral("HH:mm"));
    case Unit::Day:
        return width >= 44 ? QLocale().toString(local.date(), QStringLiteral("ddd d")) : QString::number(local.date().day());
    case Unit::Week:
        return tr("Week %1").arg(local.date().weekNumber());
    case Unit::Month:
        return QLocale().toString(local.date(), QStringLiteral("MMM"));
    }
    return {};
}

QString TimeHeader::majorText(chart::TickStep step, const QDateTime &local, double width)
{
    const QLocale locale;
    switch (step.unit) {
    case Unit::Minute:
    case Unit::Day:
        return locale.toString(local.date(), width >= 190 ? QStringLiteral("dddd d MMMM yyyy")
                : width >= 84                             ? QStringLiteral("ddd d MMM")
                                                          : QStringLiteral("d"));
    case Unit::Week:
        return width >= 170 ? tr("Week %1 · %2").arg(local.date().weekNumber()).arg(locale.toString(local.date(), QStringLiteral("MMMM yyyy")))
                            : tr("Week %1").arg(local.date().weekNumber());
    case Unit::Month:
        return locale.toString(local.date(), QStringLiteral("MMMM yyyy"));
    }
    return {};
}

void TimeHeader::paint(const BoardArea &area, const QRect &part)
{
    const BoardColours &colours = m_style.colours();
    m_painter.fillRect(area.header, colours.chrome);
    m_painter.save();
    m_painter.setClipRect(area.header);
    paintMajor(QRect(area.header.left(), 0, area.header.width(), majorHeight), part);
    paintMinor(QRect(area.header.left(), majorHeight, area.header.width(), area.header.height() - majorHeight), part);
    paintClockChanges(area.header);
    m_painter.restore();
    if (part.left() <= area.corner.right())
        paintCorner(area.corner);
    const int foot = area.header.bottom();
    m_painter.fillRect(0, foot, area.header.right() + 1, 1, colours.chromeLine);
    m_painter.fillRect(area.corner.right(), 0, 1, area.corner.height(), colours.chromeLine);
}

void TimeHeader::paintMajor(const QRect &strip, const QRect &part)
{
    const BoardColours &colours = m_style.colours();
    const QDate today = core::localDay(m_scene.zone(), m_scene.now());
    const auto &ticks = m_scene.majorTicks();
    for (size_t i = 0; i + 1 < ticks.size(); ++i) {
        const double from = strip.left() + m_scene.axis().x(ticks[i]);
        const double to = strip.left() + m_scene.axis().x(ticks[i + 1]);
        if (to < part.left() || from > part.right())
            continue;
        const int left = std::max(strip.left(), int(from) + 1);
        const int right = std::min(strip.right(), int(to));
        const QDateTime local = core::toLocal(m_scene.zone(), ticks[i]);
        const bool isToday = m_scene.scale().major.unit == Unit::Day && local.date() == today;
        if (isToday)
            m_painter.fillRect(QRect(left, strip.top(), right - left, strip.height()), colours.group);
        m_painter.fillRect(QRectF(std::floor(from), strip.top(), 1, strip.height() + 23), colours.chromeLine);
        const WordCache::Face face {12, QFont::DemiBold, isToday ? colours.accentText : colours.text};
        const QString text = majorText(m_scene.scale().major, local, to - from);
        if (m_style.words().width(text, face) <= right - left - 8)
            m_style.words().draw(m_painter, QRect(left + 7, strip.top(), right - left - 8, strip.height()), Qt::AlignVCenter, text, face);
    }
}

void TimeHeader::paintMinor(const QRect &strip, const QRect &part)
{
    const BoardColours &colours = m_style.colours();
    const QDate today = core::localDay(m_scene.zone(), m_scene.now());
    const bool hasPill = m_scene.scale().minor.unit == Unit::Minute && !m_scene.layout().rows().empty(); // an empty board has no pill
    const double now = strip.left() + m_scene.axis().x(m_scene.now());
    const auto &ticks = m_scene.minorTicks();
    for (size_t i = 0; i + 1 < ticks.size(); ++i) {
        const double x = strip.left() + m_scene.axis().x(ticks[i]);
        const double width = m_scene.axis().pixels(ticks[i + 1] - ticks[i]);
        if (x + std::max(width, longestTick) < part.left() || x > part.right())
            continue;
        const QDateTime local = core::toLocal(m_scene.zone(), ticks[i]);
        const bool isToday = m_scene.scale().minor.unit == Unit::Day && local.date() == today;
        m_painter.fillRect(QRectF(std::floor(x), strip.bottom() - 6, 1, 6), colours.chromeLine);
        if (hasPill && now + pillHalf > x + hourIndent && now - pillHalf < x + hourIndent + hourWidth)
            continue; // the time of now lies over it
        m_style.words().draw(m_painter, QRectF(x + hourIndent, strip.top() - 1, std::max(width, longestTick), strip.height()), Qt::AlignVCenter,
            minorText(m_scene.scale().minor, local, width), {11, QFont::Normal, isToday ? colours.accentText : colours.muted});
    }
}

// An hour that is missing or doubled is said where it happens, or nobody would believe the board.
void TimeHeader::paintClockChanges(const QRect &strip)
{
    if (m_scene.axis().span() > core::hours(8 * 24))
        return;
    for (const core::Instant t : chart::clockChanges(m_scene.axis().visible(), m_scene.zone())) {
        const int before = m_scene.zone().offsetFromUtc(core::toUtc(t - core::seconds(1)));
        const int after = m_scene.zone().offsetFromUtc(core::toUtc(t));
        const QString text = after > before ? tr("Clocks go forward") : tr("Clocks go back");
        const double x = strip.left() + m_scene.axis().x(t);
        const QFont font = m_style.font(10, QFont::DemiBold);
        const QRectF pill(x + 3, strip.top() + 5, QFontMetrics(font).horizontalAdvance(text) + 12, 15);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_style.colours().atRisk);
        m_painter.drawRoundedRect(pill, 7, 7);
        m_painter.setFont(font);
        m_painter.setPen(Qt::white);
        m_painter.drawText(pill, Qt::AlignCenter, text);
        m_painter.fillRect(QRectF(x, strip.top(), 2, strip.height()), m_style.colours().atRisk);
    }
}

void TimeHeader::paintCorner(const QRect &corner)
{
    const BoardColours &colours = m_style.colours();
    m_painter.fillRect(corner, colours.chrome);
    const QRect inside = corner.adjusted(12, 4, -10, -4);
    WordCache &words = m_style.words();
    words.draw(m_painter, inside, Qt::AlignTop, tr("Technicians"), {12, QFont::DemiBold, colours.text});
    const QDate middle = core::localDay(m_scene.zone(), m_scene.loadDay().start);
    const WordCache::Face small {11, QFont::Normal, colours.muted};
    words.draw(m_painter, inside.adjusted(0, 0, -80, 0), Qt::AlignBottom, QString::fromLatin1(m_scene.zone().id()), small);
    words.draw(m_painter, inside, Qt::AlignBottom | Qt::AlignRight,
        tr("Load %1").arg(QLocale().toString(middle, QStringLiteral("ddd d"))), small);
}

} // namespace fieldlane::ui::board
