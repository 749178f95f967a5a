#include "domain/noticechannels.h"
#include "domain/noticetext.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

const core::Instant now = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

NoticeTemplate words(const QString &body, const QString &subject = QStringLiteral("Title"))
{
    NoticeTemplate t;
    t.language = QStringLiteral("en");
    t.subject = subject;
    t.body = body;
    return t;
}

} // namespace

class TestNoticeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasWordsInEveryLanguage()
    {
        for (int kind = 0; kind < noticeKindCount; ++kind) {
            for (int channel = 0; channel < channelCount; ++channel) {
                QStringList seen;
                for (const QString &language : shippedLanguages()) {
                    Notice n = sampleNotice(NoticeKind(kind), now);
                    n.language = language;
                    const NoticeText text = textOf(n, Channel(channel), {});
                    QVERIFY(!text.body.isEmpty());
                    QCOMPARE(text.subject.isEmpty(), Channel(channel) == Channel::Sms);
                    QVERIFY2(!(text.subject + text.body).contains(u'{'), qPrintable(text.body));
                    QVERIFY2((text.subject + text.body).contains(QStringLiteral("WO-000042")), qPrintable(text.body));
                    QVERIFY(!seen.contains(text.subject + text.body));
                    seen += text.subject + text.body;
                    NoticeTemplate own = words(shippedText(NoticeKind(kind), Channel(channel), language).body);
                    QVERIFY(!faultOf(own));
                }
            }
        }
    }
    void anOfferThatIsOverSaysSoInTheInboxAlone()
    {
        Notice n = sampleNotice(NoticeKind::Offered, now);
        const NoticeText sms = textOf(n, Channel::Sms, {});
        QVERIFY(n.isNew());
        n.settledAt = now;
        n.settledBy = QStringLiteral("Viktor Beck");
        QVERIFY(!n.isNew());
        const NoticeText over = textOf(n, Channel::Inbox, {});
        QCOMPARE(over.subject, QStringLiteral("Order WO-000042 can no longer be claimed"));
        QVERIFY2(over.body.startsWith(QStringLiteral("It went to Viktor Beck.")), qPrintable(over.body));
        QVERIFY(textOf(n, Channel::Sms, {}) == sms); // as it was sent
        n.settledBy.clear();
        QVERIFY(!textOf(n, Channel::Inbox, {}).body.contains(QStringLiteral("It went")));
        NoticeTemplate own = words(QStringLiteral("Gone to {technician}"));
        own.kind = NoticeKind::Settled;
        own.channel = Channel::Inbox;
        n.settledBy = QStringLiteral("Viktor Beck");
        QCOMPARE(textOf(n, Channel::Inbox, std::vector {own}).body, QStringLiteral("Gone to Viktor Beck"));
    }
    void timesAreTheReaders_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Vaduz") << "Europe/Vaduz" << "en" << "Mon 2 Mar 2026 10:00 to 11:00";
        QTest::newRow("New York") << "America/New_York" << "en" << "Mon 2 Mar 2026 04:00 to 05:00";
        QTest::newRow("Shanghai") << "Asia/Shanghai" << "zh_CN" << QStringLiteral("2026年3月2日 17:00 to 18:00");
        QTest::newRow("over midnight") << "Asia/Kamchatka" << "en" << "Mon 2 Mar 2026 21:00 to 22:00";
        QTest::newRow("next day") << "Pacific/Auckland" << "en" << "Mon 2 Mar 2026 22:00 to 23:00";
        QTest::newRow("unknown zone") << "Nowhere" << "en" << "Mon 2 Mar 2026 09:00 to 10:00";
    }
    void timesAreTheReaders()
    {
        QFETCH(QString, zone);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        Notice n = sampleNotice(NoticeKind::Assigned, now);
        n.zone = zone;
        QCOMPARE(render({{}, QStringLiteral("{start} to {end}")}, n, language).body, expected);
    }
    void emptyLinesGo()
    {
        Notice n = sampleNotice(NoticeKind::Cancelled, now);
        n.facts.remove(toCode(Fact::Reason));
        const NoticeText text = textOf(n, Channel::Inbox, {});
        QVERIFY2(!text.body.contains(QStringLiteral("Reason")), qPrintable(text.body));
        QCOMPARE(render({{}, QStringLiteral("a {reason}{number}\n{reason}\nb")}, n, {}).body, QStringLiteral("a WO-000042\nb"));
        QCOMPARE(render({{}, QStringLiteral("{{x}}")}, n, {}).body, QStringLiteral("{x}"));
    }
    void commasGoWithWhatIsMissing()
    {
        Notice n = sampleNotice(NoticeKind::Cancelled, now);
        n.facts.remove(toCode(Fact::Reason));
        const auto filled = [&](const QString &words) { return render({{}, words}, n, {}).body; };
        QCOMPARE(filled(QStringLiteral("{number}, {reason}: a, b.")), QStringLiteral("WO-000042: a, b."));
        QCOMPARE(filled(QStringLiteral("{reason}, {number}")), QStringLiteral("WO-000042"));
        QCOMPARE(filled(QStringLiteral("{number}, {reason}")), QStringLiteral("WO-000042"));
        QCOMPARE(filled(QStringLiteral("{number}，{reason}。")), QStringLiteral("WO-000042。"));
        QCOMPARE(filled(QStringLiteral("{number}, {number}")), QStringLiteral("WO-000042, WO-000042"));
    }
    void correctionsNameWhatTheyCorrect()
    {
        Notice n = sampleNotice(NoticeKind::Correction, now);
        n.language = QStringLiteral("es");
        QVERIFY(textOf(n, Channel::Sms, {}).body.contains(QStringLiteral("«La orden WO-000042 está planificada»")));
    }
    void ownWordsGoFirst()
    {
        NoticeTemplate own = words(QStringLiteral("Go to {address}"));
        own.channel = Channel::Sms;
        const std::vector<NoticeTemplate> list {own};
        Notice n = sampleNotice(NoticeKind::Assigned, now);
        QCOMPARE(textOf(n, Channel::Sms, list).body, QStringLiteral("Go to Städtle 12, 9490 Vaduz"));
        QVERIFY(textOf(n, Channel::Inbox, list).body != textOf(n, Channel::Sms, list).body);
        n.language = QStringLiteral("en_GB");
        QCOMPARE(textOf(n, Channel::Sms, list).body, QStringLiteral("Go to Städtle 12, 9490 Vaduz"));
        n.language = QStringLiteral("es");
        QVERIFY(textOf(n, Channel::Sms, list).body.startsWith(QStringLiteral("La orden")));
        n.language.clear();
        QVERIFY(textOf(n, Channel::Sms, list, QStringLiteral("zh_TW")).body.startsWith(QStringLiteral("工單")));
    }
    void languages_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("shipped");
        QTest::newRow("exact") << "zh_TW" << "zh_TW";
        QTest::newRow("Mexico") << "es_MX" << "es";
        QTest::newRow("Hong Kong") << "zh_HK" << "zh_TW";
        QTest::newRow("Chinese") << "zh" << "zh_CN";
        QTest::newRow("German") << "de" << "en";
        QTest::newRow("none") << "" << "en";
    }
    void languages()
    {
        QFETCH(QString, wanted);
        QTEST(shippedLanguage(wanted), "shipped");
    }
    void faults()
    {
        using What = TemplateFault::What;
        QCOMPARE(faultOf(words(QStringLiteral(" ")))->what, What::EmptyBody);
        QCOMPARE(faultOf(words(QStringLiteral("x"), QString()))->what, What::EmptySubject);
        QCOMPARE(faultOf(words(QString(TemplateFault::longestBody + 1, QLatin1Char('x')), QStringLiteral("t")))->what, What::TooLong);
        QVERIFY(!faultOf(words(QString(TemplateFault::longestBody, QLatin1Char('x')), QStringLiteral("t"))));
        NoticeTemplate over = words(QStringLiteral("x"), QStringLiteral("t"));
        over.kind = NoticeKind::Settled;
        over.channel = Channel::Email;
        QCOMPARE(faultOf(over)->what, What::InboxAlone);
        over.channel = Channel::Inbox;
        QVERIFY(!faultOf(over));
        QCOMPARE(faultOf(words(QStringLiteral("{nummer}")))->what, What::UnknownPlaceholder);
        QCOMPARE(faultOf(words(QStringLiteral("{nummer}")))->placeholder, QStringLiteral("nummer"));
        QCOMPARE(faultOf(words(QStringLiteral("{number")))->what, What::OpenBrace);
        QCOMPARE(faultOf(words(QStringLiteral("number}")))->what, What::OpenBrace);
        NoticeTemplate t = words(QStringLiteral("x"));
        t.language = QStringLiteral("xx_nowhere");
        QCOMPARE(faultOf(t)->what, What::UnknownLanguage);
    }
    void channelsHoldNoSecrets_data()
    {
        QTest::addColumn<QString>("carrier");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<int>("fault"); // -1: none
        using What = ChannelFault::What;
        const auto row = [](const char *name, const char *carrier, const char *settings, int fault) {
            QTest::newRow(name) << QString::fromLatin1(carrier) << QString::fromLatin1(settings) << fault;
        };
        row("mail", "smtp", "host=mx.example.org from=a@example.org user=a secret=env:PW", -1);
        row("password in plain", "smtp", "host=mx.example.org from=a@example.org secret=hunter2", int(What::SecretInPlain));
        row("password by another name", "smtp", "host=mx from=a@example.org password=hunter2", int(What::UnknownSetting));
        row("no host", "smtp", "from=a@example.org", int(What::MissingSetting));
        row("mail in the clear", "smtp", "host=mx.example.org from=a@b.c security=none", int(What::UnsafeAddress));
        row("mail in the house", "smtp", "host=127.0.0.1 from=a@b.c security=none", -1);
        row("hook", "webhook", "url=https://example.org/hook", -1);
        row("hook in the clear", "webhook", "url=http://example.org/hook", int(What::UnsafeAddress));
        row("password in the address", "webhook", "url=https://me:pw@example.org/", int(What::UnsafeAddress));
        row("own templates", "aliyun", "accessKey=a secret=file:/x signName=s templateCode=S templateCode.assigned=T", -1);
        row("nobody's", "pigeon", "", int(What::UnknownCarrier));
    }
    void channelsHoldNoSecrets()
    {
        QFETCH(QString, carrier);
        QFETCH(QString, settings);
        QFETCH(int, fault);
        NoticeChannel channel;
        channel.carrier = carrier;
        if (const CarrierKind *kind = carrierKind(carrier))
            channel.channel = kind->channel;
        for (const QString &pair : settings.split(u' ', Qt::SkipEmptyParts))
            channel.settings.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
        const auto found = faultOf(channel);
        QCOMPARE(found ? int(found->what) : -1, fault);
    }
};

FIELDLANE_TEST_MAIN(TestNoticeText)
#include "tst_noticetext.moc"
