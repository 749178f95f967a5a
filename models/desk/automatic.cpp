#include "desk/automatic.h"
#include "core/text.h"
#include "desk/poolquestion.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include "rules/facts.h"
#include <algorithm>
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
    return technician.active && hasSkills && takesFault(technician, order.faultTypeId);
}

double metresTo(const Technician &technician, const domain::Order &order)
{
    const auto from = engine::lastKnownPlace(technician);
    return from && order.location ? geo::distanceMetres(*from, *order.location) : 0;
}

std::vector<const Technician *> qualifiedAmong(const std::vector<domain::UnitId> &units, const domain::Order &order,
    const Catalog &catalog, core::Instant now, const MayBeAsked &mayBeAsked)
{
    std::vector<const Technician *> people;
    for (const Technician &t : catalog.technicians()) {
        const bool belongs = units.empty() || std::find(units.begin(), units.end(), t.unitId) != units.end();
        if (belongs && isQualified(t, order, now) && (!mayBeAsked || mayBeAsked(t)))
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

void askWhatFaultNeeds(domain::Order &order, const Catalog &catalog)
{
    if (!order.requirements.empty())
        return;
    const auto id = order.faultTypeId.isValid() ? order.faultTypeId : describedFault(order, catalog);
    if (const domain::FaultType *fault = catalog.organisation().faultType(id))
        order.requirements = fault->requirements;
}

domain::Order forDispatch(domain::Order order, const Catalog &catalog)
{
    order = completed(std::move(order), catalog);
    askWhatFaultNeeds(order, catalog);
    return order;
}

std::vector<const Technician *> qualifiedFor(
    const domain::Order &order, const Catalog &catalog, core::Instant now, const MayBeAsked &mayBeAsked)
{
    std::vector<const Technician *> people;
    for (const domain::UnitId unit : catalog.lineage(order.unitId)) {
        people = qualifiedAmong(withUnitsBelow({unit}, catalog), order, catalog, now, mayBeAsked);
        if (!people.empty())
            break;
    }
    if (catalog.lineage(order.unitId).empty())
        people = qualifiedAmong({}, order, catalog, now, mayBeAsked);
    else if (people.empty())
        people = qualifiedAmong({domain::UnitId()}, order, catalog, now, mayBeAsked);
    std::stable_sort(people.begin(), people.end(),
        [&](const Technician *a, const Technician *b) { return metresTo(*a, order) < metresTo(*b, order); });
    return people;
}

bool takesFault(const Technician &technician, domain::FaultTypeId fault)
{
    return !fault.isValid() || technician.faultLevels.empty()
        || std::any_of(technician.faultLevels.begin(), technician.faultLevels.end(), [&](const domain::FaultLevel &f) { return f.faultTypeId == fault; });
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
