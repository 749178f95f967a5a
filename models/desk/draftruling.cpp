#include "desk/draftruling.h"
#include "desk/automatic.h"
#include "desk/ruling.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

using core::Result;
using domain::OrderRecord;

core::StopToken ruleDraft(Desk &desk, const domain::Order &draft, QObject *context, std::function<void(const OrderRecord &)> done)
{
    OrderRecord told;
    told.order = draft;
    const auto work = [told, catalog = desk.catalog(), now = desk.now()](store::Connection &connection) -> Result<OrderRecord> {
        RulesInForce rules; // compiled anew each time: some milliseconds on the database's thread
        OrderRecord record = told;
        FIELDLANE_TRY(enterSent(connection, catalog, rules, record.order, now));
        FIELDLANE_TRY(store::OrderRepository(connection).relate(record));
        return record;
    };
    tellFault(told.order, desk.catalog());
    return desk.read<OrderRecord>(work, context, [told, done](const Result<OrderRecord> &ruled) { done(ruled ? *ruled : told); });
}

} // namespace fieldlane::desk
