#include "delivery/carriers.h"
#include "delivery/gateways.h"
#include "support/httpstub.h"
#include "support/testmain.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace fieldlane;
using namespace fieldlane::delivery;
using Answer = Receipt::Answer;

namespace {

const QString password = QStringLiteral("pass word&1");

Message message()
{
    Message m;
    m.dedupe = QStringLiteral("o42.v7.assigned.p1.c2");
    m.address = QStringLiteral("+423 232-11 22");
    m.language = QStringLiteral("en");
    m.now = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
    m.notice = domain::sampleNotice(domain::NoticeKind::Assigned, m.now);
    m.text = {QStringLiteral("Order 42"), QStringLiteral("Städtle 12 & more")};
    return m;
}

QString requestQuery(const support::HttpStub::Request &request)
{
    return QString::fromLatin1(request.line).section(u' ', 1, 1).section(u'?', 1);
}

QMap<QString, QString> pairsOf(const QString &query)
{
    QMap<QString, QString> pairs;
    for (const auto &[name, value] : QUrlQuery(query).queryItems(QUrl::FullyDecoded))
        pairs[name] = value;
    return pairs;
}

} // namespace

/// What the gateways are asked and what their answers mean, over real HTTP on the loopback.
class TestGateways : public QObject
{
    Q_OBJECT
    std::unique_ptr<support::HttpStub> m_server;

    Receipt send(const char *carrier, domain::Channel channel, QJsonObject settings, const Message &m)
    {
        qputenv("FIELDLANE_TEST_SECRET", password.toUtf8());
        domain::NoticeChannel c;
        c.name = QStringLiteral("Test");
        c.carrier = QLatin1String(carrier);
        c.channel = channel;
        settings.insert(QStringLiteral("secret"), QStringLiteral("env:FIELDLANE_TEST_SECRET"));
        if (!settings.contains(QStringLiteral("url")))
            settings.insert(QStringLiteral("url"), m_server->url());
        c.settings = settings;
        auto made = carrierFor(c);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return (*made)->send(m);
    }

private Q_SLOTS:
    void init() { m_server = std::make_unique<support::HttpStub>(); }
    void cleanup() { m_server.reset(); }

    void kannel()
    {
        m_server->answerWith(202, "0: Accepted for delivery");
        const QJsonObject settings {{QStringLiteral("user"), QStringLiteral("me")}, {QStringLiteral("from"), QStringLiteral("Fieldlane")},
            {QStringLiteral("url"), m_server->url() + QStringLiteral("/cgi-bin/sendsms")}};
        const Receipt receipt = send("kannel", domain::Channel::Sms, settings, message());
        QCOMPARE(receipt.answer, Answer::Sent);
        const auto request = m_server->requests().value(0);
        QVERIFY(request.line.startsWith("GET /cgi-bin/sendsms?"));
        const auto pairs = pairsOf(requestQuery(request));
        QCOMPARE(pairs[QStringLiteral("password")], password);
        QCOMPARE(pairs[QStringLiteral("to")], QStringLiteral("+4232321122"));
        QCOMPARE(pairs[QStringLiteral("text")], message().text.body);
        QCOMPARE(pairs[QStringLiteral("coding")], QStringLiteral("2")); // an umlaut
    }
    void twilio()
    {
        m_server->answerWith(201, R"({"sid":"SM123","status":"queued"})");
        const QJsonObject settings {{QStringLiteral("account"), QStringLiteral("AC1")}, {QStringLiteral("from"), QStringLiteral("+15550001")}};
        const Receipt receipt = send("twilio", domain::Channel::Sms, settings, message());
        QCOMPARE(receipt.answer, Answer::Sent);
        QCOMPARE(receipt.reference, QStringLiteral("SM123"));
        const auto request = m_server->requests().value(0);
        QCOMPARE(request.line, QByteArray("POST /2010-04-01/Accounts/AC1/Messages.json HTTP/1.1"));
        QCOMPARE(request.headers.value("authorization"), "Basic " + ("AC1:" + password).toUtf8().toBase64());
        const auto pairs = pairsOf(QString::fromLatin1(request.body));
        QCOMPARE(pairs[QStringLiteral("To")], QStringLiteral("+4232321122"));
        QCOMPARE(pairs[QStringLiteral("From")], QStringLiteral("+15550001"));
        QCOMPARE(pairs[QStringLiteral("Body")], message().text.body);
    }
    void aliyunSigns()
    {
        // The example of Aliyun's own documentation.
        const std::map<QString, QString> parameters {{"AccessKeyId", "testId"}, {"Action", "SendSms"}, {"Format", "XML"},
            {"OutId", "123"}, {"PhoneNumbers", "15300000001"}, {"RegionId", "cn-hangzhou"},
            {"SignName", QStringLiteral("阿里云短信测试专用")}, {"SignatureMethod", "HMAC-SHA1"},
            {"SignatureNonce", "45e25e9b-0a6f-4070-8c85-2956eda1b466"}, {"SignatureVersion", "1.0"},
            {"TemplateCode", "SMS_71390007"}, {"TemplateParam", "{\"customer\":\"test\"}"},
            {"Timestamp", "2017-07-12T02:42:19Z"}, {"Version", "2017-05-25"}};
        QCOMPARE(aliyunSignature(parameters, QStringLiteral("testSecret")), QStringLiteral("zJDF+Lrzhj/ThnlvIToysFRq6t4="));
    }
    void aliyun()
    {
        m_server->answerWith(200, R"({"Code":"OK","BizId":"900"})");
        const QJsonObject settings {{QStringLiteral("accessKey"), QStringLiteral("testId")}, {QStringLiteral("signName"), QStringLiteral("公司")},
            {QStringLiteral("templateCode"), QStringLiteral("SMS_1")}, {QStringLiteral("templateCode.assigned"), QStringLiteral("SMS_2")},
            {QStringLiteral("params"), QStringLiteral("number,start")}};
        Message m = message();
        m.address = QStringLiteral("+86 138 0013 8000");
        const Receipt receipt = send("aliyun", domain::Channel::Sms, settings, m);
        QCOMPARE(receipt.answer, Answer::Sent);
        QCOMPARE(receipt.reference, QStringLiteral("900"));
        auto pairs = pairsOf(requestQuery(m_server->requests().value(0)));
        QCOMPARE(pairs[QStringLiteral("PhoneNumbers")], QStringLiteral("13800138000"));
        QCOMPARE(pairs[QStringLiteral("TemplateCode")], QStringLiteral("SMS_2"));
        QCOMPARE(pairs[QStringLiteral("TemplateParam")], QStringLiteral("{\"number\":\"WO-000042\",\"start\":\"Mon 2 Mar 2026 10:00\"}"));
        QCOMPARE(pairs[QStringLiteral("OutId")], m.dedupe);
        const QString signature = pairs.take(QStringLiteral("Signature"));
        QCOMPARE(signature, aliyunSignature(pairs.toStdMap(), password));
    }
    void webhook()
    {
        m_server->answerWith(204, {});
        QCOMPARE(send("webhook", domain::Channel::Webhook, {}, message()).answer, Answer::Sent);
        const auto request = m_server->requests().value(0);
        QVERIFY(request.line.startsWith("POST / "));
        QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(request.headers.value("idempotency-key"), message().dedupe.toUtf8());
        const QByteArray signedText = request.headers.value("x-fieldlane-timestamp") + '.' + request.body;
        QCOMPARE(request.headers.value("x-fieldlane-signature"),
            "sha256=" + QMessageAuthenticationCode::hash(signedText, password.toUtf8(), QCryptographicHash::Sha256).toHex());
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body[QStringLiteral("kind")].toString(), QStringLiteral("assigned"));
        QCOMPARE(body[QStringLiteral("order")][QStringLiteral("start")].toString(), QStringLiteral("2026-03-02T09:00:00Z"));
    }
    void answers_data()
    {
        QTest::addColumn<QString>("carrier");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *carrier, int status, const char *body, Answer expected) {
            QTest::addRow("%s %d %s", carrier, status, body) << QString::fromLatin1(carrier) << status << QByteArray(body) << int(expected);
        };
        row("webhook", 200, "", Answer::Sent);
        row("webhook", 302, "", Answer::Refused);
        row("webhook", 400, "no", Answer::Refused);
        row("webhook", 401, "", Answer::ChannelFault);
        row("webhook", 429, "", Answer::Later);
        row("webhook", 503, "", Answer::Later);
        row("kannel", 200, "", Answer::Refused);
        row("kannel", 403, "Authorization failed", Answer::ChannelFault);
        row("kannel", 503, "", Answer::Later);
        row("twilio", 400, R"({"message":"The To number is not valid"})", Answer::Refused);
        row("twilio", 401, "{}", Answer::ChannelFault);
        row("aliyun", 200, R"({"Code":"isv.MOBILE_NUMBER_ILLEGAL"})", Answer::Refused);
        row("aliyun", 200, R"({"Code":"isv.BUSINESS_LIMIT_CONTROL"})", Answer::Later);
        row("aliyun", 400, R"({"Code":"SignatureDoesNotMatch"})", Answer::ChannelFault);
        row("aliyun", 500, "", Answer::Later);
    }
    void answers()
    {
        QFETCH(QString, carrier);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        HttpAnswer answer;
        answer.status = status;
        answer.body = body;
        QTEST(int(gatewayFor(carrier)->receipt(answer).answer), "expected");
    }
    void nobodyAnswers()
    {
        const QString url = m_server->url();
        m_server.reset();
        const Receipt receipt = send("webhook", domain::Channel::Webhook, {{QStringLiteral("url"), url}}, message());
        QCOMPARE(receipt.answer, Answer::Later);
        QVERIFY(!receipt.detail.contains(url));
    }
    void secretsStaySecret()
    {
        m_server->answerWith(400, "You asked with pass word&1 and pass%20word%261");
        const QJsonObject settings {{QStringLiteral("user"), QStringLiteral("me")}, {QStringLiteral("from"), QStringLiteral("Fieldlane")}};
        const Receipt receipt = send("kannel", domain::Channel::Sms, settings, message());
        QCOMPARE(receipt.answer, Answer::Refused);
        QVERIFY2(!receipt.detail.contains(QStringLiteral("word")), qPrintable(receipt.detail));
        QVERIFY(receipt.detail.contains(QStringLiteral("***")));
    }
    void longAnswersEnd()
    {
        m_server->answerWith(200, QByteArray(1'000'000, 'x'));
        QCOMPARE(send("webhook", domain::Channel::Webhook, {}, message()).answer, Answer::Later);
    }
    void secretPlaces()
    {
        QTemporaryDir folder;
        domain::NoticeChannel c;
        c.name = QStringLiteral("Hook");
        c.carrier = QStringLiteral("webhook");
        c.channel = domain::Channel::Webhook;
        const QString path = folder.filePath(QStringLiteral("secret"));
        c.settings = {{QStringLiteral("url"), m_server->url()}, {QStringLiteral("secret"), QStringLiteral("file:") + path}};
        QCOMPARE(carrierFor(c).error().code, core::ErrorCode::NotFound);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("secret\n") > 0);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QCOMPARE(carrierFor(c).error().code, core::ErrorCode::Forbidden);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(carrierFor(c));
        c.settings[QStringLiteral("secret")] = QStringLiteral("keychain:fieldlane-no-such-secret");
        QVERIFY(!carrierFor(c));
        c.settings[QStringLiteral("secret")] = QStringLiteral("env:FIELDLANE_NO_SUCH_VARIABLE");
        QCOMPARE(carrierFor(c).error().code, core::ErrorCode::NotFound);
    }
    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::newRow("spaced") << "+423 232-11 22" << "+4232321122";
        QTest::newRow("international") << "00423 232 11 22" << "+4232321122";
        QTest::newRow("national") << "(079) 123 45 67" << "0791234567";
        QTest::newRow("full width") << QStringLiteral("１３８ ００１３ ８０００") << "13800138000";
        QTest::newRow("words") << "call me" << "";
    }
    void numbers()
    {
        QFETCH(QString, text);
        QTEST(dialled(text), "number");
    }
};

FIELDLANE_TEST_MAIN(TestGateways)
#include "tst_gateways.moc"
