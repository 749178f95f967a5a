#include "delivery/secret.h"
#include "support/keychain.h"
#include "support/program.h"
#include "support/testmain.h"
#include <QTemporaryDir>

using namespace fieldlane;
using delivery::keepSecret;
using delivery::readSecret;

/// Secrets in a real key chain: what the console and deliver read, and the password behind --as.
class TestKeyChain : public QObject
{
    Q_OBJECT
    std::unique_ptr<support::KeyChain> m_chain;
    QTemporaryDir m_folder;
    QString m_database = m_folder.filePath(QStringLiteral("company.db"));

    support::ProgramAnswer ctl(QStringList arguments) const
    {
        return support::runProgram(QStringLiteral("fieldlanectl"), arguments << QStringLiteral("--db") << m_database);
    }
    QString file(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("no file");
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { m_chain = std::make_unique<support::KeyChain>(); }
    void cleanupTestCase() { m_chain.reset(); }

    void whatIsKeptIsFoundAgain()
    {
        const QString place = QStringLiteral("keychain:fieldlane smtp");
        QCOMPARE(readSecret(place).error().code, core::ErrorCode::NotFound);
        QVERIFY(keepSecret(place, QStringLiteral("hunter2 密码")));
        QCOMPARE(*readSecret(place), QStringLiteral("hunter2 密码"));
        QVERIFY(keepSecret(place, QStringLiteral("changed")));
        QCOMPARE(*readSecret(place), QStringLiteral("changed"));
        QVERIFY(!readSecret(QStringLiteral("keychain:another")));
    }
    void peopleLogInFromIt()
    {
        QCOMPARE(ctl({QStringLiteral("init")}).exit, 0);
        QCOMPARE(ctl({QStringLiteral("people"), QStringLiteral("set"), QStringLiteral("anton"), QStringLiteral("--role"), QStringLiteral("administrator")}).exit, 0);
        const QString right = file("right", "battery staple\n"), wrong = file("wrong", "battery stable\n");
        QCOMPARE(ctl({QStringLiteral("people"), QStringLiteral("password"), QStringLiteral("anton"), QStringLiteral("--from"), right}).exit, 0);
        const QStringList list {QStringLiteral("people"), QStringLiteral("list"), QStringLiteral("--as"), QStringLiteral("anton"),
            QStringLiteral("--password-from"), QStringLiteral("keychain:anton")};
        QCOMPARE(ctl(list).exit, 1); // not kept yet
        const auto keep = [this](const QString &from) {
            return ctl({QStringLiteral("people"), QStringLiteral("keep-password"), QStringLiteral("anton"), QStringLiteral("--in"),
                QStringLiteral("keychain:anton"), QStringLiteral("--from"), from});
        };
        QCOMPARE(keep(wrong).exit, 1); // nobody would get in with it
        QCOMPARE(ctl(list).exit, 1);
        const auto kept = keep(right);
        QVERIFY2(kept.exit == 0, kept.err);
        QVERIFY(!kept.out.contains("staple") && !kept.err.contains("staple"));
        const auto listed = ctl(list);
        QVERIFY2(listed.exit == 0, listed.err);
        QVERIFY(listed.out.contains("anton"));
    }
};

FIELDLANE_TEST_MAIN(TestKeyChain)
#include "tst_keychain.moc"
