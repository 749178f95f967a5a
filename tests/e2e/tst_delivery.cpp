#include "support/databases.h"
#include "support/httpstub.h"
#include "support/leases.h"
#include "support/program.h"
#include "support/testmain.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace fieldlane;

namespace {

constexpr int orderCount = 12;
constexpr int technicianCount = 4;
constexpr int noticeCount = orderCount * technicianCount;

} // namespace

/// Notices from the order list to the other side of the wire, through programs that are killed on the way.
class TestDelivery : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_database;

    QStringList with(const QStringList &arguments, const QString &now) const
    {
        return arguments + QStringList {QStringLiteral("--db"), m_database, QStringLiteral("--now"), now};
    }
    support::ProgramAnswer run(const QString &line, const QByteArray &input = {}, const QString &now = QStringLiteral("2026-03-04T09:30:00Z")) const
    {
        return support::runProgram(QStringLiteral("fieldlanectl"), with(line.split(QLatin1Char(' ')), now), input);
    }
    void must(const QString &line, const QByteArray &input = {}) const
    {
        const auto answer = run(line, input);
        QVERIFY2(answer.exit == 0, answer.err.constData());
    }
    /// A pool whose members hear of every order in it over a webhook.
    void prepare(const QString &url)
    {
        must(QStringLiteral("init"));
        QByteArray csv("name,unit,code,skills,latitude,longitude,shift start,shift end\n");
        QStringList members;
        for (int i = 0; i < technicianCount; ++i) {
            members += QStringLiteral("T%1").arg(i);
            csv += "Member " + members.last().toUtf8() + ",North," + members.last().toUtf8() + ",,47.14,9.52,00:00,24:00\n";
        }
        QFile file(m_folder.filePath(QStringLiteral("technicians.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(csv) == csv.size());
        file.close();
        must(QStringLiteral("import technicians %1 --create-missing --zone Europe/Vaduz").arg(file.fileName()));
        must(QStringLiteral("pools set North --unit North --members ") + members.join(QLatin1Char(',')));
        must(QStringLiteral("channels set Hook --carrier webhook url=") + url);
        QByteArray entries;
        for (int i = 0; i < orderCount; ++i)
            entries += "orders add --pool North --unit North --place 47.14,9.52 --minutes 5 --number A-" + QByteArray::number(i) + '\n';
        must(QStringLiteral("batch"), entries);
    }
    int outbox(const QString &state) const
    {
        const auto answer = run(QStringLiteral("notices outbox --json --limit 1000 --state ") + state);
        return int(QJsonDocument::fromJson(answer.out).array().size());
    }
    static QMap<QByteArray, int> keysOf(const QList<support::HttpStub::Request> &requests)
    {
        QMap<QByteArray, int> keys;
        for (const auto &request : requests)
            ++keys[request.headers.value("idempotency-key")];
        return keys;
    }

private Q_SLOTS:
    void killedOnTheWay_data() { support::addDatabaseRows(); }
    void killedOnTheWay()
    {
        QFETCH(QString, database);
        m_database = support::emptyDatabase(database, m_folder);
        support::HttpStub hook;
        prepare(hook.url());
        QCOMPARE(outbox(QStringLiteral("waiting")), noticeCount);

        constexpr int answered = 7;
        hook.answerOnly(answered);
        QProcess program;
        program.start(support::programPath(QStringLiteral("fieldlanectl")),
            with({QStringLiteral("deliver"), QStringLiteral("--once")}, QStringLiteral("2026-03-04T09:30:00Z")));
        QVERIFY(hook.waitForRequests(answered + 1)); // the last one waits for its answer
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(outbox(QStringLiteral("sent")), answered);
        QCOMPARE(outbox(QStringLiteral("waiting")), noticeCount - answered);

        hook.answerOnly(-1);
        // The channel of the dead program is taken over when its lease is over.
        const auto barred = run(QStringLiteral("deliver --once"));
        QCOMPARE(barred.exit, 0);
        QVERIFY(barred.out.contains("Another program delivers already."));
        QCOMPARE(outbox(QStringLiteral("waiting")), noticeCount - answered);
        support::ageLeases(m_database, core::minutes(2));
        const auto late = run(QStringLiteral("deliver --once"), {}, QStringLiteral("2026-03-04T09:40:00Z"));
        QVERIFY2(late.exit == 0, late.err.constData());
        QCOMPARE(outbox(QStringLiteral("sent")), noticeCount);
        const auto keys = keysOf(hook.requests());
        QCOMPARE(keys.size(), qsizetype(noticeCount)); // none lost
        QCOMPARE(hook.requests().size(), qsizetype(noticeCount + 1)); // the one without an answer came again
        must(QStringLiteral("check"));
    }
    void severalProgramsAtOnce_data() { support::addDatabaseRows(); }
    void severalProgramsAtOnce()
    {
        QFETCH(QString, database);
        m_database = support::emptyDatabase(database, m_folder);
        support::HttpStub hook;
        prepare(hook.url());
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 3; ++i) {
            auto &program = programs.emplace_back(std::make_unique<QProcess>());
            program->start(support::programPath(QStringLiteral("fieldlanectl")),
                with({QStringLiteral("deliver"), QStringLiteral("--once")}, QStringLiteral("2026-03-04T09:30:00Z")));
        }
        for (const auto &program : programs) {
            QVERIFY(program->waitForFinished(-1));
            QVERIFY2(program->exitCode() == 0, program->readAllStandardError().constData());
        }
        const auto left = run(QStringLiteral("notices outbox --state waiting,failed"));
        QVERIFY2(outbox(QStringLiteral("sent")) == noticeCount, left.out.constData());
        QCOMPARE(hook.requests().size(), qsizetype(noticeCount)); // none twice
    }
    void inboxAndFailures_data() { support::addDatabaseRows(); }
    void inboxAndFailures()
    {
        QFETCH(QString, database);
        m_database = support::emptyDatabase(database, m_folder);
        support::HttpStub hook;
        prepare(hook.url());
        const auto inbox = run(QStringLiteral("notices --as T1 --unread --json"));
        QVERIFY2(inbox.exit == 0, inbox.err.constData());
        const QJsonArray notices = QJsonDocument::fromJson(inbox.out).array();
        QCOMPARE(notices.size(), orderCount);
        QCOMPARE(notices[0][QStringLiteral("kind")].toString(), QStringLiteral("offered"));
        const QString id = QString::number(notices[0][QStringLiteral("id")].toInteger());
        QCOMPARE(run(QStringLiteral("notices read %1 --as T1").arg(id)).exit, 0);
        QCOMPARE(run(QStringLiteral("notices read %1 --as T2").arg(id)).exit, 1); // not theirs
        QCOMPARE(QJsonDocument::fromJson(run(QStringLiteral("notices list --as T1 --unread --json")).out).array().size(), orderCount - 1);
        QCOMPARE(run(QStringLiteral("notices read x")).exit, 2);

        hook.answerWith(410, "gone away");
        QCOMPARE(run(QStringLiteral("deliver --once")).exit, 1);
        const auto failed = QJsonDocument::fromJson(run(QStringLiteral("notices outbox --state failed --json --limit 1000")).out).array();
        QCOMPARE(failed.size(), noticeCount);
        QVERIFY(failed[0][QStringLiteral("error")].toString().contains(QStringLiteral("gone away")));
        hook.answerWith(200, {});
        QCOMPARE(run(QStringLiteral("notices retry %1").arg(failed[0][QStringLiteral("id")].toInteger())).exit, 0);
        QCOMPARE(run(QStringLiteral("deliver --once")).exit, 0);
        QCOMPARE(outbox(QStringLiteral("failed")), noticeCount - 1);
        QCOMPARE(run(QStringLiteral("channels test Hook")).exit, 0);
        QCOMPARE(run(QStringLiteral("channels set Hook secret=hunter2")).exit, 2);
        QCOMPARE(run(QStringLiteral("channels test Nobody")).exit, 1);
        QCOMPARE(run(QStringLiteral("channels secret Hook")).exit, 2); // nowhere to keep it
        const QString kept = m_folder.filePath(QStringLiteral("kept"));
        QFile typed(m_folder.filePath(QStringLiteral("typed")));
        QVERIFY(typed.open(QIODevice::WriteOnly) && typed.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && typed.write("hunter2\n") > 0);
        typed.close();
        must(QStringLiteral("channels set Hook secret=file:") + kept);
        must(QStringLiteral("channels secret Hook --from-file ") + typed.fileName());
        QFile secret(kept);
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), QByteArray("hunter2"));
        QCOMPARE(run(QStringLiteral("notices preview assigned --channel sms --language es")).exit, 0);
        QCOMPARE(run(QStringLiteral("notices words assigned --channel sms --text {nummer}")).exit, 2);
        QCOMPARE(run(QStringLiteral("notices words assigned --channel sms --text {number}")).exit, 0);
        QCOMPARE(run(QStringLiteral("notices preview assigned --channel sms")).out, QByteArray("WO-000042\n"));
        QCOMPARE(run(QStringLiteral("remind A-1")).exit, 0);
    }
};

FIELDLANE_TEST_MAIN(TestDelivery)
#include "tst_delivery.moc"
