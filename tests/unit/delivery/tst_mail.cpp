#include "delivery/mailcarrier.h"
#include "support/testmain.h"
#include "unit/delivery/mailserver.h"

using namespace fieldlane;
using namespace fieldlane::delivery;
using Answer = Receipt::Answer;

/// E-mail through a real server on the loopback that wants STARTTLS and a log-in.
class TestMail : public QObject
{
    Q_OBJECT
    std::unique_ptr<tests::MailServer> m_server;

    domain::NoticeChannel channel() const
    {
        domain::NoticeChannel c;
        c.carrier = QStringLiteral("smtp");
        c.settings = {{QStringLiteral("host"), QStringLiteral("localhost")}, {QStringLiteral("port"), QString::number(m_server->port())},
            {QStringLiteral("from"), QStringLiteral("dispatch@example.org")}, {QStringLiteral("user"), QStringLiteral("fieldlane")},
            {QStringLiteral("ca"), m_server->certificate()}};
        return c;
    }
    static Message message(const QString &to)
    {
        Message m;
        m.dedupe = QStringLiteral("o42.v7.assigned.p1.c1");
        m.address = to;
        m.now = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
        m.text = {QStringLiteral("工单 WO-000042 已排定"), QStringLiteral("Städtle 12\n.\nEnd")};
        return m;
    }
    Receipt send(const domain::NoticeChannel &c, const QString &to, const QString &secret = QStringLiteral("right"))
    {
        return MailCarrier(c, secret).send(message(to));
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<tests::MailServer>(); }

    void arrives()
    {
        const Receipt receipt = send(channel(), QStringLiteral("ursula@example.org"));
        QVERIFY2(receipt.answer == Answer::Sent, qPrintable(receipt.detail));
        const auto mail = m_server->nextMail();
        QCOMPARE(mail[QStringLiteral("to")], QStringLiteral("ursula@example.org"));
        QCOMPARE(mail[QStringLiteral("from")], QStringLiteral("dispatch@example.org"));
        QCOMPARE(mail[QStringLiteral("subject")], QStringLiteral("工单 WO-000042 已排定"));
        QCOMPARE(mail[QStringLiteral("id")], QStringLiteral("<o42.v7.assigned.p1.c1@example.org>"));
        QCOMPARE(mail[QStringLiteral("tls")], QStringLiteral("True"));
        QCOMPARE(mail[QStringLiteral("text")], QStringLiteral("Städtle 12|.|End")); // a lone dot does not end it
    }
    void withHtml()
    {
        auto c = channel();
        c.settings[QStringLiteral("html")] = QStringLiteral("yes");
        QCOMPARE(send(c, QStringLiteral("ursula@example.org")).answer, Answer::Sent);
        QCOMPARE(m_server->nextMail()[QStringLiteral("type")], QStringLiteral("multipart/mixed"));
    }
    void unknownMailboxIsForGood()
    {
        const Receipt receipt = send(channel(), QStringLiteral("unknown@example.org"));
        QCOMPARE(receipt.answer, Answer::Refused);
        QVERIFY2(receipt.detail.contains(QStringLiteral("550")), qPrintable(receipt.detail));
    }
    void greylistingIsForNow()
    {
        const Receipt receipt = send(channel(), QStringLiteral("busy@example.org"));
        QCOMPARE(receipt.answer, Answer::Later);
        QVERIFY2(receipt.detail.contains(QStringLiteral("451")), qPrintable(receipt.detail));
    }
    void wrongPasswordStopsTheChannel()
    {
        const Receipt receipt = send(channel(), QStringLiteral("ursula@example.org"), QStringLiteral("wrong-secret"));
        QCOMPARE(receipt.answer, Answer::ChannelFault);
        QVERIFY2(!receipt.detail.contains(QStringLiteral("wrong-secret")), qPrintable(receipt.detail));
    }
    void strangersCertificateIsNotTrusted()
    {
        auto c = channel();
        c.settings.remove(QStringLiteral("ca"));
        const Receipt receipt = send(c, QStringLiteral("ursula@example.org"));
        QCOMPARE(receipt.answer, Answer::ChannelFault);
        QVERIFY2(receipt.detail.contains(QStringLiteral("certificate")), qPrintable(receipt.detail));
    }
    void serverDown()
    {
        auto c = channel();
        c.settings[QStringLiteral("port")] = QStringLiteral("9");
        QCOMPARE(send(c, QStringLiteral("ursula@example.org")).answer, Answer::Later);
    }
    void noAddressNoMail()
    {
        QCOMPARE(send(channel(), QStringLiteral("a@b>\r\nRCPT TO:<c@d")).answer, Answer::Refused);
    }
};

FIELDLANE_TEST_MAIN(TestMail)
#include "tst_mail.moc"
