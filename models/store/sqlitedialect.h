#pragma once
#include "store/dialect.h"
#include <QVariant>
#include <vector>

namespace fieldlane::store {

/// SQLite in WAL mode: one writer at a time, readers never wait.
class SqliteDialect final : public Dialect
{
public:
    QString driver() const override;
    QString schemaFolder() const override;
    void configure(QSqlDatabase &database, const DatabaseUrl &url, bool readOnly) const override;
    QStringList setUp(bool readOnly) const override;
    QString beginWrite() const override;
    QString beginRead() const override;
    core::ErrorCode errorCode(const QString &nativeCode) const override;
    QString tableExists() const override;
    core::Result<void> saveSearchText(
        Connection &connection, qint64 orderId, const QString &text, const QStringList &grams) const override;
    QString matchingOrders(const QStringList &words, std::vector<QVariant> &binds) const override;
    QString passedOver(const QString &column) const override;
    QString sharedClock() const override;
    QString changeMark() const override;
    QString eventsBetweenMarks() const override;
    QString changeChannel() const override;
    QString takenTimes() const override;
    QString moveUnseenOrders() const override;
    QString takeBackUnseenOrders() const override;
    QString highestOrderId() const override;
    QString contains(const QString &whole, const QString &part) const override;
    QString jsonText(const QString &column, const QString &member, std::vector<QVariant> &binds) const override;
    QString holdTechnician() const override;
    QString holdClaim() const override;
    QStringList integrityChecks() const override;
};

} // namespace fieldlane::store
