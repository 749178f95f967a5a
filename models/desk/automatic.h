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

/// Asks for the skills that its fault type needs, named or told, where an order asks for none of its own. Orders are kept so
/// from their entry on: whoever places them by hand sees what dispatch would ask.
void askWhatFaultNeeds(domain::Order &order, const Catalog &catalog);

/// Completed and asking so: orders may be older than the fault types.
domain::Order forDispatch(domain::Order order, const Catalog &catalog);

/// Then who may be asked: active technicians with the skills and the fault type, of the order's unit and the units
/// below it, or else of the nearest unit above that has some, or else of no unit, which is the whole company; nearest by
/// air first. Whom `mayBeAsked` leaves out counts for no unit; empty: all may be.
using MayBeAsked = std::function<bool(const domain::Technician &)>;
std::vector<const domain::Technician *> qualifiedFor(
    const domain::Order &order, const Catalog &catalog, core::Instant now, const MayBeAsked &mayBeAsked = {});

/// Whether somebody is there for a type of fault: for all of them, unless their own are named.
bool takesFault(const domain::Technician &technician, domain::FaultTypeId fault);

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
