#pragma once
#include "support/program.h"
#include <QJsonDocument>
#include <QTemporaryDir>

namespace fieldlane::tests {

/// The demonstration company on a database of its own, driven through fieldlanectl. Its clock stands still on
/// a Wednesday morning.
class Company
{
public:
    /// `kind` as for support::emptyDatabase(); without `filled` the database is not made yet.
    explicit Company(const QString &kind, bool filled = true);

    QString database() const { return m_database; }
    static QString now() { return QStringLiteral("2026-03-04T09:30:00Z"); }
    support::ProgramAnswer run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The JSON answer of a run that must succeed.
    QJsonDocument json(const QStringList &arguments) const;
    /// Numbers of the orders in a state, the most pressing first.
    QStringList orders(const QString &state) const;

private:
    QTemporaryDir m_folder;
    QString m_database;
};

/// Whether an answer is a failure told in one line on standard error.
bool isOneLine(const QByteArray &err);

} // namespace fieldlane::tests
