#pragma once
#include "core/worker.h"
#include "domain/ordersummary.h"
#include "store/connection.h"
#include "store/poolquery.h"
#include <array>
#include <set>
#include <span>

namespace fieldlane::store {

/// The order pool at any size: which orders a filter means, in order; their rows; counts. Never skips rows:
/// walks go on behind a key. Long readings end early with Cancelled when the token says so.
class PoolRepository
{
public:
    using Ids = std::vector<domain::OrderId>;
    using Counts = std::array<qint64, domain::orderStateCount>;
    struct First
    {
        Ids ids;
        bool complete = false; ///< these are all
    };

    explicit PoolRepository(Connection &connection, core::StopToken stop = {});
    /// All ids of a filter in order.
    core::Result<Ids> ids(const PoolQuery &query);
    /// The first ids of a filter, soon: `amount` of them, or all when that costs little.
    core::Result<First> first(const PoolQuery &query, int amount);
    core::Result<qint64> count(const PoolQuery &query);
    /// One SELECT for each 64 ids; in the order of the ids, those that are gone left out.
    core::Result<std::vector<domain::OrderSummary>> rows(std::span<const domain::OrderId> ids);
    /// Which of these orders a filter means.
    core::Result<std::set<domain::OrderId>> members(const PoolQuery &query, std::span<const domain::OrderId> ids);
    /// Whether `a` stands before `b`; by the stored values of both.
    core::Result<bool> isBefore(const domain::PoolSort &sort, domain::OrderId a, domain::OrderId b);
    /// Kept by the database with every change, for some units or all.
    core::Result<Counts> countsPerState(std::span<const domain::UnitId> units = {});
    core::Result<QStringList> channels();

private:
    using Hits = std::vector<bool>; // by id
    core::Result<qint64> hitsUpTo(const QStringList &words, int limit);
    core::Result<Hits> hits(const PoolQuery &query, bool proved);
    core::Result<Ids> fewHits(const PoolQuery &query);
    core::Result<Ids> walk(const PoolQuery &query, const Hits *hits, size_t most = size_t(-1));
    core::Result<PoolCursor> cursorAt(const PoolQuery &query, qint64 id);
    core::Result<First> walkMarked(const PoolQuery &query, int amount);
    core::Result<First> walkTexts(const PoolQuery &query, int amount);
    core::Result<void> checkStop() const;

    Connection &m_connection;
    core::StopToken m_stop;
};

} // namespace fieldlane::store
