#include "desk/policies.h"
#include "core/zone.h"
#include "desk/catalog.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::PlanningPolicy;
using domain::PolicySituation;

namespace {

bool isHoliday(const Catalog &catalog, core::Instant now)
{
    const auto &holidays = catalog.organisation().holidays;
    return !holidays.empty() && std::any_of(holidays.begin(), holidays.end(), [day = core::toLocal(companyZone(catalog), now).date()](const domain::Holiday &h) {
        return !h.unitId.isValid() && h.day == day;
    });
}

/// Its place in the list; nothing for the standard.
std::optional<size_t> placeInForce(const Catalog &catalog, core::Instant now)
{
    const std::vector<PlanningPolicy> &all = catalog.organisation().policies;
    std::optional<size_t> chosen;
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].active && all[i].chosenAt && (!chosen || all[*chosen].chosenAt < all[i].chosenAt))
            chosen = i;
    }
    if (chosen || all.empty())
        return chosen;
    const auto made = [&](PolicySituation situation) -> std::optional<size_t> {
        const auto it = std::find_if(all.begin(), all.end(),
            [situation](const PlanningPolicy &p) { return p.active && p.situation == situation; });
        return it == all.end() ? std::nullopt : std::optional(size_t(it - all.begin()));
    };
    const auto holiday = isHoliday(catalog, now) ? made(PolicySituation::Holiday) : std::nullopt;
    return holiday ? holiday : made(PolicySituation::Normal);
}

} // namespace

rules::PolicyReading readingOf(const PlanningPolicy &stored)
{
    QJsonObject object = stored.content;
    object.insert(QStringLiteral("fieldlane-policy"), 1);
    object.insert(QStringLiteral("name"), stored.name);
    object.insert(QStringLiteral("version"), int(std::max<qint64>(1, stored.version)));
    return rules::policyFromJson(object);
}

QJsonObject contentOf(const rules::StoredPolicy &policy)
{
    QJsonObject object = rules::toJson(policy);
    for (const char *own : {"fieldlane-policy", "name", "version"})
        object.remove(QLatin1String(own));
    return object;
}

const rules::Policy &policyInForce(const Catalog &catalog, core::Instant now)
{
    static const rules::Policy standard = rules::Policy::standard();
    const auto place = placeInForce(catalog, now);
    return place ? (*catalog.organisation().policiesRead)[*place] : standard;
}

domain::PolicyId policyIdInForce(const Catalog &catalog, core::Instant now)
{
    const auto place = placeInForce(catalog, now);
    return place ? catalog.organisation().policies[*place].id : domain::PolicyId();
}

engine::PlacementContext placementContext(const Catalog &catalog, core::Instant now)
{
    return {policyInForce(catalog, now), geo::TravelModel(), now, {}, catalog.organisation().policiesRead};
}

} // namespace fieldlane::desk
