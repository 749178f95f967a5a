#include "delivery/carriers.h"
#include "support/testmain.h"
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <unistd.h>

using namespace fieldlane;
using namespace fieldlane::delivery;
using Answer = Receipt::Answer;

namespace {

const char inside[] = "FIELDLANE_OWN_NETWORK";

const char settings[] = R"(group = core
admin-port = 13000
smsbox-port = 13001
admin-password = admin
box-allow-ip = 127.0.0.1

group = smsc
smsc = fake
smsc-id = FAKE
port = 10000
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = 13013

group = sendsms-user
username = fieldlane
password = right
max-messages = 10
)";

} // namespace

/// Text messages through a real Kannel and the made-up operator that comes with it. Kannel listens everywhere, so the
/// test runs in a network of its own.
class TestKannel : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QProcess m_bearer;
    QProcess m_smsBox;
    QProcess m_operator;

    static void start(QProcess &process, const QString &program, const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        if (!process.waitForStarted())
            qFatal("%s does not start", qPrintable(program));
    }
    /// Each try waits for a line of the log.
    static bool listens(quint16 port, QProcess &process)
    {
        for (int i = 0; i < 200 && process.state() == QProcess::Running; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            if (socket.waitForConnected(100))
                return true;
            process.waitForReadyRead(100);
        }
        return false;
    }
    /// The next message that reached the operator.
    QByteArray nextMessage()
    {
        for (;;) {
            while (!m_operator.canReadLine()) {
                if (!m_operator.waitForReadyRead(30'000))
                    return {};
            }
            const QByteArray line = m_operator.readLine();
            if (const qsizetype at = line.indexOf("Got message"); at >= 0)
                return line.mid(at).trimmed();
        }
    }
    static Receipt send(const QString &to, const QString &text, const char *password = "right")
    {
        qputenv("FIELDLANE_TEST_SECRET", password);
        domain::NoticeChannel c;
        c.name = QStringLiteral("Kannel");
        c.carrier = QStringLiteral("kannel");
        c.channel = domain::Channel::Sms;
        c.settings = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:13013/cgi-bin/sendsms")},
            {QStringLiteral("user"), QStringLiteral("fieldlane")}, {QStringLiteral("secret"), QStringLiteral("env:FIELDLANE_TEST_SECRET")},
            {QStringLiteral("from"), QStringLiteral("Fieldlane")}};
        Message m;
        m.address = to;
        m.text.body = text;
        auto carrier = carrierFor(c);
        return (*carrier)->send(m);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet(inside))
            QSKIP("This system lets nobody make a network of their own.");
        QCOMPARE(QProcess::execute(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")}), 0);
        QFile file(m_folder.filePath(QStringLiteral("kannel.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(settings) > 0);
        file.close();
        m_bearer.setWorkingDirectory(m_folder.path());
        start(m_bearer, QStringLiteral("/usr/sbin/bearerbox"), {file.fileName()});
        QVERIFY(listens(13001, m_bearer) && listens(10000, m_bearer));
        start(m_smsBox, QStringLiteral("/usr/sbin/smsbox"), {file.fileName()});
        QVERIFY(listens(13013, m_smsBox));
        // The operator's own message comes back refused when all of them are joined.
        start(m_operator, QStringLiteral("/usr/lib/kannel/test/fakesmsc"),
            {QStringLiteral("-H"), QStringLiteral("127.0.0.1"), QStringLiteral("-r"), QStringLiteral("10000"), QStringLiteral("-m"),
                QStringLiteral("1"), QStringLiteral("100 200 text hello")});
        QVERIFY(!nextMessage().isEmpty());
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_operator, &m_smsBox, &m_bearer}) {
            process->kill();
            process->waitForFinished();
        }
    }

    void plainText()
    {
        const Receipt receipt = send(QStringLiteral("+423 232-11 22"), QStringLiteral("Order WO-42 is planned"));
        QVERIFY2(receipt.answer == Answer::Sent, qPrintable(receipt.detail));
        const QByteArray message = nextMessage();
        QVERIFY2(message.contains("<Fieldlane +4232321122 text Order WO-42 is planned>"), message.constData());
    }
    void otherLetters()
    {
        QCOMPARE(send(QStringLiteral("+4232321122"), QStringLiteral("工ä")).answer, Answer::Sent);
        const QByteArray message = nextMessage();
        QVERIFY2(message.contains("ucs-2 %5D%E5%00%E4>"), message.constData());
    }
    void wrongPassword()
    {
        const Receipt receipt = send(QStringLiteral("+4232321122"), QStringLiteral("x"), "wrong-secret");
        QCOMPARE(receipt.answer, Answer::ChannelFault);
        QVERIFY(!receipt.detail.contains(QStringLiteral("wrong-secret")));
    }
    void noNumber() { QCOMPARE(send(QStringLiteral("nobody"), QStringLiteral("x")).answer, Answer::Refused); }
    void gatewayDown()
    {
        m_smsBox.kill();
        QVERIFY(m_smsBox.waitForFinished());
        QCOMPARE(send(QStringLiteral("+4232321122"), QStringLiteral("x")).answer, Answer::Later);
    }
};

int main(int argc, char **argv)
{
    const QString unshare = QStringLiteral("unshare");
    const QString network = geteuid() == 0 ? QStringLiteral("-n") : QStringLiteral("-rn");
    if (!qEnvironmentVariableIsSet(inside) && QProcess::execute(unshare, {network, QStringLiteral("true")}) == 0) {
        qputenv(inside, "1");
        QStringList arguments {network, QString::fromLocal8Bit(argv[0])};
        for (int i = 1; i < argc; ++i)
            arguments += QString::fromLocal8Bit(argv[i]);
        return QProcess::execute(unshare, arguments);
    }
    support::prepare();
    QCoreApplication app(argc, argv);
    TestKannel test;
    return support::finish(QTest::qExec(&test, argc, argv));
}
#include "tst_kannel.moc"
