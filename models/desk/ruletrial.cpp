#include "desk/ruletrial.h"
#include "desk/automatic.h"
#include "desk/orderfacts.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

Result<RuleTrial> tryRules(store::Connection &connection, const domain::Viewer &viewer, const Catalog &catalog,
    const rules::RuleBook &book, const QString &number, core::Instant now)
{
    const auto record = store::OrderRepository(connection).byNumber(number);
    const bool isHidden = record && !domain::sees(viewer, *record);
    if (isHidden || (!record && record.error().code == ErrorCode::NotFound))
        return Error {ErrorCode::NotFound, number, QStringLiteral("There is no order with this number.")};
    if (!record)
        return record.error();
    FIELDLANE_ASSIGN(background, backgroundOf(connection, record->order));
    RuleTrial trial;
    trial.order = completed(record->order, catalog);
    const rules::OrderFacts facts = orderFacts(trial.order, background, catalog, now);
    const rules::Evaluator evaluator(book, ruleFieldsOf(catalog));
    trial.traces = evaluator.trace(facts);
    trial.outcome = evaluator.evaluate(facts);
    return trial;
}

} // namespace fieldlane::desk
