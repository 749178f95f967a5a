#include "desk/demodays.h"
#include <array>
#include <cmath>

namespace fieldlane::desk {

using core::hours;
using core::Instant;
using core::minutes;
using core::Result;
using domain::OrderAction;
using domain::OrderState;

namespace {

const QString clerk = QStringLiteral("Claudia Frick");
const QString dispatcher = QStringLiteral("Anna Marxer");
const QString manager = QStringLiteral("Gerda Nipp");
const QString portal = QStringLiteral("customer portal");

OrderAction submitAs(DemoFate::Entry entry)
{
    switch (entry) {
    case DemoFate::Entry::Review:
    case DemoFate::Entry::Returned:
        return OrderAction::SubmitForReview;
    case DemoFate::Entry::Allocation:
        return OrderAction::SubmitForAllocation;
    default:
        return OrderAction::SubmitForDispatch;
    }
}

template <size_t Count>
QString pick(core::Random &random, const std::array<const char *, Count> &texts)
{
    return QString::fromUtf8(random.pick(texts));
}

} // namespace

DemoDays::DemoDays(DemoWriter &writer, DemoDispatcher &dispatcherOfDays, Instant now, core::Random &random)
    : m_writer(writer)
    , m_dispatcher(dispatcherOfDays)
    , m_now(now)
    , m_random(random)
{
}

Instant DemoDays::inMinutes(Instant from, int least, int most)
{
    return from + minutes(m_random.between(least, most)) + core::seconds(m_random.below(60));
}

QString DemoDays::nameOf(domain::TechnicianId id) const
{
    const domain::Technician *t = m_dispatcher.catalog().technician(id);
    return t ? t->name : QString();
}

Result<void> DemoDays::run(const std::vector<DemoDraft> &drafts, Instant end)
{
    auto next = drafts.begin();
    for (;;) {
        const bool entering = next != drafts.end() && (m_agenda.empty() || next->created <= m_agenda.begin()->first.first);
        if (entering) {
            FIELDLANE_TRY(enter(*next++));
            continue;
        }
        if (m_agenda.empty() || m_agenda.begin()->first.first >= end)
            return {};
        const auto [when, task] = *m_agenda.begin();
        m_agenda.erase(m_agenda.begin());
        FIELDLANE_TRY(perform(task, when.first));
    }
}

void DemoDays::schedule(size_t life, Step step, Instant at)
{
    m_agenda.emplace(std::pair(at, ++m_scheduled), Task {life, step, m_lives[life].generation});
}

Result<void> DemoDays::took(Life &life, const Outcome &outcome)
{
    if (outcome.current)
        life.state = outcome.current->order.state;
    return m_dispatcher.readOrder(life.id);
}

domain::PoolId DemoDays::poolOf(domain::UnitId unit) const
{
    const Catalog &catalog = m_dispatcher.catalog();
    for (const domain::UnitId id : catalog.lineage(unit)) {
        for (const domain::ClaimPool &pool : catalog.organisation().pools) {
            if (pool.unitId == id)
                return pool.id;
        }
    }
    return {};
}

domain::Completion DemoDays::reportOf(const Life &life) const
{
    static constexpr std::array notes {"Works again, tested for one full cycle", "Cleaned and tested", "Replaced and tested, customer was there",
        "Recommended to replace it within the year"};
    domain::Completion report;
    const domain::OrderTemplate *type = m_dispatcher.catalog().orderTemplate(life.draft.order.templateId);
    if (!type)
        return report;
    report.checked = type->checklist;
    if (!type->parts.empty() && life.id.value() % 3 != 0)
        report.parts.push_back({type->parts[size_t(life.id.value()) % type->parts.size()], 1});
    report.note = QString::fromUtf8(notes[size_t(life.id.value()) % notes.size()]);
    return report;
}

Result<bool> DemoDays::step(Life &life, OrderAction action, Instant at, const QString &actor, const QString &reason)
{
    if (!domain::transition(life.state, action))
        return false;
    StepOrder command;
    command.orderId = life.id;
    command.action = action;
    command.reason = reason;
    if (action == OrderAction::Allocate)
        command.unitId = life.draft.order.unitId;
    if (action == OrderAction::Complete)
        command.completion = reportOf(life);
    if (action == OrderAction::Offer)
        command.poolId = poolOf(life.draft.order.unitId);
    FIELDLANE_ASSIGN(outcome, m_writer.apply(command, at, actor));
    FIELDLANE_TRY(took(life, outcome));
    return outcome.isDone();
}

Result<void> DemoDays::enter(const DemoDraft &draft)
{
    const bool fromWeb = draft.order.channel == QLatin1String("web");
    CreateOrder command;
    command.order = draft.order;
    command.submit = submitAs(draft.fate.entry);
    FIELDLANE_ASSIGN(outcome, m_writer.apply(command, draft.created, fromWeb ? portal : clerk));
    m_lives.push_back({draft, domain::OrderId(outcome.createdId), OrderState::Draft, {}, {}, {}, 0, 0});
    const size_t index = m_lives.size() - 1;
    FIELDLANE_TRY(took(m_lives[index], outcome));
    for (const DemoFile &file : draft.files)
        FIELDLANE_TRY(m_writer.apply(demoAttachment(m_lives[index].id, file), draft.created, fromWeb ? portal : clerk));
    if (draft.fate.entry == DemoFate::Entry::Returned)
        schedule(index, Step::Return, inMinutes(draft.created, 10, 60));
    if (draft.fate.entry == DemoFate::Entry::Pool)
        schedule(index, Step::Offer, inMinutes(draft.created, 4, 15));
    if (!draft.fate.handled)
        return {};
    const bool urgent = draft.order.priority == domain::Priority::Emergency;
    switch (draft.fate.entry) {
    case DemoFate::Entry::Review:
        schedule(index, Step::Review, inMinutes(draft.created, 8, 80));
        break;
    case DemoFate::Entry::Allocation:
        schedule(index, Step::Allocate, inMinutes(draft.created, 10, 70));
        break;
    case DemoFate::Entry::Returned:
        break;
    default:
        schedule(index, Step::Dispatch, urgent ? inMinutes(draft.created, 2, 6) : inMinutes(draft.created, 20, 60));
    }
    if (draft.fate.cancelled)
        schedule(index, Step::Cancel, inMinutes(draft.created, 40, 18 * 60));
    return {};
}

Result<void> DemoDays::perform(const Task &task, Instant at)
{
    static constexpr std::array returned {"The address is missing the house number", "Which appliance is it? Please ask the customer"};
    static constexpr std::array pauses {"Waiting for a part from the van of a colleague", "Customer had to leave, back in an hour", "Waiting for the caretaker to open the plant room"};
    static constexpr std::array reopenings {"The fault came back after two days", "The ordered part has arrived, second visit", "Customer says that it still leaks"};
    Life &life = m_lives[task.life];
    if (task.generation != life.generation && task.step != Step::Cancel)
        return {};
    const auto then = [&](Step next, Instant when, const Result<bool> &done) -> Result<void> {
        if (!done)
            return done.error();
        if (*done)
            schedule(task.life, next, when);
        return {};
    };
    switch (task.step) {
    case Step::Review:
        return then(Step::Dispatch, inMinutes(at, 5, 40), step(life, OrderAction::Review, at, manager));
    case Step::Allocate:
        return then(Step::Dispatch, inMinutes(at, 5, 40), step(life, OrderAction::Allocate, at, manager));
    case Step::Return:
        return then(Step::Resubmit, inMinutes(at, 150, 400), step(life, OrderAction::Return, at, manager, pick(m_random, returned)));
    case Step::Resubmit:
        return then(Step::Dispatch, inMinutes(at, 10, 30), step(life, OrderAction::SubmitForDispatch, at, clerk));
    case Step::Offer:
        FIELDLANE_TRY(step(life, OrderAction::Offer, at, dispatcher));
        return {};
    case Step::Dispatch:
        return dispatch(task.life, at);
    case Step::Accept:
        FIELDLANE_TRY(step(life, OrderAction::Accept, at, nameOf(life.technician)));
        return {};
    case Step::Reject: {
        static constexpr std::array reasons {"No parts for this model in the van", "Cannot make it in time", "Was there last month, needs a second man"};
        return giveBack(task.life, OrderAction::Reject, pick(m_random, reasons), at);
    }
    case Step::Travel:
        return travel(task.life, at);
    case Step::Arrive:
        return arrive(task.life, at);
    case Step::Pause:
        return then(Step::Resume, inMinutes(at, 25, 60), step(life, OrderAction::Pause, at, nameOf(life.technician), pick(m_random, pauses)));
    case Step::Resume:
        return then(Step::Complete, inMinutes(at, 15, 45), step(life, OrderAction::Resume, at, nameOf(life.technician)));
    case Step::Complete:
        return complete(task.life, at);
    case Step::Close:
        FIELDLANE_TRY(step(life, OrderAction::Close, at, manager));
        return {};
    case Step::Reopen:
        ++life.generation;
        life.draft.fate.reopened = false;
        life.draft.notBefore = at;
        life.draft.notAfter = at + hours(72);
        return then(Step::Dispatch, inMinutes(at, 10, 60), step(life, OrderAction::Reopen, at, clerk, pick(m_random, reopenings)));
    case Step::Cancel:
        return cancel(task.life, at);
    }
    return {};
}

Result<void> DemoDays::cancel(size_t index, Instant at)
{
    static constexpr std::array reasons {"Customer mended it himself", "Customer is away and will call again", "Entered twice", "Appliance is replaced by a new one"};
    Life &life = m_lives[index];
    if (domain::isUnderWay(life.state) || domain::isFinished(life.state))
        return {};
    ++life.generation;
    FIELDLANE_TRY(step(life, OrderAction::Cancel, at, clerk, pick(m_random, reasons)));
    return {};
}

Result<void> DemoDays::giveBack(size_t index, OrderAction action, const QString &reason, Instant at)
{
    Life &life = m_lives[index];
    ++life.generation;
    life.draft.fate.rejected = false;
    life.avoid = life.technician;
    life.draft.notAfter = std::max(life.draft.notAfter, at + hours(30));
    const QString actor = action == OrderAction::Reject ? nameOf(life.technician) : dispatcher;
    FIELDLANE_ASSIGN(done, step(life, action, at, actor, reason));
    if (done)
        schedule(index, Step::Dispatch, inMinutes(at, 5, 30));
    return {};
}

Result<void> DemoDays::photographWork()
{
    for (const domain::Technician &t : m_dispatcher.catalog().technicians()) {
        const auto busy = m_busy.find(t.id);
        if (busy == m_busy.end() || m_lives[busy->second].state != OrderState::OnSite)
            continue;
        FIELDLANE_TRY(m_writer.apply(demoAttachment(m_lives[busy->second].id, demoTypePlate), m_now - core::seconds(1), t.name));
        return {};
    }
    return {};
}

Result<void> DemoDays::bringHelp()
{
    constexpr int enough = 3;
    int helped = 0;
    for (const Life &life : m_lives) {
        const bool isHeavy = life.draft.order.duration >= minutes(90) && life.plan.start > m_now;
        if (!isHeavy || (life.state != OrderState::Assigned && life.state != OrderState::Accepted))
            continue;
        for (const domain::Technician &t : m_dispatcher.catalog().technicians()) {
            if (t.id == life.technician)
                continue;
            FIELDLANE_ASSIGN(outcome, m_writer.apply(AssistOrder {life.id, 0, t.id}, m_now - core::seconds(2), dispatcher));
            if (!outcome.isDone())
                continue;
            FIELDLANE_TRY(m_dispatcher.readOrder(life.id));
            if (++helped == enough)
                return {};
            break;
        }
    }
    return {};
}

Result<void> DemoDays::dispatch(size_t index, Instant at)
{
    constexpr int mostTries = 4;
    Life &life = m_lives[index];
    if (life.state != OrderState::PendingDispatch && life.state != OrderState::Offered)
        return {};
    const bool urgent = life.draft.order.priority == domain::Priority::Emergency;
    DemoDispatcher::Wish wish {engine::jobOf(life.draft.order), life.draft.order.unitId,
        std::max(life.draft.notBefore, at + (urgent ? minutes(12) : minutes(35))), life.draft.notAfter, life.avoid};
    wish.job.orderId = life.id;
    const auto choice = m_dispatcher.choose(wish, at);
    if (choice) {
        PlanOrder command;
        command.orderId = life.id;
        command.technicianId = choice->technician;
        command.start = choice->placement.start;
        command.consent = Consent::Given;
        FIELDLANE_ASSIGN(outcome, m_writer.apply(command, at, dispatcher));
        if (outcome.isDone()) {
            life.technician = choice->technician;
            life.plan = *outcome.placement;
            FIELDLANE_TRY(took(life, outcome));
            return afterPlan(index, at);
        }
    }
    life.draft.notAfter += hours(24);
    if (++life.tries < mostTries)
        schedule(index, Step::Dispatch, inMinutes(at, 60, 120));
    return {};
}

Result<void> DemoDays::afterPlan(size_t index, Instant at)
{
    Life &life = m_lives[index];
    const core::Instant leave = life.plan.start - life.plan.in.travel.time - minutes(m_random.below(5));
    if (life.draft.fate.locked) {
        FIELDLANE_ASSIGN(outcome, m_writer.apply(LockOrder {life.id, 0, {true, m_random.chance(0.5)}}, at + minutes(1), dispatcher));
        FIELDLANE_TRY(took(life, outcome));
        life.draft.fate.locked = false;
    }
    if (life.draft.fate.rejected)
        schedule(index, Step::Reject, std::min(inMinutes(at, 3, 25), leave));
    else if (m_random.chance(0.85))
        schedule(index, Step::Accept, std::min(inMinutes(at, 2, 45), leave - minutes(1)));
    if (!life.draft.fate.silent || life.plan.start < m_now - hours(6))
        schedule(index, Step::Travel, std::max(leave, at + minutes(2)));
    return {};
}

Result<void> DemoDays::travel(size_t index, Instant at)
{
    Life &life = m_lives[index];
    if (life.state != OrderState::Assigned && life.state != OrderState::Accepted)
        return {};
    const bool muchTooLate = at > life.plan.start + hours(3);
    if (m_dispatcher.isAbsent(life.technician, at)) {
        if (m_random.chance(0.6))
            return giveBack(index, OrderAction::Unassign, {}, at);
        return {};
    }
    if (muchTooLate || (at > life.plan.end && !m_dispatcher.isAtWork(life.technician, at)))
        return giveBack(index, OrderAction::Unassign, {}, at);
    if (m_busy.count(life.technician) > 0) {
        schedule(index, Step::Travel, at + minutes(4));
        return {};
    }
    FIELDLANE_ASSIGN(done, step(life, OrderAction::StartTravel, at, nameOf(life.technician)));
    if (!done)
        return {};
    m_busy[life.technician] = index;
    if (life.draft.order.location)
        m_whereabouts[life.technician] = {*life.draft.order.location, at, true};
    const double traffic = 0.8 + 0.5 * m_random.unit();
    const auto way = std::chrono::round<core::seconds>(life.plan.in.travel.time * traffic);
    schedule(index, Step::Arrive, at + std::max<core::Duration>(way, minutes(2)));
    return {};
}

Result<void> DemoDays::arrive(size_t index, Instant at)
{
    Life &life = m_lives[index];
    FIELDLANE_ASSIGN(done, step(life, OrderAction::Arrive, at, nameOf(life.technician)));
    if (!done)
        return {};
    if (life.draft.order.location)
        m_whereabouts[life.technician] = {*life.draft.order.location, at, false};
    double factor = 0.7 + 0.5 * m_random.unit();
    if (m_random.chance(0.08))
        factor *= 1.7;
    const auto pauses = (life.plan.end - life.plan.start) - life.draft.order.duration;
    const auto work = std::chrono::round<core::seconds>(life.draft.order.duration * factor);
    constexpr int waitingAtPresent = 2; // so that every demonstration shows work that waits
    if (at > m_now - minutes(70) && at < m_now - minutes(8) && m_waiting < waitingAtPresent) {
        ++m_waiting;
        schedule(index, Step::Pause, std::max(at + minutes(5), m_now - minutes(12)));
    } else if (life.draft.fate.paused) {
        life.draft.fate.paused = false;
        schedule(index, Step::Pause, inMinutes(at, 8, 25));
    } else {
        schedule(index, Step::Complete, at + work + std::max(core::Duration(0), pauses));
    }
    return {};
}

Result<void> DemoDays::complete(size_t index, Instant at)
{
    Life &life = m_lives[index];
    FIELDLANE_ASSIGN(done, step(life, OrderAction::Complete, at, nameOf(life.technician)));
    if (!done)
        return {};
    m_busy.erase(life.technician);
    if (life.draft.order.location)
        m_whereabouts[life.technician] = {*life.draft.order.location, at, false};
    if (life.draft.fate.reopened)
        schedule(index, Step::Reopen, inMinutes(at, 4 * 60, 40 * 60));
    else if (m_random.chance(0.9))
        schedule(index, Step::Close, inMinutes(at, 10 * 60, 30 * 60));
    return {};
}

} // namespace fieldlane::desk
