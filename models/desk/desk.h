#pragma once
#include "core/clock.h"
#include "core/worker.h"
#include "desk/boardplacement.h"
#include "desk/boardwindow.h"
#include "desk/commandqueue.h"
#include "desk/login.h"
#include "desk/policies.h"
#include "desk/takentimes.h"
#include "desk/undostack.h"
#include "domain/event.h"
#include <QObject>
#include <QTimer>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

class Backend;
struct BoardDelta;

/// One dispatcher's session on one database: sends commands, holds catalogue and board, hears of others'
/// changes. Lives on the GUI thread; everything that touches the database runs on its worker, which in ctl and
/// tests is no thread at all. Console and ctl share it.
class Desk : public QObject
{
    Q_OBJECT
public:
    enum class Access { ReadOnly, ReadWrite, Create };
    struct Options
    {
        QString database; ///< a file or a postgresql:// address
        Access access = Access::ReadWrite;
        core::Worker::Mode mode = core::Worker::Mode::InPlace;
        QString actor = QStringLiteral("dispatcher"); ///< what history writes down when nobody logs in
        domain::Permissions permissions = domain::Permissions::all(); ///< when nobody logs in
        std::optional<LogIn> logIn;
        core::Duration past = core::hours(24 * 7); ///< days of the board that are always loaded
        core::Duration ahead = core::hours(24 * 14);
    };
    /// Opens the database, migrates it if needed, and loads catalogue and board. `clock` outlives the desk.
    static core::Result<std::unique_ptr<Desk>> open(const Options &options, const core::Clock &clock);
    ~Desk() override;

    const Catalog &catalog() const { return m_catalog; }
    const Board &board() const { return m_board; }
    /// Whether days far from the sight may be dropped.
    enum class Far { Drop, Keep };
    /// Loads, in the background, the days around what is seen; `boardMoved` tells when some came or went.
    void followBoard(core::TimeSpan seen, Far far = Far::Drop);
    /// Who works here, with what they may do and see now.
    const domain::Viewer &viewer() const { return m_viewer; }
    /// Why the person who works here may do nothing any more: account disabled, role gone. Empty while they may.
    const QString &shutOut() const { return m_shutOut; }
    /// The one in force now; valid until the catalogue changes.
    const rules::Policy &policy() const { return policyInForce(m_catalog, now()); }
    core::Instant now() const { return m_clock.now(); }
    QString databaseName() const { return m_databaseName; }
    const Options &options() const { return m_options; }

    using Done = CommandQueue::Done;
    /// Sends a command. A command on an order that waits for an answer goes out after it, with the version that
    /// the answer gave. `done` is called when `context` still lives.
    void submit(const Command &command, QObject *context, Done done);
    /// Orders whose change is under way: shown hatched.
    const std::set<domain::OrderId> &pending() const { return m_queue.underWay(); }

    const UndoStack &undoStack() const { return m_undoStack; }
    void undo(QObject *context, Done done);
    void redo(QObject *context, Done done);

    /// The full order, from memory when it is there; NotFound when it is out of sight.
    void fetchOrder(domain::OrderId id, QObject *context,
        std::function<void(const core::Result<domain::OrderRecord> &)> done);
    /// The order if a fetch brought it and nothing changed since; else null.
    const domain::OrderRecord *cachedOrder(domain::OrderId id) const;
    /// The story of an order in sight, oldest first.
    void fetchStory(domain::OrderId id, QObject *context,
        std::function<void(const core::Result<std::vector<domain::Event>> &)> done);
    /// Runs any reading on the database's thread; for the other classes of desk and itemviews.
    template <class T>
    core::StopToken read(std::function<core::Result<T>(store::Connection &)> work, QObject *context,
        std::function<void(core::Result<T>)> done)
    {
        return m_worker->run([this, work](const core::StopToken &) { return work(connection()); }, context, done);
    }

    /// The one placement, on the lane as this console sees it; see BoardPlacement.
    engine::Placement place(const engine::Job &job, domain::TechnicianId technician, core::Instant start) const
    {
        return placing().place(job, technician, start);
    }
    std::optional<engine::Placement> placeEarliest(
        const engine::Job &job, domain::TechnicianId technician, core::Instant notBefore) const
    {
        return placing().placeEarliest(job, technician, notBefore);
    }
    using Wish = BoardPlacement::Wish;
    std::vector<std::optional<engine::Placement>> placeAll(const std::vector<Wish> &wishes) const;
    std::vector<engine::Candidate> rank(const engine::Job &job) const { return placing().rank(job, m_viewer); }
    std::vector<engine::Offer> offers(const engine::Job &job, domain::Priority priority) const
    {
        return placing().offers(job, priority, m_viewer);
    }
    engine::Lane lane(domain::TechnicianId technician, core::TimeSpan span) const { return placing().lane(technician, span); }
    /// Revision of the technician's day that holds a start, as this console knows it.
    qint64 dayRevision(domain::TechnicianId technician, core::Instant start) const;

    /// Looks for others' changes now.
    void poll();
    /// Hears of others' changes from now on: at once where the database tells, else and besides by a look every
    /// `interval`.
    void watch(core::Duration interval = core::seconds(1));

Q_SIGNALS:
    void boardReset(); ///< everything was loaded anew
    /// Days were loaded or dropped, and with them work of these technicians.
    void boardMoved(const std::set<fieldlane::domain::TechnicianId> &technicians);
    void ordersChanged(const std::set<fieldlane::domain::OrderId> &orders);
    void lanesChanged(const std::set<fieldlane::domain::TechnicianId> &technicians); ///< work, calendar or person
    void viewerChanged(); ///< rights or scope of the person who works here, before boardReset tells of what they see
    void catalogChanged(); ///< units, templates or technicians came, went or were renamed
    void pendingChanged();
    void undoChanged();
    void failed(const fieldlane::core::Error &error); ///< of a background look at the database; told once
    void restored(); ///< such looks succeed again

private:
    struct Delta;
    enum class UndoRole { Ordinary, Undo, Redo };

    Desk(const Options &options, const core::Clock &clock);
    core::Result<void> load();
    void reload();
    void takeBoard(core::TimeSpan days, BoardDelta &&delta);
    std::set<domain::TechnicianId> takeTaken(const BoardDelta &delta);
    void takeDays(core::TimeSpan days, BoardDelta &&delta);
    void refreshViewer();
    store::Connection &connection();
    BoardPlacement placing() const;
    void send(const Command &command, QObject *context, Done done, UndoRole role, const QString &commandId);
    void answered(const core::Result<Delta> &result, const std::vector<domain::OrderId> &orders, UndoRole role);
    void sendWaiting();
    void takeBack(UndoRole role, const QString &series, size_t part, QObject *context, Done done);
    void polled(const core::Result<Delta> &result);
    QString commandIdFor(const Command &command);
    void forgetOrder(domain::OrderId id);
    void take(const Delta &delta);

    Options m_options;
    domain::Viewer m_viewer;
    QString m_shutOut;
    const core::Clock &m_clock;
    QString m_databaseName;
    Catalog m_catalog;
    Board m_board;
    mutable PreparedLanes m_lanes; ///< what ranking made of both
    TakenTimes::For m_takenFor; ///< what the board's taken times were read for
    BoardWindow m_window;
    Far m_far = Far::Drop;
    core::SpanSet m_loading; ///< days on their way
    core::StopToken m_loadStop;
    UndoStack m_undoStack;
    CommandQueue m_queue;
    size_t m_parts = 0; ///< of series, counted over all
    bool m_polling = false;
    bool m_pollAgain = false;
    bool m_lost = false; ///< the last look failed
    std::map<domain::OrderId, domain::OrderRecord> m_orders;
    QTimer m_timer {this};
    std::unique_ptr<Backend> m_backend; // used on the worker's thread only
    std::unique_ptr<core::Worker> m_worker;
};

} // namespace fieldlane::desk
