#pragma once
#include "geo/camera.h"
#include "ui/map/mapdata.h"
#include "ui/map/markersprites.h"
#include <functional>

namespace fieldlane::ui::map {

/// What the placement says about a drop, in words for people.
struct DropVerdict
{
    enum class Kind { Ok, Ask, Blocked };
    Kind kind = Kind::Ok;
    QString text;
};
using VerdictOf = std::function<DropVerdict(const std::vector<domain::OrderId> &, domain::TechnicianId)>;

/// Orders on their way to a technician, from a marker of the map or from another view. Changes nothing: the
/// map says what was asked for when they are dropped.
class AssignDrag
{
public:
    void begin(const std::vector<domain::OrderId> &orders, std::optional<geo::WorldPoint> from);
    void cancel() { *this = {}; }
    bool isActive() const { return !m_orders.empty(); }
    const std::vector<domain::OrderId> &orders() const { return m_orders; }
    domain::TechnicianId target() const { return m_target; }

    const std::optional<DropVerdict> &verdict() const { return m_verdict; }
    /// More is known now: asks again for the same target.
    void judgeAgain(const VerdictOf &verdictOf);

    /// The pointer moved; `target` is the technician under it, if any. The verdict is asked once per target.
    void preview(QPointF pointer, domain::TechnicianId target, const VerdictOf &verdictOf);
    void paint(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font,
        const QString &label) const;

private:
    std::vector<domain::OrderId> m_orders;
    std::optional<geo::WorldPoint> m_from;
    QPointF m_pointer;
    domain::TechnicianId m_target;
    std::optional<DropVerdict> m_verdict;
};

} // namespace fieldlane::ui::map
