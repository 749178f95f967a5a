#include "engine/carryout.h"
#include "engine/lanework.h"
#include "engine/sequence.h"
#include <algorithm>
#include <set>

namespace fieldlane::engine {

namespace {

/// One attempt. Orders that were lifted and then fit nowhere must not be lifted in the next.
class Attempt
{
public:
    Attempt(const PlanRequest &request, std::vector<Wanted> wanted)
        : m_request(request)
        , m_lanes(request.lanes)
        , m_tasks(request.tasks)
        , m_sequence(m_tasks)
        , m_context(request.context)
        , m_left(std::move(wanted))
    {
        m_context.companions = m_lanes;
    }
    CarryOut run()
    {
        while (!m_left.empty()) {
            if (!putSome() && !liftOne())
                break;
        }
        for (const Wanted &wanted : m_left)
            m_answer.refused.push_back({wanted.task, placementOf(wanted).findings});
        return std::move(m_answer);
    }
    const std::set<size_t> &lifted() const { return m_lifted; }

private:
    Lane *laneOf(domain::TechnicianId technician)
    {
        const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const Lane &l) { return l.technician.id == technician; });
        return lane == m_lanes.end() ? nullptr : &*lane;
    }
    Job jobOf(size_t task) const
    {
        Job job = m_tasks[task].job;
        if (m_lifted.count(task) > 0)
            job.moving = {};
        return job;
    }
    Placement placementOf(const Wanted &wanted)
    {
        const Lane *lane = laneOf(wanted.technicianId);
        return lane ? place(jobOf(wanted.task), *lane, wanted.start, m_context) : Placement();
    }
    bool fits(const Wanted &wanted, const Placement &placement)
    {
        const Lane *lane = laneOf(wanted.technicianId);
        const Job job = jobOf(wanted.task);
        const auto isFree = [&](const Lane *theirs) {
            return !theirs || std::none_of(theirs->bookings.begin(), theirs->bookings.end(), [&](const Booking &b) {
                return b.span.overlaps(placement.service()) && !job.moves(b.assignmentId);
            });
        };
        return lane && placement.severity() < rules::Severity::Ask && isFree(lane)
            && std::all_of(job.companions.begin(), job.companions.end(), [&](const Companion &c) { return isFree(laneOf(c.technicianId)); });
    }
    bool putSome()
    {
        std::vector<Wanted> later;
        for (const Wanted &wanted : m_left) {
            const Placement placement = placementOf(wanted);
            if (!fits(wanted, placement)) {
                later.push_back(wanted);
                continue;
            }
            const PlanTask &task = m_tasks[wanted.task];
            takeOff(task, m_lanes);
            putOn(m_request, task, jobOf(wanted.task), placement, *laneOf(wanted.technicianId), m_lanes);
            m_sequence.tell(m_tasks, wanted.task, placement.service());
            m_answer.steps.push_back({CarryOut::Step::What::Put, wanted});
        }
        const bool any = later.size() < m_left.size();
        m_left = std::move(later);
        return any;
    }
    /// Who goes along would be lost with the lead.
    static bool mayLift(const PlanTask &task) { return task.present && task.job.companions.empty(); }
    bool liftOne()
    {
        const auto next = std::find_if(m_left.begin(), m_left.end(),
            [&](const Wanted &w) { return mayLift(m_tasks[w.task]) && m_lifted.count(w.task) == 0; });
        if (next == m_left.end())
            return false;
        takeOff(m_tasks[next->task], m_lanes);
        m_sequence.tell(m_tasks, next->task, {});
        m_lifted.insert(next->task);
        m_answer.steps.push_back({CarryOut::Step::What::Lift, *next});
        return true;
    }

    const PlanRequest &m_request;
    std::vector<Lane> m_lanes;
    std::vector<PlanTask> m_tasks; ///< of the request; what they wait for lies where it is put here
    Sequence m_sequence;
    PlacementContext m_context;
    std::vector<Wanted> m_left;
    std::set<size_t> m_lifted;
    CarryOut m_answer;
};

} // namespace

CarryOut carryOut(const PlanRequest &request, std::vector<Wanted> wanted)
{
    std::vector<CarryOut::Refusal> stuck;
    while (true) {
        Attempt attempt(request, wanted);
        CarryOut answer = attempt.run();
        const auto isStuck = [&](const CarryOut::Refusal &r) { return attempt.lifted().count(r.task) > 0; };
        const auto first = std::find_if(answer.refused.begin(), answer.refused.end(), isStuck);
        if (first == answer.refused.end()) {
            answer.refused.insert(answer.refused.end(), stuck.begin(), stuck.end());
            return answer;
        }
        std::erase_if(wanted, [&](const Wanted &w) { return w.task == first->task; });
        stuck.push_back(*first);
    }
}

} // namespace fieldlane::engine
