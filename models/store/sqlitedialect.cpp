#include "store/sqlitedialect.h"
#include "core/text.h"
#include "store/connection.h"
#include <QFileInfo>
#include <QSqlDatabase>
#include <QUrl>

namespace fieldlane::store {

using core::ErrorCode;

QString SqliteDialect::driver() const
{
    return QStringLiteral("QSQLITE");
}

QString SqliteDialect::schemaFolder() const
{
    return QStringLiteral("sqlite");
}

namespace {

/// A file in WAL mode is read by help of two files beside it. Where they cannot be made, it can be read all the same
/// as long as nobody writes, and all that was written is in it.
bool mustBeReadAlone(const QString &file)
{
    const QFileInfo log(file + QStringLiteral("-wal"));
    return !QFileInfo(QFileInfo(file).absolutePath()).isWritable() && (!log.exists() || log.size() == 0);
}

} // namespace

void SqliteDialect::configure(QSqlDatabase &database, const DatabaseUrl &url, bool readOnly) const
{
    QString name = url.file, options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (readOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (readOnly && mustBeReadAlone(url.file)) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        name = QString::fromLatin1(QUrl::fromLocalFile(QFileInfo(url.file).absoluteFilePath()).toEncoded()) + QStringLiteral("?immutable=1");
    }
    database.setDatabaseName(name);
    database.setConnectOptions(options);
}

QStringList SqliteDialect::setUp(bool readOnly) const
{
    QStringList statements {QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA cache_size=-16000")};
    if (!readOnly)
        statements += {QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("PRAGMA synchronous=NORMAL")};
    return statements;
}

QString SqliteDialect::beginWrite() const
{
    // A deferred transaction that reads first fails at once when somebody else commits in between.
    return QStringLiteral("BEGIN IMMEDIATE");
}

QString SqliteDialect::beginRead() const
{
    return QStringLiteral("BEGIN DEFERRED");
}

ErrorCode SqliteDialect::errorCode(const QString &nativeCode) const
{
    switch (nativeCode.toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
    case 14: // SQLITE_CANTOPEN
        return ErrorCode::Unavailable;
    case 8:
        return ErrorCode::ReadOnly;
    case 9:
        return ErrorCode::Cancelled;
    case 10: // SQLITE_IOERR: with a file-size limit or a full disk
    case 13:
        return ErrorCode::Full;
    case 11: // SQLITE_CORRUPT
    case 26:
        return ErrorCode::NotADatabase;
    case 19:
        return ErrorCode::Conflict;
    default:
        return ErrorCode::Internal;
    }
}

QString SqliteDialect::tableExists() const
{
    return QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
}

core::Result<void> SqliteDialect::saveSearchText(
    Connection &connection, qint64 orderId, const QString &text, const QStringList &grams) const
{
    QString before;
    bool exists = false;
    {
        FIELDLANE_ASSIGN(rows, connection.query(QStringLiteral("SELECT text FROM order_search WHERE order_id = ?"), {orderId}));
        if (rows.next()) {
            before = rows.text(0);
            exists = true;
        }
    }
    if (exists && before == text)
        return {};
    // A contentless index forgets a row only when it is given the grams of the row again.
    if (exists)
        FIELDLANE_TRY(connection.execute(
            QStringLiteral("INSERT INTO order_grams(order_grams, rowid, grams) VALUES ('delete', ?, ?)"),
            {orderId, core::searchGrams(before).join(QLatin1Char(' '))}));
    FIELDLANE_TRY(connection.execute(QStringLiteral("INSERT INTO order_search(order_id, text) VALUES (?, ?) "
                                                    "ON CONFLICT (order_id) DO UPDATE SET text = excluded.text"),
        {orderId, text}));
    FIELDLANE_TRY(connection.execute(QStringLiteral("INSERT INTO order_grams(rowid, grams) VALUES (?, ?)"),
        {orderId, grams.join(QLatin1Char(' '))}));
    return {};
}

QString SqliteDialect::matchingOrders(const QStringList &words, std::vector<QVariant> &binds) const
{
    QStringList match;
    for (const QString &word : words) {
        const core::WordGrams wanted = core::gramsOfWord(word);
        for (const QString &gram : wanted.grams)
            match += (wanted.isBeginning ? QStringLiteral("\"%1\"*") : QStringLiteral("\"%1\"")).arg(gram);
    }
    match.removeDuplicates();
    binds.push_back(match.join(QLatin1String(" AND ")));
    return QStringLiteral("SELECT rowid AS order_id FROM order_grams WHERE order_grams MATCH ?");
}

QString SqliteDialect::passedOver(const QString &column) const
{
    return QLatin1Char('+') + column;
}

QString SqliteDialect::sharedClock() const
{
    return QStringLiteral("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)");
}

QString SqliteDialect::changeMark() const
{
    return QStringLiteral("SELECT coalesce(max(id), 0) + 1 FROM events"); // writers come one after the other
}

QString SqliteDialect::eventsBetweenMarks() const
{
    return QStringLiteral("SELECT subject_kind, subject_id FROM events WHERE id >= ? AND id < ?");
}

QString SqliteDialect::changeChannel() const
{
    return {};
}

QString SqliteDialect::moveUnseenOrders() const
{
    return {};
}

QString SqliteDialect::takeBackUnseenOrders() const
{
    return {};
}

QString SqliteDialect::highestOrderId() const
{
    return QStringLiteral("SELECT coalesce(max(id), 0) FROM orders");
}

QString SqliteDialect::contains(const QString &whole, const QString &part) const
{
    return QStringLiteral("instr(%1, %2) > 0").arg(whole, part);
}

QString SqliteDialect::jsonText(const QString &column, const QString &member, std::vector<QVariant> &binds) const
{
    const QString path = QStringLiteral("$.\"%1\"").arg(QString(member).remove(QLatin1Char('"'))); // no path can hold one
    binds.insert(binds.end(), {path, path, path});
    return QStringLiteral("CASE json_type(%1, ?) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' "
                          "WHEN 'text' THEN json_extract(%1, ?) ELSE CAST(json_extract(%1, ?) AS TEXT) END")
        .arg(column);
}

QString SqliteDialect::holdTechnician() const
{
    return {};
}

QString SqliteDialect::holdClaim() const
{
    return {};
}

QString SqliteDialect::takenTimes() const
{
    return QStringLiteral("(SELECT o.state, a.id, a.order_id, a.technician_id, a.planned_start, a.planned_end, a.arrived_at, "
                          "a.completed_at FROM assignments a JOIN orders o ON o.id = a.order_id "
                          "WHERE a.planned_start < ? AND a.planned_start > ? AND a.planned_end > ? "
                          "AND (a.booked = 1 OR a.completed_at IS NOT NULL))");
}

QStringList SqliteDialect::integrityChecks() const
{
    // SQLite 3.44 and later judge a search index by what the connection knew of it before others wrote to it; a
    // search makes it look again.
    return {QStringLiteral("SELECT 'ok' FROM (SELECT count(*) FROM order_grams WHERE order_grams MATCH 'ok')"),
        QStringLiteral("PRAGMA integrity_check"),
        QStringLiteral("SELECT \"table\" || ' row ' || rowid || ' points to nothing in ' || parent FROM pragma_foreign_key_check")};
}

const Dialect &sqliteDialect()
{
    static const SqliteDialect dialect;
    return dialect;
}

} // namespace fieldlane::store
