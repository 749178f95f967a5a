#include "store/decisionrepository.h"
#include "rules/decisionjson.h"
#include <QJsonDocument>

namespace fieldlane::store {

using core::Result;

Result<void> DecisionRepository::append(const rules::Decision &decision, qint64 orderVersion, const QString &actor)
{
    const QByteArray record = QJsonDocument(rules::toJson(decision)).toJson(QJsonDocument::Compact);
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO decisions(order_id, order_version, at, actor, record) VALUES (?, ?, ?, ?, ?)"),
        {decision.orderId.value(), orderVersion, core::toMs(decision.at), actor, QString::fromUtf8(record)}));
    return {};
}

Result<std::vector<StoredDecision>> DecisionRepository::of(domain::OrderId order)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(
            QStringLiteral("SELECT order_version, record FROM decisions WHERE order_id = ? ORDER BY order_version DESC, id DESC"), {order.value()}));
    std::vector<StoredDecision> decisions;
    while (rows.next()) {
        auto decision = rules::decisionFromFile(rows.text(1).toUtf8());
        if (decision)
            decisions.push_back({rows.integer(0), std::move(*decision)});
    }
    FIELDLANE_TRY(rows.error());
    return decisions;
}

Result<qint64> DecisionRepository::count()
{
    FIELDLANE_ASSIGN(count, m_connection.single(QStringLiteral("SELECT count(*) FROM decisions")));
    return count.toLongLong();
}

} // namespace fieldlane::store
