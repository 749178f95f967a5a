#pragma once
#include "desk/desk.h"
#include "desk/pooledits.h"
#include "desk/poolquestion.h"
#include "store/poolrepository.h"

namespace fieldlane::desk {

/// The pool's own way to the database: one thread and read-only connection for the ids of filters, another for
/// pages, so that a page never waits behind a million ids. Lives on the GUI thread; works in place when its
/// desk does.
class PoolReader
{
public:
    using Ids = std::vector<domain::OrderId>;
    using First = store::PoolRepository::First;
    using Counts = store::PoolRepository::Counts;
    template <class T>
    using Done = std::function<void(core::Result<T>)>;

    explicit PoolReader(Desk &desk);
    ~PoolReader();
    PoolReader(const PoolReader &) = delete;
    PoolReader &operator=(const PoolReader &) = delete;

    Desk &desk() const { return m_desk; }
    /// The first ids of a filter, soon.
    core::StopToken first(const PoolQuestion &question, int amount, QObject *context, Done<First> done);
    core::StopToken all(const PoolQuestion &question, QObject *context, Done<Ids> done);
    /// What changed orders mean for the ids of a filter.
    core::StopToken edits(const PoolQuestion &question, std::shared_ptr<const Ids> known, Ids changed, QObject *context,
        Done<PoolEdits> done);
    core::StopToken page(Ids ids, QObject *context, Done<std::vector<domain::OrderSummary>> done);
    /// Orders in each state, of some units with those below or of all.
    core::StopToken counts(const std::vector<domain::UnitId> &units, QObject *context, Done<Counts> done);
    /// The same of the orders that a question means, its states aside; may take as long as all of its ids.
    core::StopToken counts(const PoolQuestion &question, QObject *context, Done<Counts> done);
    core::StopToken channels(QObject *context, Done<QStringList> done);
    /// Statements that pages have cost so far; counted for tests while working in place.
    qint64 pageStatements() const;

private:
    class Lane;
    Desk &m_desk;
    std::unique_ptr<Lane> m_idLane;
    std::unique_ptr<Lane> m_pageLane;
};

} // namespace fieldlane::desk
