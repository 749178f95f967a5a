#include "domain/person.h"
#include "store/databaselogins.h"
#include "store/decisionrepository.h"
#include "store/orderrepository.h"
#include "store/table.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::store;

/// Who reads and writes records of decisions as their own database role; PostgreSQL alone.
class TestDecisionRights : public QObject
{
    Q_OBJECT
    const QString m_secret = QStringLiteral("only for this test");
    QTemporaryDir m_folder;
    QString m_url;
    QByteArray m_ownerPassword;
    std::unique_ptr<Connection> m_owner;
    std::map<QString, domain::RoleId> m_roles;

    /// A person with a log-in of the server; roles are the server's, so each test uses names of its own.
    QString admit(const QString &role, domain::UnitId unit = {})
    {
        domain::Person p;
        p.login = QStringLiteral("decides%1_%2").arg(role.toLower()).arg(QCoreApplication::applicationPid());
        p.name = role;
        p.unitId = unit;
        p.roleId = m_roles.at(role);
        if (!personTable(*m_owner).insert(p) || !admitPerson(*m_owner, p.login, m_secret))
            qFatal("cannot admit %s", qPrintable(role));
        return p.login;
    }
    std::unique_ptr<Connection> connectAs(const QString &login)
    {
        QUrl url(m_url);
        url.setUserName(login);
        qputenv("PGPASSWORD", m_secret.toUtf8());
        auto connection = Connection::open(*DatabaseUrl::parse(url.toString()), Connection::Access::ReadWrite);
        qputenv("PGPASSWORD", m_ownerPassword);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        return std::move(*connection);
    }

    domain::OrderId order(const QString &number, domain::UnitId unit)
    {
        domain::OrderRecord record;
        record.order.number = number;
        record.order.unitId = unit;
        record.order.zone = QStringLiteral("Europe/Vaduz");
        record.order.state = domain::OrderState::PendingDispatch;
        record.order.lastAction = QStringLiteral("import");
        if (!OrderRepository(*m_owner).save({}, record))
            qFatal("cannot write an order");
        return record.order.id;
    }
    domain::UnitId unit(const char *name)
    {
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QLatin1String(name);
        return *unitTable(*m_owner).insert(unit);
    }
    static rules::Decision decisionOn(domain::OrderId order)
    {
        rules::Decision decision;
        decision.orderId = order;
        return decision;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_url = support::freshDatabase(QStringLiteral("postgresql"), m_folder);
        m_ownerPassword = qgetenv("PGPASSWORD");
        m_owner = std::move(*Connection::open(*DatabaseUrl::parse(m_url), Connection::Access::Create));
        for (const domain::Role &role : domain::shippedRoles())
            m_roles[role.name] = *roleTable(*m_owner).insert(role);
    }
    void decisionsAreSeenWithTheirOrders()
    {
        const domain::UnitId home = unit("North");
        const domain::OrderId north = order(QStringLiteral("N-1"), home);
        const domain::OrderId south = order(QStringLiteral("S-1"), unit("South"));
        const QString login = admit(QStringLiteral("regionManager"), home);
        const auto person = connectAs(login);
        DecisionRepository mine(*person);
        const auto written = mine.append(decisionOn(north), 2, login);
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QVERIFY(!mine.append(decisionOn(north), 3, QStringLiteral("somebody else"))); // everybody signs for themselves
        QVERIFY(DecisionRepository(*m_owner).append(decisionOn(south), 2, QStringLiteral("automatic")));
        QCOMPARE(*mine.count(), 1);
        QCOMPARE(mine.of(north)->size(), size_t(1));
        QVERIFY(mine.of(south)->empty());
        QVERIFY(!person->execute(QStringLiteral("DELETE FROM decisions")));
        const QString looking = admit(QStringLiteral("manager"));
        const auto looker = connectAs(looking);
        QVERIFY(!DecisionRepository(*looker).append(decisionOn(north), 4, looking)); // who writes no orders writes none
    }
};

FIELDLANE_TEST_MAIN(TestDecisionRights)
#include "tst_decisionrights.moc"
