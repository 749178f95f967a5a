#include "delivery/gateways.h"
#include <algorithm>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrl>

namespace fieldlane::delivery {

namespace {

using Answer = Receipt::Answer;
using Parameters = std::map<QString, QString>;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString queryOf(const Parameters &parameters)
{
    QStringList pairs;
    for (const auto &[name, value] : parameters)
        pairs += encoded(name) + QLatin1Char('=') + encoded(value);
    return pairs.join(QLatin1Char('&'));
}

/// What every gateway means alike by an answer that is no success; `said` are its own words.
Receipt failureOf(const HttpAnswer &answer, const QString &said)
{
    if (answer.isCertificateFault)
        return {Answer::ChannelFault, QStringLiteral("The certificate of the gateway cannot be trusted: %1.").arg(answer.error), {}};
    if (answer.status == 0)
        return {Answer::Later, QStringLiteral("The gateway cannot be reached: %1.").arg(answer.error), {}};
    const QString words = said.simplified().left(200);
    const QString detail = words.isEmpty() ? QString() : QStringLiteral(": ") + words;
    const int s = answer.status;
    if (s == 401 || s == 403)
        return {Answer::ChannelFault, QStringLiteral("The gateway does not accept the log-in (%1)%2").arg(s).arg(detail), {}};
    if (s == 408 || s == 425 || s == 429 || s >= 500)
        return {Answer::Later, QStringLiteral("The gateway refused it for now (%1)%2").arg(s).arg(detail), {}};
    return {Answer::Refused, QStringLiteral("The gateway refused it for good (%1)%2").arg(s).arg(detail), {}};
}

bool isPlainText(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c < QChar(0x7f); });
}

HttpRequest kannelRequest(const GatewayCall &call)
{
    Parameters p {{QStringLiteral("username"), call.setting("user")}, {QStringLiteral("password"), call.secret},
        {QStringLiteral("from"), call.setting("from")}, {QStringLiteral("to"), dialled(call.message.address)},
        {QStringLiteral("text"), call.message.text.body}, {QStringLiteral("charset"), QStringLiteral("UTF-8")},
        {QStringLiteral("coding"), isPlainText(call.message.text.body) ? QStringLiteral("0") : QStringLiteral("2")}};
    HttpRequest request;
    request.url = call.setting("url") + QLatin1Char('?') + queryOf(p);
    return request;
}

Receipt kannelReceipt(const HttpAnswer &answer)
{
    if (answer.status == 202)
        return {Answer::Sent, {}, QString::fromUtf8(answer.body).simplified().left(100)};
    return failureOf(answer, QString::fromUtf8(answer.body));
}

HttpRequest twilioRequest(const GatewayCall &call)
{
    const QString base = call.setting("url").isEmpty() ? QStringLiteral("https://api.twilio.com") : call.setting("url");
    const QString from = call.setting("from");
    // A sender that is no number is a messaging service.
    const QString sender = from.startsWith(QLatin1String("MG")) ? QStringLiteral("MessagingServiceSid") : QStringLiteral("From");
    constexpr qsizetype longest = 1600;
    HttpRequest request;
    request.method = "POST";
    request.url = QStringLiteral("%1/2010-04-01/Accounts/%2/Messages.json").arg(base, encoded(call.setting("account")));
    request.headers = {"Content-Type: application/x-www-form-urlencoded"};
    request.body = queryOf({{QStringLiteral("To"), dialled(call.message.address)}, {sender, from},
                               {QStringLiteral("Body"), call.message.text.body.left(longest)}})
                       .toLatin1();
    request.user = call.setting("user").isEmpty() ? call.setting("account") : call.setting("user");
    request.password = call.secret;
    return request;
}

Receipt twilioReceipt(const HttpAnswer &answer)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    if (answer.status == 200 || answer.status == 201)
        return {Answer::Sent, {}, body.value(QLatin1String("sid")).toString()};
    return failureOf(answer, body.value(QLatin1String("message")).toString());
}

/// Mainland numbers go without country code, others without the plus.
QString aliyunNumber(const QString &phone)
{
    QString number = dialled(phone);
    number.remove(QLatin1Char('+'));
    return number.startsWith(QLatin1String("86")) && number.size() == 13 ? number.mid(2) : number;
}

HttpRequest aliyunRequest(const GatewayCall &call)
{
    const QString own = call.channel.settings.value(QStringLiteral("templateCode.") + domain::toCode(call.message.notice.kind)).toString();
    const QStringList names = call.setting("params").isEmpty()
        ? QStringList {QStringLiteral("number"), QStringLiteral("customer"), QStringLiteral("address")}
        : call.setting("params").split(QLatin1Char(','), Qt::SkipEmptyParts);
    QJsonObject values;
    for (const QString &name : names) {
        const domain::NoticeText wanted {{}, QStringLiteral("{%1}").arg(name.trimmed())};
        values.insert(name.trimmed(), domain::render(wanted, call.message.notice, call.message.language).body);
    }
    Parameters p {{QStringLiteral("AccessKeyId"), call.setting("accessKey")}, {QStringLiteral("Action"), QStringLiteral("SendSms")},
        {QStringLiteral("Version"), QStringLiteral("2017-05-25")},
        {QStringLiteral("RegionId"), call.setting("region").isEmpty() ? QStringLiteral("cn-hangzhou") : call.setting("region")},
        {QStringLiteral("Format"), QStringLiteral("JSON")}, {QStringLiteral("Timestamp"), core::toIso(call.message.now)},
        {QStringLiteral("SignatureMethod"), QStringLiteral("HMAC-SHA1")}, {QStringLiteral("SignatureVersion"), QStringLiteral("1.0")},
        {QStringLiteral("SignatureNonce"), call.nonce}, {QStringLiteral("PhoneNumbers"), aliyunNumber(call.message.address)},
        {QStringLiteral("SignName"), call.setting("signName")},
        {QStringLiteral("TemplateCode"), own.isEmpty() ? call.setting("templateCode") : own},
        {QStringLiteral("TemplateParam"), QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact))},
        {QStringLiteral("OutId"), call.message.dedupe}};
    p[QStringLiteral("Signature")] = aliyunSignature(p, call.secret);
    HttpRequest request;
    const QString base = call.setting("url").isEmpty() ? QStringLiteral("https://dysmsapi.aliyuncs.com") : call.setting("url");
    request.url = base + QStringLiteral("/?") + queryOf(p);
    return request;
}

Receipt aliyunReceipt(const HttpAnswer &answer)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QString code = body.value(QLatin1String("Code")).toString();
    if (answer.status == 200 && code == QLatin1String("OK"))
        return {Answer::Sent, {}, body.value(QLatin1String("BizId")).toString()};
    if (answer.status == 0 || answer.status >= 500)
        return failureOf(answer, code);
    const QString said = QStringLiteral("The gateway answered %1: %2").arg(code, body.value(QLatin1String("Message")).toString().left(200));
    if (code.contains(QLatin1String("BUSINESS_LIMIT_CONTROL")) || code.startsWith(QLatin1String("Throttling")))
        return {Answer::Later, said, {}};
    if (code.startsWith(QLatin1String("InvalidAccessKeyId")) || code.startsWith(QLatin1String("SignatureDoesNotMatch"))
        || code.contains(QLatin1String("AMOUNT_NOT_ENOUGH")) || code.contains(QLatin1String("RAM_PERMISSION_DENY")))
        return {Answer::ChannelFault, said, {}};
    return {Answer::Refused, said, {}};
}

HttpRequest webhookRequest(const GatewayCall &call)
{
    HttpRequest request;
    request.method = "POST";
    request.url = call.setting("url");
    request.body = webhookBody(call.message);
    const QByteArray time = QByteArray::number(core::toMs(call.message.now) / 1000);
    request.headers = {"Content-Type: application/json", "Idempotency-Key: " + call.message.dedupe.toUtf8(),
        "X-Fieldlane-Timestamp: " + time};
    if (!call.secret.isEmpty())
        request.headers += "X-Fieldlane-Signature: sha256=" + webhookSignature(time, request.body, call.secret);
    return request;
}

Receipt webhookReceipt(const HttpAnswer &answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return {Answer::Sent, {}, {}};
    return failureOf(answer, QString::fromUtf8(answer.body));
}

} // namespace

const Gateway *gatewayFor(const QString &carrier)
{
    static const std::map<QString, Gateway> gateways {
        {QStringLiteral("kannel"), {kannelRequest, kannelReceipt}},
        {QStringLiteral("twilio"), {twilioRequest, twilioReceipt}},
        {QStringLiteral("aliyun"), {aliyunRequest, aliyunReceipt}},
        {QStringLiteral("webhook"), {webhookRequest, webhookReceipt}},
    };
    const auto it = gateways.find(carrier);
    return it == gateways.end() ? nullptr : &it->second;
}

QString dialled(const QString &phone)
{
    QString number;
    for (const QChar c : phone) {
        if (c.digitValue() >= 0)
            number += QLatin1Char(char('0' + c.digitValue()));
        else if (number.isEmpty() && c == QLatin1Char('+'))
            number += c;
    }
    if (number.startsWith(QLatin1String("00")))
        number.replace(0, 2, QLatin1Char('+'));
    return number.size() < 3 ? QString() : number;
}

QString aliyunSignature(const Parameters &parameters, const QString &secret)
{
    const QString toSign = QStringLiteral("GET&%2F&") + encoded(queryOf(parameters));
    return QString::fromLatin1(QMessageAuthenticationCode::hash(
        toSign.toUtf8(), (secret + QLatin1Char('&')).toUtf8(), QCryptographicHash::Sha1)
                                   .toBase64());
}

QByteArray webhookBody(const Message &message)
{
    const domain::Notice &n = message.notice;
    QJsonObject facts = n.facts;
    for (const domain::Fact fact : {domain::Fact::Start, domain::Fact::End, domain::Fact::Before, domain::Fact::Deadline}) {
        const QString name = domain::toCode(fact);
        if (facts.contains(name))
            facts[name] = core::toIso(core::fromMs(qint64(facts.value(name).toDouble())));
    }
    const QJsonObject body {{QStringLiteral("id"), message.dedupe}, {QStringLiteral("kind"), domain::toCode(n.kind)},
        {QStringLiteral("audience"), domain::toCode(n.audience)}, {QStringLiteral("at"), core::toIso(n.at)},
        {QStringLiteral("orderVersion"), n.orderVersion}, {QStringLiteral("language"), message.language},
        {QStringLiteral("zone"), n.zone}, {QStringLiteral("title"), message.text.subject},
        {QStringLiteral("text"), message.text.body}, {QStringLiteral("order"), facts}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray webhookSignature(const QByteArray &timestamp, const QByteArray &body, const QString &secret)
{
    return QMessageAuthenticationCode::hash(timestamp + '.' + body, secret.toUtf8(), QCryptographicHash::Sha256).toHex();
}

} // namespace fieldlane::delivery
