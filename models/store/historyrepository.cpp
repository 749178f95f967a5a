#include "store/historyrepository.h"
#include "store/scope.h"
#include <QJsonDocument>

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
        connection.query(QStringLiteral("SELECT e.id, e.at, e.actor, e.command_id, e.subject_id, e.version, e.action, e.reason, e.changes, "
                                        "o.number, o.customer_name, o.zone FROM events e JOIN orders o ON o.id = e.subject_id "
                                        "WHERE %1 ORDER BY e.id LIMIT ?")
                             .arg(conditions.join(QLatin1String(" AND "))),
            binds));
    std::vector<domain::HistoryEntry> entries;
    while (rows.next()) {
        domain::Event event {domain::EventId(rows.integer(0)), rows.instant(1), rows.text(2), rows.text(3), QStringLiteral("order"),
            rows.integer(4), rows.integer(5), rows.text(6), rows.text(7), QJsonDocument::fromJson(rows.text(8).toUtf8()).object()};
        entries.push_back({std::move(event), rows.text(9), rows.text(10), rows.text(11)});
    }
    FIELDLANE_TRY(rows.error());
    return entries;
}

} // namespace fieldlane::store
