#include "domain/person.h"
#include "store/databaselogins.h"
#include "store/rulebookrepository.h"
#include "store/table.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QUrl>

using namespace fieldlane;
using namespace fieldlane::store;

/// Who may write rules as their own database role, with what no program of ours stands before; PostgreSQL alone.
class TestRuleRights : public QObject
{
    Q_OBJECT
    const QString m_secret = QStringLiteral("only for this test");
    const core::Instant m_now = core::fromMs(1'772'000'000'000);
    const QByteArray m_content = "{}";
    QTemporaryDir m_folder;
    QString m_url;
    QByteArray m_ownerPassword;
    std::unique_ptr<Connection> m_owner;
    std::map<QString, domain::RoleId> m_roles;

    /// A person with a log-in of the server; roles are the server's, so each test uses names of its own.
    QString admit(const QString &role)
    {
        domain::Person p;
        p.login = QStringLiteral("rules%1_%2").arg(role.toLower()).arg(QCoreApplication::applicationPid());
        p.name = role;
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

private Q_SLOTS:
    void initTestCase()
    {
        m_url = support::freshDatabase(QStringLiteral("postgresql"), m_folder);
        m_ownerPassword = qgetenv("PGPASSWORD");
        m_owner = std::move(*Connection::open(*DatabaseUrl::parse(m_url), Connection::Access::Create));
        for (const domain::Role &role : domain::shippedRoles())
            m_roles[role.name] = *roleTable(*m_owner).insert(role);
    }
    void whoMayNotEditRulesWritesNone()
    {
        for (const char *role : {"technician", "customerService", "regionManager", "manager"}) {
            const QString login = admit(QLatin1String(role));
            const auto person = connectAs(login);
            QVERIFY2(!RuleBookRepository(*person).publish({1, login, m_now, QStringLiteral("mine")}, m_content), role);
            QVERIFY2(!RuleBookRepository(*person).saveDraft({0, 0, m_content, login, m_now}), role);
        }
        QCOMPARE(*RuleBookRepository(*m_owner).newestVersion(), 0);
    }
    void whoEditsRulesSignsForThemselves()
    {
        const QString login = admit(QStringLiteral("afterSalesSupervisor"));
        const auto olga = connectAs(login);
        RuleBookRepository books(*olga);
        const QString other = QStringLiteral("somebody else");
        QVERIFY(!books.publish({1, other, m_now, QStringLiteral("forged")}, m_content));
        QVERIFY(!books.saveDraft({0, 0, m_content, other, m_now}));
        const auto published = books.publish({1, login, m_now, QStringLiteral("first")}, m_content);
        QVERIFY2(published, published ? "" : qPrintable(published.error().detail));
        QCOMPARE(*books.saveDraft({0, 1, m_content, login, m_now}), 1);
        QCOMPARE(*books.saveDraft({1, 1, m_content, login, m_now}), 2);
    }
    void everybodyReadsAndNobodyChangesWhatWasPublished()
    {
        const QString chief = admit(QStringLiteral("administrator"));
        const auto anna = connectAs(chief);
        QCOMPARE(*RuleBookRepository(*anna).newestVersion(), 1);
        QCOMPARE(*RuleBookRepository(*anna).saveDraft({2, 1, m_content, chief, m_now}), 3);
        QVERIFY(!anna->execute(QStringLiteral("UPDATE rule_books SET content = 'x'")));
        QVERIFY(!anna->execute(QStringLiteral("DELETE FROM rule_books")));
        QVERIFY(!anna->execute(QStringLiteral("DELETE FROM rule_drafts")));
        QVERIFY(!m_owner->execute(QStringLiteral("DELETE FROM rule_books")));
        QVERIFY(m_owner->execute(QStringLiteral("UPDATE people SET role_id = ?"), {m_roles.at(QStringLiteral("technician")).value()}));
        QCOMPARE(*RuleBookRepository(*anna).newestVersion(), 1); // reads on,
        const auto raised = anna->execute(QStringLiteral("UPDATE rule_drafts SET author = ?"), {chief});
        QVERIFY(!raised || *raised == 0); // and writes no more
    }
};

FIELDLANE_TEST_MAIN(TestRuleRights)
#include "tst_rulerights.moc"
