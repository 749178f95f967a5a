#pragma once
#include "desk/board.h"
#include "desk/processor.h"
#include "desk/takentimes.h"
#include "store/boardrepository.h"
#include "store/changebell.h"
#include "store/changefeed.h"
#include "store/connection.h"

namespace fieldlane::desk {

/// What a desk keeps on its database thread: connection, processor, change feed, and the bell once it watches.
class Backend
{
public:
    explicit Backend(std::unique_ptr<store::Connection> opened)
        : connection(std::move(opened))
        , processor(*connection)
        , feed(*connection)
    {
    }
    std::unique_ptr<store::Connection> connection;
    Processor processor;
    store::ChangeFeed feed;
    std::unique_ptr<store::ChangeBell> bell;
};

/// What the GUI thread must take over after a change, its own or another's.
struct BoardDelta
{
    std::map<domain::OrderId, std::vector<domain::PlannedWork>> work;
    std::vector<LaneWork> loaded; ///< of days that were not there before
    std::vector<store::BoardRepository::DayRevision> revisions;
    std::optional<TakenTimes> taken; ///< of all loaded days
    std::optional<Catalog> catalog;
    std::set<domain::TechnicianId> technicians;
};

/// Reads what is new of the given subjects in the eyes of a viewer.
core::Result<BoardDelta> readDelta(Backend &backend, const domain::Viewer &viewer,
    const std::set<domain::OrderId> &orders, const std::set<domain::TechnicianId> &technicians,
    const core::SpanSet &loaded);

/// What orders out of sight take of the loaded days; nothing when that is what `known` was read for.
core::Result<std::optional<TakenTimes>> readTaken(
    Backend &backend, const domain::Viewer &viewer, const core::SpanSet &loaded, const TakenTimes::For &known);
/// All work of some days in the eyes of a viewer who has loaded others already.
core::Result<BoardDelta> readDays(Backend &backend, const domain::Viewer &viewer, core::TimeSpan days,
    const core::SpanSet &loaded, const TakenTimes::For &known);
/// NotFound when the order is out of the viewer's sight.
core::Result<domain::OrderRecord> orderInSight(
    store::Connection &connection, const domain::Viewer &viewer, domain::OrderId id);

} // namespace fieldlane::desk
