#include "desk/draftruling.h"
#include "desk/automatic.h"
#include "desk/ruling.h"

namespace fieldlane::desk {

using core::Result;
using domain::Order;

core::StopToken ruleDraft(Desk &desk, const Order &draft, QObject *context, std::function<void(const Order &)> done)
{
    Order told = draft;
    tellFault(told, desk.catalog());
    const auto work = [draft, catalog = desk.catalog(), now = desk.now()](store::Connection &connection) -> Result<Order> {
        RulesInForce rules; // compiled anew each time: some milliseconds on the database's thread
        Order order = draft;
        FIELDLANE_TRY(enterSent(connection, catalog, rules, order, now));
        return order;
    };
    return desk.read<Order>(work, context, [told, done](const Result<Order> &ruled) { done(ruled ? *ruled : told); });
}

} // namespace fieldlane::desk
