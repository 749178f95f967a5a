#include "desk/askedpeople.h"
#include "desk/policies.h"
#include "engine/placementfindings.h"
#include <algorithm>
#include <array>

namespace fieldlane::desk {

using domain::Technician;
using rules::Severity;

QString toCode(NotAsked reason)
{
    static constexpr std::array<const char *, 4> codes {"otherUnit", "offDuty", "nearerFirst", "tooFar"};
    return QLatin1String(codes[size_t(reason)]);
}

AskedPeople::AskedPeople(const domain::Order &order, const Catalog &catalog, const engine::PlacementContext &context, const MayBeAsked &mayBeAsked)
    : m_catalog(catalog)
    , m_now(context.now)
{
    const engine::Job job = engine::jobOf(order);
    const rules::Policy &policy = context.policyOf(job);
    const auto severityOf = [&](const Technician &t) { return engine::severityOfPerson(job, t, context.now, policy); };
    m_circle = circleOf(order, catalog, [&](const Technician &t) { return severityOf(t) < Severity::Ask && (!mayBeAsked || mayBeAsked(t)); });
    auto &people = m_circle.people;
    std::stable_partition(people.begin(), people.end(), [&](const Technician *t) { return severityOf(*t) == Severity::Ok; });
    std::stable_partition(people.begin(), people.end(), [&](const Technician *t) { return !job.prefersOther(t->id); });
}

std::vector<const Technician *> AskedPeople::nearest(size_t asked) const
{
    const auto &people = m_circle.people;
    const size_t end = std::min({people.size(), most, asked + std::max(atOnce, 2 * asked)});
    return {people.begin() + std::ptrdiff_t(std::min(asked, end)), people.begin() + std::ptrdiff_t(end)};
}

std::vector<NotAsked> AskedPeople::whyNot(const Technician &technician) const
{
    std::vector<NotAsked> reasons;
    const auto &[units, people] = m_circle;
    if (!units.empty() && std::find(units.begin(), units.end(), technician.unitId) == units.end())
        reasons.push_back(NotAsked::OtherUnit);
    if (isMissing(technician, m_catalog, m_now))
        reasons.push_back(NotAsked::OffDuty);
    const auto place = std::find(people.begin(), people.end(), m_catalog.technician(technician.id));
    if (place != people.end() && size_t(place - people.begin()) >= atOnce)
        reasons.push_back(size_t(place - people.begin()) < most ? NotAsked::NearerFirst : NotAsked::TooFar);
    return reasons;
}

AskedPeople askedByDispatch(const domain::Order &order, const Catalog &catalog, core::Instant now)
{
    return AskedPeople(order, catalog, placementContext(catalog, now), [&](const Technician &t) { return !isMissing(t, catalog, now); });
}

} // namespace fieldlane::desk
