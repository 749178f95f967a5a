#include "store/lifecycletable.h"
#include "domain/lifecycle.h"
#include "store/connection.h"
#include "store/transaction.h"
#include <set>
#include <tuple>

namespace fieldlane::store {

using core::Result;

namespace {

using Step = std::tuple<QString, QString, QString, QString>;

std::set<Step> shipped()
{
    std::set<Step> steps;
    for (const domain::Transition &t : domain::lifecycle())
        steps.emplace(toCode(t.action), toCode(t.from), toCode(t.to), toCode(t.permission));
    return steps;
}

Result<std::set<Step>> stored(Connection &connection)
{
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral("SELECT action, from_state, to_state, permission FROM lifecycle_steps")));
    std::set<Step> steps;
    while (rows.next())
        steps.emplace(rows.text(0), rows.text(1), rows.text(2), rows.text(3));
    FIELDLANE_TRY(rows.error());
    return steps;
}

} // namespace

Result<void> writeLifecycle(Connection &connection)
{
    const std::set<Step> wanted = shipped();
    FIELDLANE_ASSIGN(known, stored(connection));
    if (known == wanted)
        return {};
    FIELDLANE_ASSIGN(transaction, Transaction::begin(connection));
    if (const auto emptied = connection.execute(QStringLiteral("DELETE FROM lifecycle_steps")); !emptied) {
        if (emptied.error().code != core::ErrorCode::Forbidden)
            return emptied.error();
        return core::Error {core::ErrorCode::Unsupported, connection.url().display(),
            QStringLiteral("This program knows other steps of an order than the database; its owner must open it once with this program.")};
    }
    for (const auto &[action, from, to, permission] : wanted)
        FIELDLANE_TRY(connection.execute(
            QStringLiteral("INSERT INTO lifecycle_steps(action, from_state, to_state, permission) VALUES (?, ?, ?, ?)"),
            {action, from, to, permission}));
    return transaction.commit();
}

} // namespace fieldlane::store
