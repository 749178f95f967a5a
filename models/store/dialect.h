#pragma once
#include "core/result.h"
#include <QString>
#include <QStringList>

class QSqlDatabase;
class QSqlError;

namespace fieldlane::store {

class Connection;
struct DatabaseUrl;

/// Everything in which the two databases differ. Stateless.
class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual QString driver() const = 0; ///< of QtSql
    virtual QString schemaFolder() const = 0; ///< under :/schema
    /// Fills in file or host and options before opening.
    virtual void configure(QSqlDatabase &database, const DatabaseUrl &url, bool readOnly) const = 0;
    /// Run once on every new connection.
    virtual QStringList setUp(bool readOnly) const = 0;
    virtual QString beginWrite() const = 0;
    /// A transaction whose readings all see the same data.
    virtual QString beginRead() const = 0;
    /// The error kind of a native error code.
    virtual core::ErrorCode errorCode(const QString &nativeCode) const = 0;
    /// One row, one column: does a table of this name (bound) exist?
    virtual QString tableExists() const = 0;
    /// Replaces the search text of an order (id, folded text, grams separated by blanks).
    virtual core::Result<void> saveSearchText(
        Connection &connection, qint64 orderId, const QString &text, const QStringList &grams) const = 0;
    /// A SELECT of `order_id`, each once, of orders whose grams hold all of the words; appends what it binds. Words
    /// longer than three letters need a look at the text besides: their grams may stand apart.
    virtual QString matchingOrders(const QStringList &words, std::vector<QVariant> &binds) const = 0;
    /// The column as a condition that no index is chosen for: the walk shall follow the index of its order.
    virtual QString passedOver(const QString &column) const = 0;
    /// Milliseconds since 1970 by the one clock that all programs on the database share: an expression.
    virtual QString sharedClock() const = 0;
    /// One row, one column: a mark in the order in which changes become visible. What lies before it is settled: no
    /// change that is still under way will come to lie there.
    virtual QString changeMark() const = 0;
    /// Kind and id of what the events from one mark on and before another are about; binds both.
    virtual QString eventsBetweenMarks() const = 0;
    /// The channel on which the server tells of every change at once; empty: there is no such thing.
    virtual QString changeChannel() const = 0;
    /// Makes others who hold the same technician (bound) wait until this transaction ends; empty where writers wait for
    /// each other anyway.
    virtual QString holdTechnician() const = 0;
    /// The same of those who would change the same offered order (bound).
    virtual QString holdClaim() const = 0;
    /// What stands behind FROM for the times that booked and finished work takes of technicians: state, id, order_id,
    /// technician_id, planned_start, planned_end, arrived_at, completed_at. Binds the end, the earliest start and the
    /// start of a span. Where the server keeps the data scope, those of technicians in sight that orders out of sight
    /// take, without order_id.
    virtual QString takenTimes() const = 0;
    /// Gives the orders of a customer that the log-in does not see to another one, or takes that back; empty where a log-in
    /// sees every row. The first binds both customers (kept, dropped), both maps of ids as JSON, the command and the time,
    /// the second the command that is taken back, the one that does it and the time.
    virtual QString moveUnseenOrders() const = 0;
    virtual QString takeBackUnseenOrders() const = 0;
    /// One row, one column: the highest order id, also of orders out of sight; 0 without orders.
    virtual QString highestOrderId() const = 0;
    /// Whether `a` is a part of `b`: an expression over both.
    virtual QString contains(const QString &whole, const QString &part) const = 0;
    /// The text of a member of the JSON object in a column: "true" or "false", a number, or the words; appends what it
    /// binds.
    virtual QString jsonText(const QString &column, const QString &member, std::vector<QVariant> &binds) const = 0;
    /// One row, one column: problems of the file itself; "ok" if none.
    virtual QStringList integrityChecks() const = 0;
};

const Dialect &sqliteDialect();
const Dialect &postgresDialect();

} // namespace fieldlane::store
