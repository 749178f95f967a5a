#include "store/changebell.h"
#include "store/dialect.h"
#include <atomic>
#include <QSqlDriver>

namespace fieldlane::store {

ChangeBell::ChangeBell(const DatabaseUrl &url, std::function<void()> ring)
    : m_url(url)
    , m_ring(std::move(ring))
{
    if (url.kind == DatabaseUrl::Kind::Sqlite)
        return;
    static std::atomic<int> count = 0;
    m_name = QStringLiteral("fieldlane-bell-%1").arg(++count);
    m_database = QSqlDatabase::addDatabase(postgresDialect().driver(), m_name);
    postgresDialect().configure(m_database, m_url, true);
    if (QSqlDriver *driver = m_database.driver()) {
        QObject::connect(driver, &QSqlDriver::notification, &m_listener,
            [this](const QString &, QSqlDriver::NotificationSource, const QVariant &) { m_ring(); });
    }
}

ChangeBell::~ChangeBell()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

bool ChangeBell::keepHung()
{
    if (m_name.isEmpty())
        return false;
    if (m_database.isOpen())
        return true;
    m_database.close();
    return m_database.open() && m_database.driver()->subscribeToNotification(postgresDialect().changeChannel());
}

} // namespace fieldlane::store
