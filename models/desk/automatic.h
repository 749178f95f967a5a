#pragma once
#include "desk/catalog.h"
#include <functional>

namespace fieldlane::desk {

/// The preset rules of automatic dispatch. First the region: the deepest unit of the tree that serves the place, by
/// its area or by a postcode in the address; invalid when none does.
domain::UnitId servingUnit(const domain::Order &order, const Catalog &catalog);

/// Then the fault type: the one of whose keywords the description holds most; invalid when it holds none.
domain::FaultTypeId describedFault(const domain::Order &order, const Catalog &catalog);

/// The order as dispatch and rules look at it: with unit and fault type where it has none and they can be told.
domain::Order completed(domain::Order order, const Catalog &catalog);

/// Names the fault type that the description tells where an order has none, and asks for the skills that it needs where the
/// order asks for none of its own. Orders are kept so from their entry on: whoever places them by hand sees what dispatch
/// would ask.
void tellFault(domain::Order &order, const Catalog &catalog);

/// Completed and telling so: orders may be older than the fault types.
domain::Order forDispatch(domain::Order order, const Catalog &catalog);

/// Then the people around the order's unit: of it and the units below it, or else of the nearest unit above that has some,
/// or else of no unit, which is the whole company; for an order without a unit everybody. Only who `counts` is there.
struct Circle
{
    std::vector<domain::UnitId> units; ///< that were looked at; empty: all of them
    std::vector<const domain::Technician *> people; ///< nearest by air first, then who is nobody knows where
};
Circle circleOf(const domain::Order &order, const Catalog &catalog, const std::function<bool(const domain::Technician &)> &counts);

/// Those of the circle who are active, have the skills and take the type of fault, whatever the policy says: what rules look at.
std::vector<const domain::Technician *> qualifiedFor(const domain::Order &order, const Catalog &catalog, core::Instant now);

/// Whether somebody is off duty although a shift of theirs runs: nothing is given to them automatically.
bool isMissing(const domain::Technician &technician, const Catalog &catalog, core::Instant now);

/// What history writes down as the reason of an automatic assignment, and how it is read again.
struct AutomaticReason
{
    int candidates = 0; ///< who have a place free
    core::Duration way {0};
    core::Duration load {0};
    int rulesVersion = 0; ///< of the published rules that took part; 0: none
    QStringList rules; ///< their names

    QString toText() const;
    static std::optional<AutomaticReason> fromText(const QString &text);
};

} // namespace fieldlane::desk
