#pragma once
#include "delivery/carrier.h"
#include "delivery/transfer.h"
#include <map>

namespace fieldlane::delivery {

/// All that a request to a gateway is made of.
struct GatewayCall
{
    const domain::NoticeChannel &channel;
    const QString &secret;
    const Message &message;
    QString nonce; ///< never used twice

    QString setting(const char *name) const { return channel.settings.value(QLatin1String(name)).toString(); }
};

/// How a service is asked, and what its answers mean.
struct Gateway
{
    HttpRequest (*request)(const GatewayCall &call);
    Receipt (*receipt)(const HttpAnswer &answer);
};
/// By the carrier's code; null for one that is no HTTP gateway.
const Gateway *gatewayFor(const QString &carrier);

/// Digits with the leading plus: "+423 232-11 22" -> "+4232321122"; empty when it is no number.
QString dialled(const QString &phone);
/// Aliyun's RPC signature, version 1.0: HMAC-SHA1 over the sorted parameters of a GET.
QString aliyunSignature(const std::map<QString, QString> &parameters, const QString &secret);
/// What a webhook sends, and the value of its header "X-Fieldlane-Signature": HMAC-SHA256 over time, a point, body.
QByteArray webhookBody(const Message &message);
QByteArray webhookSignature(const QByteArray &timestamp, const QByteArray &body, const QString &secret);

} // namespace fieldlane::delivery
