#pragma once
#include "desk/demodispatcher.h"
#include "desk/demoorders.h"
#include <map>

namespace fieldlane::desk {

/// Lives through the demonstration's days: a list of things to happen by time, each a command by whoever would
/// have given it, up to the present. People are late, jobs overrun, and what follows moves with them.
class DemoDays
{
public:
    DemoDays(DemoWriter &writer, DemoDispatcher &dispatcher, core::Instant now, core::Random &random);
    /// Enters the drafts and lives on until `end`; called again it goes on from there.
    core::Result<void> run(const std::vector<DemoDraft> &drafts, core::Instant end);
    /// Some of the heavy work that lies ahead gets a second pair of hands.
    core::Result<void> bringHelp();
    /// A technician at work just sent a photo.
    core::Result<void> photographWork();
    int orderCount() const { return int(m_lives.size()); }

    /// Where somebody is, as the last thing they did tells.
    struct Whereabouts
    {
        core::Coordinate place;
        core::Instant at;
        bool moving = false;
    };
    const std::map<domain::TechnicianId, Whereabouts> &whereabouts() const { return m_whereabouts; }

private:
    enum class Step { Review, Allocate, Return, Resubmit, Offer, Dispatch, Accept, Reject, Travel, Arrive, Pause, Resume,
        Complete, Close, Reopen, Cancel };
    struct Life
    {
        DemoDraft draft;
        domain::OrderId id;
        domain::OrderState state = domain::OrderState::Draft;
        domain::TechnicianId technician;
        domain::TechnicianId avoid;
        engine::Placement plan;
        int generation = 0; ///< what was foreseen for an older plan no longer happens
        int tries = 0;
    };
    struct Task
    {
        size_t life = 0;
        Step step = Step::Dispatch;
        int generation = 0;
    };

    core::Result<void> enter(const DemoDraft &draft);
    void schedule(size_t life, Step step, core::Instant at);
    core::Result<void> perform(const Task &task, core::Instant at);
    core::Result<void> dispatch(size_t index, core::Instant at);
    core::Result<void> afterPlan(size_t index, core::Instant at);
    core::Result<void> travel(size_t index, core::Instant at);
    core::Result<void> arrive(size_t index, core::Instant at);
    core::Result<void> complete(size_t index, core::Instant at);
    core::Result<void> giveBack(size_t index, domain::OrderAction action, const QString &reason, core::Instant at);
    core::Result<void> cancel(size_t index, core::Instant at);
    core::Result<bool> step(Life &life, domain::OrderAction action, core::Instant at, const QString &actor, const QString &reason = {});
    core::Result<void> took(Life &life, const Outcome &outcome);
    domain::Completion reportOf(const Life &life) const;
    domain::PoolId poolOf(domain::UnitId unit) const;
    QString nameOf(domain::TechnicianId id) const;
    core::Instant inMinutes(core::Instant from, int least, int most);

    DemoWriter &m_writer;
    DemoDispatcher &m_dispatcher;
    core::Instant m_now;
    core::Random &m_random;
    std::vector<Life> m_lives;
    std::map<std::pair<core::Instant, int>, Task> m_agenda;
    int m_scheduled = 0;
    int m_waiting = 0; ///< work made to wait at the present moment
    std::map<domain::TechnicianId, size_t> m_busy;
    std::map<domain::TechnicianId, Whereabouts> m_whereabouts;
};

} // namespace fieldlane::desk
