#include "store/postgresdialect.h"
#include "core/text.h"
#include "store/connection.h"
#include <QSqlDatabase>

namespace fieldlane::store {

using core::ErrorCode;

QString PostgresDialect::driver() const
{
    return QStringLiteral("QPSQL");
}

QString PostgresDialect::schemaFolder() const
{
    return QStringLiteral("postgresql");
}

void PostgresDialect::configure(QSqlDatabase &database, const DatabaseUrl &url, bool) const
{
    database.setHostName(url.host);
    database.setPort(url.port);
    database.setDatabaseName(url.name);
    database.setUserName(url.user);
    QString options = QStringLiteral("connect_timeout=5;keepalives=1;keepalives_idle=10;keepalives_interval=5;"
                                     "keepalives_count=3;application_name=fieldlane");
    if (!url.options.isEmpty())
        options += QLatin1Char(';') + url.options;
    database.setConnectOptions(options);
}

QStringList PostgresDialect::setUp(bool readOnly) const
{
    QStringList statements {QStringLiteral("SET lock_timeout = '5s'"), QStringLiteral("SET client_min_messages = 'warning'")};
    // A plan made while a table was empty would stay when an import has filled it.
    statements += QStringLiteral("SET plan_cache_mode = force_custom_plan");
    if (readOnly)
        statements += QStringLiteral("SET default_transaction_read_only = on");
    return statements;
}

QString PostgresDialect::beginWrite() const
{
    // A command's statements are short and many, and find rows by their keys: planning them anew takes longer than they do.
    return QStringLiteral("BEGIN; SET LOCAL plan_cache_mode = auto");
}

QString PostgresDialect::beginRead() const
{
    return QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

ErrorCode PostgresDialect::errorCode(const QString &nativeCode) const
{
    if (nativeCode.isEmpty() || nativeCode.startsWith(QLatin1String("08")) || nativeCode.startsWith(QLatin1String("57P"))
        || nativeCode == QLatin1String("55P03"))
        return ErrorCode::Unavailable;
    if (nativeCode.startsWith(QLatin1String("23")) || nativeCode.startsWith(QLatin1String("40")))
        return ErrorCode::Conflict;
    if (nativeCode == QLatin1String("42501"))
        return ErrorCode::Forbidden;
    if (nativeCode == QLatin1String("25006"))
        return ErrorCode::ReadOnly;
    if (nativeCode == QLatin1String("57014"))
        return ErrorCode::Cancelled;
    if (nativeCode.startsWith(QLatin1String("53")))
        return ErrorCode::Full;
    return ErrorCode::Internal;
}

QString PostgresDialect::tableExists() const
{
    return QStringLiteral("SELECT count(*) FROM information_schema.tables "
                          "WHERE table_schema = current_schema() AND table_name = ?");
}

namespace {

/// A PostgreSQL array literal of words that hold neither quotes nor backslashes (grams never do).
QString arrayOf(const QStringList &grams)
{
    return grams.isEmpty() ? QStringLiteral("{}") : QLatin1String("{\"") + grams.join(QLatin1String("\",\"")) + QLatin1String("\"}");
}

} // namespace

core::Result<void> PostgresDialect::saveSearchText(
    Connection &connection, qint64 orderId, const QString &text, const QStringList &grams) const
{
    FIELDLANE_TRY(connection.execute(
        QStringLiteral("INSERT INTO order_search(order_id, text, grams) VALUES (?, ?, array_to_tsvector(CAST(? AS text[]))) "
                       "ON CONFLICT (order_id) DO UPDATE SET text = excluded.text, grams = excluded.grams "
                       "WHERE order_search.text <> excluded.text"),
        {orderId, text, arrayOf(grams)}));
    return {};
}

QString PostgresDialect::matchingOrders(const QStringList &words, std::vector<QVariant> &binds) const
{
    QStringList match;
    for (const QString &word : words) {
        const core::WordGrams wanted = core::gramsOfWord(word);
        for (const QString &gram : wanted.grams)
            match += (wanted.isBeginning ? QStringLiteral("'%1':*") : QStringLiteral("'%1'")).arg(gram);
    }
    match.removeDuplicates();
    binds.push_back(match.join(QLatin1String(" & ")));
    return QStringLiteral("SELECT order_id FROM order_search WHERE grams @@ CAST(? AS tsquery)");
}

QString PostgresDialect::passedOver(const QString &column) const
{
    return column; // its planner knows how many rows a value has
}

QString PostgresDialect::sharedClock() const
{
    return QStringLiteral("CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)");
}

QString PostgresDialect::changeMark() const
{
    // Not an event's id: one that is taken early may be committed late. Every transaction below this number has ended.
    return QStringLiteral("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
}

QString PostgresDialect::eventsBetweenMarks() const
{
    return QStringLiteral("SELECT subject_kind, subject_id FROM events "
                          "WHERE xid >= ?::bigint::text::xid8 AND xid < ?::bigint::text::xid8");
}

QString PostgresDialect::changeChannel() const
{
    return QStringLiteral("fieldlane");
}

QString PostgresDialect::moveUnseenOrders() const
{
    return QStringLiteral("SELECT 1 FROM (SELECT move_unseen_orders(?, ?, CAST(? AS jsonb), CAST(? AS jsonb), ?, ?)) AS moved");
}

QString PostgresDialect::takeBackUnseenOrders() const
{
    return QStringLiteral("SELECT 1 FROM (SELECT take_back_unseen_orders(?, ?, ?)) AS taken");
}

QString PostgresDialect::highestOrderId() const
{
    return QStringLiteral("SELECT highest_order_id()");
}

QString PostgresDialect::contains(const QString &whole, const QString &part) const
{
    return QStringLiteral("strpos(%1, %2) > 0").arg(whole, part);
}

QString PostgresDialect::jsonText(const QString &column, const QString &member, std::vector<QVariant> &binds) const
{
    binds.push_back(member);
    return QStringLiteral("(%1::jsonb ->> ?)").arg(column);
}

QString PostgresDialect::holdTechnician() const
{
    // The first number keeps it apart from other uses of such locks.
    return QStringLiteral("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(70111, ?::int)) AS held");
}

QString PostgresDialect::holdClaim() const
{
    // Not by an advisory lock: when the first one has the order, all who wait for it go on at once and hold nothing.
    return QStringLiteral("SELECT id FROM orders WHERE id = ? AND state = 'offered' FOR UPDATE");
}

QString PostgresDialect::takenTimes() const
{
    return QStringLiteral("taken_times(?, ?, ?)");
}

QStringList PostgresDialect::integrityChecks() const
{
    return {};
}

const Dialect &postgresDialect()
{
    static const PostgresDialect dialect;
    return dialect;
}

} // namespace fieldlane::store
