#include "desk/nameindex.h"
#include "core/text.h"
#include "engine/whereabouts.h"
#include <algorithm>
#include <QRegularExpression>

namespace fieldlane::desk {

using core::Coordinate;

namespace {

/// "region 8 north east la" -> "north east la"; other names as they are.
QString withoutNumber(const QString &key)
{
    static const QRegularExpression numbered(QStringLiteral("^\\p{L}+ \\d+ (.+)$"));
    const auto match = numbered.match(key);
    return match.hasMatch() ? match.captured(1) : key;
}

double extent(Coordinate low, Coordinate high)
{
    return (high.latitude - low.latitude) * (high.longitude - low.longitude);
}

} // namespace

QString NameIndex::key(const QString &name)
{
    const QString folded = core::foldForSearch(name);
    return folded.isEmpty() ? name.trimmed().toLower() : folded;
}

NameIndex::NameIndex(const Catalog &catalog)
{
    for (const domain::Unit &unit : catalog.units()) {
        const QString own = key(unit.name);
        m_units.insert(own, unit.id);
        m_plainUnits.insert(withoutNumber(own), unit.id);
        Ground ground{unit.id, {90, 180}, {-90, -180}, unit.area};
        for (const domain::Polygon &polygon : unit.area) {
            for (const Coordinate &c : polygon.front()) {
                ground.low = {
                    std::min(ground.low.latitude, c.latitude), std::min(ground.low.longitude, c.longitude)};
                ground.high = {
                    std::max(ground.high.latitude, c.latitude), std::max(ground.high.longitude, c.longitude)};
            }
        }
        if (!unit.area.empty())
            m_grounds.push_back(std::move(ground));
    }
    std::stable_sort(m_grounds.begin(), m_grounds.end(),
        [](const Ground &a, const Ground &b) { return extent(a.low, a.high) < extent(b.low, b.high); });
    for (const domain::OrderTemplate &type : catalog.templates())
        m_types.insert(key(type.name), type.id);
    for (const domain::Technician &t : catalog.technicians()) {
        if (!t.code.isEmpty())
            m_codes.insert(t.code.toLower(), t.id);
        m_names.insert(key(t.name), t.id);
    }
}

domain::UnitId NameIndex::unit(const QString &name) const
{
    const QString own = key(name);
    if (const auto exact = m_units.constFind(own); exact != m_units.constEnd())
        return *exact;
    const QString plain = withoutNumber(own);
    return m_plainUnits.count(plain) == 1 ? m_plainUnits.value(plain) : domain::UnitId();
}

domain::UnitId NameIndex::unitAt(Coordinate place) const
{
    for (const Ground &g : m_grounds) {
        if (place.latitude < g.low.latitude || place.latitude > g.high.latitude
            || place.longitude < g.low.longitude || place.longitude > g.high.longitude)
            continue;
        if (engine::holds(g.area, place))
            return g.unit;
    }
    return {};
}

domain::TemplateId NameIndex::type(const QString &name) const
{
    return m_types.value(key(name));
}

QList<domain::TechnicianId> NameIndex::technicians(const QString &text) const
{
    const auto byCode = m_codes.values(text.trimmed().toLower());
    return byCode.isEmpty() ? m_names.values(key(text)) : byCode;
}

} // namespace fieldlane::desk
