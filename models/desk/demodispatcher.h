#pragma once
#include "desk/board.h"
#include "desk/catalog.h"
#include "engine/placement.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// Chooses people and times as a dispatcher would, from the one placement.
class DemoDispatcher
{
public:
    DemoDispatcher(store::Connection &connection, core::TimeSpan span);
    /// Takes over people and absences as stored now.
    core::Result<void> readCatalog();
    /// Takes over what became of an order.
    core::Result<void> readOrder(domain::OrderId id);

    struct Wish
    {
        engine::Job job;
        domain::UnitId unit;
        core::Instant notBefore;
        core::Instant notAfter;
        domain::TechnicianId avoid; ///< gave it back before
    };
    struct Choice
    {
        domain::TechnicianId technician;
        engine::Placement placement;
    };
    /// The cheapest place that nothing speaks against, or only that it is late; nothing if there is none.
    std::optional<Choice> choose(const Wish &wish, core::Instant now) const;
    const Catalog &catalog() const { return m_catalog; }
    bool isAbsent(domain::TechnicianId id, core::Instant at) const;
    /// Whether a shift of the person holds the time.
    bool isAtWork(domain::TechnicianId id, core::Instant at) const;

private:
    store::Connection &m_connection;
    Catalog m_catalog;
    Board m_board;
};

} // namespace fieldlane::desk
