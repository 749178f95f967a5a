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
    /// Of some units or all. Kept by the database with every change for who sees all, counted for the others.
    core::Result<Counts> countsPerState(std::span<const domain::UnitId> units = {}, const domain::Viewer &viewer = {});
    /// Counted one by one: how many of the orders that a filter means are in each state.
    core::Result<Counts> countsPerState(const PoolQuery &query);
    core::Result<QStringList> channels();

private:
    struct Hits
    {
        std::vector<bool> byId;
        int amount = 0;
    };
    /// Orders whose text holds the words; with a number at most so many, found by their grams alone.
    core::Result<Hits> hits(const PoolQuery &query, std::optional<int> unproved);
    core::Result<Ids> fewHits(const PoolQuery &query);
    core::Result<Ids> walk(const PoolQuery &query, const Hits *hits, size_t most = size_t(-1));
    core::Result<PoolCursor> cursorAt(const PoolQuery &query, qint64 id);
    core::Result<First> walkMarked(const PoolQuery &query, const Hits &marked, int amount);
    /// A walk along the sort order that looks at every text.
    struct TextWalk
    {
        First first;
        std::optional<PoolCursor> cursor;
        int looked = 0;
        bool isDone(int amount) const;
        /// How many orders must be looked at for so many hits, by what was met so far.
        int expectedFor(int amount) const;
    };
    core::Result<First> firstOfWords(const PoolQuery &query, int amount);
    core::Result<void> lookOn(const PoolQuery &query, TextWalk &walk, int step);
    core::Result<First> walkTexts(const PoolQuery &query, TextWalk &&walk, int amount);
    core::Result<void> checkStop() const;

    Connection &m_connection;
    core::StopToken m_stop;
};

} // namespace fieldlane::store
