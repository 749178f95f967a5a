#include "store/rulebookrepository.h"
#include "support/databases.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::store;
using core::ErrorCode;

/// Versions and draft of the rules on both databases, and the guards of their tables.
class TestRuleBookRepository : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_url;
    std::unique_ptr<Connection> m_connection;
    const core::Instant m_now = core::fromMs(1'772'000'000'123);

    rules::BookVersion version(int number) const
    {
        return {number, QStringLiteral("anna"), m_now + core::minutes(number), QStringLiteral("Sturm, 台风 %1").arg(number)};
    }
    static QByteArray content(int number)
    {
        return QStringLiteral("{\"rules\": [\"漏水 %1\"]}").arg(number).toUtf8();
    }
    std::unique_ptr<Connection> connect(Connection::Access access) const
    {
        return std::move(*Connection::open(*DatabaseUrl::parse(m_url), access));
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_url = support::freshDatabase(database, m_folder);
        m_connection = connect(Connection::Access::Create);
    }
    void cleanup() { m_connection.reset(); }

    void atFirstThereIsNothing_data() { support::addDatabaseRows(); }
    void atFirstThereIsNothing()
    {
        RuleBookRepository books(*m_connection);
        QVERIFY(!*books.newest() && !*books.published(1) && !*books.draft());
        QCOMPARE(*books.newestVersion(), 0);
        QVERIFY(books.versions()->empty());
    }
    void everyVersionStaysAsItWasPublished_data() { support::addDatabaseRows(); }
    void everyVersionStaysAsItWasPublished()
    {
        RuleBookRepository books(*m_connection);
        for (int number = 1; number <= 3; ++number) {
            const auto published = books.publish(version(number), content(number));
            QVERIFY2(published, published ? "" : qPrintable(published.error().detail));
        }
        QCOMPARE(*books.newestVersion(), 3);
        QCOMPARE((*books.newest())->content, content(3));
        QCOMPARE((*books.published(2))->content, content(2));
        QVERIFY((*books.published(2))->version == version(2));
        QVERIFY(!*books.published(4));
        QVERIFY(*books.versions() == (std::vector {version(3), version(2), version(1)}));
        QVERIFY(!m_connection->execute(QStringLiteral("UPDATE rule_books SET reason = 'x' WHERE version = 1")));
        QVERIFY(!m_connection->execute(QStringLiteral("DELETE FROM rule_books WHERE version = 1")));
        QCOMPARE((*books.published(1))->content, content(1));
    }
    void whoPublishesTooLateIsTold_data() { support::addDatabaseRows(); }
    void whoPublishesTooLateIsTold()
    {
        const auto other = connect(Connection::Access::ReadWrite);
        QVERIFY(RuleBookRepository(*m_connection).publish(version(1), content(1)));
        QCOMPARE(RuleBookRepository(*other).publish(version(1), content(2)).error().code, ErrorCode::Conflict);
        QCOMPARE(RuleBookRepository(*other).publish(version(3), content(3)).error().code, ErrorCode::Conflict); // no gaps
        QCOMPARE((*RuleBookRepository(*other).newest())->content, content(1));
    }
    void aVersionSaysWhoAndWhy_data() { support::addDatabaseRows(); }
    void aVersionSaysWhoAndWhy()
    {
        RuleBookRepository books(*m_connection);
        const QString none = QStringLiteral("");
        QVERIFY(!books.publish({1, none, m_now, QStringLiteral("why")}, content(1)));
        QVERIFY(!books.publish({1, QStringLiteral("anna"), m_now, none}, content(1)));
        QCOMPARE(*books.newestVersion(), 0);
    }
    void theDraftIsSavedByWhoSawIt_data() { support::addDatabaseRows(); }
    void theDraftIsSavedByWhoSawIt()
    {
        RuleBookRepository books(*m_connection);
        const auto other = connect(Connection::Access::ReadWrite);
        QCOMPARE(*books.saveDraft({0, 0, content(1), QStringLiteral("anna"), m_now}), 1);
        QCOMPARE(RuleBookRepository(*other).saveDraft({0, 0, content(2), QStringLiteral("bert"), m_now}).error().code, ErrorCode::Conflict);
        QCOMPARE(*RuleBookRepository(*other).saveDraft({1, 4, content(2), QStringLiteral("bert"), m_now}), 2);
        QCOMPARE(books.saveDraft({1, 0, content(3), QStringLiteral("anna"), m_now}).error().code, ErrorCode::Conflict);
        const auto draft = *books.draft();
        QVERIFY(draft);
        QCOMPARE(draft->revision, 2);
        QCOMPARE(draft->base, 4);
        QCOMPARE(draft->content, content(2));
        QCOMPARE(draft->author, QStringLiteral("bert"));
        QCOMPARE(draft->changedAt, m_now);
        QVERIFY(!m_connection->execute(QStringLiteral("INSERT INTO rule_drafts(id, revision, base_version, content, author, changed_at) "
                                                      "VALUES (2, 1, 0, 'x', 'x', 0)")));
    }
};

FIELDLANE_TEST_MAIN(TestRuleBookRepository)
#include "tst_rulebookrepository.moc"
