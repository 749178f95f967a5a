#pragma once
#include <QProcess>
#include <QString>

namespace fieldlane::support {

/// A PostgreSQL server of the test's own: a new cluster in a temporary folder, on a free port of the loopback
/// interface, with a password that only this build's tests know and nothing synced to disk. It stops and its folder goes
/// when the object is destroyed, and also when the test program crashes or is killed. Needs PostgreSQL 15 or newer; a
/// failure to start aborts the test with the server's own words.
class PostgresCluster
{
public:
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// The one cluster of this test program, started at the first call and stopped with the application
    /// object.
    static PostgresCluster &shared();

    /// postgresql:// address of a new database without anything in it; its user is a superuser. Thread-safe.
    QString emptyDatabaseUrl();
    /// The same with the schema of this program and no rows, as a copy: the migrations take ten times as long.
    QString freshDatabaseUrl();
    /// The same as a copy of another database, which nobody may be connected to.
    QString copyUrl(const QString &original);
    /// postgresql:// address of a database of this cluster, whether it exists or not.
    QString url(const QString &database) const;
    /// The path of one of PostgreSQL's own programs, of the version that the clusters have.
    static QString tool(const QString &name);
    /// Temporary folder that holds the cluster; gone after destruction.
    QString folder() const { return m_folder; }
    int port() const { return m_port; }
    /// Process id of the server, from its postmaster.pid.
    qint64 serverPid() const;

private:
    void start();
    void makeModel() const;

    QString m_folder;
    QString m_password;
    int m_port = 0;
    QProcess m_warden;
};

} // namespace fieldlane::support
