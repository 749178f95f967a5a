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
    , m_assistants(desk, prompts)
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
        Q_EMIT refused(tr("Nothing has changed. %1.", "what speaks against the place").arg(reason));
    });
    connect(&m_view, &BoardView::lockRequested, this, [this](BarHandle bar) { toggleLock(orderOf(bar)); });
    connect(&m_view, &BoardView::exactTimesRequested, this, [this](BarHandle bar) { schedule(orderOf(bar)); });
    connect(&m_view, &BoardView::unassignRequested, this, [this](const QSet<BarHandle> &bars) {
        std::vector<OrderId> orders;
        for (const BarHandle bar : bars)
            orders.push_back(orderOf(bar));
        unassignAll(orders);
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
    connect(&m_assistants, &AssistFlow::refused, this, &BoardController::refused);
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
    if (DeskJudge::isGroup(move.subject)) {
        commitGroup(move);
        return;
    }
    if (const auto assistance = m_judge.assistance(move.subject, {move.lane, move.start, move.end})) {
        m_assistants.replace(BoardFeed::technician(move.fromLane), *assistance);
        return;
    }
    const OrderId order = m_judge.orderOf(move.subject);
    const domain::OrderRecord *record = m_desk.cachedOrder(order);
    if (!record)
        return;
    const TechnicianId technician = BoardFeed::technician(move.lane);
    desk::PlanOrder plan {order, record->order.version, technician, move.start, std::nullopt, desk::Consent::None,
        m_desk.dayRevision(technician, move.start)};
    if (move.kind == BoardMove::Kind::Resize)
        plan.work = m_judge.workUntil(move.subject, {move.lane, move.start, move.end});
    send({{plan}});
}

void BoardController::commitGroup(const BoardMove &move)
{
    const auto wishes = m_judge.wishes(move.subject, {move.lane, move.start, std::nullopt});
    if (!wishes)
        return;
    const auto placements = m_desk.placeAll(*wishes);
    Request request {{}, move.kind == BoardMove::Kind::Place ? QStringLiteral("planOrders") : QStringLiteral("moveOrders")};
    for (size_t i = 0; i < wishes->size(); ++i) {
        const desk::Desk::Wish &wish = (*wishes)[i];
        const domain::OrderRecord *record = m_desk.cachedOrder(wish.job.orderId);
        if (!record || !placements[i])
            return;
        request.plans.push_back({wish.job.orderId, record->order.version, wish.technician, placements[i]->start, std::nullopt,
            desk::Consent::None, m_desk.dayRevision(wish.technician, placements[i]->start)});
    }
    send(request);
}

void BoardController::plan(OrderId order, const SchedulePlan &plan)
{
    m_desk.fetchOrder(order, this, [this, plan](const core::Result<domain::OrderRecord> &record) {
        if (!record) {
            Q_EMIT refused(Words::error(record.error()));
            return;
        }
        desk::PlanOrder command {record->order.id, record->order.version, plan.technician, plan.start, std::nullopt,
            desk::Consent::None, m_desk.dayRevision(plan.technician, plan.start)};
        if (plan.work.count() > 0 && plan.work != record->order.duration)
            command.work = plan.work;
        send({{command}});
    });
}

void BoardController::send(const Request &request)
{
    preview(request);
    desk::Command command = desk::SingleCommand(request.plans.front());
    if (request.plans.size() > 1)
        command = desk::Batch {request.name, {request.plans.begin(), request.plans.end()}, QString::number(request.plans.size()), {}};
    m_desk.submit(command, this, [this, request](const core::Result<Outcome> &outcome) {
        for (const desk::PlanOrder &plan : request.plans)
            m_filler.endPreview(plan.orderId);
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
    {
        std::vector<OrderId> orders;
        for (const desk::PlanOrder &plan : request.plans)
            orders.push_back(plan.orderId);
        select(orders);
        break;
    }
    case desk::Status::NeedsConsent:
        askConsent(request, outcome);
        break;
    case desk::Status::Conflict:
        askConflict(request, outcome);
        break;
    case desk::Status::Blocked:
        Q_EMIT refused(tr("This is not possible: %1").arg(findingsOf(outcome).join(u' ')));
        break;
    }
}

void BoardController::askConsent(const Request &request, const Outcome &outcome)
{
    const Question question {tr("Plan it all the same?"), tr("%1 would take it, but:").arg(personName(request.plans.front().technicianId)),
        findingsOf(outcome), tr("Plan it"), tr("Leave it")};
    m_prompts.ask(question, this, [this, request](bool accepted) {
        if (!accepted)
            return;
        Request again = request;
        for (desk::PlanOrder &plan : again.plans)
            plan.consent = desk::Consent::Given;
        send(again);
    });
}

void BoardController::askConflict(const Request &request, const Outcome &outcome)
{
    const QTimeZone &zone = m_view.scene().zone();
    const OrderId order = outcome.current ? outcome.current->order.id : OrderId();
    const auto about = std::find_if(request.plans.begin(), request.plans.end(), [order](const auto &plan) { return plan.orderId == order; });
    const desk::PlanOrder &asked = about == request.plans.end() ? request.plans.front() : *about;
    const QString mine = tr("You: %1 with %2.").arg(Words::moment(asked.start, zone, m_desk.now()), personName(asked.technicianId));
    const QString theirs = outcome.current && outcome.current->order.version != asked.version
        ? tr("Now in the database: %1").arg(placeText(*outcome.current))
        : tr("The day of %1 has changed meanwhile.").arg(personName(asked.technicianId));
    const Question question {tr("Somebody was faster"), tr("The order or the day was changed by somebody else while you planned it."),
        {theirs, mine}, tr("Plan mine"), tr("Keep theirs")};
    m_prompts.ask(question, this, [this, request](bool accepted) {
        if (!accepted)
            return;
        Request again = request;
        for (desk::PlanOrder &plan : again.plans) {
            plan.version = 0;
            plan.dayRevision.reset();
        }
        send(again);
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
        if (const domain::Assignment *lead = record->bookedLead()) {
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

void BoardController::assist(OrderId order)
{
    m_desk.fetchOrder(order, this, [this](const core::Result<domain::OrderRecord> &record) {
        if (record)
            m_prompts.assistants(*record, m_assistants);
        else
            Q_EMIT refused(Words::error(record.error()));
    });
}

void BoardController::run(const desk::Command &command)
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
    unassignAll({order});
}

void BoardController::unassignAll(const std::vector<OrderId> &orders)
{
    std::vector<desk::SingleCommand> steps;
    for (const OrderId order : orders) {
        const domain::PlannedWork *work = m_desk.board().findOrder(order);
        if (work)
            steps.push_back(desk::StepOrder {order, work->orderVersion, domain::OrderAction::Unassign, {}, {}, {}});
    }
    if (steps.size() == 1)
        run(steps.front());
    else if (!steps.empty())
        run(desk::Batch {QStringLiteral("unassignOrders"), steps, QString::number(steps.size()), {}});
}

void BoardController::toggleLock(OrderId order)
{
    const domain::PlannedWork *work = m_desk.board().findOrder(order);
    if (!work)
        return;
    const bool locked = work->assignment.lockPerson || work->assignment.lockTime;
    run(desk::SingleCommand(desk::LockOrder {order, work->orderVersion, {!locked, !locked}}));
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
    std::vector<desk::Desk::Wish> wishes;
    for (const desk::PlanOrder &plan : request.plans) {
        const domain::OrderRecord *record = m_desk.cachedOrder(plan.orderId);
        if (!record)
            return;
        engine::Job job = engine::jobOf(*record);
        job.work = plan.work.value_or(job.work);
        wishes.push_back({job, plan.technicianId, plan.start, {}});
    }
    const auto placements = m_desk.placeAll(wishes);
    for (size_t i = 0; i < wishes.size(); ++i) {
        const OrderId order = wishes[i].job.orderId;
        const chart::Bar *shown = m_view.scene().store().find(barOf(order));
        chart::Bar bar = shown ? *shown : chart::Bar {};
        bar.handle = shown ? bar.handle : BoardFeed::previewOf(order);
        bar.state = shown ? bar.state : quint8(BarLook::Planned);
        bar.plannedStart = placements[i]->start;
        bar.plannedEnd = placements[i]->end;
        bar.travelSeconds = qint32(placements[i]->in.travel.time.count() / 1000);
        bar.flags |= chart::Pending;
        m_filler.preview(order, wishes[i].technician, bar);
    }
}

// ---- words and ids

QStringList BoardController::findingsOf(const Outcome &outcome) const
{
    QStringList lines;
    for (const auto &[order, placement] : outcome.asked) {
        const domain::OrderRecord *record = m_desk.cachedOrder(order);
        for (const QString &line : findingsOf(placement)) //: %1 is an order's number, %2 a sentence about it
            lines << tr("%1: %2").arg(record ? record->order.number : QString(), line);
    }
    return lines.isEmpty() && outcome.placement ? findingsOf(*outcome.placement) : lines;
}

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
    const domain::Assignment *lead = record.bookedLead();
    if (!lead)
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

void BoardController::propose(const std::vector<Proposed> &moves)
{
    std::vector<BoardProposal> ghosts;
    for (const Proposed &move : moves) {
        const BarHandle present = move.present.isValid() ? BoardFeed::handle(move.present) : BarHandle();
        ghosts.push_back({BoardFeed::handle(move.technician), move.work, move.travelIn, move.label, present});
    }
    m_view.setProposals(std::move(ghosts));
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
