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
    if (!subject.orders.empty())
        return domain::OrderId(subject.orders.front());
    const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(subject.bar));
    return work ? work->assignment.orderId : domain::OrderId();
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

std::optional<engine::Job> DeskJudge::jobOf(const DragSubject &subject) const
{
    const domain::OrderId id = orderOf(subject);
    const domain::OrderRecord *record = m_desk.cachedOrder(id);
    if (!record) {
        fetch(id);
        record = m_desk.cachedOrder(id);
    }
    if (!record)
        return std::nullopt;
    const domain::Assignment *lead = record->lead();
    return engine::jobOf(record->order, lead && lead->booked ? lead : nullptr);
}

// What placement does not know: the lifecycle, and who goes along with whom.
QString DeskJudge::objectionTo(const DragSubject &subject) const
{
    const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(subject.bar));
    if (work && work->assignment.role == domain::AssignmentRole::Assistant)
        return tr("Assistants move with the lead");
    const domain::OrderRecord *record = m_desk.cachedOrder(orderOf(subject));
    if (!record)
        return {};
    const domain::Assignment *lead = record->lead();
    const bool booked = lead && lead->booked;
    const auto step = domain::transition(record->order.state, booked ? domain::OrderAction::Reassign : domain::OrderAction::Assign);
    if (!step)
        return Words::state(record->order.state);
    return m_desk.viewer().permissions.has(step->permission) ? QString() : tr("No permission");
}

std::optional<core::Duration> DeskJudge::workUntil(const DragSubject &subject, const DropWish &wish) const
{
    std::optional<engine::Job> job = jobOf(subject);
    if (!job || !wish.end)
        return std::nullopt;
    job->work = std::max<core::Duration>(*wish.end - wish.start, shortestWork);
    const core::Duration over = m_desk.place(*job, BoardFeed::technician(wish.lane), wish.start).end - *wish.end;
    return std::max<core::Duration>(job->work - std::max(over, core::Duration(0)), shortestWork);
}

std::optional<engine::Placement> DeskJudge::placement(const DragSubject &subject, const DropWish &wish) const
{
    std::optional<engine::Job> job = jobOf(subject);
    if (!job)
        return std::nullopt;
    if (const auto work = workUntil(subject, wish))
        job->work = *work;
    return m_desk.place(*job, BoardFeed::technician(wish.lane), wish.start);
}

Verdict DeskJudge::judge(const DragSubject &subject, const DropWish &wish) const
{
    Verdict verdict;
    const std::optional<engine::Placement> placed = placement(subject, wish);
    if (!placed) {
        verdict.work = {wish.start, wish.end.value_or(wish.start + core::hours(1))};
        verdict.severity = Severity::Blocked;
        verdict.reason = tr("The order is still being read.");
        return verdict;
    }
    if (const QString objection = objectionTo(subject); !objection.isEmpty()) {
        verdict.work = placed->service();
        verdict.severity = Severity::Blocked;
        verdict.reason = objection;
        return verdict;
    }
    verdict.severity = severityOf(placed->severity());
    verdict.work = placed->service();
    verdict.travelIn = placed->in.travel.time;
    verdict.travelOut = placed->out.travel.time;
    if (placed->segments.size() > 1)
        verdict.segments = placed->segments;
    verdict.reason = reasonOf(placed->findings);
    if (subject.orders.size() > 1 && verdict.reason.isEmpty())
        verdict.reason = tr("%n more orders follow after it.", nullptr, int(subject.orders.size()) - 1);
    return verdict;
}

} // namespace fieldlane::ui::board
