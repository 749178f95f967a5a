#include "engine/suitability.h"
#include "engine/placementfindings.h"
#include "engine/whereabouts.h"
#include <algorithm>
#include <map>

namespace fieldlane::engine {

using rules::Constraint;
using rules::Severity;

namespace {

using Need = std::pair<QString, int>;
using People = std::vector<domain::TechnicianId>;
using Key = std::tuple<QString, domain::FaultTypeId, std::vector<Need>, People, People, std::vector<char>>;

/// The areas that lanes have, each once.
struct Areas
{
    std::vector<const domain::Area *> all;
    std::vector<size_t> ofLane;

    explicit Areas(const std::vector<Lane> &lanes)
    {
        std::map<domain::UnitId, size_t> known; // technicians of one unit have one area
        for (const Lane &lane : lanes) {
            const auto [it, isNew] = known.emplace(lane.technician.unitId, all.size());
            if (isNew)
                all.push_back(&lane.area);
            ofLane.push_back(it->second);
        }
    }
    /// Which of them do not hold a place that must be within.
    std::vector<char> outside(const Job &job, const rules::Policy &policy) const
    {
        if (!job.place || policy.severityOf(Constraint::Area) < Severity::Ask)
            return {};
        std::vector<char> marks;
        for (const domain::Area *area : all)
            marks.push_back(!area->empty() && !holds(*area, *job.place));
        return marks;
    }
};

People sorted(People people)
{
    std::sort(people.begin(), people.end());
    return people;
}

Key keyOf(const Job &job, std::vector<char> outside)
{
    std::vector<Need> needs;
    for (const domain::Skill &need : job.requirements)
        needs.emplace_back(need.name, need.level);
    std::sort(needs.begin(), needs.end());
    return {job.policy, job.faultTypeId, std::move(needs), sorted(job.excluded), sorted(job.excludedByRules), std::move(outside)};
}

} // namespace

Suitability::Suitability(const PlanRequest &request, const std::vector<OpenDay> &days)
{
    const Areas areas(request.lanes);
    std::map<Key, size_t> known;
    for (const PlanTask &task : request.tasks) {
        const rules::Policy &policy = request.context.policyOf(task.job);
        std::vector<char> outside = areas.outside(task.job, policy);
        const auto [it, isNew] = known.emplace(keyOf(task.job, outside), m_allowed.size());
        m_kinds.push_back(it->second);
        if (!isNew)
            continue;
        std::vector<char> &allowed = m_allowed.emplace_back();
        for (const OpenDay &day : days) {
            const Lane &lane = request.lanes[day.lane];
            const bool isOutside = !outside.empty() && outside[areas.ofLane[day.lane]];
            allowed.push_back(!isOutside && severityOfPerson(task.job, lane.technician, day.span.end, policy) < Severity::Ask);
        }
    }
}

bool Suitability::allowsAll(size_t kind) const
{
    return std::all_of(m_allowed[kind].begin(), m_allowed[kind].end(), [](char allowed) { return allowed != 0; });
}

} // namespace fieldlane::engine
