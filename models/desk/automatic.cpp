#include "desk/automatic.h"
#include "core/text.h"
#include "desk/poolquestion.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include "rules/facts.h"
#include <algorithm>
#include <limits>
#include <QRegularExpression>

namespace fieldlane::desk {

using domain::Technician;

namespace {

bool serves(const domain::Unit &unit, const domain::Order &order, const QStringList &postcodes)
{
    if (order.location && engine::holds(unit.area, *order.location))
        return true;
    return std::any_of(unit.postcodes.begin(), unit.postcodes.end(), [&](const QString &served) {
        return std::any_of(postcodes.begin(), postcodes.end(),
            [&](const QString &code) { return code.startsWith(served, Qt::CaseInsensitive); });
    });
}

bool isQualified(const Technician &technician, const domain::Order &order, core::Instant now)
{
    const bool hasSkills = std::all_of(order.requirements.begin(), order.requirements.end(), [&](const domain::Skill &wanted) {
        return std::any_of(technician.skills.begin(), technician.skills.end(), [&](const domain::Skill &s) {
            return s.name == wanted.name && s.level >= wanted.level && (!s.certificateUntil || now < *s.certificateUntil);
        });
    });
    return technician.active && hasSkills && domain::takesFault(technician, order.faultTypeId);
}

double metresTo(const Technician &technician, const domain::Order &order)
{
    const auto from = engine::lastKnownPlace(technician);
    if (!order.location)
        return 0;
    return from ? geo::distanceMetres(*from, *order.location) : std::numeric_limits<double>::infinity();
}

using Counts = std::function<bool(const Technician &)>;

std::vector<const Technician *> among(const std::vector<domain::UnitId> &units, const Catalog &catalog, const Counts &counts)
{
    std::vector<const Technician *> people;
    for (const Technician &t : catalog.technicians()) {
        const bool belongs = units.empty() || std::find(units.begin(), units.end(), t.unitId) != units.end();
        if (belongs && counts(t))
            people.push_back(&t);
    }
    return people;
}

} // namespace

domain::UnitId servingUnit(const domain::Order &order, const Catalog &catalog)
{
    const QStringList postcodes = rules::postcodesIn(order.address);
    domain::UnitId deepest;
    size_t depth = 0;
    for (const domain::Unit &unit : catalog.units()) {
        const size_t at = catalog.lineage(unit.id).size();
        if (at > depth && serves(unit, order, postcodes)) {
            deepest = unit.id;
            depth = at;
        }
    }
    return deepest;
}

domain::FaultTypeId describedFault(const domain::Order &order, const Catalog &catalog)
{
    if (catalog.organisation().faultTypes.empty())
        return {};
    const QString text = core::foldForSearch(order.description);
    domain::FaultTypeId best;
    qsizetype most = 0;
    for (const domain::FaultType &type : catalog.organisation().faultTypes) {
        if (!type.active)
            continue;
        const auto hits = std::count_if(type.keywords.begin(), type.keywords.end(),
            [&](const QString &word) { return !word.isEmpty() && text.contains(core::foldForSearch(word)); });
        if (hits > most) {
            most = hits;
            best = type.id;
        }
    }
    return best;
}

domain::Order completed(domain::Order order, const Catalog &catalog)
{
    if (!order.unitId.isValid())
        order.unitId = servingUnit(order, catalog);
    if (!order.faultTypeId.isValid())
        order.faultTypeId = describedFault(order, catalog);
    return order;
}

void tellFault(domain::Order &order, const Catalog &catalog)
{
    if (!order.faultTypeId.isValid())
        order.faultTypeId = describedFault(order, catalog);
    const domain::FaultType *fault = catalog.organisation().faultType(order.faultTypeId);
    if (fault && order.requirements.empty())
        order.requirements = fault->requirements;
}

domain::Order forDispatch(domain::Order order, const Catalog &catalog)
{
    order = completed(std::move(order), catalog);
    tellFault(order, catalog);
    return order;
}

Circle circleOf(const domain::Order &order, const Catalog &catalog, const Counts &counts)
{
    Circle circle;
    const std::vector<domain::UnitId> lineage = catalog.lineage(order.unitId);
    for (auto unit = lineage.begin(); unit != lineage.end() && circle.people.empty(); ++unit) {
        circle.units = withUnitsBelow({*unit}, catalog);
        circle.people = among(circle.units, catalog, counts);
    }
    if (lineage.empty()) {
        circle.people = among({}, catalog, counts);
    } else if (circle.people.empty()) {
        circle.units.push_back({});
        circle.people = among({domain::UnitId()}, catalog, counts);
    }
    std::stable_sort(circle.people.begin(), circle.people.end(),
        [&](const Technician *a, const Technician *b) { return metresTo(*a, order) < metresTo(*b, order); });
    return circle;
}

std::vector<const Technician *> qualifiedFor(const domain::Order &order, const Catalog &catalog, core::Instant now)
{
    return circleOf(order, catalog, [&](const Technician &t) { return isQualified(t, order, now); }).people;
}

bool isMissing(const Technician &technician, const Catalog &catalog, core::Instant now)
{
    if (technician.duty != domain::DutyStatus::OffDuty)
        return false;
    const auto calendar = catalog.calendarOf(technician, {now - core::hours(24), now + core::hours(24)});
    return std::any_of(calendar.shifts.begin(), calendar.shifts.end(), [&](const core::TimeSpan &s) { return s.contains(now); });
}

QString AutomaticReason::toText() const
{
    const auto inMinutes = [](core::Duration d) { return std::chrono::duration_cast<std::chrono::minutes>(d).count(); };
    const QString text = QStringLiteral("automatic: %1 qualified, %2 min of way, %3 min booked")
                             .arg(candidates)
                             .arg(inMinutes(way))
                             .arg(inMinutes(load));
    if (rulesVersion == 0)
        return text;
    return text + QStringLiteral("; rules %1: %2").arg(rulesVersion).arg(rules.join(QLatin1String(", ")));
}

std::optional<AutomaticReason> AutomaticReason::fromText(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^automatic: (\\d{1,9}) qualified, (\\d{1,9}) min of way, (\\d{1,9}) min booked(?:; rules (\\d{1,9}): (.+))?$"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return AutomaticReason {match.captured(1).toInt(), core::minutes(match.captured(2).toInt()), core::minutes(match.captured(3).toInt()),
        match.captured(4).toInt(), match.captured(5).split(QStringLiteral(", "), Qt::SkipEmptyParts)};
}

} // namespace fieldlane::desk
