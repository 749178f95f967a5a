#include "store/historyrepository.h"
#include "store/eventrepository.h"
#include "store/scope.h"

namespace fieldlane::store {

core::Result<std::vector<domain::HistoryEntry>> readHistory(Connection &connection, const domain::HistoryQuestion &question)
{
    QStringList conditions {QStringLiteral("e.subject_kind = 'order'")};
    Values binds;
    const auto where = [&](const char *condition, const QVariant &value) {
        conditions += QLatin1String(condition);
        binds.push_back(value);
    };
    if (question.span) {
        where("e.at >= ?", qlonglong(core::toMs(question.span->start)));
        where("e.at < ?", qlonglong(core::toMs(question.span->end)));
    }
    if (question.order.isValid())
        where("e.subject_id = ?", qlonglong(question.order.value()));
    if (!question.actor.isEmpty())
        where("e.actor = ?", question.actor);
    if (const QString scope = scopeCondition(question.viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += scope;
    binds.push_back(question.most);
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral("SELECT %1, o.number, o.customer_name, o.zone FROM events e JOIN orders o ON o.id = e.subject_id "
                                        "WHERE %2 ORDER BY e.id LIMIT ?")
                             .arg(EventRepository::columns(QStringLiteral("e")), conditions.join(QLatin1String(" AND "))),
            binds));
    constexpr int own = EventRepository::columnCount;
    std::vector<domain::HistoryEntry> entries;
    while (rows.next())
        entries.push_back({EventRepository::read(rows), rows.text(own), rows.text(own + 1), rows.text(own + 2)});
    FIELDLANE_TRY(rows.error());
    return entries;
}

} // namespace fieldlane::store
