#include "desk/poolreader.h"
#include "store/connection.h"

namespace fieldlane::desk {

using core::Result;
using core::StopToken;
using store::PoolRepository;

/// A worker with a connection that is opened by its first job.
class PoolReader::Lane
{
public:
    Lane(const QString &name, const QString &database, core::Worker::Mode mode)
        : m_database(database)
        , m_worker(std::make_unique<core::Worker>(name, mode))
    {
    }
    ~Lane()
    {
        // The connection must close on the thread that opened it.
        m_worker->runBlocking([this] { m_connection.reset(); });
    }

    template <class T>
    StopToken run(std::function<Result<T>(PoolRepository &)> work, QObject *context, PoolReader::Done<T> done)
    {
        return m_worker->run(
            [this, work = std::move(work)](const StopToken &stop) -> Result<T> {
                FIELDLANE_TRY(open());
                PoolRepository repository(*m_connection, stop);
                return work(repository);
            },
            context, std::move(done));
    }
    qint64 statements() const { return m_connection ? m_connection->statements() : 0; }

private:
    Result<void> open()
    {
        if (m_connection)
            return {};
        FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(m_database));
        FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
        m_connection = std::move(connection);
        return {};
    }

    QString m_database;
    std::unique_ptr<store::Connection> m_connection; // used on the worker's thread only
    std::unique_ptr<core::Worker> m_worker;
};

PoolReader::PoolReader(Desk &desk)
    : m_desk(desk)
    , m_idLane(std::make_unique<Lane>(QStringLiteral("pool ids"), desk.options().database, desk.options().mode))
    , m_pageLane(std::make_unique<Lane>(QStringLiteral("pool pages"), desk.options().database, desk.options().mode))
{
}

PoolReader::~PoolReader() = default;

StopToken PoolReader::first(const PoolQuestion &question, int amount, QObject *context, Done<First> done)
{
    const store::PoolQuery query = resolved(question, m_desk.viewer(), m_desk.catalog(), m_desk.now());
    return m_idLane->run<First>(
        [query, amount](PoolRepository &repository) { return repository.first(query, amount); }, context, std::move(done));
}

StopToken PoolReader::all(const PoolQuestion &question, QObject *context, Done<Ids> done)
{
    const store::PoolQuery query = resolved(question, m_desk.viewer(), m_desk.catalog(), m_desk.now());
    return m_idLane->run<Ids>([query](PoolRepository &repository) { return repository.ids(query); }, context, std::move(done));
}

StopToken PoolReader::edits(const PoolQuestion &question, std::shared_ptr<const Ids> known, Ids changed, QObject *context,
    Done<PoolEdits> done)
{
    const store::PoolQuery query = resolved(question, m_desk.viewer(), m_desk.catalog(), m_desk.now());
    return m_idLane->run<PoolEdits>(
        [query, known = std::move(known), changed = std::move(changed)](
            PoolRepository &repository) { return findEdits(repository, query, *known, changed); },
        context, std::move(done));
}

StopToken PoolReader::page(Ids ids, QObject *context, Done<std::vector<domain::OrderSummary>> done)
{
    return m_pageLane->run<std::vector<domain::OrderSummary>>(
        [ids = std::move(ids)](PoolRepository &repository) { return repository.rows(ids); }, context, std::move(done));
}

StopToken PoolReader::counts(const std::vector<domain::UnitId> &units, QObject *context, Done<Counts> done)
{
    const auto all = withUnitsBelow(units, m_desk.catalog());
    return m_pageLane->run<Counts>(
        [all, viewer = m_desk.viewer()](PoolRepository &repository) { return repository.countsPerState(all, viewer); }, context, std::move(done));
}

StopToken PoolReader::counts(const PoolQuestion &question, QObject *context, Done<Counts> done)
{
    store::PoolQuery query = resolved(question, m_desk.viewer(), m_desk.catalog(), m_desk.now());
    query.filter.states.clear();
    return m_idLane->run<Counts>(
        [query](PoolRepository &repository) { return repository.countsPerState(query); }, context, std::move(done));
}

StopToken PoolReader::channels(QObject *context, Done<QStringList> done)
{
    return m_pageLane->run<QStringList>(
        [](PoolRepository &repository) { return repository.channels(); }, context, std::move(done));
}

qint64 PoolReader::pageStatements() const
{
    return m_pageLane->statements();
}

} // namespace fieldlane::desk
