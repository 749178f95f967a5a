#include "ui/map/labellayer.h"
#include <algorithm>
#include <cmath>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {
constexpr double sameNameApart = 260; // logical pixels
constexpr size_t mostLabels = 160;
}

void LabelLayer::choose(const TileLayer &tiles, const geo::Camera &camera)
{
    QSet<QString> before;
    for (const Shown &s : m_shown)
        before.insert(s.text);
    auto candidates = tiles.labels(camera);
    if (candidates.empty() && !tiles.isComplete())
        return; // the next level is still on its way: the old names stay that long
    // What was shown goes first among equals, so that names do not flicker while the map moves.
    std::stable_sort(candidates.begin(), candidates.end(), [&](const PlacedLabel *a, const PlacedLabel *b) {
        return std::pair(a->priority, !before.contains(a->text)) < std::pair(b->priority, !before.contains(b->text));
    });
    m_shown.clear();
    std::vector<QRectF> taken;
    for (const PlacedLabel *label : candidates) {
        const QPointF at = camera.toScreen(label->anchor);
        const QRectF box(at - QPointF(label->size.width() / 2, label->size.height() / 2), label->size);
        const bool free = std::none_of(taken.begin(), taken.end(), [&](const QRectF &r) { return r.intersects(box); });
        const bool twin = free && std::any_of(m_shown.begin(), m_shown.end(), [&](const Shown &s) {
            const QPointF gap = camera.toScreen(s.anchor) - at;
            return s.text == label->text && std::hypot(gap.x(), gap.y()) < sameNameApart;
        });
        if (!free || twin)
            continue;
        taken.push_back(box.adjusted(-3, -2, 3, 2));
        m_shown.push_back({label->text, label->sprite, label->anchor, label->size});
        if (m_shown.size() == mostLabels)
            return;
    }
}

std::vector<QRectF> LabelLayer::follow(const TileLayer &tiles, const geo::Camera &camera)
{
    const TileLayer::Sight sight = tiles.sight(camera);
    if (m_revision == tiles.revision() && m_sight == sight && m_zoom == camera.zoom())
        return {};
    const std::vector<Shown> before = m_shown;
    choose(tiles, camera);
    m_revision = tiles.revision();
    m_sight = sight;
    m_zoom = camera.zoom();
    std::vector<QRectF> changed;
    const auto add = [&](const std::vector<Shown> &some, const std::vector<Shown> &others) {
        for (const Shown &s : some) {
            const QPointF half(s.size.width() / 2 + 1, s.size.height() / 2 + 1);
            if (std::find(others.begin(), others.end(), s) == others.end())
                changed.emplace_back(camera.toScreen(s.anchor) - half, camera.toScreen(s.anchor) + half);
        }
    };
    add(before, m_shown);
    add(m_shown, before);
    return changed;
}

void LabelLayer::paint(QPainter &painter, const geo::Camera &camera, double pixelRatio) const
{
    const QRectF view = QRectF(QPointF(), camera.viewport()).adjusted(-80, -20, 80, 20);
    for (const Shown &s : m_shown) {
        const QPointF at = camera.toScreen(s.anchor);
        if (!view.contains(at))
            continue;
        const QPointF corner = at * pixelRatio - QPointF(s.sprite.width(), s.sprite.height()) / 2;
        painter.drawPixmap(corner.toPoint(), s.sprite);
    }
}

QStringList LabelLayer::texts() const
{
    QStringList out;
    for (const Shown &s : m_shown)
        out.append(s.text);
    return out;
}

} // namespace fieldlane::ui::map
