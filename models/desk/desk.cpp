#include "desk/desk.h"
#include "core/zone.h"
#include "desk/access.h"
#include "desk/backend.h"
#include "desk/commandorders.h"
#include "desk/opening.h"
#include "store/eventrepository.h"
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

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
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

bool hasSameSight(const domain::Viewer &a, const domain::Viewer &b)
{
    return a.scope == b.scope && a.units == b.units && a.technician == b.technician && a.claimPools == b.claimPools
        && a.managedPools == b.managedPools;
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
    // A console shows today as soon as it can and reads the other days behind it; a program looks at all of them.
    const core::TimeSpan home = BoardWindow::homeOf(now(), m_options.past, m_options.ahead);
    const bool isConsole = m_options.mode == core::Worker::Mode::Threaded;
    const core::TimeSpan window = isConsole ? BoardWindow::firstOf(now()).intersected(home) : home;
    std::optional<Result<Loaded>> loaded;
    m_worker->runBlocking([&] { loaded = loadAll(*m_backend, window, m_options, now()); });
    if (!*loaded)
        return loaded->error();
    m_catalog = std::move((*loaded)->catalog);
    m_viewer = std::move((*loaded)->viewer);
    m_undoStack = UndoStack::replay((*loaded)->commands);
    takeBoard(window, std::move((*loaded)->delta));
    if (isConsole)
        followBoard({now(), now()});
    return {};
}

void Desk::takeBoard(core::TimeSpan days, BoardDelta &&delta)
{
    m_board.reset(days, std::move(delta.loaded));
    m_takenFor = {};
    for (const auto &r : delta.revisions)
        m_board.setRevision(r.technicianId, QDate::fromJulianDay(r.julianDay), r.revision);
    takeTaken(delta);
    Q_EMIT boardReset();
}

std::set<TechnicianId> Desk::takeTaken(const BoardDelta &delta)
{
    if (!delta.taken)
        return {};
    m_takenFor = delta.taken->readFor;
    return m_board.setTaken(delta.taken->times);
}

// The person who works here sees other orders than before.
void Desk::reload()
{
    m_loadStop.abandon();
    m_loading = {};
    m_orders.clear();
    const core::TimeSpan home = BoardWindow::homeOf(now(), m_options.past, m_options.ahead);
    read<BoardDelta>(
        [this, home, viewer = m_viewer](store::Connection &) { return readDays(*m_backend, viewer, home, {}, {}); }, this,
        [this, home](Result<BoardDelta> delta) {
            if (!delta) {
                Q_EMIT failed(delta.error());
                return;
            }
            takeBoard(home, std::move(*delta));
            if (m_window.seen.length() > core::Duration::zero())
                followBoard(m_window.seen, m_far);
        });
}

void Desk::followBoard(core::TimeSpan seen, Far far)
{
    m_window = {BoardWindow::homeOf(now(), m_options.past, m_options.ahead), seen};
    m_far = far;
    if (!m_loading.isEmpty() && m_window.keep().covers(m_loading.hull()))
        return; // its answer asks for the next days
    const auto days = m_window.next(m_board.loaded());
    if (!days)
        return;
    m_loadStop.abandon(); // the sight went elsewhere meanwhile
    m_loading = core::SpanSet(*days);
    m_loadStop = read<BoardDelta>(
        [this, days = *days, viewer = m_viewer, loaded = m_board.loaded(), known = m_takenFor](store::Connection &) {
            return readDays(*m_backend, viewer, days, loaded, known);
        },
        this,
        [this, days = *days](Result<BoardDelta> delta) {
            m_loading = {};
            if (delta)
                takeDays(days, std::move(*delta));
            else
                Q_EMIT failed(delta.error());
        });
}

void Desk::takeDays(core::TimeSpan days, BoardDelta &&delta)
{
    std::set<TechnicianId> lanes = m_board.add(days, std::move(delta.loaded));
    if (m_far == Far::Drop)
        lanes.merge(m_board.keepOnly(m_window.keep()));
    for (const auto &r : delta.revisions)
        m_board.setRevision(r.technicianId, QDate::fromJulianDay(r.julianDay), r.revision);
    lanes.merge(takeTaken(delta));
    Q_EMIT boardMoved(lanes);
    followBoard(m_window.seen, m_far);
}

store::Connection &Desk::connection()
{
    return *m_backend->connection;
}

BoardPlacement Desk::placing() const
{
    return {m_catalog, m_board, m_lanes, placementContext(m_catalog, now())};
}

void Desk::submit(const Command &command, QObject *context, Done done)
{
    const std::vector<OrderId> orders = ordersOf(command);
    if (m_queue.isBusy(orders))
        m_queue.wait({orders, command, context, std::move(done)});
    else
        send(command, context, std::move(done), UndoRole::Ordinary, commandIdFor(command));
}

QString Desk::commandIdFor(const Command &command)
{
    const auto *batch = std::get_if<Batch>(&command);
    return batch && !batch->series.isEmpty() ? UndoStack::partOf(batch->series, ++m_parts) : newUuid();
}

void Desk::send(const Command &command, QObject *context, Done done, UndoRole role, const QString &commandId)
{
    const std::vector<OrderId> orders = ordersOf(command);
    if (!orders.empty()) {
        m_queue.sent(orders);
        Q_EMIT pendingChanged();
    }
    CommandContext meta {commandId, m_viewer, now()};
    m_worker->run(
        [this, command, meta, loaded = m_board.loaded()](const core::StopToken &) -> Result<Delta> {
            FIELDLANE_TRY(m_backend->connection->reopenIfLost());
            FIELDLANE_ASSIGN(outcome, m_backend->processor.apply(command, meta));
            Delta delta;
            if (outcome.isDone()) {
                FIELDLANE_ASSIGN(board, readDelta(*m_backend, meta.viewer, outcome.orders, outcome.technicians, loaded));
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
        [this, orders, role, receiver = QPointer<QObject>(context), done = std::move(done)](const Result<Delta> &result) {
            answered(result, orders, role);
            if (receiver && done)
                done(result ? Result<Outcome>(result->outcome) : Result<Outcome>(result.error()));
            sendWaiting();
        });
}

void Desk::answered(const Result<Delta> &result, const std::vector<OrderId> &orders, UndoRole role)
{
    m_queue.answered(orders);
    if (!orders.empty())
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

void Desk::sendWaiting()
{
    while (auto waiting = m_queue.next()) {
        setVersions(waiting->command, m_board);
        send(waiting->command, waiting->context, std::move(waiting->done), UndoRole::Ordinary, commandIdFor(waiting->command));
    }
}

/// What waits for it knows where it lies, and what it waits for as well.
void Desk::forgetOrder(OrderId id)
{
    std::erase_if(m_orders, [id](const auto &known) {
        const domain::OrderRecord &record = known.second;
        const auto isIt = [id](const domain::RelatedOrder &other) { return other.id == id; };
        return known.first == id || (record.predecessor && isIt(*record.predecessor))
            || std::any_of(record.successors.begin(), record.successors.end(), isIt);
    });
}

void Desk::take(const Delta &delta)
{
    std::set<TechnicianId> lanes = delta.board.technicians;
    std::set<OrderId> orders;
    for (const auto &[order, work] : delta.board.work) {
        lanes.merge(m_board.replaceOrder(order, work));
        forgetOrder(order);
        orders.insert(order);
    }
    for (const auto &r : delta.board.revisions)
        m_board.setRevision(r.technicianId, QDate::fromJulianDay(r.julianDay), r.revision);
    lanes.merge(takeTaken(delta.board));
    if (delta.board.catalog) {
        m_catalog = *delta.board.catalog;
        m_lanes.forgetCalendars();
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
    const domain::Viewer before = m_viewer;
    const auto fresh = viewerNow(m_viewer, m_catalog);
    m_shutOut = fresh ? QString() : fresh.error().detail;
    if (fresh)
        m_viewer = *fresh;
    else // sees and may do nothing more, until an administrator lets the person in again
        m_viewer = {before.person, before.login, {}, {}, domain::DataScope::Own, {}, {}, {}};
    if (m_viewer == before)
        return;
    Q_EMIT viewerChanged();
    if (!hasSameSight(m_viewer, before))
        reload();
}

void Desk::undo(QObject *context, Done done)
{
    takeBack(UndoRole::Undo, newUuid(), 1, context, std::move(done));
}

void Desk::redo(QObject *context, Done done)
{
    takeBack(UndoRole::Redo, newUuid(), 1, context, std::move(done));
}

// A step of several parts is taken back part by part; the parts of its undoing are one step again.
void Desk::takeBack(UndoRole role, const QString &series, size_t part, QObject *context, Done done)
{
    const auto top = [this, role] { return role == UndoRole::Undo ? m_undoStack.undo() : m_undoStack.redo(); };
    if (!top())
        return;
    const QString undone = top()->commandId;
    const bool isPart = part > 1 || !top()->earlier.empty();
    const auto goOn = [this, role, series, part, top, undone, context, done](const Result<Outcome> &result) {
        if (result && result->isDone() && top() && UndoStack::isSameStep(top()->commandId, undone))
            takeBack(role, series, part + 1, context, done);
        else if (done)
            done(result);
    };
    send(Undo {undone}, context, goOn, role, isPart ? UndoStack::partOf(series, part) : series);
}

void Desk::fetchOrder(OrderId id, QObject *context, std::function<void(const Result<domain::OrderRecord> &)> done)
{
    if (const domain::OrderRecord *known = cachedOrder(id)) {
        done(*known);
        return;
    }
    read<domain::OrderRecord>(
        [id, viewer = m_viewer](store::Connection &c) { return orderInSight(c, viewer, id); }, context,
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
        [id, viewer = m_viewer](store::Connection &c) -> Result<std::vector<domain::Event>> {
            FIELDLANE_TRY(orderInSight(c, viewer, id));
            return store::EventRepository(c).of(QStringLiteral("order"), id.value());
        },
        context, done);
}

std::vector<std::optional<engine::Placement>> Desk::placeAll(const std::vector<Wish> &wishes) const
{
    return placing().placeAll(wishes, [this](OrderId id) {
        const domain::OrderRecord *record = cachedOrder(id);
        return record ? record->order.number : QString();
    });
}

qint64 Desk::dayRevision(TechnicianId technician, core::Instant start) const
{
    const domain::Technician *t = m_catalog.technician(technician);
    const QTimeZone zone = t ? core::zoneOf(t->zone) : QTimeZone();
    return zone.isValid() ? m_board.revision(technician, core::localDay(zone, start)) : 0;
}

void Desk::poll()
{
    if (std::exchange(m_polling, true)) {
        m_pollAgain = true;
        return;
    }
    m_worker->run(
        [this, viewer = m_viewer, loaded = m_board.loaded(), known = m_takenFor](const core::StopToken &) -> Result<Delta> {
            FIELDLANE_TRY(m_backend->connection->reopenIfLost());
            FIELDLANE_ASSIGN(changes, m_backend->feed.poll());
            if (m_backend->bell)
                m_backend->bell->keepHung();
            FIELDLANE_ASSIGN(taken, readTaken(*m_backend, viewer, loaded, known));
            Delta delta;
            delta.board.taken = std::move(taken);
            if (changes.isEmpty())
                return delta;
            for (const qint64 id : changes.orders)
                delta.outcome.orders.insert(OrderId(id));
            for (const qint64 id : changes.technicians)
                delta.outcome.technicians.insert(TechnicianId(id));
            FIELDLANE_ASSIGN(board, readDelta(*m_backend, viewer, delta.outcome.orders, delta.outcome.technicians, loaded));
            board.taken = std::move(delta.board.taken);
            delta.board = std::move(board);
            delta.outcome.catalogue = changes.catalogue;
            if (changes.catalogue || !changes.technicians.empty()) {
                m_backend->processor.forgetCatalog();
                FIELDLANE_ASSIGN(catalog, Catalog::load(*m_backend->connection));
                delta.board.catalog = std::move(catalog);
            }
            return delta;
        },
        this, [this](const Result<Delta> &result) { polled(result); });
}

void Desk::polled(const Result<Delta> &result)
{
    m_polling = false;
    const bool wasLost = std::exchange(m_lost, !result.hasValue());
    if (!result) {
        m_pollAgain = false;
        if (!wasLost)
            Q_EMIT failed(result.error());
        return;
    }
    take(*result);
    if (wasLost)
        Q_EMIT restored();
    if (std::exchange(m_pollAgain, false))
        poll();
}

void Desk::watch(core::Duration interval)
{
    m_timer.start(int(interval.count()));
    // Rung on the database's thread, which ends before the desk does.
    const auto ring = [this] { QMetaObject::invokeMethod(this, &Desk::poll, Qt::QueuedConnection); };
    m_worker->run(
        [this, ring](const core::StopToken &) {
            m_backend->bell = std::make_unique<store::ChangeBell>(m_backend->connection->url(), ring);
            return m_backend->bell->keepHung();
        },
        this, [this](bool) { poll(); }); // what happened before the bell hung
}

} // namespace fieldlane::desk
