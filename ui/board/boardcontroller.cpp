#include "ui/board/boardcontroller.h"
#include "ui/shared/words.h"
#include <algorithm>

namespace fieldlane::ui::board {

using chart::BarHandle;
using chart::LaneHandle;
using desk::Outcome;
using domain::OrderId;
using domain::TechnicianId;

namespace {

constexpr int tickMs = 10'000;

} // namespace

BoardController::BoardController(desk::Desk &desk, BoardView &view, BoardPrompts &prompts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_view(view)
    , m_prompts(prompts)
    , m_words(desk, QTimeZone::utc())
    , m_filler(desk, view, m_words)
    , m_judge(desk, this)
{
    m_view.setTextSource(&m_words);
    m_view.setJudge(&m_judge);
    connectView();
    m_filler.reload();
}

BoardController::~BoardController()
{
    m_view.setTextSource(nullptr);
    m_view.setJudge(nullptr);
}

void BoardController::connectView()
{
    connect(&m_view, &BoardView::moveCommitted, this, &BoardController::commit);
    connect(&m_view, &BoardView::moveRefused, this, [this](const QString &reason) {
        Q_EMIT refused(tr("The order stays where it is: %1.").arg(reason));
    });
    connect(&m_view, &BoardView::lockRequested, this, [this](BarHandle bar) { toggleLock(orderOf(bar)); });
    connect(&m_view, &BoardView::exactTimesRequested, this, [this](BarHandle bar) { schedule(orderOf(bar)); });
    connect(&m_view, &BoardView::unassignRequested, this, [this](const QSet<BarHandle> &bars) {
        for (const BarHandle bar : bars)
            unassign(orderOf(bar));
    });
    connect(&m_view, &BoardView::barActivated, this, [this](BarHandle bar) { Q_EMIT activated(orderOf(bar)); });
    connect(&m_view, &BoardView::laneActivated, this,
        [this](LaneHandle lane) { Q_EMIT technicianActivated(BoardFeed::technician(lane)); });
    connect(&m_view, &BoardView::hoveredChanged, this, [this](BarHandle bar) { Q_EMIT hovered(orderOf(bar)); });
    connect(&m_view, &BoardView::selectionChanged, this, [this] {
        m_judge.fetch(orderOf(m_view.selection().current)); // so that a drag finds it in memory
        Q_EMIT selectionChanged(selected());
    });
    connect(&m_view, &BoardView::menuRequested, this, [this](BarHandle bar, LaneHandle lane, QPoint at) {
        Q_EMIT menuRequested(orderOf(bar), BoardFeed::technician(lane), at);
    });
    connect(&m_judge, &DeskJudge::arrived, this, [this] { m_view.drag().judgeAgain(); }, Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, &BoardController::tick);
}

void BoardController::watchClock()
{
    m_timer.start(tickMs);
}

// ---- what the user decides

void BoardController::commit(const BoardMove &move)
{
    const OrderId order = m_judge.orderOf(move.subject);
    const domain::OrderRecord *record = m_desk.cachedOrder(order);
    if (!record)
        return;
    const TechnicianId technician = BoardFeed::technician(move.lane);
    Request request;
    request.command = {order, record->order.version, technician, move.start, std::nullopt, desk::Consent::None,
        m_desk.dayRevision(technician, move.start)};
    if (move.kind == BoardMove::Kind::Resize)
        request.command.work = m_judge.workUntil(move.subject, {move.lane, move.start, move.end});
    if (move.subject.orders.size() > 1)
        request.following.assign(move.subject.orders.begin() + 1, move.subject.orders.end());
    send(request);
}

void BoardController::plan(OrderId order, const SchedulePlan &plan)
{
    m_desk.fetchOrder(order, this, [this, plan](const core::Result<domain::OrderRecord> &record) {
        if (!record) {
            Q_EMIT refused(Words::error(record.error()));
            return;
        }
        Request request;
        request.command = {record->order.id, record->order.version, plan.technician, plan.start, std::nullopt,
            desk::Consent::None, m_desk.dayRevision(plan.technician, plan.start)};
        if (plan.work.count() > 0 && plan.work != record->order.duration)
            request.command.work = plan.work;
        send(request);
    });
}

void BoardController::send(const Request &request)
{
    preview(request);
    m_desk.submit(desk::SingleCommand(request.command), this, [this, request](const core::Result<Outcome> &outcome) {
        m_filler.endPreview(request.command.orderId);
        if (outcome)
            answered(request, *outcome);
        else
            Q_EMIT refused(Words::error(outcome.error()));
    });
}

void BoardController::answered(const Request &request, const Outcome &outcome)
{
    switch (outcome.status) {
    case desk::Status::Done:
        select({request.command.orderId});
        placeFollowing(request, outcome);
        break;
    case desk::Status::NeedsConsent:
        askConsent(request, outcome);
        break;
    case desk::Status::Conflict:
        askConflict(request, outcome);
        break;
    case desk::Status::Blocked:
        Q_EMIT refused(tr("This is not possible: %1").arg(outcome.placement ? findingsOf(*outcome.placement).join(u' ') : QString()));
        break;
    }
}

void BoardController::askConsent(const Request &request, const Outcome &outcome)
{
    BoardQuestion question {tr("Plan it all the same?"), tr("%1 would take the order, but:").arg(personName(request.command.technicianId)),
        outcome.placement ? findingsOf(*outcome.placement) : QStringList(), tr("Plan it"), tr("Leave it")};
    m_prompts.ask(question, this, [this, request](bool accepted) {
        if (!accepted)
            return;
        Request again = request;
        again.command.consent = desk::Consent::Given;
        send(again);
    });
}

void BoardController::askConflict(const Request &request, const Outcome &outcome)
{
    const QTimeZone &zone = m_view.scene().zone();
    const QString mine = tr("You: %1 with %2.").arg(Words::moment(request.command.start, zone, m_desk.now()), personName(request.command.technicianId));
    const QString theirs = outcome.current && outcome.current->order.version != request.command.version
        ? tr("Now in the database: %1").arg(placeText(*outcome.current))
        : tr("The day of %1 has changed meanwhile.").arg(personName(request.command.technicianId));
    BoardQuestion question {tr("Somebody was faster"), tr("The order or the day was changed by somebody else while you planned it."),
        {theirs, mine}, tr("Plan mine"), tr("Keep theirs")};
    m_prompts.ask(question, this, [this, request](bool accepted) {
        if (!accepted)
            return;
        Request again = request;
        again.command.version = 0;
        again.command.dayRevision.reset();
        send(again);
    });
}

// Orders dropped together stand one behind the other, each where it first fits after the one before.
void BoardController::placeFollowing(const Request &request, const Outcome &outcome)
{
    if (request.following.empty() || !outcome.placement)
        return;
    const OrderId next(request.following.front());
    const std::vector<qint64> rest(request.following.begin() + 1, request.following.end());
    const TechnicianId technician = request.command.technicianId;
    const core::Instant after = outcome.placement->end;
    m_desk.fetchOrder(next, this, [this, rest, technician, after](const core::Result<domain::OrderRecord> &record) {
        if (!record) {
            Q_EMIT refused(Words::error(record.error()));
            return;
        }
        const auto place = m_desk.placeEarliest(engine::jobOf(record->order), technician, after);
        if (!place) {
            Q_EMIT refused(tr("There is no room for order %1 after the others.").arg(record->order.number));
            return;
        }
        send({{record->order.id, record->order.version, technician, place->start, std::nullopt, desk::Consent::None,
                  m_desk.dayRevision(technician, place->start)},
            rest});
    });
}

void BoardController::schedule(OrderId order)
{
    m_desk.fetchOrder(order, this, [this](const core::Result<domain::OrderRecord> &record) {
        if (!record) {
            Q_EMIT refused(Words::error(record.error()));
            return;
        }
        SchedulePlan proposal;
        proposal.work = record->order.duration;
        const domain::Assignment *lead = record->lead();
        if (lead && lead->booked) {
            proposal.technician = lead->technicianId;
            proposal.start = lead->plannedStart;
        } else {
            proposal.technician = BoardFeed::technician(m_view.selection().lane);
            proposal.start = std::max(m_desk.now(), record->order.windowStart.value_or(m_desk.now()));
        }
        const OrderId id = record->order.id;
        m_prompts.schedule(record->order, proposal, this, [this, id](const SchedulePlan &answer) { plan(id, answer); });
    });
}

void BoardController::run(const desk::SingleCommand &command)
{
    m_desk.submit(command, this, [this](const core::Result<Outcome> &outcome) {
        if (!outcome)
            Q_EMIT refused(Words::error(outcome.error()));
        else if (outcome->status == desk::Status::Conflict)
            Q_EMIT refused(tr("Somebody else changed order %1 meanwhile; please look at it again.").arg(outcome->current ? outcome->current->order.number : QString()));
    });
}

void BoardController::unassign(OrderId order)
{
    const domain::PlannedWork *work = m_desk.board().findOrder(order);
    if (!work)
        return;
    desk::StepOrder step;
    step.orderId = order;
    step.version = work->orderVersion;
    step.action = domain::OrderAction::Unassign;
    run(step);
}

void BoardController::toggleLock(OrderId order)
{
    const domain::PlannedWork *work = m_desk.board().findOrder(order);
    if (!work)
        return;
    const bool locked = work->assignment.lockPerson || work->assignment.lockTime;
    run(desk::LockOrder {order, work->orderVersion, {!locked, !locked}});
}

void BoardController::place(const std::vector<OrderId> &orders)
{
    std::vector<qint64> ids;
    for (const OrderId order : orders)
        ids.push_back(order.value());
    if (!ids.empty())
        m_view.placeByKeyboard(ids);
}

// ---- what is under way

void BoardController::preview(const Request &request)
{
    const OrderId order = request.command.orderId;
    const domain::OrderRecord *record = m_desk.cachedOrder(order);
    if (!record)
        return;
    const domain::Assignment *lead = record->lead();
    engine::Job job = engine::jobOf(record->order, lead && lead->booked ? lead : nullptr);
    job.work = request.command.work.value_or(job.work);
    const engine::Placement placed = m_desk.place(job, request.command.technicianId, request.command.start);
    chart::Bar bar;
    const chart::Bar *shown = m_view.scene().store().find(barOf(order));
    if (shown)
        bar = *shown;
    bar.handle = shown ? bar.handle : BoardFeed::previewOf(order);
    bar.state = shown ? bar.state : quint8(BarLook::Planned);
    bar.plannedStart = placed.start;
    bar.plannedEnd = placed.end;
    bar.travelSeconds = qint32(placed.in.travel.time.count() / 1000);
    bar.flags |= chart::Pending;
    m_filler.preview(order, request.command.technicianId, bar);
}

// ---- words and ids

QStringList BoardController::findingsOf(const engine::Placement &placement) const
{
    QStringList lines;
    for (const rules::Finding &finding : placement.findings) {
        if (finding.severity >= rules::Severity::Ask)
            lines << Words::finding(finding, m_view.scene().zone());
    }
    return lines;
}

QString BoardController::personName(TechnicianId id) const
{
    const domain::Technician *technician = m_desk.catalog().technician(id);
    return technician ? technician->name : QString();
}

QString BoardController::placeText(const domain::OrderRecord &record) const
{
    const domain::Assignment *lead = record.lead();
    if (!lead || !lead->booked)
        return tr("%1, with nobody.", "state of an order").arg(Words::state(record.order.state));
    return tr("%1, %2 with %3.", "state, time, technician").arg(Words::state(record.order.state),
        Words::moment(lead->plannedStart, m_view.scene().zone(), m_desk.now()), personName(lead->technicianId));
}

OrderId BoardController::orderOf(BarHandle bar) const
{
    const domain::PlannedWork *work = m_desk.board().find(BoardFeed::assignment(bar));
    return work ? work->assignment.orderId : BoardFeed::orderOfPreview(bar);
}

BarHandle BoardController::barOf(OrderId order) const
{
    const domain::PlannedWork *work = m_desk.board().findOrder(order);
    return work ? BoardFeed::handle(work->assignment.id) : BarHandle();
}

void BoardController::select(const std::vector<OrderId> &orders)
{
    QSet<BarHandle> bars;
    for (const OrderId order : orders) {
        if (const BarHandle bar = barOf(order); bar.isValid())
            bars.insert(bar);
    }
    if (bars == m_view.selection().bars)
        return;
    if (bars.size() == 1)
        m_view.choose(*bars.begin());
    else
        m_view.chooseAll(bars);
}

std::vector<OrderId> BoardController::selected() const
{
    std::vector<OrderId> orders;
    for (const BarHandle bar : m_view.selection().bars) {
        if (const OrderId order = orderOf(bar); order.isValid())
            orders.push_back(order);
    }
    std::sort(orders.begin(), orders.end());
    orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
    return orders;
}

void BoardController::hover(OrderId order)
{
    m_view.setHovered(barOf(order));
}

} // namespace fieldlane::ui::board
