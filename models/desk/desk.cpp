#include "desk/desk.h"
#include "core/zone.h"
#include "desk/access.h"
#include "desk/backend.h"
#include "desk/lanes.h"
#include "store/eventrepository.h"
#include "store/orderrepository.h"
#include <algorithm>
#include <QUuid>

namespace fieldlane::desk {

using core::Error;
using core::Result;
using domain::OrderId;
using domain::TechnicianId;

struct Desk::Delta
{
    Outcome outcome;
    BoardDelta board;
};

namespace {

/// The order a command is about, when it is about one that exists.
OrderId orderOf(const Command &command)
{
    const auto *single = std::get_if<SingleCommand>(&command);
    if (!single)
        return {};
    return std::visit(
        []<class T>(const T &c) {
            if constexpr (requires { c.orderId; })
                return c.orderId;
            else if constexpr (requires { c.base; })
                return c.base.id;
            else
                return OrderId();
        },
        *single);
}

/// Judged against the version that a just answered command left behind.
void setVersion(Command &command, qint64 version)
{
    if (auto *single = std::get_if<SingleCommand>(&command)) {
        std::visit(
            [version]<class T>(T &c) {
                if constexpr (requires { c.orderId; c.version; })
                    c.version = version;
                else if constexpr (requires { c.base; })
                    c.base.version = version;
            },
            *single);
    }
}

store::Connection::Access accessOf(Desk::Access access)
{
    switch (access) {
    case Desk::Access::ReadOnly:
        return store::Connection::Access::ReadOnly;
    case Desk::Access::ReadWrite:
        return store::Connection::Access::ReadWrite;
    case Desk::Access::Create:
        break;
    }
    return store::Connection::Access::Create;
}

/// Everything a desk loads at its start.
struct Loaded
{
    Catalog catalog;
    domain::Viewer viewer;
    std::vector<domain::PlannedWork> work;
    BoardDelta delta;
    std::vector<store::CommandRow> commands;
};

domain::Viewer nobody(const Desk::Options &options)
{
    domain::Viewer viewer;
    viewer.login = options.actor;
    viewer.permissions = options.permissions;
    return viewer;
}

Result<Loaded> loadAll(Backend &backend, core::TimeSpan window, const Desk::Options &options, core::Instant now)
{
    constexpr int undoDepth = 400;
    store::Connection &connection = *backend.connection;
    FIELDLANE_TRY(backend.feed.start());
    FIELDLANE_ASSIGN(catalog, Catalog::load(connection));
    FIELDLANE_ASSIGN(viewer, logIn(connection, catalog, options.logIn, nobody(options), now));
    FIELDLANE_ASSIGN(work, store::BoardRepository(connection).inSpan(window));
    FIELDLANE_ASSIGN(delta, readDelta(backend, {}, {}, window));
    FIELDLANE_ASSIGN(commands, store::CommandRepository(connection).newest(viewer.login, undoDepth));
    std::reverse(commands.begin(), commands.end());
    return Loaded {std::move(catalog), std::move(viewer), std::move(work), std::move(delta), std::move(commands)};
}

} // namespace

Desk::Desk(const Options &options, const core::Clock &clock)
    : m_options(options)
    , m_clock(clock)
    , m_worker(std::make_unique<core::Worker>(QStringLiteral("database"), options.mode))
{
    connect(&m_timer, &QTimer::timeout, this, &Desk::poll);
}

Desk::~Desk()
{
    // The connection must close on the thread that opened it.
    m_worker->runBlocking([this] { m_backend.reset(); });
}

Result<std::unique_ptr<Desk>> Desk::open(const Options &options, const core::Clock &clock)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(options.database));
    std::unique_ptr<Desk> desk(new Desk(options, clock));
    desk->m_databaseName = url.display();
    std::optional<Error> failure;
    desk->m_worker->runBlocking([&] {
        auto connection = store::Connection::open(url, accessOf(options.access));
        if (connection)
            desk->m_backend = std::make_unique<Backend>(std::move(*connection));
        else
            failure = connection.error();
    });
    if (failure)
        return *failure;
    FIELDLANE_TRY(desk->load());
    return desk;
}

Result<void> Desk::load()
{
    const core::TimeSpan window {now() - m_options.past, now() + m_options.ahead};
    std::optional<Result<Loaded>> loaded;
    m_worker->runBlocking([&] { loaded = loadAll(*m_backend, window, m_options, now()); });
    if (!*loaded)
        return loaded->error();
    m_catalog = std::move((*loaded)->catalog);
    m_viewer = std::move((*loaded)->viewer);
    m_board.reset(window, std::move((*loaded)->work));
    m_undoStack = UndoStack::replay((*loaded)->commands);
    for (const auto &r : (*loaded)->delta.revisions)
        m_board.setRevision(r.technicianId, QDate::fromJulianDay(r.julianDay), r.revision);
    Q_EMIT boardReset();
    return {};
}

store::Connection &Desk::connection()
{
    return *m_backend->connection;
}

engine::PlacementContext Desk::placementContext() const
{
    return {m_policy, geo::TravelModel(), now()};
}

void Desk::submit(const Command &command, QObject *context, Done done)
{
    const OrderId order = orderOf(command);
    if (order.isValid() && m_pending.count(order) > 0)
        m_waiting.push_back({order, {command, context, std::move(done)}});
    else
        send(command, context, std::move(done), UndoRole::Ordinary);
}

void Desk::send(const Command &command, QObject *context, Done done, UndoRole role)
{
    const OrderId order = orderOf(command);
    if (order.isValid()) {
        m_pending.insert(order);
        Q_EMIT pendingChanged();
    }
    CommandContext meta {
        QUuid::createUuid().toString(QUuid::WithoutBraces), m_viewer, now(), m_policy};
    const core::TimeSpan window = m_board.span();
    m_worker->run(
        [this, command, meta, window](const core::StopToken &) -> Result<Delta> {
            FIELDLANE_ASSIGN(outcome, m_backend->processor.apply(command, meta));
            Delta delta;
            if (outcome.isDone()) {
                FIELDLANE_ASSIGN(board, readDelta(*m_backend, outcome.orders, outcome.technicians, window));
                delta.board = std::move(board);
                if (outcome.catalogue || outcome.orders.empty()) {
                    FIELDLANE_ASSIGN(catalog, Catalog::load(*m_backend->connection));
                    delta.board.catalog = std::move(catalog);
                }
            }
            delta.outcome = std::move(outcome);
            return delta;
        },
        this,
        [this, order, role, receiver = QPointer<QObject>(context), done = std::move(done)](const Result<Delta> &result) {
            answered(result, order, role);
            if (receiver && done)
                done(result ? Result<Outcome>(result->outcome) : Result<Outcome>(result.error()));
            sendWaiting(order);
        });
}

void Desk::answered(const Result<Delta> &result, OrderId order, UndoRole role)
{
    if (m_pending.erase(order) > 0)
        Q_EMIT pendingChanged();
    const bool isDone = result && result->outcome.isDone();
    if (isDone) {
        take(*result);
        const Outcome &o = result->outcome;
        const UndoStack::Entry entry {o.commandId, o.name, o.subject};
        if (role == UndoRole::Undo)
            m_undoStack.undone(entry);
        else if (role == UndoRole::Redo)
            m_undoStack.redone(entry);
        else if (o.undoable)
            m_undoStack.push(entry);
    } else if (role == UndoRole::Undo) {
        m_undoStack.dropUndo(); // what is under it may still be undone
    } else if (role == UndoRole::Redo) {
        m_undoStack.dropRedo();
    }
    if (isDone || role != UndoRole::Ordinary)
        Q_EMIT undoChanged();
}

void Desk::sendWaiting(OrderId order)
{
    const auto next = std::find_if(
        m_waiting.begin(), m_waiting.end(), [&](const auto &waiting) { return waiting.first == order; });
    if (next == m_waiting.end())
        return;
    Waiting waiting = std::move(next->second);
    m_waiting.erase(next);
    if (const domain::PlannedWork *w = m_board.findOrder(order))
        setVersion(waiting.command, w->orderVersion);
    else
        setVersion(waiting.command, 0);
    send(waiting.command, waiting.context, std::move(waiting.done), UndoRole::Ordinary);
}

void Desk::take(const Delta &delta)
{
    std::set<TechnicianId> lanes = delta.board.technicians;
    std::set<OrderId> orders;
    for (const auto &[order, work] : delta.board.work) {
        lanes.merge(m_board.replaceOrder(order, work));
        m_orders.erase(order);
        orders.insert(order);
    }
    for (const auto &r : delta.board.revisions)
        m_board.setRevision(r.technicianId, QDate::fromJulianDay(r.julianDay), r.revision);
    if (delta.board.catalog) {
        m_catalog = *delta.board.catalog;
        refreshViewer();
        if (delta.outcome.catalogue)
            Q_EMIT catalogChanged();
    }
    if (!lanes.empty())
        Q_EMIT lanesChanged(lanes);
    if (!orders.empty())
        Q_EMIT ordersChanged(orders);
}

void Desk::refreshViewer()
{
    const auto fresh = viewerNow(m_viewer, m_catalog);
    if (fresh) {
        m_viewer = *fresh;
    } else { // shut out while logged in: sees and may do nothing more
        m_viewer.permissions = {};
        m_viewer.scope = domain::DataScope::Own;
        m_viewer.units.clear();
        Q_EMIT failed(fresh.error());
    }
    Q_EMIT viewerChanged();
}

void Desk::undo(QObject *context, Done done)
{
    if (const UndoStack::Entry *entry = m_undoStack.undo())
        send(Undo {entry->commandId}, context, std::move(done), UndoRole::Undo);
}

void Desk::redo(QObject *context, Done done)
{
    if (const UndoStack::Entry *entry = m_undoStack.redo())
        send(Undo {entry->commandId}, context, std::move(done), UndoRole::Redo);
}

void Desk::fetchOrder(OrderId id, QObject *context, std::function<void(const Result<domain::OrderRecord> &)> done)
{
    if (const domain::OrderRecord *known = cachedOrder(id)) {
        done(*known);
        return;
    }
    read<domain::OrderRecord>([id](store::Connection &c) { return store::OrderRepository(c).byId(id); }, context,
        [this, id, done](Result<domain::OrderRecord> record) {
            constexpr size_t most = 500;
            if (m_orders.size() >= most)
                m_orders.clear();
            if (record)
                m_orders.insert_or_assign(id, *record);
            done(record);
        });
}

const domain::OrderRecord *Desk::cachedOrder(OrderId id) const
{
    const auto it = m_orders.find(id);
    return it == m_orders.end() ? nullptr : &it->second;
}

void Desk::fetchStory(
    OrderId id, QObject *context, std::function<void(const Result<std::vector<domain::Event>> &)> done)
{
    read<std::vector<domain::Event>>(
        [id](store::Connection &c) { return store::EventRepository(c).of(QStringLiteral("order"), id.value()); }, context,
        done);
}

engine::Lane Desk::lane(TechnicianId technician, core::TimeSpan span) const
{
    const domain::Technician *t = m_catalog.technician(technician);
    return t ? laneOf(*t, m_catalog, m_board.lane(technician), span, now()) : engine::Lane();
}

engine::Placement Desk::place(const engine::Job &job, TechnicianId technician, core::Instant start) const
{
    return engine::place(job, lane(technician, placementSpan(start)), start, placementContext());
}

std::optional<engine::Placement> Desk::placeEarliest(
    const engine::Job &job, TechnicianId technician, core::Instant notBefore) const
{
    return engine::placeEarliest(job, lane(technician, rankingSpan(notBefore)), notBefore, placementContext());
}

std::vector<engine::Candidate> Desk::rank(const engine::Job &job) const
{
    std::vector<engine::Lane> lanes;
    for (const domain::Technician &t : m_catalog.technicians()) {
        if (t.active)
            lanes.push_back(lane(t.id, rankingSpan(now())));
    }
    return engine::rank(job, lanes, placementContext());
}

qint64 Desk::dayRevision(TechnicianId technician, core::Instant start) const
{
    const domain::Technician *t = m_catalog.technician(technician);
    const QTimeZone zone = t ? core::zoneOf(t->zone) : QTimeZone();
    return zone.isValid() ? m_board.revision(technician, core::localDay(zone, start)) : 0;
}

void Desk::poll()
{
    const core::TimeSpan window = m_board.span();
    m_worker->run(
        [this, window](const core::StopToken &) -> Result<Delta> {
            FIELDLANE_ASSIGN(changes, m_backend->feed.poll());
            Delta delta;
            if (changes.isEmpty())
                return delta;
            for (const qint64 id : changes.orders)
                delta.outcome.orders.insert(OrderId(id));
            for (const qint64 id : changes.technicians)
                delta.outcome.technicians.insert(TechnicianId(id));
            FIELDLANE_ASSIGN(board, readDelta(*m_backend, delta.outcome.orders, delta.outcome.technicians, window));
            delta.board = std::move(board);
            delta.outcome.catalogue = changes.catalogue;
            if (changes.catalogue || !changes.technicians.empty()) {
                m_backend->processor.forgetCatalog();
                FIELDLANE_ASSIGN(catalog, Catalog::load(*m_backend->connection));
                delta.board.catalog = std::move(catalog);
            }
            return delta;
        },
        this,
        [this](const Result<Delta> &result) {
            if (result)
                take(*result);
            else
                Q_EMIT failed(result.error());
        });
}

void Desk::watch(core::Duration interval)
{
    m_timer.start(int(interval.count()));
}

} // namespace fieldlane::desk
