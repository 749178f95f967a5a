#include "ui/board/deskjudge.h"
#include "ui/board/boardfeed.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::board {

namespace {

constexpr core::Duration shortestWork = core::minutes(5);

// The worst finding speaks for all of them.
QString reasonOf(const std::vector<rules::Finding> &findings)
{
    const auto worst = std::max_element(
        findings.begin(), findings.end(), [](const auto &a, const auto &b) { return a.severity < b.severity; });
    if (worst == findings.end() || worst->severity == rules::Severity::Ok)
        return {};
    return Words::findingShort(*worst);
}

} // namespace

DeskJudge::DeskJudge(desk::Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
}

Severity DeskJudge::severityOf(rules::Severity severity)
{
    switch (severity) {
    case rules::Severity::Block:
        return Severity::Blocked;
    case rules::Severity::Ask:
        return Severity::Ask;
    case rules::Severity::Ok:
    case rules::Severity::Warn:
        break;
    }
    return Severity::Ok;
}

domain::OrderId DeskJudge::orderOf(const DragSubject &subject) const
{
    return held(subject).order;
}

void DeskJudge::fetch(domain::OrderId order) const
{
    if (!order.isValid() || m_desk.cachedOrder(order) || !m_fetching.insert(order).second)
        return;
    auto *self = const_cast<DeskJudge *>(this);
    m_desk.fetchOrder(order, self, [self, order](const core::Result<domain::OrderRecord> &) {
        self->m_fetching.erase(order);
        Q_EMIT self->arrived();
    });
}

const domain::OrderRecord *DeskJudge::recordOf(domain::OrderId id) const
{
    if (!m_desk.cachedOrder(id))
        fetch(id);
    return m_desk.cachedOrder(id);
}

DeskJudge::Held DeskJudge::held(const DragSubject &subject) const
{
    Held held;
    held.work = m_desk.board().find(BoardFeed::assignment(subject.bar));
    if (!subject.orders.empty())
        held.order = domain::OrderId(subject.orders.front());
    else if (held.work)
        held.order = held.work->assignment.orderId;
    held.record = recordOf(held.order);
    return held;
}

bool DeskJudge::Held::assists() const
{
    return work && work->assignment.role == domain::AssignmentRole::Assistant;
}

core::Duration DeskJudge::workThatEnds(engine::Job job, domain::TechnicianId technician, core::TimeSpan span) const
{
    job.work = std::max<core::Duration>(span.length(), shortestWork);
    const core::Duration over = m_desk.place(job, technician, span.start).end - span.end;
    return std::max<core::Duration>(job.work - std::max(over, core::Duration(0)), shortestWork);
}

engine::Job DeskJudge::jobOfAssistant(const domain::OrderRecord &record, const domain::Assignment &assistant) const
{
    const domain::Assignment *lead = record.bookedLead();
    engine::Job job = engine::jobOfAssistant(engine::jobOf(record.order), assistant.id);
    if (!lead || !domain::goesAlong(assistant, *lead))
        job.work = workThatEnds(job, assistant.technicianId, assistant.planned());
    return job;
}

std::optional<engine::Job> DeskJudge::jobFor(const Held &held, const DropWish &wish) const
{
    if (!held.record)
        return std::nullopt;
    engine::Job job = held.assists() ? jobOfAssistant(*held.record, held.work->assignment) : engine::jobOf(*held.record);
    if (wish.end)
        job.work = workThatEnds(job, BoardFeed::technician(wish.lane), {wish.start, *wish.end});
    return job;
}

std::optional<desk::AssistOrder> DeskJudge::assistance(const DragSubject &subject, const DropWish &wish) const
{
    const Held held = this->held(subject);
    const domain::Assignment *lead = held.assists() && held.record ? held.record->bookedLead() : nullptr;
    if (!lead)
        return std::nullopt;
    const domain::Order &order = held.record->order;
    desk::AssistOrder command {order.id, order.version, BoardFeed::technician(wish.lane)};
    const bool joins = wish.start == lead->plannedStart && !wish.end && domain::goesAlong(held.work->assignment, *lead);
    if (joins && !domain::isUnderWay(order.state))
        return command;
    command.what = desk::AssistOrder::What::OwnTime;
    command.start = wish.start;
    command.work = jobFor(held, wish)->work;
    return command;
}

std::vector<DragSubject> DeskJudge::membersOf(const DragSubject &subject) const
{
    std::vector<DragSubject> members;
    for (const qint64 order : subject.orders)
        members.push_back({{}, {order}, {}});
    if (subject.bar.isValid())
        members.push_back({subject.bar, {}, {}});
    for (const chart::BarHandle other : subject.others) {
        const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(other));
        if (!work || work->assignment.role == domain::AssignmentRole::Lead) // assistants go where their lead goes
            members.push_back({other, {}, {}});
    }
    return members;
}

// Later ones go first on the way to later, so that nobody steps on who has not gone yet.
std::optional<std::vector<desk::Desk::Wish>> DeskJudge::wishes(const DragSubject &subject, const DropWish &wish) const
{
    std::vector<desk::Desk::Wish> wishes;
    const domain::PlannedWork *held = m_desk.board().find(BoardFeed::assignment(subject.bar));
    const domain::TechnicianId target = BoardFeed::technician(wish.lane);
    const core::Duration shift = held ? wish.start - held->assignment.plannedStart : core::Duration(0);
    bool complete = true;
    for (const DragSubject &member : membersOf(subject)) {
        const Held one = this->held(member);
        const auto job = one.record ? std::optional(engine::jobOf(*one.record)) : std::nullopt;
        complete = complete && job; // the others are fetched all the same
        if (!job)
            continue;
        const domain::PlannedWork *work = one.work;
        if (held && work) {
            const bool staysOnLane = held->assignment.technicianId == target;
            wishes.push_back({*job, staysOnLane ? work->assignment.technicianId : target,
                work->assignment.plannedStart + shift, {}});
        } else {
            wishes.push_back({*job, target, wishes.empty() ? std::optional(wish.start) : std::nullopt, {}});
        }
    }
    if (held) {
        std::stable_sort(wishes.begin(), wishes.end(), [&](const auto &a, const auto &b) {
            return shift.count() > 0 ? *a.start > *b.start : *a.start < *b.start;
        });
    }
    return complete ? std::optional(std::move(wishes)) : std::nullopt;
}

// What placement does not know: the lifecycle, and who goes along with whom.
QString DeskJudge::objectionTo(const Held &held) const
{
    if (held.work && !held.work->assignment.booked)
        return tr("This visit is over");
    if (!held.record)
        return {};
    const domain::OrderState state = held.record->order.state;
    domain::Permission needed = domain::Permission::Dispatch;
    if (!held.assists()) {
        const auto step = domain::transition(state, held.record->bookedLead() ? domain::OrderAction::Reassign : domain::OrderAction::Assign);
        if (!step)
            return Words::state(state);
        needed = step->permission;
    }
    return m_desk.viewer().permissions.has(needed) ? QString() : tr("No permission");
}

std::optional<core::Duration> DeskJudge::workUntil(const DragSubject &subject, const DropWish &wish) const
{
    const auto job = wish.end ? jobFor(held(subject), wish) : std::nullopt;
    return job ? std::optional(job->work) : std::nullopt;
}

std::optional<engine::Placement> DeskJudge::placement(const DragSubject &subject, const DropWish &wish) const
{
    const std::optional<engine::Job> job = jobFor(held(subject), wish);
    return job ? std::optional(m_desk.place(*job, BoardFeed::technician(wish.lane), wish.start)) : std::nullopt;
}

void DeskJudge::takeAlong(const engine::Job &job, domain::TechnicianId lead, core::TimeSpan work, Verdict &verdict) const
{
    for (const engine::Companion &companion : job.companions) {
        if (companion.technicianId != lead)
            verdict.along.push_back({BoardFeed::handle(companion.technicianId), work});
    }
}

void DeskJudge::countIn(const engine::Placement &placement, const QString &number, Verdict &verdict) const
{
    const Severity severity = severityOf(placement.severity());
    const QString reason = reasonOf(placement.findings);
    const bool worse = severity > verdict.severity || (verdict.reason.isEmpty() && !reason.isEmpty());
    verdict.severity = std::max(verdict.severity, severity);
    if (worse) //: %1 is an order's number, %2 what speaks against its place
        verdict.reason = tr("%1: %2").arg(number, reason);
}

Verdict DeskJudge::judgeGroup(const DragSubject &subject, const DropWish &wish) const
{
    Verdict verdict;
    verdict.work = {wish.start, wish.start + core::hours(1)};
    const auto refuse = [&verdict](const QString &reason) {
        verdict.severity = Severity::Blocked;
        verdict.reason = reason;
        return verdict;
    };
    if (held(subject).assists())
        return refuse(tr("Assistants move with the lead"));
    const auto group = wishes(subject, wish);
    if (!group)
        return refuse(tr("The orders are still being read"));
    const auto placements = m_desk.placeAll(*group);
    const domain::OrderId first = orderOf(subject);
    for (size_t i = 0; i < group->size(); ++i) {
        const engine::Job &job = (*group)[i].job;
        const domain::OrderRecord *record = recordOf(job.orderId);
        const QString number = record ? record->order.number : QString();
        if (!placements[i])
            return refuse(tr("No room for %1 after the others", "an order's number").arg(number));
        if (job.orderId == first) {
            verdict.work = placements[i]->service();
            verdict.travelIn = placements[i]->in.travel.time;
            verdict.travelOut = placements[i]->out.travel.time;
        } else {
            verdict.others.push_back({BoardFeed::handle((*group)[i].technician), placements[i]->service()});
        }
        takeAlong(job, (*group)[i].technician, placements[i]->service(), verdict);
        countIn(*placements[i], number, verdict);
    }
    for (const DragSubject &member : membersOf(subject)) {
        const Held one = held(member);
        if (const QString objection = objectionTo(one); !objection.isEmpty())
            return refuse(tr("%1: %2").arg(one.record->order.number, objection));
    }
    return verdict;
}

Verdict DeskJudge::judge(const DragSubject &subject, const DropWish &wish) const
{
    if (isGroup(subject))
        return judgeGroup(subject, wish);
    Verdict verdict;
    const Held held = this->held(subject);
    const std::optional<engine::Job> job = jobFor(held, wish);
    if (!job) {
        verdict.work = {wish.start, wish.end.value_or(wish.start + core::hours(1))};
        verdict.severity = Severity::Blocked;
        verdict.reason = tr("The order is still being read");
        return verdict;
    }
    const engine::Placement placed = m_desk.place(*job, BoardFeed::technician(wish.lane), wish.start);
    if (const QString objection = objectionTo(held); !objection.isEmpty()) {
        verdict.work = placed.service();
        verdict.severity = Severity::Blocked;
        verdict.reason = objection;
        return verdict;
    }
    verdict.severity = severityOf(placed.severity());
    verdict.work = placed.service();
    verdict.travelIn = placed.in.travel.time;
    verdict.travelOut = placed.out.travel.time;
    if (placed.segments.size() > 1)
        verdict.segments.assign(placed.segments.begin(), placed.segments.end());
    verdict.reason = reasonOf(placed.findings);
    if (held.assists())
        judgeAssistance(held, wish, verdict);
    else
        takeAlong(*job, BoardFeed::technician(wish.lane), placed.service(), verdict);
    return verdict;
}

// Placement does not know who leads, nor that a time of one's own is a choice.
void DeskJudge::judgeAssistance(const Held &held, const DropWish &wish, Verdict &verdict) const
{
    const domain::Assignment *lead = held.record->bookedLead();
    if (lead && lead->technicianId == BoardFeed::technician(wish.lane)) {
        verdict.severity = Severity::Blocked;
        verdict.reason = tr("Leads this visit");
    } else if (lead && verdict.reason.isEmpty() && verdict.work != lead->planned()) {
        verdict.reason = tr("At a time of their own, apart from the lead");
    }
}

} // namespace fieldlane::ui::board
