#include "delivery/mailtext.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::delivery;

class TestMailText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainSubjectsStayPlain() { QCOMPARE(headerText(QStringLiteral("Order 42")), QByteArray("Order 42")); }
    void noTextAddsAHeader()
    {
        QCOMPARE(headerText(QStringLiteral("Order\r\nBcc: all@example.org")), QByteArray("Order  Bcc: all@example.org"));
    }
    void otherLettersAreEncoded()
    {
        const QString subject = QStringLiteral("工单 WO-000042 已排定，请准时上门服务，谢谢您的配合😀 Städtle und noch viel mehr Text");
        QString decoded;
        for (const QByteArray &line : headerText(subject).split('\n')) {
            const QByteArray word = line.trimmed();
            QVERIFY2(word.size() <= 75, word.constData());
            QVERIFY(word.startsWith("=?UTF-8?B?") && word.endsWith("?="));
            const QByteArray bytes = QByteArray::fromBase64(word.mid(10, word.size() - 12));
            decoded += QString::fromUtf8(bytes);
            QVERIFY(!QString::fromUtf8(bytes).contains(QChar::ReplacementCharacter)); // no letter is split
        }
        QCOMPARE(decoded, subject);
    }
    void whatLooksEncodedIsEncoded() { QVERIFY(headerText(QStringLiteral("=?x?=")).startsWith("=?UTF-8?B?")); }
    void addresses()
    {
        QVERIFY(isMailAddress(QStringLiteral("ursula.hasler+notices@example.org")));
        for (const char *wrong : {"", "ursula", "a@b c", "a@b>\r\nRCPT TO:<c@d", "<a@b>", "a@b@c", "\"a b\"@c"})
            QVERIFY2(!isMailAddress(QString::fromLatin1(wrong)), wrong);
    }
    void datesAreEnglish()
    {
        QCOMPARE(mailDate(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"))), QByteArray("Mon, 02 Mar 2026 07:00:00 +0000"));
    }
    void htmlIsEscaped() { QVERIFY(htmlOf(QStringLiteral("a <b>\nc")).contains(QStringLiteral("a &lt;b&gt;<br>c"))); }
};

FIELDLANE_TEST_MAIN(TestMailText)
#include "tst_mailtext.moc"
